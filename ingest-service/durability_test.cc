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
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/model/error.h"
#include "core/rpc/log.h"
#include "core/rpc/termination.h"
#include "ingest-service/program.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

constexpr char kStoreVariable[] = "ISNAD_DURABILITY_STORE";
constexpr char kPortVariable[] = "ISNAD_DURABILITY_PORT_FILE";

// The child.
TEST(DurabilityChild, DISABLED_Serve) {
  const char* address = std::getenv(kStoreVariable);
  const char* port_file = std::getenv(kPortVariable);
  if (address == nullptr || port_file == nullptr) GTEST_SKIP() << "started by DurabilityTest only";
  rpc::Termination termination;
  (void)rpc::StartLog("durability_test", "off");
  const FakeAnalysis analysis;
  ProgramOptions options;
  options.store = address;
  options.drain = absl::Hours(1);
  options.on_serving = [port_file](int port) {
    // Written whole before it gets its name.
    const std::string draft = absl::StrCat(port_file, ".draft");
    std::ofstream(draft) << port;
    std::filesystem::rename(draft, port_file);
  };
  const absl::Status status = RunProgram(options, analysis, termination);
  EXPECT_TRUE(status.ok()) << status;
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

  void Terminate() { kill(pid_, SIGTERM); }

  // Waits until the child ends by itself; its exit code, -1 for a signal.
  int AwaitExit() {
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
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

struct StreamEnd {
  std::vector<std::string> acknowledged;  // names
  grpc::Status status;
};

// Streams articles from `first` on without an end. Calls on_count once `count`
// are acknowledged, and goes on until the stream breaks.
StreamEnd StreamUntilBroken(v1::IngestService::Stub& stub, int first, size_t count,
                            const std::function<void()>& on_count) {
  StreamEnd end;
  grpc::ClientContext context;
  const auto stream = stub.IngestArticles(&context);
  std::thread writer([&] {
    for (int i = first; stream->Write(Item(i)); ++i) continue;
  });
  v1::IngestArticlesResponse response;
  while (stream->Read(&response)) {
    EXPECT_EQ(response.status().code(), 0) << response.status().message();
    end.acknowledged.push_back(response.result().article().name());
    if (end.acknowledged.size() == count) on_count();
  }
  writer.join();
  end.status = stream->Finish();
  EXPECT_GE(end.acknowledged.size(), count);
  return end;
}

// Every one of these articles is there, and none at all by half.
void CheckStore(const std::string& address, const std::vector<std::string>& acknowledged) {
  const auto store = OpenTestStore(address);
  for (const std::string& name : acknowledged) {
    const auto article = store->reader().GetArticle({}, name.substr(strlen("articles/")));
    ASSERT_TRUE(article.ok()) << name << ": " << article.status();
    EXPECT_EQ(article->revision, 1);
  }
  const auto counts = store->reader().Count({});
  ASSERT_TRUE(counts.ok());
  EXPECT_EQ(counts->statements, 2 * counts->articles);
}

TEST(DurabilityTest, WhatWasAcknowledgedSurvivesKill) {
  const TempDir folder;
  std::vector<std::string> acknowledged;
  // Each round begins on the articles of the round before, and on a store that
  // nobody closed.
  for (const int round : {0, 1, 2, 3}) {
    Child child(folder);
    const auto stub = child.Connect();
    ASSERT_NE(stub, nullptr);
    auto end = StreamUntilBroken(*stub, round * 20, 30 + 17 * round, [&child] { child.Kill(); });
    EXPECT_EQ(end.status.error_code(), grpc::StatusCode::UNAVAILABLE);
    for (auto& name : end.acknowledged) acknowledged.push_back(std::move(name));
  }
  CheckStore(folder.StoreAddress(), acknowledged);
}

TEST(DurabilityTest, TerminationDrains) {
  const TempDir folder;
  Child child(folder);
  const auto stub = child.Connect();
  ASSERT_NE(stub, nullptr);
  // The client never half-closes: the service has to end the stream, long
  // before its time to drain is over.
  const auto end = StreamUntilBroken(*stub, 0, 30, [&child] { child.Terminate(); });
  // Without details where the connection went before they were read; what they
  // are, article_stream_test says.
  EXPECT_EQ(end.status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(child.AwaitExit(), 0);
  CheckStore(folder.StoreAddress(), end.acknowledged);
}

TEST(ProgramTest, ASecondWriterDoesNotStart) {
  const TempDir folder;
  const auto first = OpenTestStore(folder.StoreAddress());
  rpc::Termination termination;
  ProgramOptions options;
  options.store = folder.StoreAddress();
  options.on_serving = [](int) { FAIL() << "it must not come to that"; };
  const absl::Status status = RunProgram(options, FakeAnalysis(), termination);
  ASSERT_TRUE(model::GetErrorDetails(status)) << status;
  EXPECT_EQ(model::GetErrorDetails(status)->reason, model::ErrorReason::kStoreWriterPresent);
}

}  // namespace
}  // namespace isnad::ingest
