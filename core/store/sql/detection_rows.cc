// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/detection_rows.h"

#include <algorithm>
#include <memory>

namespace isnad::store::sql {
namespace {

constexpr absl::string_view kKeepDetection =
    "INSERT INTO first_detections (statement_a, statement_b, article_a, article_b, detect_time)"
    " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (statement_a, statement_b) DO UPDATE"
    " SET detect_time = excluded.detect_time"
    " WHERE excluded.detect_time < first_detections.detect_time";
constexpr absl::string_view kFirstDetection =
    "SELECT detect_time FROM first_detections WHERE statement_a = ?1 AND statement_b = ?2";
constexpr absl::string_view kForgetDetection =
    "DELETE FROM first_detections WHERE statement_a = ?1 AND statement_b = ?2";
constexpr absl::string_view kForgetDetectionsOfA =
    "DELETE FROM first_detections WHERE article_a = ?1";
constexpr absl::string_view kForgetDetectionsOfB =
    "DELETE FROM first_detections WHERE article_b = ?1";

}  // namespace

void KeepDetection(Writes& writes, const model::Contradiction& contradiction) {
  writes.Run(kKeepDetection, contradiction.a.statement_id, contradiction.b.statement_id,
             contradiction.a.article_id, contradiction.b.article_id, contradiction.detect_time);
}

void ForgetDetectionsOf(Writes& writes, absl::string_view article_id) {
  writes.Run(kForgetDetectionsOfA, article_id).Run(kForgetDetectionsOfB, article_id);
}

std::vector<model::Contradiction> WithFirstDetection(Writes& writes,
                                                     std::vector<model::Contradiction> found) {
  if (!writes.ok()) return found;
  // All are asked for before the first answer is read.
  std::vector<std::unique_ptr<Query>> rows;
  rows.reserve(found.size());
  for (const model::Contradiction& each : found) {
    rows.push_back(std::make_unique<Query>(writes.connection(), kFirstDetection,
                                           each.a.statement_id, each.b.statement_id));
  }
  std::vector<bool> is_kept(found.size());
  for (size_t i = 0; i < found.size(); ++i) {
    is_kept[i] = rows[i]->Next();
    if (is_kept[i]) found[i].detect_time = std::min(found[i].detect_time, rows[i]->Time(0));
    writes.Update(rows[i]->status());
  }
  rows.clear();
  for (size_t i = 0; i < found.size(); ++i) {
    if (!is_kept[i]) continue;
    writes.Run(kForgetDetection, found[i].a.statement_id, found[i].b.statement_id);
  }
  return found;
}

}  // namespace isnad::store::sql
