// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/reanalysis_run.h"

#include <map>
#include <utility>

#include "core/rpc/log.h"
#include "ingest-service/article_transaction.h"
#include "nlohmann/json.hpp"

namespace isnad::ingest {
namespace {

// Whether an error is about the one article; all others are about the store or
// the call.
bool IsOfArticle(const absl::Status& status) {
  return status.code() == absl::StatusCode::kInternal ||
         status.code() == absl::StatusCode::kInvalidArgument ||
         status.code() == absl::StatusCode::kNotFound ||
         status.code() == absl::StatusCode::kDataLoss;
}

// But for the version of the rules, which is another one anyway.
bool SameFinding(model::Statement before, const model::Statement& after) {
  before.rules_version = after.rules_version;
  return before == after;
}

using ContradictionsById = std::map<std::string, const model::Contradiction*>;

ContradictionsById ById(const std::vector<model::Contradiction>& contradictions) {
  ContradictionsById found;
  for (const model::Contradiction& each : contradictions) found.emplace(each.id, &each);
  return found;
}

// Moves an id between the two sides of a ledger; what is on the other side
// already cancels out.
void Book(const std::string& id, absl::flat_hash_set<std::string>& side,
          absl::flat_hash_set<std::string>& other) {
  if (other.erase(id) == 0) side.insert(id);
}

}  // namespace

absl::Status ReanalysisRun::Batch(std::vector<std::string> ids) {
  while (!ids.empty()) {
    auto outdated = Attempt(ids);
    if (!outdated.ok()) return outdated.status();
    ids = *std::move(outdated);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> ReanalysisRun::Attempt(
    const std::vector<std::string>& ids) {
  const auto curated = directories_.Current(call_, store_.reader());
  if (!curated.ok()) return curated.status();
  std::vector<Task> tasks;
  for (const std::string& id : ids) {
    auto rereading = Reread(call_, store_.reader(), analysis_, (*curated)->directory, id);
    if (!rereading.ok()) return rereading.status();
    tasks.push_back({*std::move(rereading), std::nullopt});
  }
  const auto stored = Store(tasks, (*curated)->version);
  if (!stored.ok()) return stored.status();
  std::vector<std::string> outdated;
  for (size_t i = 0; i < tasks.size(); ++i) {
    const Task& task = tasks[i];
    if (task.outdated) {
      outdated.push_back(task.rereading.id);
      continue;
    }
    ++progress_.articles;
    const absl::Status& failure =
        task.rereading.failure.ok() ? (*stored)[i] : task.rereading.failure;
    if (!failure.ok()) CountFailure(task.rereading.id, failure);
    if (failure.ok()) Count(task);
  }
  return outdated;
}

absl::StatusOr<std::vector<absl::Status>> ReanalysisRun::Store(std::vector<Task>& tasks,
                                                               int64_t version) {
  std::vector<std::function<absl::Status(store::Transaction&)>> bodies;
  for (Task& task : tasks) {
    bodies.push_back([this, &task, version](store::Transaction& transaction) {
      return Work(transaction, task, version);
    });
  }
  std::vector<absl::Status> results = store_.TransactAll(call_, {bodies.begin(), bodies.end()});
  for (size_t i = 0; i < tasks.size(); ++i) {
    if (tasks[i].validated) results[i] = absl::OkStatus();
  }
  for (const absl::Status& result : results) {
    if (!result.ok() && !IsOfArticle(result)) return result;
  }
  return results;
}

absl::Status ReanalysisRun::Work(store::Transaction& transaction, Task& task, int64_t version) {
  task.renewal.reset();
  task.validated = false;
  const auto current = transaction.CurationVersion(call_);
  if (!current.ok()) return current.status();
  task.outdated = *current != version;
  if (task.outdated) return absl::OkStatus();
  auto renewal = Renew(call_, transaction, analysis_, task.rereading, ToStoredPrecision(clock_()));
  if (!renewal.ok()) return renewal.status();
  task.renewal = *std::move(renewal);
  if (!task.renewal) return absl::OkStatus();
  if (validate_only_) {
    task.validated = true;
    return absl::AbortedError("only validated: nothing stays");
  }
  return PutAgain(transaction, *task.rereading.record, *task.renewal);
}

void ReanalysisRun::CountFailure(const std::string& id, const absl::Status& status) {
  ++progress_.failed;
  progress_.failures.emplace_back(id, status);
  nlohmann::json fields = rpc::ErrorFields(status, /*with_message=*/false);
  fields["article"] = id;
  rpc::Log(rpc::LogLevel::kError, "reanalysis_failed", fields);
}

void ReanalysisRun::Count(const Task& task) {
  if (!task.renewal) return;
  const bool statements = CountStatements(task);
  const bool contradictions = CountContradictions(*task.renewal);
  if (statements || contradictions) ++progress_.changed;
  progress_.added_contradictions = static_cast<int64_t>(added_.size());
  progress_.removed_contradictions = static_cast<int64_t>(removed_.size());
}

bool ReanalysisRun::CountStatements(const Task& task) {
  std::map<std::string, const model::Statement*> before;
  for (const auto& each : task.renewal->statements_before) before.emplace(each.id, &each);
  bool changed = false;
  for (const store::StatementRecord& each : task.rereading.record->statements) {
    const auto stood = before.find(each.statement.id);
    if (stood == before.end()) {
      ++progress_.added_statements;
      changed = true;
      continue;
    }
    changed = changed || !SameFinding(*stood->second, each.statement);
    before.erase(stood);
  }
  progress_.removed_statements += static_cast<int64_t>(before.size());
  return changed || !before.empty();
}

bool ReanalysisRun::CountContradictions(const Renewal& renewal) {
  const ContradictionsById before = ById(renewal.before);
  const ContradictionsById after = ById(renewal.comparison.all);
  bool changed = false;
  for (const auto& [id, contradiction] : after) {
    if (before.count(id) > 0) continue;
    Book(id, added_, removed_);
    changed = true;
  }
  for (const auto& [id, contradiction] : before) {
    if (after.count(id) > 0) continue;
    Book(id, removed_, added_);
    changed = true;
  }
  return changed;
}

}  // namespace isnad::ingest
