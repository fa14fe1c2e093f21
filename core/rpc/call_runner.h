// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/rpc/answer_memory.h"
#include "core/rpc/brief_calls.h"
#include "core/rpc/errors.h"
#include "core/rpc/late_service.h"
#include "core/rpc/metrics.h"
#include "core/rpc/security/admission.h"
#include "core/rpc/server_stream.h"
#include "core/rpc/status_conversion.h"
#include "core/rpc/trace_context.h"
#include "core/rpc/validation.h"
#include "core/rpc/wire.h"
#include "core/rpc/worker_pool.h"
#include "core/store/call_context.h"

namespace isnad::rpc {

// One call, between the wire and the store. As operators see it: counted when
// it starts, counted and logged when it ends: one line, with the trace that it
// belongs to, and nothing of what it says. As the store sees it: what bounds
// it, and which commit it wants to see; and what the store notes of it goes back
// to the caller.
class CallRecord {
 public:
  // admission decides whether the call may begin, or null where every call may.
  CallRecord(CallMetrics& metrics, absl::string_view method, grpc::CallbackServerContext* context,
             security::Admission* admission = nullptr);
  CallRecord(const CallRecord&) = delete;
  CallRecord& operator=(const CallRecord&) = delete;

  // Of use until Finish.
  const store::CallContext& context() const { return context_; }
  // OK where the caller may make the call now; else nothing of it may be looked at.
  const absl::Status& admitted() const { return admission_.status; }
  // OK where the call may begin: it was admitted, it is not over, and its metadata
  // is well formed.
  absl::Status Check() const;

  // Messages of the call, as they come and go. Thread-safe.
  void Received();
  void Sent();
  // Exactly once, before the status is given to gRPC.
  void Finish(const absl::Status& status);

 private:
  CallMetrics& metrics_;
  const absl::string_view method_;  // a literal
  grpc::CallbackServerContext* const server_context_;
  const absl::Time start_;
  security::Admission::Decision admission_;
  std::optional<TraceContext> trace_;
  std::atomic<int64_t> received_ = 0;
  std::atomic<int64_t> sent_ = 0;
  absl::Status metadata_;
  store::CallNotes notes_;
  store::CallContext context_;
};

// How a method is answered.
struct Handling {
  Cost cost = Cost::kAny;
  // Where its answers are looked for and kept; null for a method that is answered anew
  // each time. Outlives every call.
  AnswerMemory* memory = nullptr;
};

// Runs handlers on the worker pool: the preamble and the ending that all of
// them share. Requests arrive as bytes (gRPC's raw methods), because the
// generated parsing answers malformed UTF-8 with an untyped INTERNAL, and so
// that parsing happens on the pool too. Brief ones run where their request came in
// as long as a place is free there, and what is remembered is answered there at once.
// Thread-safe.
class CallRunner {
 public:
  // Borrows all; they outlive every call. admission: null where every call may
  // begin. brief_places: brief calls that may run on gRPC's threads at a time. With
  // GrpcThreads() of them a health check waits until one has ended.
  CallRunner(WorkerPool& workers, CallMetrics& metrics, security::Admission* admission = nullptr,
             int brief_places = 0)
      : workers_(workers), metrics_(metrics), admission_(admission), brief_places_(brief_places) {}

  // The record of a new call, by which it is admitted or not: the one way in, for
  // unary calls and every kind of stream. method: a literal.
  std::unique_ptr<CallRecord> Begin(grpc::CallbackServerContext* context,
                                    absl::string_view method) {
    return std::make_unique<CallRecord>(metrics_, method, context, admission_);
  }

