// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/analysis_properties.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "core/analysis/claims/name_stems.h"
#include "core/model/id.h"
#include "core/text/utf8.h"

namespace isnad::fuzz {
namespace {

using model::TextField;
using model::TextSpan;

// What nobody takes part in may conflict by its amounts alone (conflict_keys.h).
bool NamesNobody(const model::Frame& frame) {
  return analysis::NameStems(frame.agent.text).empty() &&
         analysis::NameStems(frame.patient.text).empty();
}

// Reads one record and keeps the first thing that is wrong with it.
class Inspector {
 public:
  explicit Inspector(const store::ArticleRecord& record) : record_(record) {}

  std::string Inspect() && {
    for (const store::ActorRecord& actor : record_.actors) InspectActor(actor);
    for (const auto& statement : record_.statements) InspectStatement(statement.statement);
    for (const store::KeyedMention& mention : record_.mentions) InspectMention(mention);
    for (const model::Designation& designation : record_.designations) {
      InspectText("title", designation.span, designation.title);
      InspectActorId("title", designation.actor_id);
    }
    // Only now are all mentions known.
    for (const auto& statement : record_.statements) InspectClaims(statement.statement);
    return std::move(broken_);
  }

 private:
  void Expect(bool holds, absl::string_view what, absl::string_view where) {
    if (!holds && broken_.empty()) broken_ = absl::StrCat(where, ": ", what);
  }

  const std::string& FieldOf(const TextSpan& span) const {
    return span.field == TextField::kTitle ? record_.article.title : record_.article.body;
  }

  static bool IsBoundary(const std::string& text, uint32_t at) {
    return at == text.size() || (at < text.size() && !text::IsContinuationByte(text[at]));
  }

  void InspectSpan(absl::string_view where, const TextSpan& span) {
    const std::string& field = FieldOf(span);
    Expect(span.field == TextField::kTitle || span.field == TextField::kBody, "no field", where);
    Expect(span.begin < span.end, "an empty span", where);
    Expect(span.end <= field.size(), "a span outside the text", where);
    Expect(IsBoundary(field, span.begin) && IsBoundary(field, span.end), "a cut code point", where);
  }

  void InspectText(absl::string_view where, const TextSpan& span, absl::string_view text) {
    InspectSpan(where, span);
    if (!broken_.empty()) return;
    Expect(FieldOf(span).compare(span.begin, span.end - span.begin, text.data(), text.size()) == 0,
           "not the text of its span", where);
  }

  // In its statement; or around it, the clause that reports it; or, of a denial of
  // what others said, in what they said.
  bool IsPlaced(const model::ClaimMention& mention, const model::Statement& statement) const {
    const auto holds = [&mention](const model::Statement& other) {
      return other.span.field == mention.span.field && other.span.begin <= mention.span.begin &&
             mention.span.end <= other.span.end;
    };
    if (holds(statement)) return true;
    const bool reports = statement.span.field == mention.span.field &&
                         mention.span.begin < statement.span.begin &&
                         mention.span.end <= statement.span.end;
    return reports || (mention.stance == model::Stance::kDenies &&
                       std::any_of(statements_.begin(), statements_.end(),
                                   [&holds](const auto& entry) { return holds(*entry.second); }));
  }

  void InspectActorId(absl::string_view where, const std::string& id) {
    Expect(id.empty() || actors_.contains(id), "an unknown actor", where);
  }

  void InspectActor(const store::ActorRecord& actor) {
    Expect(!actor.actor.id.empty() && actors_.insert(actor.actor.id).second,
           "an id that is empty or not its own", "actor");
    Expect(!actor.actor.display_name.empty(), "no name", "actor");
    Expect(!actor.names.empty(), "cannot be found", "actor");
  }

  void InspectAttribution(absl::string_view where, const model::Attribution& who) {
    Expect(!who.display_name.empty(), "no name", where);
    Expect(!who.anonymous || who.actor_id.empty(), "anonymous and an actor", where);
    InspectActorId(where, who.actor_id);
    if (who.mention_span.has_value()) {
      InspectText(where, *who.mention_span, who.mention);
    } else {
      Expect(who.mention.empty(), "a mention without a place", where);
    }
  }

