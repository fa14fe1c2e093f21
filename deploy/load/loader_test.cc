// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/load/loader.h"

#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <set>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace isnad::load {
namespace {

// Answers as the ingest service does, and breaks off where a test says so.
class FakeIngest final : public v1::IngestService::Service {
 public:
  grpc::Status IngestArticles(
      grpc::ServerContext*,
      grpc::ServerReaderWriter<v1::IngestArticlesResponse, v1::IngestArticlesRequest>* stream)
      override {
    ++streams;
    v1::IngestArticlesRequest request;
    for (int64_t index = 0; stream->Read(&request); ++index) {
      if (seen.size() >= break_after) {
        break_after = SIZE_MAX;
        return grpc::Status(grpc::StatusCode::UNAVAILABLE, "restarting");
      }
      v1::IngestArticlesResponse response;
      response.set_index(index);
      const std::string& id = request.item().article().external_id();
      if (id == bad) {
        response.mutable_status()->set_code(3);
        response.mutable_status()->set_message("article.body: is empty");
      } else {
        response.mutable_result()->set_disposition(seen.insert(id).second
                                                       ? v1::INGEST_DISPOSITION_CREATED
                                                       : v1::INGEST_DISPOSITION_UNCHANGED);
      }
      stream->Write(response);
    }
    return refuse;
  }
  std::set<std::string> seen;
  std::string bad;
  size_t break_after = SIZE_MAX;
  grpc::Status refuse;
  std::atomic<int> streams = 0;
};

class LoaderTest : public testing::Test {
 protected:
  void SetUp() override {
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    stub_ = v1::IngestService::NewStub(server_->InProcessChannel({}));
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    prefix_ = testing::TempDir() + "/loader_" + test->name();
    path_ = prefix_ + ".jsonl";
    std::ofstream out(path_);
    for (int i = 0; i < kArticles; ++i) {
      out << R"({"id":")" << i << R"(","body":"x"})"
          << "\n";
    }
  }
  absl::Status Load(LoadCounts* counts, const std::string& journal = "",
                    const std::string& failures = "") {
    auto source = ArticleSource::Open({path_}, {});
    const Journal remembered(journal, {path_});
    FailureFile failed(failures);
    Loader loader(*stub_, *source, remembered, failed, {.window = 16}, [](const LoadCounts&) {});
    const absl::Status status = loader.Run();
    *counts = loader.counts();
    return status;
  }
  static constexpr int kArticles = 1000;
  FakeIngest service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::IngestService::Stub> stub_;
  std::string prefix_, path_;
};

TEST_F(LoaderTest, EveryArticleIsAnsweredOnce) {
  LoadCounts counts;
  ASSERT_TRUE(Load(&counts).ok());
  EXPECT_EQ(counts.created, 1000u);
  EXPECT_EQ(service_.seen.size(), 1000u);
  ASSERT_TRUE(Load(&counts).ok());
  EXPECT_EQ(counts.unchanged, 1000u);
}

TEST_F(LoaderTest, ABrokenStreamIsTakenUpAgainWithoutLoss) {
  service_.break_after = 500;
  LoadCounts counts;
  ASSERT_TRUE(Load(&counts).ok());
  EXPECT_EQ(service_.streams, 2);
  EXPECT_EQ(service_.seen.size(), 1000u);
  EXPECT_EQ(counts.answered(), 1000u);
}

TEST_F(LoaderTest, AFailureIsCountedAndWrittenDown) {
  service_.bad = "7";
  std::filesystem::remove(prefix_ + ".failures");
  LoadCounts counts;
  ASSERT_TRUE(Load(&counts, "", prefix_ + ".failures").ok());
  EXPECT_EQ(counts.created, 999u);
  EXPECT_EQ(counts.failed, 1u);
  std::ifstream in(prefix_ + ".failures");
  const auto line = nlohmann::json::parse(in);
  EXPECT_EQ(line["place"], path_ + ":8");
  EXPECT_EQ(line["id"], "7");
  EXPECT_EQ(line["code"], 3);
}

TEST_F(LoaderTest, ResumesWhereItWasBrokenOff) {
  service_.break_after = 600;
  service_.refuse = grpc::Status::OK;
  Journal(prefix_ + ".journal", {path_}).Write(400).IgnoreError();
  LoadCounts counts;
  ASSERT_TRUE(Load(&counts, prefix_ + ".journal").ok());
  EXPECT_EQ(counts.skipped, 400u);
  EXPECT_EQ(counts.created, 600u);
  EXPECT_FALSE(std::filesystem::exists(prefix_ + ".journal"));
}

TEST_F(LoaderTest, AnErrorThatWillNotPassEndsTheLoad) {
  service_.refuse = grpc::Status(grpc::StatusCode::PERMISSION_DENIED, "not a writer");
  LoadCounts counts;
  EXPECT_EQ(Load(&counts).code(), absl::StatusCode::kPermissionDenied);
}

TEST(JournalTest, OtherInputsStartAnew) {
  const std::string path = testing::TempDir() + "/journal_other";
  ASSERT_TRUE(Journal(path, {"a"}).Write(5).ok());
  EXPECT_EQ(Journal(path, {"a"}).Read(), 5u);
  EXPECT_EQ(Journal(path, {"b"}).Read(), 0u);
  EXPECT_EQ(Journal("", {"a"}).Read(), 0u);
}

}  // namespace
}  // namespace isnad::load
