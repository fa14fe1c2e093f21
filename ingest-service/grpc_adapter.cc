// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/grpc_adapter.h"

#include "core/rpc/errors.h"
#include "core/rpc/status_conversion.h"

namespace isnad::ingest {
namespace {

class RefusedServerStream final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  RefusedServerStream(rpc::CallMetrics& metrics, grpc::CallbackServerContext* context,
                      absl::string_view method) {
    const absl::Status status = rpc::NotImplementedError(method);
    rpc::CallRecord(metrics, method, context).Finish(status);
    Finish(rpc::ToGrpcStatus(status));
  }
  void OnDone() override { delete this; }
};

}  // namespace

GrpcAdapter::Unary* GrpcAdapter::IngestArticle(Context* context, const Bytes* request,
                                               Bytes* response) {
  WatchQueue();
  return calls_.Run<v1::IngestArticleRequest>(context, "IngestArticle", request, response,
                                              [this](const auto& call, const auto& in) {
                                                WatchQueue();
                                                return service_.IngestArticle(call, in);
                                              });
}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* GrpcAdapter::IngestArticles(
    Context* context) {
  return streams_.Start(context);
}

GrpcAdapter::Unary* GrpcAdapter::DeleteArticle(Context* context, const Bytes* request,
                                               Bytes* response) {
  return calls_.Run<v1::DeleteArticleRequest>(
      context, "DeleteArticle", request, response,
      [this](const auto& call, const auto& in) { return service_.DeleteArticle(call, in); });
}

GrpcAdapter::Unary* GrpcAdapter::ImportStatements(Context* context, const Bytes*, Bytes*) {
  return Refuse(context, "ImportStatements");
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* GrpcAdapter::ReanalyzeArticles(Context* context,
                                                                           const Bytes*) {
  return new RefusedServerStream(calls_.metrics(), context, "ReanalyzeArticles");
}

GrpcAdapter::Unary* GrpcAdapter::UpsertActor(Context* context, const Bytes* request,
                                             Bytes* response) {
  return calls_.Run<v1::UpsertActorRequest>(
      context, "UpsertActor", request, response,
      [this](const auto& call, const auto& in) { return service_.UpsertActor(call, in); });
}

GrpcAdapter::Unary* GrpcAdapter::MergeActors(Context* context, const Bytes* request,
                                             Bytes* response) {
  return calls_.Run<v1::MergeActorsRequest>(
      context, "MergeActors", request, response,
      [this](const auto& call, const auto& in) { return service_.MergeActors(call, in); });
}

GrpcAdapter::Unary* GrpcAdapter::UnmergeActors(Context* context, const Bytes* request,
                                               Bytes* response) {
  return calls_.Run<v1::UnmergeActorsRequest>(
      context, "UnmergeActors", request, response,
      [this](const auto& call, const auto& in) { return service_.UnmergeActors(call, in); });
}

GrpcAdapter::Unary* GrpcAdapter::DismissContradiction(Context* context, const Bytes*, Bytes*) {
  return Refuse(context, "DismissContradiction");
}

GrpcAdapter::Unary* GrpcAdapter::Refuse(Context* context, absl::string_view method) const {
  const absl::Status status = rpc::NotImplementedError(method);
  rpc::CallRecord(calls_.metrics(), method, context).Finish(status);
  Unary* reactor = context->DefaultReactor();
  reactor->Finish(rpc::ToGrpcStatus(status));
  return reactor;
}

}  // namespace isnad::ingest
