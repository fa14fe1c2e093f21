// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/grpc_adapter.h"

namespace isnad::ingest {

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

GrpcAdapter::Unary* GrpcAdapter::ImportStatements(Context* context, const Bytes* request,
                                                  Bytes* response) {
  return calls_.Run<v1::ImportStatementsRequest>(
      context, "ImportStatements", request, response,
      [this](const auto& call, const auto& in) { return service_.ImportStatements(call, in); });
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* GrpcAdapter::ReanalyzeArticles(Context* context,
                                                                           const Bytes* request) {
  return calls_.RunStream<v1::ReanalyzeArticlesRequest>(
      context, "ReanalyzeArticles", request,
      [this](const auto& call, const auto& in, rpc::ServerStream& out) {
        return service_.ReanalyzeArticles(
            call, in, [&out](const auto& response) { return out.Write(response); });
      });
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

GrpcAdapter::Unary* GrpcAdapter::DismissContradiction(Context* context, const Bytes* request,
                                                      Bytes* response) {
  return calls_.Run<v1::DismissContradictionRequest>(
      context, "DismissContradiction", request, response,
      [this](const auto& call, const auto& in) { return service_.DismissContradiction(call, in); });
}

GrpcAdapter::Unary* GrpcAdapter::RestoreContradiction(Context* context, const Bytes* request,
                                                      Bytes* response) {
  return calls_.Run<v1::RestoreContradictionRequest>(
      context, "RestoreContradiction", request, response,
      [this](const auto& call, const auto& in) { return service_.RestoreContradiction(call, in); });
}

}  // namespace isnad::ingest
