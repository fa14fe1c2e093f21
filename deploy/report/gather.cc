// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/gather.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "deploy/report/found.h"
#include "deploy/report/key_words.h"
#include "deploy/report/repeats.h"
#include "deploy/report/statement_words.h"
#include "deploy/report/traces.h"

namespace isnad::report {
namespace {

constexpr int kMaxPages = 5;

// Whether the two clauses themselves conflict. Of a denial or a doubt it is the
// verb in front that does, and the clauses may say the same.
bool IsInTheClauses(const std::vector<v1::ContradictionType>& types) {
  return std::any_of(types.begin(), types.end(), [](v1::ContradictionType type) {
    return type != v1::CONTRADICTION_TYPE_DENIAL_VS_REPORT && type != v1::CONTRADICTION_TYPE_DOUBT;
  });
}

class Gatherer {
 public:
  Gatherer(Stub& stub, const Limits& limits)
      : stub_(stub), limits_(limits), articles_(stub), traces_(stub) {}

  absl::StatusOr<Report> Gather(const Subject& subject) {
    report_.kind = subject.kind;
    report_.actor = subject.actor;
    report_.topic = subject.topic;
    auto found = FindFor(stub_, subject, limits_.entries, &traces_);
    if (!found.ok()) return found.status();
    absl::Status status =
        subject.kind == SubjectKind::kActor ? TakeTitles(subject.actor.name()) : absl::OkStatus();
    if (status.ok()) status = TakeConflicts(&*found);
    if (status.ok()) status = TakeTimeline(*found);
    if (!status.ok()) return status;
    return std::move(report_);
  }

 private:
  absl::Status TakeTitles(const std::string& actor);
  absl::Status TakeConflicts(Found* found);
  absl::Status TakeConflict(const Repeated& repeated, Found* found);
  // The statements of all the repeats stand on the timeline, as far as there is
  // room, and lead to the conflict of this index.
  absl::Status NoteStatements(const Repeated& repeated, int index, Found* found);
  absl::Status TakeTimeline(const Found& found);

  // Absent where it was deleted since.
  absl::StatusOr<std::optional<v1::Statement>> StatementOf(const std::string& name, Found* found);
  // Number of the article in the list of sources, which it joins at its first
  // mention; -1 where it was deleted since.
  absl::StatusOr<int> SourceOf(const std::string& name);
  absl::StatusOr<Side> SideOf(const v1::Statement& statement, const std::string& claim,
                              const v1::TextSpan& span);

