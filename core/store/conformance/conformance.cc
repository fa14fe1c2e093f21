// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/conformance/conformance.h"

namespace isnad::store {

std::string KindName(const testing::TestParamInfo<StoreKind>& info) { return info.param.name; }

void StoreConformanceTest::SetUp() {
  store_ = GetParam().make();
  if (store_ == nullptr) {
    GTEST_SKIP() << "what a " << GetParam().name << " store needs is not installed";
  }
  auto writer = store_->OpenWriter();
  ASSERT_TRUE(writer.ok()) << writer.status();
  writer_ = *std::move(writer);
}

void StoreConformanceTest::Reopen() {
  writer_ = nullptr;
  auto writer = store_->OpenWriter();
  ASSERT_TRUE(writer.ok()) << writer.status();
  writer_ = *std::move(writer);
}

absl::Status StoreConformanceTest::Transact(const std::function<absl::Status(Transaction&)>& body) {
  return writer_->Transact(call_, [&](Transaction& transaction) { return body(transaction); });
}

void StoreConformanceTest::Put(const ArticleRecord& record) {
  const absl::Status status = Transact([&](Transaction& t) { return t.PutArticle(record); });
  ASSERT_TRUE(status.ok()) << status;
}

void StoreConformanceTest::Put(const model::Contradiction& contradiction) {
  const absl::Status status =
      Transact([&](Transaction& t) { return t.PutContradictions({contradiction}); });
  ASSERT_TRUE(status.ok()) << status;
}

void StoreConformanceTest::Delete(const std::string& article_id) {
  const absl::Status status = Transact([&](Transaction& t) { return t.DeleteArticle(article_id); });
  ASSERT_TRUE(status.ok()) << status;
}

}  // namespace isnad::store
