// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rpc/call_runner.h"
#include "core/rpc/late_service.h"
#include "ingest-service/article_streams.h"
#include "ingest-service/service.h"
#include "isnad/v1/ingest_service.grpc.pb.h"

namespace isnad::ingest {

// Every method of the service, in the raw callback form of core/rpc/call_runner.h.
template <typename Base>
using RawIngestMethods = v1::IngestService::WithRawCallbackMethod_IngestArticle<
    v1::IngestService::WithRawCallbackMethod_IngestArticles<
        v1::IngestService::WithRawCallbackMethod_ImportStatements<
            v1::IngestService::WithRawCallbackMethod_ReanalyzeArticles<
                v1::IngestService::WithRawCallbackMethod_DeleteArticle<
                    v1::IngestService::WithRawCallbackMethod_UpsertActor<
                        v1::IngestService::WithRawCallbackMethod_MergeActors<
                            v1::IngestService::WithRawCallbackMethod_UnmergeActors<
                                v1::IngestService::WithRawCallbackMethod_DismissContradiction<
                                    v1::IngestService::WithRawCallbackMethod_RestoreContradiction<
                                        Base>>>>>>>>>>;

// From gRPC to the service and back: one line per method. Thread-safe.
class GrpcAdapter final : public RawIngestMethods<v1::IngestService::Service> {
 public:
  // Borrows all; they outlive the server that this is registered with. Until
  // there is a service, every call is refused with the reason why.
  GrpcAdapter(const rpc::LateService<const IngestService>& service, rpc::CallRunner& calls,
              ArticleStreams& streams)
      : service_(service), calls_(calls), streams_(streams) {}

  using Bytes = grpc::ByteBuffer;
  using Context = grpc::CallbackServerContext;
  using Unary = grpc::ServerUnaryReactor;

  Unary* IngestArticle(Context* context, const Bytes* request, Bytes* response) override;
  grpc::ServerBidiReactor<Bytes, Bytes>* IngestArticles(Context* context) override;
  Unary* ImportStatements(Context* context, const Bytes* request, Bytes* response) override;
  grpc::ServerWriteReactor<Bytes>* ReanalyzeArticles(Context* context,
                                                     const Bytes* request) override;
  Unary* DeleteArticle(Context* context, const Bytes* request, Bytes* response) override;
  Unary* UpsertActor(Context* context, const Bytes* request, Bytes* response) override;
  Unary* MergeActors(Context* context, const Bytes* request, Bytes* response) override;
  Unary* UnmergeActors(Context* context, const Bytes* request, Bytes* response) override;
  Unary* DismissContradiction(Context* context, const Bytes* request, Bytes* response) override;
  Unary* RestoreContradiction(Context* context, const Bytes* request, Bytes* response) override;

 private:
  const rpc::LateService<const IngestService>& service_;
  rpc::CallRunner& calls_;
  ArticleStreams& streams_;
};

}  // namespace isnad::ingest
