// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/findings.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

namespace isnad::ingest {
namespace {

constexpr int32_t kPageSize = 500;

// Every item of a listing. list_page: StatusOr<Page<T>>(const PageRequest&).
template <typename T, typename ListPage>
absl::StatusOr<std::vector<T>> ListAll(const ListPage& list_page) {
  std::vector<T> all;
  store::PageRequest request{kPageSize, ""};
  do {
    absl::StatusOr<store::Page<T>> page = list_page(request);
    if (!page.ok()) return page.status();
    std::move(page->items.begin(), page->items.end(), std::back_inserter(all));
    request.after = page->next;
  } while (!request.after.empty());
  return all;
}

}  // namespace

absl::StatusOr<std::vector<model::Statement>> StatementsOf(const store::CallContext& call,
                                                           const store::StoreReader& reader,
                                                           absl::string_view article_id) {
  store::StatementFilter filter;
  filter.article_id = std::string(article_id);
  auto printed = ListAll<store::PrintedStatement>(
      [&](const store::PageRequest& page) { return reader.ListStatements(call, filter, page); });
  if (!printed.ok()) return printed.status();
  std::vector<model::Statement> statements(std::make_move_iterator(printed->begin()),
                                           std::make_move_iterator(printed->end()));
  SortForAnswer(&statements);
  return statements;
}

absl::StatusOr<std::vector<model::Contradiction>> ContradictionsOf(const store::CallContext& call,
                                                                   const store::StoreReader& reader,
                                                                   absl::string_view article_id) {
  store::ContradictionFilter filter;
  filter.article_id = std::string(article_id);
  filter.show_dismissed = true;
  auto found = ListAll<model::Contradiction>([&](const store::PageRequest& page) {
    return reader.ListContradictions(call, filter, page);
  });
  if (found.ok()) SortForAnswer(&*found);
  return found;
}

absl::StatusOr<std::vector<model::Contradiction>> ContradictionsDetectedAt(
    const store::CallContext& call, const store::StoreReader& reader, absl::string_view article_id,
    absl::Time time) {
  auto found = ContradictionsOf(call, reader, article_id);
  if (!found.ok()) return found.status();
  std::erase_if(*found, [time](const auto& item) {
    return item.detect_time != time || item.dismissal.has_value();
  });
  return found;
}

void SortForAnswer(std::vector<model::Statement>* statements) {
  std::sort(statements->begin(), statements->end(), [](const auto& a, const auto& b) {
    return std::tie(a.span.field, a.span.begin, a.id) < std::tie(b.span.field, b.span.begin, b.id);
  });
}

void SortForAnswer(std::vector<model::Contradiction>* contradictions) {
  std::sort(contradictions->begin(), contradictions->end(), [](const auto& a, const auto& b) {
    return a.confidence != b.confidence ? a.confidence > b.confidence : a.id < b.id;
  });
}

}  // namespace isnad::ingest
