// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/checking.h"

#include <grpcpp/create_channel.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/rpc/log.h"
#include "core/rpc/server.h"
#include "core/rpc/status_conversion.h"
#include "query-service/grpc_adapter.h"

namespace isnad::benchmarks {
namespace {

constexpr size_t kParagraphBytes = 800;

double Median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Seconds that the answer took, whatever it was.
double Call(v1::QueryService::Stub& stub, const std::string& text, grpc::Status* status) {
  v1::CheckTextRequest request;
  request.set_text(text);
  v1::CheckTextResponse response;
  grpc::ClientContext context;
  const absl::Time start = absl::Now();
  *status = stub.CheckText(&context, request, &response);
  return absl::ToDoubleSeconds(absl::Now() - start);
}

absl::StatusOr<Checking> Measure(v1::QueryService::Stub& stub,
                                 const std::vector<std::string>& texts) {
  std::vector<double> empty, check;
  for (const std::string& text : texts) {
    grpc::Status status;
    empty.push_back(Call(stub, "", &status));
    check.push_back(Call(stub, text, &status));
    if (!status.ok()) return absl::InternalError(status.error_message());
  }
  return Checking{Median(empty), Median(check)};
}

}  // namespace

absl::StatusOr<Checking> CheckTexts(const store::StoreReader& store,
                                    const std::vector<std::string>& texts) {
  (void)rpc::StartLog("load_benchmark", "off");
  const auto analysis = query::TextAnalysis::Create();
  if (!analysis.ok()) return analysis.status();
  const query::QueryService service(store, **analysis);
  const rpc::ServerOptions options;
  const char* const name = v1::QueryService::service_full_name();
  const rpc::ServerParts parts = rpc::MakeServerParts(
      options, *google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(name));
  query::GrpcAdapter adapter(*parts.calls);
  adapter.Serve(service);
  const auto server = rpc::Server::Start(options, name, adapter, parts);
  if (!server.ok()) return server.status();
  const auto stub = v1::QueryService::NewStub(grpc::CreateChannel(
      absl::StrCat("127.0.0.1:", (*server)->port()), grpc::InsecureChannelCredentials()));
  auto checking = Measure(*stub, texts);
  (*server)->Drain(absl::Seconds(1));
  return checking;
}

std::string ParagraphOf(const std::string& body) {
  std::string paragraph = body.substr(0, body.find('\n'));
  if (paragraph.size() <= kParagraphBytes) return paragraph;
  paragraph.resize(paragraph.rfind(' ', kParagraphBytes));
  return paragraph;
}

}  // namespace isnad::benchmarks
