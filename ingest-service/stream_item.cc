// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/stream_item.h"

#include <grpcpp/support/proto_buffer_reader.h>

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "core/model/error.h"
#include "core/rpc/status_conversion.h"
#include "core/rpc/wire.h"
#include "core/text/utf8.h"
#include "google/protobuf/unknown_field_set.h"
#include "ingest-service/limits.h"
#include "ingest-service/validation.h"

namespace isnad::ingest {
namespace {

// "item.article.body" is "article.body" to IngestArticle, whose errors these are.
absl::Status WithoutItemPrefix(const absl::Status& error) {
  constexpr absl::string_view kPrefix = "item.";
  auto details = model::GetErrorDetails(error);
  if (!details || !absl::StartsWith(details->field, kPrefix)) return error;
  details->field = details->field.substr(kPrefix.size());
  details->metadata["field"] = details->field;
  return model::MakeError(error.code(), absl::StripPrefix(error.message(), kPrefix), *details);
}

// The tag of a request that could not be parsed as a whole; empty where its
// bytes do not give one.
std::string FindTag(const grpc::ByteBuffer& request) {
  grpc::ByteBuffer shared = request;  // a reference: the reader consumes its handle
  grpc::ProtoBufferReader reader(&shared);
  google::protobuf::UnknownFieldSet fields;
  if (!reader.status().ok() || !fields.ParseFromZeroCopyStream(&reader)) return "";
  for (int i = 0; i < fields.field_count(); ++i) {
    const google::protobuf::UnknownField& field = fields.field(i);
    if (field.number() != v1::IngestArticlesRequest::kTagFieldNumber) continue;
    if (field.type() != google::protobuf::UnknownField::TYPE_LENGTH_DELIMITED) continue;
    const std::string& tag = field.length_delimited();
    if (tag.size() <= kMaxTagBytes && !text::FindMalformedUtf8(tag)) return tag;
  }
  return "";
}

}  // namespace

absl::Status StreamItem::Parse(v1::IngestArticlesRequest* request) {
  const absl::Status parsed = rpc::ParseMessage(request_, request);
  tag_ = parsed.ok() ? request->tag() : FindTag(request_);
  request_.Clear();
  view_ = request->item().view();
  return parsed.ok() ? CheckStreamRequest(*request) : WithoutItemPrefix(parsed);
}

void StreamItem::Prepare(const store::CallContext& call, const IngestService& service) {
  v1::IngestArticlesRequest request;
  const absl::Status parsed = Parse(&request);
  if (parsed.ok()) {
    prepared_ = service.Prepare(call, request.item());
  } else {
    prepared_ = parsed;
    service.CountFailure();
  }
}

grpc::ByteBuffer StreamItem::Respond(const absl::StatusOr<IngestResult>& result) const {
  v1::IngestArticlesResponse response;
  response.set_index(index_);
  response.set_tag(tag_);
  *response.mutable_status() = rpc::ToRpcStatus(result.status());
  if (result.ok()) *response.mutable_result() = ToProto(*result, view_);
  grpc::ByteBuffer bytes;
  // Fails only above 2 GiB, which the limits on an article rule out.
  (void)rpc::SerializeMessage(response, &bytes);
  return bytes;
}

std::vector<grpc::ByteBuffer> CommitItems(const store::CallContext& call,
                                          const IngestService& service,
                                          std::vector<std::unique_ptr<StreamItem>> items) {
  std::vector<PreparedArticle> articles;
  for (const auto& item : items) {
    if (item->prepared_.ok()) articles.push_back(*std::move(item->prepared_));
  }
  auto results = articles.empty() ? std::vector<absl::StatusOr<IngestResult>>()
                                  : service.Commit(call, articles);
  std::vector<grpc::ByteBuffer> responses;
  size_t committed = 0;
  for (const auto& item : items) {
    responses.push_back(item->Respond(
        item->prepared_.ok() ? std::move(results[committed++])
                             : absl::StatusOr<IngestResult>(item->prepared_.status())));
  }
  return responses;
}

}  // namespace isnad::ingest
