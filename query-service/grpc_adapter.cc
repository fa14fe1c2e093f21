// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/grpc_adapter.h"

namespace isnad::query {

GrpcAdapter::GrpcAdapter(rpc::CallRunner& calls, const WatchLimits& watch_limits,
                         rpc::AnswerMemory* memory)
    : calls_(calls),
      of_store_{rpc::Cost::kAny, memory},
      of_store_briefly_{rpc::Cost::kBrief, memory},
      watches_(
          calls, [this] { return service_.Find(); }, watch_limits) {}

GrpcAdapter::Reactor* GrpcAdapter::GetArticle(Context* context, const Bytes* request,
                                              Bytes* response) {
  return calls_.Run(context, "GetArticle", request, response, service_,
                    &QueryService::GetArticle, of_store_);
}
GrpcAdapter::Reactor* GrpcAdapter::ListArticles(Context* context, const Bytes* request,
                                                Bytes* response) {
  return calls_.Run(context, "ListArticles", request, response, service_,
                    &QueryService::ListArticles, of_store_);
}
GrpcAdapter::Reactor* GrpcAdapter::GetActor(Context* context, const Bytes* request,
                                            Bytes* response) {
  return calls_.Run(context, "GetActor", request, response, service_, &QueryService::GetActor,
                    of_store_briefly_);
}
GrpcAdapter::Reactor* GrpcAdapter::ListActors(Context* context, const Bytes* request,
                                              Bytes* response) {
  return calls_.Run(context, "ListActors", request, response, service_,
                    &QueryService::ListActors, of_store_);
}
GrpcAdapter::Reactor* GrpcAdapter::ListActorMerges(Context* context, const Bytes* request,
                                                   Bytes* response) {
  return calls_.Run(context, "ListActorMerges", request, response, service_,
                    &QueryService::ListActorMerges, of_store_);
}
GrpcAdapter::Reactor* GrpcAdapter::ResolveActors(Context* context, const Bytes* request,
                                                 Bytes* response) {
  return calls_.Run(context, "ResolveActors", request, response, service_,
                    &QueryService::ResolveActors);
}
GrpcAdapter::Reactor* GrpcAdapter::GetStatement(Context* context, const Bytes* request,
                                                Bytes* response) {
  return calls_.Run(context, "GetStatement", request, response, service_,
                    &QueryService::GetStatement, of_store_briefly_);
}
GrpcAdapter::Reactor* GrpcAdapter::ListStatements(Context* context, const Bytes* request,
                                                  Bytes* response) {
  return calls_.Run(context, "ListStatements", request, response, service_,
                    &QueryService::ListStatements, of_store_);
}
GrpcAdapter::Reactor* GrpcAdapter::GetClaim(Context* context, const Bytes* request,
                                            Bytes* response) {
  return calls_.Run(context, "GetClaim", request, response, service_, &QueryService::GetClaim,
                    of_store_briefly_);
}
GrpcAdapter::Reactor* GrpcAdapter::ListClaims(Context* context, const Bytes* request,
                                              Bytes* response) {
  return calls_.Run(context, "ListClaims", request, response, service_,
                    &QueryService::ListClaims, of_store_);
}
GrpcAdapter::Reactor* GrpcAdapter::SearchClaims(Context* context, const Bytes* request,
                                                Bytes* response) {
  return calls_.Run(context, "SearchClaims", request, response, service_,
                    &QueryService::SearchClaims, of_store_);
}
GrpcAdapter::Reactor* GrpcAdapter::TraceClaim(Context* context, const Bytes* request,
                                              Bytes* response) {
  return calls_.Run(context, "TraceClaim", request, response, service_,
                    &QueryService::TraceClaim, of_store_);
}
GrpcAdapter::Reactor* GrpcAdapter::ListDesignations(Context* context, const Bytes* request,
                                                    Bytes* response) {
  return calls_.Run(context, "ListDesignations", request, response, service_,
                    &QueryService::ListDesignations, of_store_);
}
GrpcAdapter::Reactor* GrpcAdapter::GetContradiction(Context* context, const Bytes* request,
                                                    Bytes* response) {
  return calls_.Run(context, "GetContradiction", request, response, service_,
                    &QueryService::GetContradiction, of_store_briefly_);
}
GrpcAdapter::Reactor* GrpcAdapter::ListContradictions(Context* context, const Bytes* request,
                                                      Bytes* response) {
  return calls_.Run(context, "ListContradictions", request, response, service_,
                    &QueryService::ListContradictions, of_store_);
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
