// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/support/byte_buffer.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/store/call_context.h"
#include "ingest-service/service.h"

namespace isnad::ingest {

// One request of a stream, from its bytes to the bytes of its response. Used
// by one thread at a time.
class StreamItem {
 public:
  StreamItem(int64_t index, grpc::ByteBuffer request)
      : index_(index), request_(std::move(request)), request_bytes_(request_.Length()) {}

  // Parses, validates and analyses; releases the request's bytes. An error is
  // kept for the response.
  void Prepare(const store::CallContext& call, const IngestService& service);

  size_t request_bytes() const { return request_bytes_; }

 private:
  friend std::vector<grpc::ByteBuffer> CommitItems(const store::CallContext& call,
                                                   const IngestService& service,
                                                   std::vector<std::unique_ptr<StreamItem>> items);

  absl::Status Parse(v1::IngestArticlesRequest* request);
  grpc::ByteBuffer Respond(const absl::StatusOr<IngestResult>& result) const;

  const int64_t index_;
  grpc::ByteBuffer request_;
  const size_t request_bytes_;
  std::string tag_;
  v1::IngestView view_ = v1::INGEST_VIEW_FULL;
  absl::StatusOr<PreparedArticle> prepared_;
};

// Stores prepared items in one commit. The responses, in the order of items;
// those of items that failed before hold their errors.
std::vector<grpc::ByteBuffer> CommitItems(const store::CallContext& call,
                                          const IngestService& service,
                                          std::vector<std::unique_ptr<StreamItem>> items);

}  // namespace isnad::ingest
