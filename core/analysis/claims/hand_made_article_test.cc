// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/hand_made_article.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "core/model/id.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

// Token range of `words` in the field, by their folded forms; {0, 0} if absent.
std::pair<uint32_t, uint32_t> Find(const DocumentField& field, absl::string_view words,
                                   uint32_t from) {
  const std::vector<std::string> wanted =
      absl::StrSplit(text::FoldText(words), ' ', absl::SkipEmpty());
  std::vector<uint32_t> spoken;
  for (uint32_t i = from; i < field.tokens.size(); ++i) {
    const text::TokenKind kind = field.tokens[i].kind;
    if (kind == text::TokenKind::kWord || kind == text::TokenKind::kNumber) spoken.push_back(i);
  }
  for (size_t i = 0; i + wanted.size() <= spoken.size(); ++i) {
    size_t matched = 0;
    while (matched < wanted.size() && field.tokens[spoken[i + matched]].folded == wanted[matched])
      ++matched;
    if (matched == wanted.size()) return {spoken[i], spoken[i + matched - 1] + 1};
  }
  return {0, 0};
}

std::string WithoutPunctuation(absl::string_view text) {
  std::string result(text);
  for (absl::string_view mark : {"،", ".", "«", "»", "؟", ":", "؛"}) {
    result = absl::StrJoin(absl::StrSplit(result, mark), " ");
  }
  return result;
}

}  // namespace

HandMadeArticle::HandMadeArticle(std::string body, absl::Time published)
    : article_{.id = "article",
               .outlet = "صحيفة الساحل",
               .body = std::move(body),
               .publish_time = published},
      document_(*ReadDocument(article_)) {}

HandMadeArticle& HandMadeArticle::Name(absl::string_view words, model::ActorKind kind,
                                       absl::string_view display_name) {
  Entity entity;
  entity.actor.display_name = std::string(display_name.empty() ? words : display_name);
  entity.actor.id = model::ActorId(text::FoldText(entity.actor.display_name));
  entity.actor.kind = kind;
  const auto index = static_cast<int32_t>(entities_.entities.size());
  entities_.entities.push_back(std::move(entity));
  for (uint32_t from = 0;;) {
    const auto [begin, end] = Find(document_.body, words, from);
    if (begin == end) break;
    EntityMention mention{.field = &document_.body, .begin = begin, .end = end};
    mention.name_begin = begin;
    mention.name_end = end;
    mention.entity = index;
    entities_.mentions.push_back(mention);
    from = end;
  }
  std::sort(entities_.mentions.begin(), entities_.mentions.end(),
            [](const EntityMention& a, const EntityMention& b) { return a.begin < b.begin; });
  return *this;
}

FoundStatement HandMadeArticle::At(absl::string_view content) const {
  FoundStatement found;
  found.field = &document_.body;
  found.begin_token = 0;
  found.end_token = static_cast<uint32_t>(document_.body.tokens.size());
  if (!content.empty()) {
    std::tie(found.begin_token, found.end_token) =
        Find(document_.body, WithoutPunctuation(content), 0);
  }
  found.statement.article_id = article_.id;
  found.statement.publish_time = article_.publish_time;
  return found;
}

HandMadeArticle& HandMadeArticle::Narration(absl::string_view content) {
  FoundStatement found = At(content);
  found.statement.kind = model::StatementKind::kNarration;
  found.statement.act = model::SpeechAct::kAssert;
  found.statement.endorsement = model::Endorsement::kNeutral;
  found.statement.id = absl::StrCat("statement", statements_.size());
  statements_.push_back(std::move(found));
  return *this;
}

HandMadeArticle& HandMadeArticle::Speech(absl::string_view speaker, absl::string_view content,
                                         model::SpeechAct act, model::Endorsement endorsement) {
  FoundStatement found = At(content);
  found.statement.kind = model::StatementKind::kIndirectSpeech;
  found.statement.act = act;
  found.statement.endorsement = endorsement;
  found.statement.id = absl::StrCat("statement", statements_.size());
  found.statement.speaker.display_name = std::string(speaker);
  for (size_t i = 0; i < entities_.entities.size(); ++i) {
    if (entities_.entities[i].actor.display_name != speaker) continue;
    found.speaker_entity = static_cast<int32_t>(i);
    found.statement.speaker.actor_id = entities_.entities[i].actor.id;
  }
  statements_.push_back(std::move(found));
  return *this;
}

HandMadeArticle& HandMadeArticle::Cue(absl::string_view word) {
  const auto [begin, end] = Find(document_.body, word, 0);
  statements_.back().statement.cue_span = document_.body.Span(begin, end);
  return *this;
}

HandMadeArticle& HandMadeArticle::Inside(int32_t outer) {
  statements_.back().outer = outer;
  return *this;
}

std::vector<model::ClaimMention> HandMadeArticle::Read(const ClaimReader& reader) const {
  std::vector<model::ClaimMention> mentions;
  for (store::KeyedMention& keyed : reader.Read(document_, entities_, statements_)) {
    mentions.push_back(std::move(keyed.mention));
  }
  return mentions;
}

}  // namespace isnad::analysis
