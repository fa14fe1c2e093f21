// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/grpc_adapter.h"

namespace isnad::query {

GrpcAdapter::GrpcAdapter(rpc::CallRunner& calls, const WatchLimits& watch_limits)
    : calls_(calls),
      watches_(
          calls, [this] { return service_.Find(); }, watch_limits) {}

GrpcAdapter::Reactor* GrpcAdapter::GetArticle(Context* context, const Bytes* request,
                                              Bytes* response) {
  return calls_.Run(context, "GetArticle", request, response, service_, &QueryService::GetArticle);
}
GrpcAdapter::Reactor* GrpcAdapter::ListArticles(Context* context, const Bytes* request,
                                                Bytes* response) {
  return calls_.Run(context, "ListArticles", request, response, service_,
                    &QueryService::ListArticles);
}
GrpcAdapter::Reactor* GrpcAdapter::GetActor(Context* context, const Bytes* request,
                                            Bytes* response) {
  return calls_.Run(context, "GetActor", request, response, service_, &QueryService::GetActor,
                    rpc::Cost::kBrief);
}
GrpcAdapter::Reactor* GrpcAdapter::ListActors(Context* context, const Bytes* request,
                                              Bytes* response) {
  return calls_.Run(context, "ListActors", request, response, service_, &QueryService::ListActors);
}
GrpcAdapter::Reactor* GrpcAdapter::ListActorMerges(Context* context, const Bytes* request,
                                                   Bytes* response) {
  return calls_.Run(context, "ListActorMerges", request, response, service_,
                    &QueryService::ListActorMerges);
}
GrpcAdapter::Reactor* GrpcAdapter::ResolveActors(Context* context, const Bytes* request,
                                                 Bytes* response) {
  return calls_.Run(context, "ResolveActors", request, response, service_,
                    &QueryService::ResolveActors);
}
GrpcAdapter::Reactor* GrpcAdapter::GetStatement(Context* context, const Bytes* request,
                                                Bytes* response) {
  return calls_.Run(context, "GetStatement", request, response, service_,
                    &QueryService::GetStatement, rpc::Cost::kBrief);
}
GrpcAdapter::Reactor* GrpcAdapter::ListStatements(Context* context, const Bytes* request,
                                                  Bytes* response) {
  return calls_.Run(context, "ListStatements", request, response, service_,
                    &QueryService::ListStatements);
}
GrpcAdapter::Reactor* GrpcAdapter::GetClaim(Context* context, const Bytes* request,
                                            Bytes* response) {
  return calls_.Run(context, "GetClaim", request, response, service_, &QueryService::GetClaim,
                    rpc::Cost::kBrief);
}
GrpcAdapter::Reactor* GrpcAdapter::ListClaims(Context* context, const Bytes* request,
                                              Bytes* response) {
  return calls_.Run(context, "ListClaims", request, response, service_, &QueryService::ListClaims);
}
GrpcAdapter::Reactor* GrpcAdapter::SearchClaims(Context* context, const Bytes* request,
                                                Bytes* response) {
  return calls_.Run(context, "SearchClaims", request, response, service_,
                    &QueryService::SearchClaims);
}
GrpcAdapter::Reactor* GrpcAdapter::TraceClaim(Context* context, const Bytes* request,
                                              Bytes* response) {
  return calls_.Run(context, "TraceClaim", request, response, service_, &QueryService::TraceClaim);
}
GrpcAdapter::Reactor* GrpcAdapter::ListDesignations(Context* context, const Bytes* request,
                                                    Bytes* response) {
  return calls_.Run(context, "ListDesignations", request, response, service_,
                    &QueryService::ListDesignations);
}
GrpcAdapter::Reactor* GrpcAdapter::GetContradiction(Context* context, const Bytes* request,
                                                    Bytes* response) {
  return calls_.Run(context, "GetContradiction", request, response, service_,
                    &QueryService::GetContradiction, rpc::Cost::kBrief);
}
GrpcAdapter::Reactor* GrpcAdapter::ListContradictions(Context* context, const Bytes* request,
                                                      Bytes* response) {
  return calls_.Run(context, "ListContradictions", request, response, service_,
                    &QueryService::ListContradictions);
}
GrpcAdapter::Reactor* GrpcAdapter::CompareClaims(Context* context, const Bytes* request,
                                                 Bytes* response) {
  return calls_.Run(context, "CompareClaims", request, response, service_,
                    &QueryService::CompareClaims);
}
GrpcAdapter::Reactor* GrpcAdapter::CheckText(Context* context, const Bytes* request,
                                             Bytes* response) {
  return calls_.Run(context, "CheckText", request, response, service_, &QueryService::CheckText);
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* GrpcAdapter::WatchContradictions(Context* context,
                                                                             const Bytes* request) {
  return watches_.Start(context, request);
}

}  // namespace isnad::query