  Stub& stub_;
  const Limits limits_;
  Articles articles_;
  Traces traces_;
  Report report_;
  std::map<std::string, int> sources_;                    // by article
  std::map<std::string, std::vector<int>> conflicts_of_;  // by statement
};

absl::Status Gatherer::TakeTitles(const std::string& actor) {
  v1::ListDesignationsRequest request;
  request.set_actor(actor);
  const auto complete =
      ForEachPage(stub_, &Stub::ListDesignations, "ListDesignations", request, kMaxPages,
                  [&, shown = 0](v1::ListDesignationsResponse& page) mutable {
                    for (const v1::Designation& one : page.designations()) {
                      if (shown++ >= limits_.titles) {
                        ++report_.more_titles.count;
                        continue;
                      }
                      if (report_.titles.empty() || report_.titles.back().outlet != one.outlet()) {
                        report_.titles.push_back({one.outlet(), {}});
                      }
                      report_.titles.back().titles.emplace_back(one.title(), one.count());
                    }
                  });
  report_.more_titles.at_least = complete.ok() && !*complete;
  return complete.status();
}

absl::Status Gatherer::TakeConflicts(Found* found) {
  const std::vector<Repeated> all = FoldRepeats(&found->contradictions);
  const size_t shown = std::min<size_t>(all.size(), limits_.contradictions);
  for (size_t i = 0; i < shown; ++i) {
    absl::Status status = TakeConflict(all[i], found);
    if (!status.ok()) return status;
  }
  report_.more_conflicts.count = static_cast<int64_t>(all.size() - shown);
  report_.more_conflicts.at_least = !found->all_contradictions;
  return absl::OkStatus();
}

absl::Status Gatherer::TakeConflict(const Repeated& repeated, Found* found) {
  const v1::Contradiction& contradiction = *repeated.front();
  auto a = StatementOf(contradiction.statement_a(), found);
  if (!a.ok()) return a.status();
  auto b = StatementOf(contradiction.statement_b(), found);
  if (!b.ok()) return b.status();
  if (!a->has_value() || !b->has_value()) return absl::OkStatus();
  auto side_a = SideOf(**a, contradiction.claim_a(), contradiction.span_a());
  if (!side_a.ok()) return side_a.status();
  auto side_b = SideOf(**b, contradiction.claim_b(), contradiction.span_b());
  if (!side_b.ok()) return side_b.status();

  const int index = static_cast<int>(report_.conflicts.size());
  Conflict conflict;
  conflict.name = contradiction.name();
  for (const int type : contradiction.types()) {
    conflict.types.push_back(static_cast<v1::ContradictionType>(type));
  }
  conflict.scope = contradiction.scope();
  conflict.confidence = contradiction.confidence();
  conflict.repeats = static_cast<int>(repeated.size()) - 1;
  conflict.english = contradiction.explanation().english();
  conflict.arabic = contradiction.explanation().arabic();
  conflict.a = *std::move(side_a);
  conflict.b = *std::move(side_b);
  if (IsInTheClauses(conflict.types)) AddDifferingWords(&conflict.a.passage, &conflict.b.passage);
  report_.conflicts.push_back(std::move(conflict));
  report_.rules_version = contradiction.rules_version();
  return NoteStatements(repeated, index, found);
}

absl::Status Gatherer::NoteStatements(const Repeated& repeated, int index, Found* found) {
  for (const v1::Contradiction* one : repeated) {
    for (const std::string& name : {one->statement_a(), one->statement_b()}) {
      std::vector<int>& conflicts = conflicts_of_[name];
      if (!conflicts.empty() && conflicts.back() == index) continue;
      const bool is_new = conflicts.empty() && found->statements.count(name) == 0;
      conflicts.push_back(index);
      if (is_new && static_cast<int>(found->statements.size()) >= limits_.entries) {
        ++found->unread_statements;
      } else if (auto statement = StatementOf(name, found); !statement.ok()) {
        return statement.status();
      }
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<v1::Statement>> Gatherer::StatementOf(const std::string& name,
                                                                   Found* found) {
  if (auto it = found->statements.find(name); it != found->statements.end()) return it->second;
  v1::GetStatementRequest request;
  request.set_name(name);
  auto statement = Call(stub_, &Stub::GetStatement, "GetStatement", request);
  if (statement.status().code() == absl::StatusCode::kNotFound) return std::nullopt;
  if (!statement.ok()) return statement.status();
  return found->statements[name] = *std::move(statement);
}

absl::StatusOr<int> Gatherer::SourceOf(const std::string& name) {
  if (auto it = sources_.find(name); it != sources_.end()) return it->second;
  const auto article = articles_.Get(name);
  if (!article.ok()) return article.status();
  if ((*article)->name().empty()) return sources_[name] = -1;
  Source source;
  source.article = name;
  source.outlet = (*article)->outlet();
  source.title = (*article)->title();
  source.url = (*article)->url();
  source.publish_time = TimeOf((*article)->publish_time());
  source.is_copy = !(*article)->duplicate_of().empty();
  report_.sources.push_back(std::move(source));
  return sources_[name] = static_cast<int>(report_.sources.size()) - 1;
}

absl::StatusOr<Side> Gatherer::SideOf(const v1::Statement& statement, const std::string& claim,
                                      const v1::TextSpan& span) {
  const auto article = articles_.Get(statement.article());
  if (!article.ok()) return article.status();
  const auto source = SourceOf(statement.article());
  if (!source.ok()) return source.status();
  const auto trace = traces_.Of(claim);
  if (!trace.ok()) return trace.status();
  Side side;
  side.speaker = SpeakerOf(statement);
  side.outlet = statement.outlet();
  side.publish_time = TimeOf(statement.publish_time());
  side.stance = StanceIn(**trace, statement.name(), StanceOf(statement));
  auto passage = PassageIn(**article, statement, span);
  side.quoted = passage.has_value();
  side.passage = passage ? *std::move(passage) : StoredWords(statement);
  if (side.quoted && StanceOf(statement) != v1::HOLDER_STANCE_ASSERTS) {
    AddCue(statement, span, &side.passage);
  }
  side.source = *source;
  side.support = SupportOf(**trace, side.stance, statement.name(), limits_.chains);
  return side;
}

absl::Status Gatherer::TakeTimeline(const Found& found) {
  std::vector<const v1::Statement*> statements;
  for (const auto& [name, statement] : found.statements) statements.push_back(&statement);
  std::sort(statements.begin(), statements.end(), Precedes);
  const size_t shown = std::min<size_t>(statements.size(), limits_.entries);
  for (size_t i = statements.size() - shown; i < statements.size(); ++i) {
    Entry entry = EntryOf(*statements[i]);
    const auto source = SourceOf(statements[i]->article());
    if (!source.ok()) return source.status();
    entry.source = *source;
    if (auto it = conflicts_of_.find(entry.statement); it != conflicts_of_.end()) {
      entry.conflicts = it->second;
    }
    report_.timeline.push_back(std::move(entry));
    if (report_.rules_version.empty()) report_.rules_version = statements[i]->rules_version();
  }
  report_.more_entries.count =
      static_cast<int64_t>(statements.size() - shown) + found.unread_statements;
  report_.more_entries.at_least = !found.all_statements;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Report> GatherReport(Stub& stub, const Subject& subject, const Limits& limits,
                                    absl::Time now) {
  auto report = Gatherer(stub, limits).Gather(subject);
  if (report.ok()) report->generate_time = now;
  return report;
}

}  // namespace isnad::report
