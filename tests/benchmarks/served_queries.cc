// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/served_queries.h"

#include <grpcpp/create_channel.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/rpc/log.h"
#include "core/rpc/service_descriptor.h"

namespace isnad::benchmarks {

ServedQueries::ServedQueries(const store::StoreReader& store,
                             std::unique_ptr<const query::TextAnalysis> analysis)
    : analysis_(std::move(analysis)),
      service_(store, *analysis_),
      parts_(rpc::MakeServerParts(options_, rpc::DescriptorOf<v1::QueryService>())),
      adapter_(*parts_.calls) {
  adapter_.Serve(service_);
}

absl::StatusOr<std::unique_ptr<ServedQueries>> ServedQueries::Start(
    const store::StoreReader& store) {
  (void)rpc::StartLog("benchmark", "off");
  auto analysis = query::TextAnalysis::Create();
  if (!analysis.ok()) return analysis.status();
  std::unique_ptr<ServedQueries> served(new ServedQueries(store, *std::move(analysis)));
  auto server = rpc::Server::Start(served->options_, v1::QueryService::service_full_name(),
                                   served->adapter_, served->parts_);
  if (!server.ok()) return server.status();
  served->server_ = *std::move(server);
  served->stub_ = v1::QueryService::NewStub(grpc::CreateChannel(
      absl::StrCat("127.0.0.1:", served->server_->port()), grpc::InsecureChannelCredentials()));
  return served;
}

ServedQueries::~ServedQueries() {
  if (server_ != nullptr) server_->Drain(absl::Seconds(1));
}

double Median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace isnad::benchmarks
