// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "core/rpc/call_runner.h"
#include "core/rpc/late_service.h"
#include "isnad/v1/query_service.grpc.pb.h"
#include "query-service/query_service.h"
#include "query-service/watch_streams.h"

namespace isnad::query {

template <class Base, template <class> class... Layers>
struct Stacked {
  using type = Base;
};
template <class Base, template <class> class First, template <class> class... Rest>
struct Stacked<Base, First, Rest...> {
  using type = typename Stacked<First<Base>, Rest...>::type;
};

// gRPC's base with every method raw: requests come and answers go as bytes, see
// rpc::CallRunner.
using RawQueryService =
    Stacked<v1::QueryService::Service, v1::QueryService::WithRawCallbackMethod_GetArticle,
            v1::QueryService::WithRawCallbackMethod_ListArticles,
            v1::QueryService::WithRawCallbackMethod_GetActor,
            v1::QueryService::WithRawCallbackMethod_ListActors,
            v1::QueryService::WithRawCallbackMethod_ListActorMerges,
            v1::QueryService::WithRawCallbackMethod_ResolveActors,
            v1::QueryService::WithRawCallbackMethod_GetStatement,
            v1::QueryService::WithRawCallbackMethod_ListStatements,
            v1::QueryService::WithRawCallbackMethod_GetClaim,
            v1::QueryService::WithRawCallbackMethod_ListClaims,
            v1::QueryService::WithRawCallbackMethod_SearchClaims,
            v1::QueryService::WithRawCallbackMethod_TraceClaim,
            v1::QueryService::WithRawCallbackMethod_ListDesignations,
            v1::QueryService::WithRawCallbackMethod_GetContradiction,
            v1::QueryService::WithRawCallbackMethod_ListContradictions,
            v1::QueryService::WithRawCallbackMethod_WatchContradictions,
            v1::QueryService::WithRawCallbackMethod_CompareClaims,
            v1::QueryService::WithRawCallbackMethod_CheckText>::type;

// The query service on the wire: one line a method. Until a service is given,
// every call is refused with the reason why there is none. Thread-safe.
class GrpcAdapter final : public RawQueryService {
 public:
  // Borrows calls and the memory of answers; they outlive this. memory: null to answer
  // each call anew.
  explicit GrpcAdapter(rpc::CallRunner& calls, const WatchLimits& watch_limits = {},
                       rpc::AnswerMemory* memory = nullptr);

  // From now on calls go to this service, which outlives the server.
  void Serve(const QueryService& service) { service_.Serve(service); }
  // What calls are answered with while there is no service.
  void Refuse(const absl::Status& reason) { service_.Refuse(reason); }

  // The open watches; a server that stops drains them first.
  WatchStreams& watches() { return watches_; }

  using Context = grpc::CallbackServerContext;
  using Bytes = grpc::ByteBuffer;
  using Reactor = grpc::ServerUnaryReactor;

  Reactor* GetArticle(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* ListArticles(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* GetActor(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* ListActors(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* ListActorMerges(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* ResolveActors(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* GetStatement(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* ListStatements(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* GetClaim(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* ListClaims(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* SearchClaims(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* TraceClaim(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* ListDesignations(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* GetContradiction(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* ListContradictions(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* CompareClaims(Context* context, const Bytes* request, Bytes* response) override;
  Reactor* CheckText(Context* context, const Bytes* request, Bytes* response) override;
  grpc::ServerWriteReactor<Bytes>* WatchContradictions(Context* context,
                                                       const Bytes* request) override;

 private:
  rpc::CallRunner& calls_;
  // Of what the store holds. Where a call brings text of its own, that is not kept.
  const rpc::Handling of_store_;
  const rpc::Handling of_store_briefly_;
  rpc::LateService<const QueryService> service_;
  WatchStreams watches_;
};

}  // namespace isnad::query
