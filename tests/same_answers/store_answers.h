// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "tests/same_answers/stack.h"

namespace isnad::same_answers {

// What a store answers about two articles to the ingest service alone, as text.
std::string StoreAnswers(Stack& stack, const std::string& article_id, const std::string& other_id);

}  // namespace isnad::same_answers
