// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/predictions.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "core/model/id.h"

namespace isnad::eval {

model::Article ToArticle(const GoldArticle& gold) {
  model::Article article;
  article.outlet = gold.outlet;
  article.url = absl::StrCat("https://example.org/", gold.name);
  article.language_code = "ar";
  article.title = std::string(gold.title());
  article.body = std::string(gold.body());
  article.publish_time = gold.publish_time;
  article.revision = 1;
  article.content_hash = model::ContentHash(article.title, article.body);
  article.id = model::ArticleId(article);
  return article;
}

std::vector<Prediction> ToPredictions(const GoldArticle& gold, const store::ArticleRecord& record) {
  std::vector<Prediction> predictions;
  for (const store::StatementRecord& found : record.statements) {
    const model::Statement& statement = found.statement;
    if (statement.kind == model::StatementKind::kNarration) continue;
    const bool in_title = statement.span.field == model::TextField::kTitle;
    const size_t base = in_title ? 0 : gold.body_begin;
    Prediction prediction;
    prediction.begin = base + statement.span.begin;
    prediction.end = base + statement.span.end;
    prediction.speaker = statement.speaker.display_name;
    prediction.anonymous = statement.speaker.anonymous;
    prediction.act = statement.act;
    prediction.kind = statement.kind;
    for (const model::Attribution& carrier : statement.chain) {
      prediction.chain.push_back(carrier.display_name);
    }
    predictions.push_back(std::move(prediction));
  }
  return predictions;
}

}  // namespace isnad::eval
