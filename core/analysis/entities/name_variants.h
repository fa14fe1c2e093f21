// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

// Spellings of one Arabic name within an article (core/text/name_sounds.h).
namespace isnad::analysis {

// Under what variants of a name, folded words without articles, meet.
std::string SoundOfName(const std::vector<std::string>& words);

// As many words, each like its counterpart: نتنياهو and نتانياهو, but neither
// سلمان and سليمان nor two forenames before one surname.
bool AreSpellingVariants(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace isnad::analysis
