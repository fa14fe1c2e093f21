// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/channel.h>
#include <prometheus/registry.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/rpc/server.h"
#include "core/store/store_writer.h"
#include "ingest-service/grpc_adapter.h"
#include "ingest-service/testing/fake_analysis.h"

// What the tests of the ingest service stand on.
namespace isnad::ingest {

// A folder of its own, gone at the end.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  std::string StoreAddress() const { return "sqlite:" + (path_ / "isnad.db").string(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Opens the store or ends the test program.
std::unique_ptr<store::StoreWriter> OpenTestStore(const std::string& address);

// The service on a SQLite store, with a foreseeable analysis, and a clock that
// moves by a second each time it is read.
struct TestService {
  TempDir folder;
  std::unique_ptr<store::StoreWriter> store = OpenTestStore(folder.StoreAddress());
  FakeAnalysis analysis;
  prometheus::Registry registry;
  IngestMetrics metrics{registry};
  std::atomic<int64_t> seconds = 0;
  IngestService service{*store, analysis, metrics, [this] { return Now(); }};

  absl::Time Now() { return kStart + absl::Seconds(++seconds); }
  store::StoreReader::Counts Count() const;

  static const absl::Time kStart;  // 2021-03-25T12:00:00Z
};

// The same behind a server and an in-process channel.
struct TestServer : TestService {
  explicit TestServer(rpc::ServerOptions server_options = {}, StreamLimits stream_limits = {},
                      int max_streams = kMaxStreams);
  ~TestServer();

  rpc::ServerOptions options;
  rpc::ServerParts parts;
  rpc::LateService<const IngestService> late;
  ArticleStreams streams;
  GrpcAdapter adapter;
  std::unique_ptr<rpc::Server> server;
  std::shared_ptr<grpc::Channel> channel;
  std::unique_ptr<v1::IngestService::Stub> stub;
};

// A request that is right: published on 2021-03-25T08:00:00Z.
v1::IngestArticleRequest MakeRequest(absl::string_view outlet, absl::string_view url,
                                     absl::string_view body);

inline constexpr char kUuid[] = "0b9d1b1e-6f0a-4a57-9d5c-3c2f7f0f6a11";

}  // namespace isnad::ingest
