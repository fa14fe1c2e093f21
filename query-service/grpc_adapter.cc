// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/grpc_adapter.h"

namespace isnad::query {

GrpcAdapter::GrpcAdapter(rpc::CallRunner& calls, const WatchLimits& watch_limits)
    : calls_(calls),
      watches_(
          calls, [this] { return service_.Find(); }, watch_limits) {}

GrpcAdapter::Reactor* GrpcAdapter::GetArticle(Context* context, const Bytes* request,
                                              Bytes* response) {
  return Run(context, "GetArticle", request, response, &QueryService::GetArticle);
}
GrpcAdapter::Reactor* GrpcAdapter::ListArticles(Context* context, const Bytes* request,
                                                Bytes* response) {
  return Run(context, "ListArticles", request, response, &QueryService::ListArticles);
}
GrpcAdapter::Reactor* GrpcAdapter::GetActor(Context* context, const Bytes* request,
                                            Bytes* response) {
  return Run(context, "GetActor", request, response, &QueryService::GetActor);
}
GrpcAdapter::Reactor* GrpcAdapter::ListActors(Context* context, const Bytes* request,
                                              Bytes* response) {
  return Run(context, "ListActors", request, response, &QueryService::ListActors);
}
GrpcAdapter::Reactor* GrpcAdapter::ListActorMerges(Context* context, const Bytes* request,
                                                   Bytes* response) {
  return Run(context, "ListActorMerges", request, response, &QueryService::ListActorMerges);
}
GrpcAdapter::Reactor* GrpcAdapter::ResolveActors(Context* context, const Bytes* request,
                                                 Bytes* response) {
  return Run(context, "ResolveActors", request, response, &QueryService::ResolveActors);
}
GrpcAdapter::Reactor* GrpcAdapter::GetStatement(Context* context, const Bytes* request,
                                                Bytes* response) {
  return Run(context, "GetStatement", request, response, &QueryService::GetStatement);
}
GrpcAdapter::Reactor* GrpcAdapter::ListStatements(Context* context, const Bytes* request,
                                                  Bytes* response) {
  return Run(context, "ListStatements", request, response, &QueryService::ListStatements);
}
GrpcAdapter::Reactor* GrpcAdapter::GetClaim(Context* context, const Bytes* request,
                                            Bytes* response) {
  return Run(context, "GetClaim", request, response, &QueryService::GetClaim);
}
GrpcAdapter::Reactor* GrpcAdapter::ListClaims(Context* context, const Bytes* request,
                                              Bytes* response) {
  return Run(context, "ListClaims", request, response, &QueryService::ListClaims);
}
GrpcAdapter::Reactor* GrpcAdapter::SearchClaims(Context* context, const Bytes* request,
                                                Bytes* response) {
  return Run(context, "SearchClaims", request, response, &QueryService::SearchClaims);
}
GrpcAdapter::Reactor* GrpcAdapter::TraceClaim(Context* context, const Bytes* request,
                                              Bytes* response) {
  return Run(context, "TraceClaim", request, response, &QueryService::TraceClaim);
}
GrpcAdapter::Reactor* GrpcAdapter::ListDesignations(Context* context, const Bytes* request,
                                                    Bytes* response) {
  return Run(context, "ListDesignations", request, response, &QueryService::ListDesignations);
}
GrpcAdapter::Reactor* GrpcAdapter::GetContradiction(Context* context, const Bytes* request,
                                                    Bytes* response) {
  return Run(context, "GetContradiction", request, response, &QueryService::GetContradiction);
}
GrpcAdapter::Reactor* GrpcAdapter::ListContradictions(Context* context, const Bytes* request,
                                                      Bytes* response) {
  return Run(context, "ListContradictions", request, response, &QueryService::ListContradictions);
}
GrpcAdapter::Reactor* GrpcAdapter::CompareClaims(Context* context, const Bytes* request,
                                                 Bytes* response) {
  return Run(context, "CompareClaims", request, response, &QueryService::CompareClaims);
}
GrpcAdapter::Reactor* GrpcAdapter::CheckText(Context* context, const Bytes* request,
                                             Bytes* response) {
  return Run(context, "CheckText", request, response, &QueryService::CheckText);
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* GrpcAdapter::WatchContradictions(Context* context,
                                                                             const Bytes* request) {
  return watches_.Start(context, request);
}

}  // namespace isnad::query
