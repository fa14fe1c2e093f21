// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/status_conversion.h"

#include <unicode/utf8.h>

#include <string>

#include "absl/strings/numbers.h"
#include "core/model/error.h"
#include "core/rpc/errors.h"
#include "core/rpc/position_token.h"
#include "google/rpc/error_details.pb.h"
#include "isnad/v1/error_reason.pb.h"

namespace isnad::rpc {
namespace {

constexpr char kDomain[] = "isnad.dev";
constexpr size_t kMaxMessageBytes = 1024;
constexpr size_t kMaxMetadataBytes = 256;  // of one value
constexpr size_t kMaxMetadataEntries = 6;

// At most limit bytes and a sign that more is missing, cut between code points.
// What is not UTF-8 becomes U+FFFD: a client could not parse the details else.
std::string Shorten(absl::string_view text, size_t limit) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size = static_cast<int64_t>(text.size());
  std::string result;
  for (int64_t i = 0; i < size;) {
    const int64_t begin = i;
    UChar32 c;
    U8_NEXT(bytes, i, size, c);
    const absl::string_view next = c < 0 ? "\uFFFD" : text.substr(begin, i - begin);
    if (result.size() + next.size() > limit) return result + "…";
    result.append(next.data(), next.size());
  }
  return result;
}

// An error that no layer has typed still tells programs what kind it is.
model::ErrorReason ReasonOf(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kCancelled:
      return model::ErrorReason::kCancelled;
    case absl::StatusCode::kDeadlineExceeded:
      return model::ErrorReason::kDeadlineTooShort;
    case absl::StatusCode::kUnimplemented:
      return model::ErrorReason::kNotImplemented;
    case absl::StatusCode::kInvalidArgument:
      return model::ErrorReason::kMalformedRequest;
    case absl::StatusCode::kUnavailable:
      return model::ErrorReason::kStoreUnavailable;
    default:
      return model::ErrorReason::kInternal;
  }
}

bool MayBeRetried(absl::StatusCode code) {
  return code == absl::StatusCode::kUnavailable || code == absl::StatusCode::kResourceExhausted ||
         code == absl::StatusCode::kAborted;
}

google::rpc::ErrorInfo ErrorInfoOf(const model::ErrorDetails& details) {
  google::rpc::ErrorInfo info;
  info.set_domain(kDomain);
  info.set_reason(v1::ErrorReason_Name(static_cast<v1::ErrorReason>(details.reason)));
  for (const auto& [key, value] : details.metadata) {
    if (info.metadata_size() == kMaxMetadataEntries) break;
    (*info.mutable_metadata())[Shorten(key, 64)] = Shorten(value, kMaxMetadataBytes);
  }
  return info;
}

void AddIfItFits(const google::protobuf::Message& detail, google::rpc::Status* status) {
  google::protobuf::Any& packed = *status->add_details();
  packed.PackFrom(detail);
  // A map's entries have an order then: equal errors are equal bytes.
  packed.set_value(BytesWithout(detail, {}));
  if (status->ByteSizeLong() > kMaxDetailsBytes) status->mutable_details()->RemoveLast();
}

}  // namespace

absl::Duration RetryDelay(const absl::Status& status) {
  if (!MayBeRetried(status.code())) return absl::ZeroDuration();
  const auto details = model::GetErrorDetails(status);
  int64_t ms = 0;
  if (details && details->metadata.contains(kRetryAfterKey) &&
      absl::SimpleAtoi(details->metadata.at(kRetryAfterKey), &ms) && ms > 0) {
    return absl::Milliseconds(ms);
  }
  return absl::Milliseconds(200);
}

google::rpc::Status ToRpcStatus(const absl::Status& status) {
  google::rpc::Status wire;
  wire.set_code(static_cast<int>(status.code()));
  if (status.ok()) return wire;
  const std::string message = Shorten(status.message(), kMaxMessageBytes);
  wire.set_message(message);
  const model::ErrorDetails details =
      model::GetErrorDetails(status).value_or(model::ErrorDetails{ReasonOf(status.code()), {}, {}});
  AddIfItFits(ErrorInfoOf(details), &wire);
  if (!details.field.empty()) {
    google::rpc::BadRequest bad_request;
    auto* violation = bad_request.add_field_violations();
    violation->set_field(Shorten(details.field, kMaxMetadataBytes));
    violation->set_description(message);
    AddIfItFits(bad_request, &wire);
  }
  if (const absl::Duration delay = RetryDelay(status); delay > absl::ZeroDuration()) {
    google::rpc::RetryInfo retry;
    retry.mutable_retry_delay()->set_seconds(absl::ToInt64Seconds(delay));
    retry.mutable_retry_delay()->set_nanos(static_cast<int32_t>(
        (delay - absl::Floor(delay, absl::Seconds(1))) / absl::Nanoseconds(1)));
    AddIfItFits(retry, &wire);
  }
  return wire;
}

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const google::rpc::Status wire = ToRpcStatus(status);
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()), wire.message(),
                      wire.SerializeAsString());
}

}  // namespace isnad::rpc
