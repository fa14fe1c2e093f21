// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "absl/status/statusor.h"
#include "core/model/article.h"
#include "tests/benchmarks/pair/closed_loop.h"

namespace isnad::benchmarks {

// Requests of IngestService, made ready to be sent.
grpc::ByteBuffer UnaryRequest(const model::Article& article);
std::vector<grpc::ByteBuffer> StreamRequests(const std::vector<model::Article>& articles);

// Sends all requests over IngestArticles, as one stream of each client, which send as
// fast as the service takes them. No answer is read before all have come. An error where
// the store has more than a few of the articles already. There are no latencies.
absl::StatusOr<Sample> StreamArticles(Connections& clients,
                                      const std::vector<grpc::ByteBuffer>& requests,
                                      const std::function<double()>& server_cpu);

}  // namespace isnad::benchmarks
