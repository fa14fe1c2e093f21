// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/grpc_adapter.h"

namespace isnad::ingest {

GrpcAdapter::Unary* GrpcAdapter::IngestArticle(Context* context, const Bytes* request,
                                               Bytes* response) {
  return Run(context, "IngestArticle", request, response, &IngestService::IngestArticle);
}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* GrpcAdapter::IngestArticles(
    Context* context) {
  return streams_.Start(context);
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* GrpcAdapter::ReanalyzeArticles(Context* context,
                                                                           const Bytes* request) {
  return calls_.RunStream<v1::ReanalyzeArticlesRequest>(
      context, "ReanalyzeArticles", request,
      [this](const auto& call, const auto& in, rpc::ServerStream& out) {
        const auto service = service_.Find();
        if (!service.ok()) return service.status();
        return (*service)->ReanalyzeArticles(
            call, in, [&out](const auto& response) { return out.Write(response); });
      });
}

GrpcAdapter::Unary* GrpcAdapter::DeleteArticle(Context* context, const Bytes* request,
                                               Bytes* response) {
  return Run(context, "DeleteArticle", request, response, &IngestService::DeleteArticle);
}

GrpcAdapter::Unary* GrpcAdapter::ImportStatements(Context* context, const Bytes* request,
                                                  Bytes* response) {
  return Run(context, "ImportStatements", request, response, &IngestService::ImportStatements);
}

GrpcAdapter::Unary* GrpcAdapter::UpsertActor(Context* context, const Bytes* request,
                                             Bytes* response) {
  return Run(context, "UpsertActor", request, response, &IngestService::UpsertActor);
}

GrpcAdapter::Unary* GrpcAdapter::MergeActors(Context* context, const Bytes* request,
                                             Bytes* response) {
  return Run(context, "MergeActors", request, response, &IngestService::MergeActors);
}

GrpcAdapter::Unary* GrpcAdapter::UnmergeActors(Context* context, const Bytes* request,
                                               Bytes* response) {
  return Run(context, "UnmergeActors", request, response, &IngestService::UnmergeActors);
}

GrpcAdapter::Unary* GrpcAdapter::DismissContradiction(Context* context, const Bytes* request,
                                                      Bytes* response) {
  return Run(context, "DismissContradiction", request, response,
             &IngestService::DismissContradiction);
}

GrpcAdapter::Unary* GrpcAdapter::RestoreContradiction(Context* context, const Bytes* request,
                                                      Bytes* response) {
  return Run(context, "RestoreContradiction", request, response,
             &IngestService::RestoreContradiction);
}

}  // namespace isnad::ingest