  void InspectStatement(const model::Statement& statement) {
    Expect(!statement.id.empty() && statements_.emplace(statement.id, &statement).second,
           "an id that is empty or not its own", "statement");
    Expect(statement.article_id == record_.article.id, "of another article", "statement");
    Expect(statement.kind != model::StatementKind::kUnspecified, "no kind", "statement");
    Expect(statement.act != model::SpeechAct::kUnspecified, "no act", "statement");
    InspectText("statement", statement.span, statement.text);
    if (statement.cue_span.has_value()) InspectSpan("cue", *statement.cue_span);
    InspectAttribution("speaker", statement.speaker);
    for (const model::Attribution& carrier : statement.chain) InspectAttribution("chain", carrier);
  }

  void InspectMention(const store::KeyedMention& keyed) {
    const model::ClaimMention& mention = keyed.mention;
    InspectText("claim", mention.span, mention.text);
    Expect(mention.claim_id == model::ClaimId(mention.frame), "not the id of its frame", "claim");
    Expect(!keyed.keys.empty() || NamesNobody(mention.frame), "no keys", "claim");
    InspectAttribution("holder", mention.holder);
    for (const auto* participant :
         {&mention.frame.agent, &mention.frame.patient, &mention.frame.place}) {
      InspectActorId("participant", participant->actor_id);
    }
    const auto found = statements_.find(mention.statement_id);
    Expect(found != statements_.end(), "of an unknown statement", "claim");
    if (found == statements_.end()) return;
    Expect(IsPlaced(mention, *found->second), "outside its statement", "claim");
    claims_.emplace(mention.statement_id, mention.claim_id);
  }

  void InspectClaims(const model::Statement& statement) {
    for (const std::string& claim : statement.claim_ids) {
      Expect(claims_.contains({statement.id, claim}), "a claim that nobody makes", "statement");
    }
  }

  const store::ArticleRecord& record_;
  std::string broken_;
  absl::flat_hash_set<std::string> actors_;
  absl::flat_hash_map<std::string, const model::Statement*> statements_;  // by id
  absl::flat_hash_set<std::pair<std::string, std::string>> claims_;       // statement, claim
};

bool Same(const store::ArticleRecord& a, const store::ArticleRecord& b) {
  return a.article == b.article && a.actors == b.actors && a.statements == b.statements &&
         a.mentions == b.mentions && a.designations == b.designations;
}

std::vector<model::ClaimMention> MentionsOf(const store::ArticleRecord& record) {
  std::vector<model::ClaimMention> mentions;
  for (const store::KeyedMention& keyed : record.mentions) mentions.push_back(keyed.mention);
  return mentions;
}

// The article set against itself.
std::string FindBrokenContradiction(const analysis::Analyzer& analyzer,
                                    const store::ArticleRecord& record) {
  constexpr size_t kMost = 200;  // mentions; each meets up to 128 others
  if (record.mentions.size() > kMost) return "";
  for (const model::Contradiction& found :
       analyzer.FindContradictions(record.mentions, MentionsOf(record))) {
    if (found.types.empty()) return "a contradiction of no type";
    if (found.a.statement_id == found.b.statement_id) return "a statement contradicts itself";
  }
  return "";
}

}  // namespace

model::Article ArticleOf(absl::string_view bytes) {
  model::Article article;
  const size_t blank = bytes.find("\n\n");
  if (blank != absl::string_view::npos) {
    article.title = std::string(bytes.substr(0, blank));
    bytes.remove_prefix(blank + 2);
  }
  article.body = std::string(bytes);
  article.outlet = "صحيفة المرفأ";
  article.publish_time = absl::FromUnixSeconds(1'600'000'000);
  article.revision = 1;
  article.id = model::ArticleId(article);
  return article;
}

std::string FindBrokenProperty(const analysis::Analyzer& analyzer, const model::Article& article) {
  const bool well_formed =
      !text::FindMalformedUtf8(article.title) && !text::FindMalformedUtf8(article.body);
  const auto record = analyzer.Analyze(article);
  const auto again = analyzer.Analyze(article);
  if (record.ok() != well_formed) return "malformed text taken, or well-formed text refused";
  if (record.status() != again.status()) return "another answer the second time";
  if (!record.ok()) {
    const bool invalid = record.status().code() == absl::StatusCode::kInvalidArgument;
    return invalid ? "" : "an error that is not INVALID_ARGUMENT";
  }
  if (!Same(*record, *again)) return "another record the second time";
  std::string broken = FindBrokenReference(*record);
  return broken.empty() ? FindBrokenContradiction(analyzer, *record) : broken;
}

std::string FindBrokenReference(const store::ArticleRecord& record) {
  return Inspector(record).Inspect();
}

}  // namespace isnad::fuzz
