// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/found.h"

#include <algorithm>
#include <set>
#include <utility>

namespace isnad::report {
namespace {

constexpr int kMaxPages = 5;
constexpr int kMaxClaims = 60;  // of a topic
// Claims that score less than this share of the best one hold too few, or too
// common ones, of the words.
constexpr double kGoodShare = 0.6;

bool IsClaimOrDenial(const v1::Statement& statement) {
  return statement.claims_size() > 0 || statement.act() == v1::STATEMENT_ACT_DENY;
}

// Adds what a listing gives; found->all_contradictions tells whether that was all.
template <typename Wanted>
absl::Status AddContradictions(Stub& stub, const v1::ListContradictionsRequest& request,
                               Wanted wanted, Found* found) {
  std::set<std::string> known;
  for (const v1::Contradiction& one : found->contradictions) known.insert(one.name());
  const auto complete =
      ForEachPage(stub, &Stub::ListContradictions, "ListContradictions", request, kMaxPages,
                  [&](v1::ListContradictionsResponse& page) {
                    for (v1::Contradiction& one : *page.mutable_contradictions()) {
                      if (wanted(one) && known.insert(one.name()).second) {
                        found->contradictions.push_back(std::move(one));
                      }
                    }
                  });
  if (!complete.ok()) return complete.status();
  found->all_contradictions &= *complete;
  return absl::OkStatus();
}

bool Any(const v1::Contradiction&) { return true; }

absl::Status AddStatements(Stub& stub, const v1::ListStatementsRequest& request, Found* found) {
  const auto complete = ForEachPage(stub, &Stub::ListStatements, "ListStatements", request,
                                    kMaxPages, [&](v1::ListStatementsResponse& page) {
                                      for (v1::Statement& statement : *page.mutable_statements()) {
                                        if (!IsClaimOrDenial(statement)) continue;
                                        const std::string name = statement.name();
                                        found->statements.emplace(name, std::move(statement));
                                      }
                                    });
  if (!complete.ok()) return complete.status();
  found->all_statements &= *complete;
  return absl::OkStatus();
}

absl::StatusOr<Found> FindForActor(Stub& stub, const std::string& actor) {
  Found found;
  v1::ListContradictionsRequest contradictions;
  contradictions.set_actor(actor);
  absl::Status status = AddContradictions(stub, contradictions, Any, &found);
  v1::ListStatementsRequest said, said_of;
  said.set_speaker(actor);
  said_of.set_about(actor);
  if (status.ok()) status = AddStatements(stub, said, &found);
  if (status.ok()) status = AddStatements(stub, said_of, &found);
  if (!status.ok()) return status;
  return found;
}

// Names of the claims that match well.
absl::StatusOr<std::set<std::string>> ClaimsOf(Stub& stub, const std::string& words, Found* found) {
  v1::SearchClaimsRequest request;
  request.set_words(words);
  request.set_page_size(kMaxClaims);
  auto page = Call(stub, &Stub::SearchClaims, "SearchClaims", request);
  if (!page.ok()) return page.status();
  std::set<std::string> claims;
  for (const v1::ClaimMatch& match : page->matches()) {
    if (match.score() < kGoodShare * page->matches(0).score()) return claims;
    claims.insert(match.claim().name());
  }
  if (!page->next_page_token().empty()) found->all_statements = found->all_contradictions = false;
  return claims;
}

// The newest statements of the chains.
absl::Status ReadStatements(Stub& stub, std::vector<const Chain*> chains, int max_statements,
                            Found* found) {
  std::sort(chains.begin(), chains.end(), [](const Chain* a, const Chain* b) {
    if (a->publish_time != b->publish_time) return a->publish_time > b->publish_time;
    return a->statement < b->statement;
  });
  std::set<std::string> names;
  for (const Chain* chain : chains) {
    if (!names.insert(chain->statement).second) continue;
    if (static_cast<int>(found->statements.size()) >= max_statements) {
      ++found->unread_statements;
      continue;
    }
    v1::GetStatementRequest request;
    request.set_name(chain->statement);
    auto statement = Call(stub, &Stub::GetStatement, "GetStatement", request);
    // Deleted since its claim was traced.
    if (statement.status().code() == absl::StatusCode::kNotFound) continue;
    if (!statement.ok()) return statement.status();
    found->statements[chain->statement] = *std::move(statement);
  }
  return absl::OkStatus();
}

absl::Status AddContradictionsOf(Stub& stub, const std::set<std::string>& claims, Found* found) {
  for (const std::string& claim : claims) {
    v1::ListContradictionsRequest request;
    request.set_claim(claim);
    absl::Status status = AddContradictions(stub, request, Any, found);
    // A service of before that filter: its newest contradictions are looked through instead.
    if (status.code() == absl::StatusCode::kUnimplemented) {
      return AddContradictions(
          stub, {},
          [&](const v1::Contradiction& one) {
            return claims.count(one.claim_a()) > 0 || claims.count(one.claim_b()) > 0;
          },
          found);
    }
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<Found> FindForTopic(Stub& stub, const std::string& words, int max_statements,
                                   Traces* traces) {
  Found found;
  const auto claims = ClaimsOf(stub, words, &found);
  if (!claims.ok()) return claims.status();
  std::vector<const Chain*> chains;
  for (const std::string& claim : *claims) {
    const auto trace = traces->Of(claim);
    if (!trace.ok()) return trace.status();
    for (const Chain& chain : (*trace)->chains) chains.push_back(&chain);
    found.all_statements &= (*trace)->complete;
  }
  absl::Status status = ReadStatements(stub, chains, max_statements, &found);
  if (!status.ok()) return status;
  status = AddContradictionsOf(stub, *claims, &found);
  if (!status.ok()) return status;
  return found;
}

}  // namespace

absl::StatusOr<Found> FindFor(Stub& stub, const Subject& subject, int max_statements,
                              Traces* traces) {
  switch (subject.kind) {
    case SubjectKind::kActor:
      return FindForActor(stub, subject.actor.name());
    case SubjectKind::kTopic:
      return FindForTopic(stub, subject.topic, max_statements, traces);
    case SubjectKind::kEverything:
      break;
  }
  Found found;
  absl::Status status = AddContradictions(stub, {}, Any, &found);
  if (!status.ok()) return status;
  return found;
}

}  // namespace isnad::report
