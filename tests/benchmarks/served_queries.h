// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/rpc/server.h"
#include "core/store/store_reader.h"
#include "isnad/v1/query_service.grpc.pb.h"
#include "query-service/grpc_adapter.h"

namespace isnad::benchmarks {

// The query service over a store, called over TCP on this machine.
class ServedQueries {
 public:
  // Borrows the store.
  static absl::StatusOr<std::unique_ptr<ServedQueries>> Start(const store::StoreReader& store);
  ~ServedQueries();

  v1::QueryService::Stub& stub() { return *stub_; }

 private:
  ServedQueries(const store::StoreReader& store,
                std::unique_ptr<const query::TextAnalysis> analysis);

  const std::unique_ptr<const query::TextAnalysis> analysis_;
  const query::QueryService service_;
  const rpc::ServerOptions options_;
  const rpc::ServerParts parts_;
  query::GrpcAdapter adapter_;
  std::unique_ptr<rpc::Server> server_;
  std::unique_ptr<v1::QueryService::Stub> stub_;
};

// 0 for none.
double Median(std::vector<double> values);

}  // namespace isnad::benchmarks
