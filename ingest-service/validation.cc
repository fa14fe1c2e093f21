// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/validation.h"

#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/rpc/convert/article.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/time.h"
#include "core/rpc/validation.h"
#include "ingest-service/limits.h"

namespace isnad::ingest {
namespace {

using model::ErrorReason;
using model::InvalidField;

absl::Status CheckLength(absl::string_view field, absl::string_view value, size_t limit) {
  if (value.size() <= limit) return absl::OkStatus();
  return InvalidField(
      field, ErrorReason::kFieldTooLong,
      absl::StrCat("has ", value.size(), " bytes; at most ", limit, " are taken"),
      {{"limit_bytes", absl::StrCat(limit)}, {"actual_bytes", absl::StrCat(value.size())}});
}

// White space of any script: an editor's no-break space is no article.
bool IsBlank(absl::string_view text) {
  constexpr absl::string_view kWide[] = {"\u00A0", "\u2003", "\u2009", "\u200B", "\u200E",
                                         "\u200F", "\u3000", "\uFEFF", "\u2028", "\u2029"};
  while (true) {
    text = absl::StripLeadingAsciiWhitespace(text);
    if (text.empty()) return true;
    bool stripped = false;
    for (const absl::string_view space : kWide) {
      if (!absl::StartsWith(text, space)) continue;
      text.remove_prefix(space.size());
      stripped = true;
    }
    if (!stripped) return false;
  }
}

absl::Status CheckNotBlank(absl::string_view field, absl::string_view value) {
  return IsBlank(value) ? rpc::RequiredFieldError(field) : absl::OkStatus();
}

// What is right in form but not as an article of this service.
absl::Status CheckArticle(const model::Article& article, absl::Time now) {
  for (const absl::Status& status :
       {CheckNotBlank("article.outlet", article.outlet),
        CheckLength("article.outlet", article.outlet, kMaxOutletBytes),
        CheckNotBlank("article.body", article.body),
        CheckLength("article.language_code", article.language_code, kMaxLanguageCodeBytes),
        rpc::CheckLanguage("article.language_code", article.language_code),
        rpc::CheckPublishTime("article.publish_time", article.publish_time, now)}) {
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<IngestRequest> ReadIngestRequest(const v1::IngestArticleRequest& request,
                                                absl::Time now) {
  if (!request.has_article()) return rpc::RequiredFieldError("article");
  if (auto id = rpc::CheckRequestId(request.request_id()); !id.ok()) return id;
  auto article = rpc::FromProto(request.article(), "article");
  if (!article.ok()) return article.status();
  if (auto checked = CheckArticle(*article, now); !checked.ok()) return checked;
  IngestRequest read;
  read.article = *std::move(article);
  // The same UUID, however its digits are written.
  read.request_id = absl::AsciiStrToLower(request.request_id());
  read.validate_only = request.validate_only();
  return read;
}

absl::StatusOr<DeletionRequest> ReadDeletionRequest(const v1::DeleteArticleRequest& request) {
  auto id = rpc::ParseName(rpc::Collection::kArticles, request.name(), "name");
  if (!id.ok()) return id.status();
  if (auto checked = rpc::CheckRequestId(request.request_id()); !checked.ok()) return checked;
  return DeletionRequest{*std::move(id), request.allow_missing(),
                         absl::AsciiStrToLower(request.request_id()), request.validate_only()};
}

absl::Status CheckStreamRequest(const v1::IngestArticlesRequest& request) {
  if (auto checked = rpc::CheckRequest(request.item()); !checked.ok()) return checked;
  return CheckLength("tag", request.tag(), kMaxTagBytes);
}

}  // namespace isnad::ingest
