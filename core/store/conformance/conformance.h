// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "core/store/store_reader.h"
#include "core/store/store_writer.h"
#include "gtest/gtest.h"

// What every kind of store must do. A kind joins by
//
//   INSTANTIATE_TEST_SUITE_P(Sqlite, StoreConformanceTest,
//                            testing::Values(StoreKind{"sqlite", &MakeSqliteStore}), KindName);
//
// in a test program that links isnad::store_conformance.
namespace isnad::store {

// One store, empty at first, that is closed and opened again at will.
class StoreUnderTest {
 public:
  virtual ~StoreUnderTest() = default;
  virtual absl::StatusOr<std::unique_ptr<StoreWriter>> OpenWriter() = 0;
  virtual absl::StatusOr<std::unique_ptr<StoreReader>> OpenReader() = 0;
};

struct StoreKind {
  std::string name;
  // Null where what it needs is not installed: the tests skip, saying so.
  std::function<std::unique_ptr<StoreUnderTest>()> make;

  friend void PrintTo(const StoreKind& kind, std::ostream* out) { *out << kind.name; }
};

std::string KindName(const testing::TestParamInfo<StoreKind>& info);

class StoreConformanceTest : public testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override;

  StoreWriter& writer() { return *writer_; }
  const StoreReader& reader() { return writer_->reader(); }
  StoreUnderTest& store() { return *store_; }
  // Closes the writer and opens it again.
  void Reopen();

  // Each in a transaction of its own; a failure fails the test.
  void Put(const ArticleRecord& record);
  void Put(const model::Contradiction& contradiction);
  void Delete(const std::string& article_id);
  absl::Status Transact(const std::function<absl::Status(Transaction&)>& body);

  const CallContext call_;

 private:
  std::unique_ptr<StoreUnderTest> store_;
  std::unique_ptr<StoreWriter> writer_;
};

// Walks a listing from page to page; a page that fails ends it, and the test.
template <typename T>
std::vector<T> AllPages(int32_t size,
                        const std::function<absl::StatusOr<Page<T>>(const PageRequest&)>& list) {
  std::vector<T> all;
  PageRequest request{size, ""};
  int pages = 0;
  do {
    if (++pages > 10000) {
      ADD_FAILURE() << "the listing never ends";
      return all;
    }
    absl::StatusOr<Page<T>> page = list(request);
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) return all;
    EXPECT_LE(page->items.size(), static_cast<size_t>(size));
    all.insert(all.end(), page->items.begin(), page->items.end());
    request.after = page->next;
  } while (!request.after.empty());
  return all;
}

}  // namespace isnad::store
