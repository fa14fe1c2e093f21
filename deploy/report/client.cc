// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/client.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace isnad::report {

absl::Status FromGrpc(absl::string_view method, const grpc::Status& status) {
  return absl::Status(static_cast<absl::StatusCode>(status.error_code()),
                      absl::StrCat(method, ": ", status.error_message()));
}

absl::StatusOr<const v1::Article*> Articles::Get(const std::string& name) {
  if (auto it = known_.find(name); it != known_.end()) return &it->second;
  v1::GetArticleRequest request;
  request.set_name(name);
  auto article = Call(stub_, &Stub::GetArticle, "GetArticle", request);
  if (article.status().code() == absl::StatusCode::kNotFound) return &known_[name];
  if (!article.ok()) return article.status();
  return &(known_[name] = *std::move(article));
}

}  // namespace isnad::report
