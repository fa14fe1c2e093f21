// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/testing/stores.h"

#include <cstdlib>
#include <system_error>

#include "core/store/conformance/sample.h"
#include "core/store/dismissal.h"
#include "core/store/open_store.h"
#include "core/store/postgres/testing/test_server.h"
#include "core/store/sqlite/connection.h"
#include "gtest/gtest.h"

namespace isnad::copy {

using store::Day;
using store::postgres::TestServer;

Place::Place(Kind kind) {
  if (kind == Kind::kPostgres) {
    address_ = TestServer::Shared().NewDatabase();
    return;
  }
  std::string name = (std::filesystem::temp_directory_path() / "isnad-copy-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    ADD_FAILURE() << "no temporary folder: " << std::generic_category().message(errno);
  }
  folder_ = name;
  address_ = "sqlite:" + (folder_ / "isnad.db").string();
}

Place::~Place() {
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

void Place::Run(const std::string& sql) const {
  if (folder_.empty()) {
    TestServer::Shared().Run(address_, sql);
    return;
  }
  using store::sqlite::Connection;
  const auto connection =
      Connection::Open((folder_ / "isnad.db").string(), Connection::Mode::kWriter);
  ASSERT_TRUE(connection.ok()) << connection.status();
  const absl::Status status = (*connection)->RunScript(sql.c_str());
  EXPECT_TRUE(status.ok()) << status;
}

std::unique_ptr<store::StoreWriter> Write(const Place& place) {
  auto writer = store::OpenStoreForWriting(place.address());
  EXPECT_TRUE(writer.ok()) << writer.status();
  return writer.ok() ? *std::move(writer) : nullptr;
}

std::string Answers(const Place& place) {
  const auto reader = store::OpenStoreForReading(place.address());
  EXPECT_TRUE(reader.ok()) << reader.status();
  return reader.ok() ? store::Dump(**reader) : "";
}

namespace {

store::ArticleRecord Report(const std::string& outlet, const std::string& slug, int day,
                            model::Polarity polarity, int revision = 1) {
  return store::MakeRecord(outlet, slug, Day(day),
                           {{.speaker = "حارس الميناء",
                             .text = "ميناء الصيد مفتوح للمراكب منذ الفجر",
                             .agent = "ميناء الصيد",
                             .predicate = "فتح",
                             .patient = "",
                             .polarity = polarity}},
                           revision);
}

}  // namespace

void Fill(const Place& place, store::RandomNewsroom& newsroom, int steps) {
  const auto writer = Write(place);
  ASSERT_NE(writer, nullptr);
  for (int i = 0; i < steps; ++i) {
    ASSERT_TRUE(newsroom.Step(*writer).ok());
    if (i % 16 == 0) {
      ASSERT_TRUE(writer->PublishContradictions({}, 50).ok());
    }
  }
  const auto open = Report("الراصد", "open", 1, model::Polarity::kPositive);
  const auto shut = Report("الميناء", "shut", 2, model::Polarity::kNegative);
  const auto conflict =
      store::MakeContradiction(open.mentions[0].mention, shut.mentions[0].mention);
  // Found once, and out since one of its articles was analysed again.
  const auto calm = Report("الراصد", "calm", 4, model::Polarity::kPositive);
  const auto rough = Report("الميناء", "rough", 5, model::Polarity::kNegative);
  const auto out = store::MakeContradiction(calm.mentions[0].mention, rough.mentions[0].mention);
  const absl::Status status = writer->Transact({}, [&](store::Transaction& t) {
    for (const auto& record :
         {open, shut, Report("الراصد", "open", 1, model::Polarity::kPositive, 2)}) {
      if (absl::Status put = t.PutArticle(record); !put.ok()) return put;
    }
    absl::Status put = t.PutContradictions({conflict});
    if (put.ok()) {
      put = t.PutDismissal(
          store::MakeDismissal(conflict, open.article, shut.article, {"هدى", "ميناءان", Day(9)}));
    }
    if (put.ok()) {
      put = t.PutImportedStatements(shut.article.id, "مفهرس", {shut.statements[0].statement});
    }
    for (const auto& record : {calm, rough}) {
      if (put.ok()) put = t.PutArticle(record);
    }
    if (put.ok()) put = t.PutContradictions({out});
    if (put.ok()) put = t.PutArticle(rough);
    if (put.ok()) put = t.QueueArticle(shut.article.id);
    if (put.ok()) {
      put = t.PutRequest({"request", "fingerprint", open.article.id, "CREATED", 1, Day(3)});
    }
    return put;
  });
  ASSERT_TRUE(status.ok()) << status;
}

}  // namespace isnad::copy
