// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/strings/string_view.h"

// What holds for every text: one statement of it, run by the tests over random
// strings and by the fuzzer over its own.
namespace isnad::text {

// Checks normalization, offsets, folding, tokens, sentences and quotations of
// any bytes. Returns the first property that fails, in words; else "".
std::string FindBrokenProperty(absl::string_view raw);

}  // namespace isnad::text
