// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/load/article_json.h"

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "nlohmann/json.hpp"

namespace isnad::load {
namespace {

using nlohmann::json;

absl::Status ReadString(const json& object, const char* key, std::string* value) {
  const auto it = object.find(key);
  if (it == object.end() || it->is_null()) return absl::OkStatus();
  if (!it->is_string()) return absl::InvalidArgumentError(absl::StrCat(key, ": must be a string"));
  *value = it->get<std::string>();
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<google::protobuf::Timestamp> ParsePublished(absl::string_view text) {
  absl::Time time;
  absl::CivilDay day;
  if (absl::ParseCivilTime(text, &day)) {
    time = absl::FromCivil(absl::CivilHour(day) + 12, absl::UTCTimeZone());
  } else if (std::string error; !absl::ParseTime(absl::RFC3339_full, text, &time, &error)) {
    return absl::InvalidArgumentError(absl::StrCat("published: ", error));
  }
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(absl::ToUnixSeconds(time));
  timestamp.set_nanos(static_cast<int32_t>(
      absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(absl::ToUnixSeconds(time)))));
  return timestamp;
}

absl::StatusOr<JsonArticle> ParseArticleLine(absl::string_view line) {
  const json object = json::parse(line.begin(), line.end(), nullptr, /*allow_exceptions=*/false);
  if (object.is_discarded()) return absl::InvalidArgumentError("not a JSON object");
  if (!object.is_object()) return absl::InvalidArgumentError("not a JSON object");
  JsonArticle result;
  std::string id, outlet, url, published, title, body;
  const std::pair<const char*, std::string*> fields[] = {
      {"id", &id},       {"outlet", &outlet}, {"url", &url},         {"published", &published},
      {"title", &title}, {"body", &body},     {"file", &result.file}};
  for (const auto& [key, value] : fields) {
    if (absl::Status status = ReadString(object, key, value); !status.ok()) return status;
  }
  if (const auto it = object.find("titled"); it != object.end()) result.titled = *it == true;
  if (!published.empty()) {
    auto timestamp = ParsePublished(published);
    if (!timestamp.ok()) return timestamp.status();
    *result.article.mutable_publish_time() = *timestamp;
  }
  result.article.set_external_id(id);
  result.article.set_outlet(outlet);
  result.article.set_url(url);
  result.article.set_title(title);
  result.article.set_body(body);
  result.article.set_language_code("ar");
  return result;
}

void SetTitledText(absl::string_view text, v1::Article* article) {
  const size_t blank = text.find("\n\n");
  if (blank == absl::string_view::npos) {
    article->set_body(std::string(text));
    return;
  }
  article->set_title(std::string(text.substr(0, blank)));
  article->set_body(std::string(text.substr(blank + 2)));
}

}  // namespace isnad::load
