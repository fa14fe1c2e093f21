// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "absl/time/time.h"

namespace isnad::model {

// One published article, in its current revision.
struct Article {
  std::string id;  // without the "articles/" prefix
  std::string outlet;
  std::string url;
  std::string language_code;
  std::string title;  // exactly as received; may be empty
  std::string body;   // exactly as received
  absl::Time publish_time = absl::UnixEpoch();
  absl::Time ingest_time = absl::UnixEpoch();  // of this revision
  int32_t revision = 0;                        // 1 for the first
  // Id of the earliest article that this one copies; empty for an original.
  std::string duplicate_of;
  // Fingerprint of title and body, see core/model/id.h.
  std::string content_hash;
  std::string external_id;    // in the system that supplied it; may be empty
  std::string rules_version;  // that last analysed it; empty before

  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace isnad::model
