// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/json_array.h"

#include "absl/strings/str_format.h"

namespace isnad::store::sql {

std::optional<std::string> JsonArrayOrNull(const std::vector<std::string>& texts) {
  if (texts.empty()) return std::nullopt;
  std::string json = "[";
  for (const std::string& text : texts) {
    json += json.size() > 1 ? ",\"" : "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') {
        json += '\\';
        json += c;
      } else if (static_cast<unsigned char>(c) < 0x20) {
        absl::StrAppendFormat(&json, "\\u%04x", static_cast<int>(c));
      } else {
        json += c;
      }
    }
    json += '"';
  }
  return json + "]";
}

}  // namespace isnad::store::sql
