// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"
#include "core/store/sql/sql.h"

// The statements of migrations/0004_near_copies.sql, beside those of sql.h.
namespace isnad::store::sql {

inline constexpr absl::string_view kGetSketch =
    "SELECT publish_time, duplicate_of, sketch FROM article_sketches WHERE article_id = ?1";
inline constexpr absl::string_view kOriginalOf =
    "SELECT duplicate_of FROM article_sketches WHERE article_id = ?1";
// ?1 ids (JSON array).
inline constexpr absl::string_view kOriginalsOf =
    "SELECT s.article_id, s.duplicate_of FROM json_each(?1) w"
    " CROSS JOIN article_sketches s ON s.article_id = w.value";
// ?1 band, ?2 time, ?3 article, ?4 limit.
inline constexpr absl::string_view kBandBefore =
    "SELECT publish_time, article_id FROM sketch_bands"
    " WHERE band = ?1 AND (publish_time, article_id) < (?2, ?3)"
    " ORDER BY publish_time DESC, article_id DESC LIMIT ?4";
inline constexpr absl::string_view kBandAfter =
    "SELECT publish_time, article_id FROM sketch_bands"
    " WHERE band = ?1 AND (publish_time, article_id) > (?2, ?3)"
    " ORDER BY publish_time, article_id LIMIT ?4";

// The same of several bands: ?1 bands (JSON array). For a server.
#define ISNAD_BANDS(comparison, order)                                                   \
  "SELECT w.value, b.publish_time, b.article_id FROM json_each(?1) w CROSS JOIN LATERAL" \
  " (SELECT publish_time, article_id FROM sketch_bands WHERE band = w.value::bigint"     \
  " AND (publish_time, article_id) " comparison " (?2, ?3) ORDER BY publish_time" order  \
  ", article_id" order " LIMIT ?4) b ON true"
inline constexpr absl::string_view kBandsBefore = ISNAD_BANDS("<", " DESC");
inline constexpr absl::string_view kBandsAfter = ISNAD_BANDS(">", "");

inline constexpr absl::string_view kPutSketch =
    "INSERT INTO article_sketches (article_id, publish_time, duplicate_of, sketch)"
    " VALUES (?1, ?2, ?3, ?4)";
inline constexpr absl::string_view kDeleteSketch =
    "DELETE FROM article_sketches WHERE article_id = ?1";
inline constexpr absl::string_view kPutBand =
    "INSERT INTO sketch_bands (band, publish_time, article_id) VALUES (?1, ?2, ?3)" ISNAD_OWN_ROWS;
inline constexpr absl::string_view kDeleteBand =
    "DELETE FROM sketch_bands WHERE band = ?1 AND publish_time = ?2 AND article_id = ?3";
inline constexpr absl::string_view kSetDuplicateOf =
    "UPDATE articles SET duplicate_of = ?2 WHERE article_id = ?1";
inline constexpr absl::string_view kSetDuplicateOfSketch =
    "UPDATE article_sketches SET duplicate_of = ?2 WHERE article_id = ?1";

inline constexpr absl::string_view kClearSketches = "DELETE FROM article_sketches";
inline constexpr absl::string_view kClearBands = "DELETE FROM sketch_bands";
inline constexpr absl::string_view kTextsAfter =
    "SELECT article_id, publish_time, duplicate_of, body FROM articles WHERE article_id > ?1"
    " ORDER BY article_id LIMIT ?2";
inline constexpr absl::string_view kQueueArticle =
    "INSERT INTO reanalysis_queue (article_id) VALUES (?1) ON CONFLICT DO NOTHING";

}  // namespace isnad::store::sql
