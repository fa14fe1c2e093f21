// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/grpc_adapter.h"

namespace isnad::ingest {

GrpcAdapter::Unary* GrpcAdapter::IngestArticle(Context* context, const Bytes* request,
                                               Bytes* response) {
  return calls_.Run(context, "IngestArticle", request, response, service_,
                    &IngestService::IngestArticle);
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
  return calls_.Run(context, "DeleteArticle", request, response, service_,
                    &IngestService::DeleteArticle);
}

GrpcAdapter::Unary* GrpcAdapter::ImportStatements(Context* context, const Bytes* request,
                                                  Bytes* response) {
  return calls_.Run(context, "ImportStatements", request, response, service_,
                    &IngestService::ImportStatements);
}

GrpcAdapter::Unary* GrpcAdapter::UpsertActor(Context* context, const Bytes* request,
                                             Bytes* response) {
  return calls_.Run(context, "UpsertActor", request, response, service_,
                    &IngestService::UpsertActor);
}

GrpcAdapter::Unary* GrpcAdapter::MergeActors(Context* context, const Bytes* request,
                                             Bytes* response) {
  return calls_.Run(context, "MergeActors", request, response, service_,
                    &IngestService::MergeActors);
}

GrpcAdapter::Unary* GrpcAdapter::UnmergeActors(Context* context, const Bytes* request,
                                               Bytes* response) {
  return calls_.Run(context, "UnmergeActors", request, response, service_,
                    &IngestService::UnmergeActors);
}

GrpcAdapter::Unary* GrpcAdapter::DismissContradiction(Context* context, const Bytes* request,
                                                      Bytes* response) {
  return calls_.Run(context, "DismissContradiction", request, response, service_,
                    &IngestService::DismissContradiction);
}

GrpcAdapter::Unary* GrpcAdapter::RestoreContradiction(Context* context, const Bytes* request,
                                                      Bytes* response) {
  return calls_.Run(context, "RestoreContradiction", request, response, service_,
                    &IngestService::RestoreContradiction);
}

}  // namespace isnad::ingest
