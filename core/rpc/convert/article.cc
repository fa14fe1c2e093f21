// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/article.h"

#include "absl/strings/str_cat.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/time.h"
#include "core/rpc/validation.h"

namespace isnad::rpc {

v1::Article ToProto(const model::Article& article, v1::ArticleView view) {
  v1::Article proto;
  proto.set_name(FormatName(Collection::kArticles, article.id));
  proto.set_outlet(article.outlet);
  proto.set_title(article.title);
  if (view == v1::ARTICLE_VIEW_FULL) proto.set_body(article.body);
  proto.set_url(article.url);
  proto.set_external_id(article.external_id);
  proto.set_rules_version(article.rules_version);
  proto.set_language_code(article.language_code);
  *proto.mutable_publish_time() = ToProto(article.publish_time);
  *proto.mutable_revise_time() = ToProto(article.ingest_time);
  if (article.revision <= 1) *proto.mutable_ingest_time() = proto.revise_time();
  proto.set_revision(article.revision);
  proto.set_duplicate_of(FormatName(Collection::kArticles, article.duplicate_of));
  return proto;
}

absl::StatusOr<model::Article> FromProto(const v1::Article& article, absl::string_view field) {
  const auto path = [field](absl::string_view name) { return absl::StrCat(field, ".", name); };
  absl::Status status = CheckRequired(path("outlet"), article.outlet());
  if (status.ok()) status = CheckRequired(path("body"), article.body());
  if (!status.ok()) return status;
  if (!article.has_publish_time()) return RequiredFieldError(path("publish_time"));
  auto publish_time = FromProto(article.publish_time(), path("publish_time"));
  if (!publish_time.ok()) return publish_time.status();
  model::Article result;
  result.outlet = article.outlet();
  result.title = article.title();
  result.body = article.body();
  result.url = article.url();
  result.external_id = article.external_id();
  result.language_code = article.language_code().empty() ? "ar" : article.language_code();
  result.publish_time = *publish_time;
  return result;
}

}  // namespace isnad::rpc