  // handler: absl::StatusOr<Response>(const store::CallContext&, const Request&)
  template <typename Request, typename Handler>
  grpc::ServerUnaryReactor* Run(grpc::CallbackServerContext* context, absl::string_view method,
                                const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                Handler handler, const Handling& handling = {}) {
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    const std::shared_ptr<CallRecord> record = Begin(context, method);
    record->Received();
    const auto finish = [reactor, record](const absl::Status& status) {
      if (status.ok()) record->Sent();
      record->Finish(status);
      reactor->Finish(ToGrpcStatus(status));
    };
    if (!record->admitted().ok()) {
      finish(record->admitted());
      return reactor;
    }
    auto found = Look(handling.memory, *record, method, *request);
    if (found.answer) {
      *response = *std::move(found.answer);
      finish(absl::OkStatus());
      return reactor;
    }
    auto task = [record, request, response, handler = std::move(handler), finish,
                 memory = handling.memory, question = std::move(found.question)] {
      const absl::Status status = Answer<Request>(*record, *request, response, handler);
      if (status.ok() && question) memory->Keep(*question, *response);
      finish(status);
    };
    if (handling.cost == Cost::kBrief && brief_places_.Take()) {
      task();
      brief_places_.GiveBack();
      return reactor;
    }
    if (!workers_.TrySchedule(std::move(task))) finish(OverloadedError(workers_.queue_limit()));
    return reactor;
  }

  // The same by a method of a service, as soon as there is one.
  template <typename Service, typename Request, typename Response>
  grpc::ServerUnaryReactor* Run(
      grpc::CallbackServerContext* context, absl::string_view method,
      const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
      const LateService<const Service>& service,
      absl::StatusOr<Response> (Service::*handler)(const store::CallContext&, const Request&) const,
      const Handling& handling = {}) {
    return Run<Request>(
        context, method, request, response,
        [&service, handler](const store::CallContext& call,
                            const Request& message) -> absl::StatusOr<Response> {
          const auto found = service.Find();
          if (!found.ok()) return found.status();
          return ((*found)->*handler)(call, message);
        },
        handling);
  }

  // handler: absl::Status(const store::CallContext&, const Request&, ServerStream&),
  // which writes the responses. It has a worker of the pool until it ends.
  template <typename Request, typename Handler>
  ServerStream* RunStream(grpc::CallbackServerContext* context, absl::string_view method,
                          const grpc::ByteBuffer* request, Handler handler) {
    const std::shared_ptr<CallRecord> record = Begin(context, method);
    record->Received();
    auto* const stream = new ServerStream([record] { record->Sent(); });
    const auto finish = [stream, record](const absl::Status& status) {
      record->Finish(status);
      stream->End(status);
    };
    if (!record->admitted().ok()) {
      finish(record->admitted());
      return stream;
    }
    const bool accepted =
        workers_.TrySchedule([record, request, stream, handler = std::move(handler), finish] {
          Request message;
          const absl::Status parsed = Parse(*record, *request, &message);
          finish(parsed.ok() ? handler(record->context(), message, *stream) : parsed);
        });
    if (!accepted) finish(OverloadedError(workers_.queue_limit()));
    return stream;
  }

  WorkerPool& workers() { return workers_; }

 private:
  // Nothing of a call that may not begin, or that wants to see a commit of its own.
  static AnswerMemory::Found Look(AnswerMemory* memory, const CallRecord& call,
                                  absl::string_view method, const grpc::ByteBuffer& request) {
    if (memory == nullptr || call.context().read_after || !call.Check().ok()) return {};
    return memory->Look(method, request);
  }

  template <typename Request, typename Handler>
  static absl::Status Answer(const CallRecord& call, const grpc::ByteBuffer& bytes,
                             grpc::ByteBuffer* response, const Handler& handler) {
    Request request;
    if (absl::Status status = Parse(call, bytes, &request); !status.ok()) return status;
    auto result = handler(call.context(), request);
    if (!result.ok()) return result.status();
    return SerializeMessage(*result, response);
  }

  // What nobody waits for any more is not begun.
  static absl::Status Parse(const CallRecord& call, const grpc::ByteBuffer& bytes,
                            google::protobuf::Message* request) {
    if (absl::Status status = call.Check(); !status.ok()) return status;
    if (absl::Status status = ParseMessage(bytes, request); !status.ok()) return status;
    return CheckRequest(*request);
  }

  WorkerPool& workers_;
  CallMetrics& metrics_;
  security::Admission* const admission_;
  Places brief_places_;
};

}  // namespace isnad::rpc
