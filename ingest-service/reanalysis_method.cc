// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/time.h"
#include "core/rpc/log.h"
#include "core/rpc/position_token.h"
#include "core/rpc/status_conversion.h"
#include "ingest-service/service.h"
#include "nlohmann/json.hpp"

namespace isnad::ingest {
namespace {

constexpr char kTokenKind[] = "reanalysis_token";
constexpr char kTokenField[] = "resume_token";

absl::StatusOr<ReanalysisRequest> ReadReanalysisRequest(
    const v1::ReanalyzeArticlesRequest& request) {
  ReanalysisRequest read;
  for (int i = 0; i < request.articles_size(); ++i) {
    auto id = rpc::ParseName(rpc::Collection::kArticles, request.articles(i),
                             absl::StrCat("articles[", i, "]"));
    if (!id.ok()) return id.status();
    read.selection.ids.push_back(*std::move(id));
  }
  read.selection.outlet = request.outlet();
  const auto published = rpc::FromProto(request.publish_time_range(), "publish_time_range");
  if (!published.ok()) return published.status();
  read.selection.published = *published;
  read.stale_only = request.stale_only();
  read.validate_only = request.validate_only();
  if (request.resume_token().empty()) return read;
  auto position =
      rpc::ReadPositionToken(kTokenKind, request, {kTokenField}, request.resume_token());
  if (!position) {
    return model::InvalidField(kTokenField, model::ErrorReason::kInvalidResumeToken,
                               "is not a token that this request was answered with");
  }
  read.after = *std::move(position);
  return read;
}

v1::ReanalyzeArticlesResponse ToProto(const ReanalysisProgress& progress,
                                      const v1::ReanalyzeArticlesRequest& request,
                                      const std::string& rules_version) {
  v1::ReanalyzeArticlesResponse response;
  response.set_article_count(progress.articles);
  response.set_total_count(progress.total);
  response.set_changed_count(progress.changed);
  response.set_failed_count(progress.failed);
  response.set_added_statement_count(progress.added_statements);
  response.set_removed_statement_count(progress.removed_statements);
  response.set_added_contradiction_count(progress.added_contradictions);
  response.set_removed_contradiction_count(progress.removed_contradictions);
  for (const auto& [id, status] : progress.failures) {
    auto& failure = *response.add_failures();
    failure.set_article(rpc::FormatName(rpc::Collection::kArticles, id));
    *failure.mutable_status() = rpc::ToRpcStatus(status);
  }
  if (!request.validate_only()) {
    response.set_resume_token(
        rpc::MakePositionToken(kTokenKind, request, {kTokenField}, progress.position));
  }
  response.set_rules_version(rules_version);
  response.set_done(progress.done);
  return response;
}

}  // namespace

absl::Status IngestService::ReanalyzeArticles(const store::CallContext& call,
                                              const v1::ReanalyzeArticlesRequest& request,
                                              const WriteReanalysis& write) const {
  const auto read = ReadReanalysisRequest(request);
  if (!read.ok()) return read.status();
  const std::string version = analysis_.rules_version();
  return bulk_reanalysis_.Run(call, *read, [&](const ReanalysisProgress& progress) {
    if (progress.done && !request.validate_only()) {
      rpc::Log(rpc::LogLevel::kInfo, "articles_reanalysed",
               {{"articles", progress.articles},
                {"changed", progress.changed},
                {"failed", progress.failed},
                {"rules_version", version}});
    }
    return write(ToProto(progress, request, version));
  });
}

}  // namespace isnad::ingest
