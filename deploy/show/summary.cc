// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/show/summary.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "deploy/show/columns.h"

namespace isnad::show {
namespace {

constexpr int kColumn = 52;
constexpr size_t kLongText = 400;  // bytes

std::string Day(const google::protobuf::Timestamp& time) {
  return absl::FormatTime("%Y-%m-%d", absl::FromUnixSeconds(time.seconds()), absl::UTCTimeZone());
}

std::string Quoted(const std::string& text) {
  return absl::StrJoin(Wrap(absl::StrCat("«", text, "»"), 100), "\n      ");
}

void PrintActors(const StoreView& view, const SummaryOptions& options, std::ostream& out) {
  std::vector<std::pair<int, const v1::Actor*>> quoted;
  for (const v1::Actor& actor : view.actors) {
    const auto it = view.statements_of_actor.find(actor.name());
    if (it != view.statements_of_actor.end()) quoted.emplace_back(it->second, &actor);
  }
  std::stable_sort(quoted.begin(), quoted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  out << "\nMost quoted actors\n";
  for (size_t i = 0; i < quoted.size() && i < static_cast<size_t>(options.actors); ++i) {
    out << absl::StrFormat("  %3d  %s  (%s)\n", quoted[i].first, quoted[i].second->display_name(),
                           quoted[i].second->name());
  }
}

void PrintStatements(const StoreView& view, const SummaryOptions& options, std::ostream& out) {
  out << "\nSome statements, each with its isnad\n";
  int left = options.statements;
  for (const auto& [name, statement] : view.statements) {
    const bool carried = statement.chain_size() > 0;
    if (left == 0) return;
    if (!carried || statement.text().size() > kLongText) continue;
    --left;
    out << "  " << v1::StatementAct_Name(statement.act()).substr(sizeof("STATEMENT_ACT_") - 1)
        << "  " << IsnadOf(statement) << "\n      " << Quoted(statement.text()) << "\n";
  }
}

std::string TypesOf(const v1::Contradiction& found) {
  std::vector<std::string> names;
  for (const int type : found.types()) {
    names.push_back(v1::ContradictionType_Name(static_cast<v1::ContradictionType>(type))
                        .substr(sizeof("CONTRADICTION_TYPE_") - 1));
  }
  return absl::StrJoin(names, "+");
}

// The statement where it is short, else the clause in conflict.
std::string Evidence(const v1::Statement& statement, const v1::TextSpan& span,
                     v1::QueryService::StubInterface& stub) {
  if (statement.text().size() <= kLongText) return statement.text();
  const auto clause = TextAt(stub, statement.article(), span);
  return clause.ok() ? absl::StrCat("… ", *clause, " …") : clause.status().ToString();
}

void PrintContradiction(int number, const v1::Contradiction& found, const v1::Statement& a,
                        const v1::Statement& b, v1::QueryService::StubInterface& stub,
                        std::ostream& out) {
  out << absl::StrFormat(
      "\n  %d. %s  %s  confidence %.2f  %s\n", number, TypesOf(found),
      v1::ContradictionScope_Name(found.scope()).substr(sizeof("CONTRADICTION_SCOPE_") - 1),
      found.confidence(), found.name());
  const auto side = [](const v1::Statement& s) {
    return absl::StrCat(IsnadOf(s), " · ", Day(s.publish_time()));
  };
  out << SideBySide(side(a), side(b), kColumn);
  out << SideBySide("", "", kColumn);
  out << SideBySide(absl::StrCat("«", Evidence(a, found.span_a(), stub), "»"),
                    absl::StrCat("«", Evidence(b, found.span_b(), stub), "»"), kColumn);
  out << "     " << found.explanation().english() << "\n     " << found.explanation().arabic()
      << "\n";
}

void PrintContradictions(const StoreView& view, const SummaryOptions& options,
                         v1::QueryService::StubInterface& stub, std::ostream& out) {
  std::vector<const v1::Contradiction*> surest;
  for (const auto& found : view.contradictions) surest.push_back(&found);
  std::stable_sort(surest.begin(), surest.end(),
                   [](const auto* a, const auto* b) { return a->confidence() > b->confidence(); });
  out << "\nContradictions, the surest first\n";
  int number = 0;
  for (const v1::Contradiction* found : surest) {
    if (number == options.contradictions) break;
    const auto a = view.statements.find(found->statement_a());
    const auto b = view.statements.find(found->statement_b());
    if (a == view.statements.end() || b == view.statements.end()) continue;
    PrintContradiction(++number, *found, a->second, b->second, stub, out);
  }
  if (number == 0) out << "  none\n";
}

void PrintCommands(const StoreView& view, const SummaryOptions& options, std::ostream& out) {
  const std::string call = "grpcurl -plaintext ";
  const std::string& query = options.query_address;
  out << "\nAsk for the same yourself\n"
      << "  " << call << query << " list\n"
      << "  " << call << query << " describe isnad.v1.QueryService.ListContradictions\n"
      << "  " << call << "-d '{\"min_confidence\": 0.7}' " << query
      << " isnad.v1.QueryService/ListContradictions\n";
  if (!view.contradictions.empty()) {
    const auto& found = view.contradictions.front();
    out << "  " << call << "-d '{\"name\": \"" << found.name() << "\"}' " << query
        << " isnad.v1.QueryService/GetContradiction\n"
        << "  " << call << "-d '{\"name\": \"" << found.claim_a() << "\"}' " << query
        << " isnad.v1.QueryService/TraceClaim\n";
  }
  if (!view.actors.empty()) {
    out << "  " << call << "-d '{\"text\": \"" << view.actors.front().display_name() << "\"}' "
        << query << " isnad.v1.QueryService/ResolveActors\n";
  }
  out << "  " << call << "-d '{\"article\": {\"outlet\": \"o\"}}' " << options.ingest_address
      << " isnad.v1.IngestService/IngestArticle   # a typed error: the body is missing\n";
}

}  // namespace

std::string IsnadOf(const v1::Statement& statement) {
  std::string isnad = statement.speaker().display_name();
  for (const v1::Attribution& carrier : statement.chain()) {
    absl::StrAppend(&isnad, " ← ", carrier.display_name());
  }
  const bool narrated = statement.kind() == v1::STATEMENT_KIND_NARRATION;
  if (!narrated && !statement.outlet().empty()) absl::StrAppend(&isnad, " ← ", statement.outlet());
  return isnad;
}

void PrintSummary(const StoreView& view, v1::QueryService::StubInterface& stub,
                  const SummaryOptions& options, std::ostream& out) {
  const auto quoted =
      std::count_if(view.statements.begin(), view.statements.end(),
                    [](const auto& s) { return s.second.kind() != v1::STATEMENT_KIND_NARRATION; });
  out << "\n"
      << view.articles.size() << " articles, " << view.actors.size() << " actors, " << quoted
      << " attributed statements, " << view.contradictions.size() << " contradictions\n";
  PrintActors(view, options, out);
  PrintStatements(view, options, out);
  PrintContradictions(view, options, stub, out);
  PrintCommands(view, options, out);
}

}  // namespace isnad::show
