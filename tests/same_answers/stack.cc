// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/same_answers/stack.h"

#include <cstdlib>
#include <iostream>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/store/open_store.h"

namespace isnad::same_answers {
namespace {

template <typename T>
T OrEnd(absl::StatusOr<T> made) {
  if (made.ok()) return *std::move(made);
  std::cerr << made.status() << "\n";
  std::abort();
}

}  // namespace

TwoRules::TwoRules() : rules_(OrEnd(ingest::CreateRuleAnalysis())) {}

std::string TwoRules::rules_version() const {
  return absl::StrCat(is_old_ ? "old-" : "", rules_->rules_version());
}

absl::StatusOr<store::ArticleRecord> TwoRules::Analyze(
    const model::Article& article, const model::ActorDirectory& directory,
    const std::vector<model::Statement>& imported) const {
  auto record = rules_->Analyze(article, directory, imported);
  if (!record.ok() || !is_old_) return record;
  record->article.rules_version = rules_version();
  std::set<std::string> unread;
  std::erase_if(record->statements, [&](const store::StatementRecord& each) {
    const bool is_unread = each.statement.kind == model::StatementKind::kNarration &&
                           each.statement.source_system.empty();
    if (is_unread) unread.insert(each.statement.id);
    return is_unread;
  });
  std::erase_if(record->mentions, [&](const store::KeyedMention& each) {
    return unread.count(each.mention.statement_id) > 0;
  });
  for (store::StatementRecord& each : record->statements) {
    each.statement.rules_version = rules_version();
  }
  return record;
}

Stack::Stack(const std::string& address, const ingest::Analysis& rules,
             const query::TextAnalysis& texts)
    : writer_(OrEnd(store::OpenStoreForWriting(address))),
      reader_(OrEnd(store::OpenStoreForReading(address))),
      ingest_(*writer_, rules, metrics_, [this] { return absl::FromUnixMicros(now_); }),
      query_(*reader_, texts) {}

void Stack::AwaitQuiet() const {
  for (;;) {
    const auto waiting = reader_->QueuedArticles({}, 1);
    if (!waiting.ok() || waiting->empty()) return;
    absl::SleepFor(absl::Milliseconds(1));
  }
}

}  // namespace isnad::same_answers
