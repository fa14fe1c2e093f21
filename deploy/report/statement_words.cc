// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/statement_words.h"

#include <tuple>
#include <utility>

#include "core/text/utf8.h"

namespace isnad::report {
namespace {

constexpr size_t kMaxEntryText = 420;  // bytes

bool IsNarration(const v1::Statement& statement) {
  return statement.kind() == v1::STATEMENT_KIND_NARRATION;
}

}  // namespace

absl::Time TimeOf(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds());
}

v1::HolderStance StanceOf(const v1::Statement& statement) {
  if (statement.act() == v1::STATEMENT_ACT_DENY) return v1::HOLDER_STANCE_DENIES;
  if (statement.endorsement() == v1::ENDORSEMENT_DOUBTED) return v1::HOLDER_STANCE_DOUBTS;
  return v1::HOLDER_STANCE_ASSERTS;
}

std::string SpeakerOf(const v1::Statement& statement) {
  if (IsNarration(statement)) return statement.outlet();
  const v1::Attribution& speaker = statement.speaker();
  if (!speaker.display_name().empty()) return speaker.display_name();
  return speaker.mention().empty() ? statement.outlet() : speaker.mention();
}

std::optional<Passage> PassageIn(const v1::Article& article, const v1::Statement& statement,
                                 const v1::TextSpan& span) {
  if (article.revision() != statement.revision() || span.begin() < 0 || span.end() < 0) {
    return std::nullopt;
  }
  const std::string& text =
      span.field() == v1::ARTICLE_FIELD_TITLE ? article.title() : article.body();
  auto passage = CutPassage(text, span.begin(), span.end());
  if (!passage.ok()) return std::nullopt;
  return *std::move(passage);
}

Passage StoredWords(const v1::Statement& statement) {
  Passage passage;
  passage.marked = statement.text();
  return passage;
}

void AddCue(const v1::Statement& statement, const v1::TextSpan& span, Passage* passage) {
  const v1::TextSpan& cue = statement.cue_span();
  if (cue.field() != span.field() || cue.begin() < 0 || cue.end() < 0) return;
  AddKey(cue.begin(), cue.end(), passage);
}

Entry EntryOf(const v1::Statement& statement) {
  Entry entry;
  entry.statement = statement.name();
  entry.publish_time = TimeOf(statement.publish_time());
  entry.stance = StanceOf(statement);
  entry.act = statement.act();
  entry.speaker = SpeakerOf(statement);
  for (const v1::Attribution& carrier : statement.chain()) {
    entry.carriers.push_back(carrier.display_name());
  }
  entry.outlet = statement.outlet();
  entry.text = statement.text();
  if (entry.text.size() > kMaxEntryText) {
    size_t end = entry.text.rfind(' ', kMaxEntryText);
    if (end == std::string::npos) end = kMaxEntryText;
    while (end > 0 && text::IsContinuationByte(entry.text[end])) --end;
    entry.text.resize(end);
    entry.cut = true;
  }
  return entry;
}

bool Precedes(const v1::Statement* a, const v1::Statement* b) {
  const auto key = [](const v1::Statement& s) {
    return std::make_tuple(TimeOf(s.publish_time()), absl::string_view(s.article()),
                           s.span().field(), s.span().begin(), absl::string_view(s.name()));
  };
  return key(*a) < key(*b);
}

}  // namespace isnad::report
