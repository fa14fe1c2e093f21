// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/model/article.h"
#include "core/store/article_record.h"
#include "tests/eval/gold_article.h"
#include "tests/eval/scorer.h"

namespace isnad::eval {

// The article as a service would receive it.
model::Article ToArticle(const GoldArticle& gold);

// What the analysis found in ToArticle(gold), at the places of gold.text.
// The reporter's narration is left out. Linear.
std::vector<Prediction> ToPredictions(const GoldArticle& gold, const store::ArticleRecord& record);

}  // namespace isnad::eval
