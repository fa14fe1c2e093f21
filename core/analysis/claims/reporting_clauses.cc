// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/reporting_clauses.h"

#include <algorithm>
#include <iterator>

namespace isnad::analysis {
namespace {

using model::SpeechAct;

// Words between a reporting verb and its content, at most.
constexpr uint32_t kCueReach = 40;
// Words of the report that are read: as many as a predicate looks over.
constexpr uint32_t kClauseReach = 40;

// The token of the reporting verb, before the content or behind it.
std::optional<uint32_t> CueToken(const FoundStatement& statement) {
  if (!statement.statement.cue_span) return std::nullopt;
  const DocumentField& field = *statement.field;
  const uint32_t cue = statement.statement.cue_span->begin;
  const uint32_t begin = statement.begin_token > kCueReach ? statement.begin_token - kCueReach : 0;
  for (uint32_t token = begin; token < statement.begin_token; ++token) {
    if (field.Span(token, token + 1).begin == cue) return token;
  }
  return std::nullopt;
}

// Where the sentence of the cue begins; not far before it.
uint32_t ClauseBegin(const DocumentField& field, uint32_t cue) {
  const int32_t sentence = field.SentenceOf(cue);
  const uint32_t nearest = cue > kCueReach ? cue - kCueReach : 0;
  return sentence < 0 ? nearest : std::max(nearest, field.sentences[sentence].begin);
}

}  // namespace

std::optional<ReportingClause> FindReportingClause(const std::vector<FoundStatement>& statements,
                                                   size_t i) {
  const FoundStatement& reported = statements[i];
  // Who says something or goes on to say it ("وتابع") does nothing besides.
  const SpeechAct act = reported.statement.act;
  if (act == SpeechAct::kAsk || act == SpeechAct::kAssert) return std::nullopt;
  const auto cue = CueToken(reported);
  if (!cue) return std::nullopt;
  const FoundStatement* outer = reported.outer < 0 ? nullptr : &statements[reported.outer];
  ReportingClause found{outer != nullptr ? *outer : reported, *cue};
  FoundStatement& clause = found.clause;
  clause.begin_token = ClauseBegin(*reported.field, *cue);
  clause.end_token = std::min(reported.end_token, *cue + kClauseReach);
  if (outer != nullptr) {
    clause.begin_token = std::max(clause.begin_token, outer->begin_token);
    return found;
  }
  // The outlet reports it.
  clause.statement.kind = model::StatementKind::kNarration;
  clause.statement.act = SpeechAct::kAssert;
  clause.statement.endorsement = model::Endorsement::kNeutral;
  clause.statement.speaker = {};
  clause.speaker_entity = -1;
  return found;
}

}  // namespace isnad::analysis
