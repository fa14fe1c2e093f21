// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/rpc/metrics.h"
#include "core/rpc/status_conversion.h"
#include "core/rpc/wire.h"
#include "core/rpc/worker_pool.h"
#include "core/store/call_context.h"

namespace isnad::rpc {

// One call as operators see it: counted when it starts, counted and logged
// when it ends. Finish is called exactly once.
class CallRecord {
 public:
  CallRecord(CallMetrics& metrics, absl::string_view method, grpc::CallbackServerContext* context);
  void Finish(const absl::Status& status);

 private:
  CallMetrics& metrics_;
  const absl::string_view method_;  // a literal
  const grpc::CallbackServerContext* context_;
  const absl::Time start_;
};

// What the call may use of time, and whether its client is still there. Valid
// until the call finishes.
store::CallContext ContextOf(grpc::CallbackServerContext* context);

// RESOURCE_EXHAUSTED: the queue of this length is full.
absl::Status OverloadedError(int queue_limit);

// Runs unary handlers on the worker pool: the preamble and the ending that all
// of them share. Requests arrive as bytes (gRPC's raw methods), because the
// generated parsing answers malformed UTF-8 with an untyped INTERNAL, and so
// that parsing happens on the pool too. Thread-safe.
class CallRunner {
 public:
  // Borrows both; they outlive every call.
  CallRunner(WorkerPool& workers, CallMetrics& metrics) : workers_(workers), metrics_(metrics) {}

  // handler: absl::StatusOr<Response>(const store::CallContext&, const Request&)
  template <typename Request, typename Handler>
  grpc::ServerUnaryReactor* Run(grpc::CallbackServerContext* context, absl::string_view method,
                                const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                Handler handler) {
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    auto record = std::make_shared<CallRecord>(metrics_, method, context);
    const auto finish = [reactor, record](const absl::Status& status) {
      record->Finish(status);
      reactor->Finish(ToGrpcStatus(status));
    };
    const bool accepted =
        workers_.TrySchedule([context, request, response, handler = std::move(handler), finish] {
          finish(Answer<Request>(context, *request, response, handler));
        });
    if (!accepted) finish(OverloadedError(workers_.queue_limit()));
    return reactor;
  }

  WorkerPool& workers() { return workers_; }
  CallMetrics& metrics() { return metrics_; }

 private:
  template <typename Request, typename Handler>
  static absl::Status Answer(grpc::CallbackServerContext* context, const grpc::ByteBuffer& bytes,
                             grpc::ByteBuffer* response, const Handler& handler) {
    const store::CallContext call = ContextOf(context);
    // What nobody waits for any more is not begun.
    if (absl::Status status = call.Check(); !status.ok()) return status;
    Request request;
    if (absl::Status status = ParseMessage(bytes, &request); !status.ok()) return status;
    auto result = handler(call, request);
    if (!result.ok()) return result.status();
    return SerializeMessage(*result, response);
  }

  WorkerPool& workers_;
  CallMetrics& metrics_;
};

}  // namespace isnad::rpc
