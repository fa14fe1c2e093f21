// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// What was acknowledged survives the death of the process. The child is this
// program again, as a server; the parent kills it in the middle of a stream.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

constexpr char kStoreVariable[] = "ISNAD_DURABILITY_STORE";
constexpr char kPortVariable[] = "ISNAD_DURABILITY_PORT_FILE";

// The child. It does not end by itself.
TEST(DurabilityChild, DISABLED_Serve) {
  const char* address = std::getenv(kStoreVariable);
  const char* port_file = std::getenv(kPortVariable);
  if (address == nullptr || port_file == nullptr) GTEST_SKIP() << "started by DurabilityTest only";
  const auto store = OpenTestStore(address);
  const FakeAnalysis analysis;
  const rpc::ServerOptions options;
  const rpc::ServerParts parts = rpc::MakeServerParts(options, IngestDescriptor());
  IngestMetrics metrics(*parts.registry);
  const IngestService service(*store, analysis, metrics, absl::Now);
  ArticleStreams streams(service, *parts.calls, metrics);
  GrpcAdapter adapter(service, *parts.calls, streams);
  const auto server =
      rpc::Server::Start(options, v1::IngestService::service_full_name(), adapter, parts);
  ASSERT_TRUE(server.ok()) << server.status();
  // Written whole before it gets its name.
  const std::string draft = absl::StrCat(port_file, ".draft");
  std::ofstream(draft) << (*server)->port();
  std::filesystem::rename(draft, port_file);
  while (true) pause();
}

class Child {
 public:
  explicit Child(const TempDir& folder) : port_file_(folder.path() / "port") {
    std::filesystem::remove(port_file_);
    std::string store = absl::StrCat(kStoreVariable, "=", folder.StoreAddress());
    std::string port = absl::StrCat(kPortVariable, "=", port_file_.string());
    std::string program = "/proc/self/exe";
    std::string filter = "--gtest_filter=DurabilityChild.DISABLED_Serve";
    std::string disabled = "--gtest_also_run_disabled_tests";
    char* arguments[] = {program.data(), filter.data(), disabled.data(), nullptr};
    char* environment[] = {store.data(), port.data(), nullptr};
    EXPECT_EQ(posix_spawn(&pid_, program.c_str(), nullptr, nullptr, arguments, environment), 0);
  }
  ~Child() { Kill(); }

  // Waits until the child serves.
  std::unique_ptr<v1::IngestService::Stub> Connect() {
    while (!std::filesystem::exists(port_file_)) {
      if (waitpid(pid_, nullptr, WNOHANG) != 0) return nullptr;
      absl::SleepFor(absl::Milliseconds(5));
    }
    std::string port;
    std::ifstream(port_file_) >> port;
    return v1::IngestService::NewStub(
        grpc::CreateChannel("127.0.0.1:" + port, grpc::InsecureChannelCredentials()));
  }

  void Kill() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = 0;
  }

 private:
  pid_t pid_ = 0;
  const std::filesystem::path port_file_;
};

v1::IngestArticlesRequest Item(int number) {
  v1::IngestArticlesRequest request;
  *request.mutable_item() =
      MakeRequest("بريد الموانئ", absl::StrCat("https://port.example/", number),
                  absl::StrCat("ترسو السفينة رقم ", number, "\nيغادر القبطان رقم ", number));
  return request;
}

// Streams articles from `first` on, and kills the child once `count` are
// acknowledged. Returns the names of all that were.
std::vector<std::string> StreamAndKill(Child& child, int first, size_t count) {
  std::vector<std::string> acknowledged;
  const auto stub = child.Connect();
  EXPECT_NE(stub, nullptr);
  if (stub == nullptr) return acknowledged;
  grpc::ClientContext context;
  const auto stream = stub->IngestArticles(&context);
  std::thread writer([&] {
    for (int i = first; stream->Write(Item(i)); ++i) continue;
  });
  v1::IngestArticlesResponse response;
  while (stream->Read(&response)) {
    EXPECT_EQ(response.status().code(), 0) << response.status().message();
    acknowledged.push_back(response.result().article().name());
    if (acknowledged.size() == count) child.Kill();
  }
  writer.join();
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
  return acknowledged;
}

TEST(DurabilityTest, WhatWasAcknowledgedSurvivesKill) {
  const TempDir folder;
  std::vector<std::string> acknowledged;
  // Each round begins on the articles of the round before, and on a store that
  // nobody closed.
  for (const int round : {0, 1, 2, 3}) {
    Child child(folder);
    for (auto& name : StreamAndKill(child, round * 20, 30 + 17 * round)) {
      acknowledged.push_back(std::move(name));
    }
  }
  ASSERT_GE(acknowledged.size(), 30u);
  const auto store = OpenTestStore(folder.StoreAddress());
  for (const std::string& name : acknowledged) {
    const auto article = store->reader().GetArticle({}, name.substr(strlen("articles/")));
    ASSERT_TRUE(article.ok()) << name << ": " << article.status();
    EXPECT_EQ(article->revision, 1);
  }
  const auto counts = store->reader().Count({});
  ASSERT_TRUE(counts.ok());
  EXPECT_EQ(counts->statements, 2 * counts->articles) << "no article is there by half";
}

}  // namespace
}  // namespace isnad::ingest
