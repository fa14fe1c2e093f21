// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/testing/test_bench.h"

#include <cstdlib>
#include <iostream>
#include <utility>

#include "core/rpc/convert/time.h"
#include "core/rpc/log.h"
#include "core/rpc/service_descriptor.h"
#include "core/store/open_store.h"

namespace isnad::ingest {
namespace {

std::filesystem::path MakeFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "isnad-ingest-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) std::abort();
  return name;
}

}  // namespace

const absl::Time TestService::kStart = absl::FromUnixSeconds(1616673600);

TempDir::TempDir() : path_(MakeFolder()) {}
TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::unique_ptr<store::StoreWriter> OpenTestStore(const std::string& address) {
  auto store = store::OpenStoreForWriting(address);
  if (!store.ok()) {
    std::cerr << store.status() << "\n";
    std::abort();
  }
  return *std::move(store);
}

store::StoreReader::Counts TestService::Count() const {
  const auto counts = store->reader().Count({});
  if (!counts.ok()) std::abort();
  return *counts;
}

TestServer::TestServer(rpc::ServerOptions server_options, StreamLimits stream_limits,
                       int max_streams)
    : options(std::move(server_options)),
      parts(rpc::MakeServerParts(options, rpc::DescriptorOf<v1::IngestService>())),
      streams(late, *parts.calls, metrics, max_streams, stream_limits),
      adapter(late, *parts.calls, streams) {
  late.Serve(service);
  (void)rpc::StartLog("ingest_test", "off");
  auto started =
      rpc::Server::Start(options, v1::IngestService::service_full_name(), adapter, parts);
  if (!started.ok()) std::abort();
  server = *std::move(started);
  channel = server->grpc_server().InProcessChannel({});
  stub = v1::IngestService::NewStub(channel);
}

TestServer::~TestServer() { server->Drain(absl::ZeroDuration()); }

v1::IngestArticleRequest MakeRequest(absl::string_view outlet, absl::string_view url,
                                     absl::string_view body) {
  v1::IngestArticleRequest request;
  v1::Article& article = *request.mutable_article();
  article.set_outlet(std::string(outlet));
  article.set_url(std::string(url));
  article.set_title("ميناء عدن يستأنف العمل");
  article.set_body(std::string(body));
  *article.mutable_publish_time() = rpc::ToProto(TestService::kStart - absl::Hours(4));
  return request;
}

}  // namespace isnad::ingest
