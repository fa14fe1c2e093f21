// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/analysis/claims/claims.h"
#include "core/analysis/document.h"
#include "core/analysis/entities/entities.h"
#include "core/analysis/statements/statements.h"

namespace isnad::analysis {

// A text and one statement over a stretch of it, for tests of claims: names
// and statements are given by hand, so that nothing but claims is tested.
class HandMadeArticle {
 public:
  explicit HandMadeArticle(std::string body,
                           absl::Time published = absl::FromUnixSeconds(1500000000));

  // A name, every occurrence of `words` in the body.
  HandMadeArticle& Name(absl::string_view words, model::ActorKind kind,
                        absl::string_view display_name = "");
  // The reporter's own words: all of the body, unless a stretch is given.
  HandMadeArticle& Narration(absl::string_view content = "");
  HandMadeArticle& Speech(absl::string_view speaker, absl::string_view content,
                          model::SpeechAct act = model::SpeechAct::kAssert,
                          model::Endorsement endorsement = model::Endorsement::kNeutral);

  // Of the last statement: the word that reports it, and the statement, counted
  // from 0, that it stands in.
  HandMadeArticle& Cue(absl::string_view word);
  HandMadeArticle& Inside(int32_t outer);

  std::vector<model::ClaimMention> Read(const ClaimReader& reader) const;
  const model::Article& article() const { return article_; }
  model::Article& article() { return article_; }

 private:
  FoundStatement At(absl::string_view content) const;

  model::Article article_;
  Document document_;
  EntitySet entities_;
  std::vector<FoundStatement> statements_;
};

}  // namespace isnad::analysis
