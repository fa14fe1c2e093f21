// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/rules/gazetteer.pb.h"
#include "core/analysis/rules/gazetteer_file.h"

namespace isnad::analysis {

// The names known before reading: the built-in list, and those of operators
// joined to it. Immutable; about as large as the files.
class Gazetteer {
 public:
  // Files in order. An entry whose name, or whose wikidata_id, an earlier one
  // has extends that one: its names become aliases, what the earlier one left
  // open it fills, and the earlier one's name and kind stay. A name that two
  // entries claim belongs to the earlier (Vocabulary).
  //
  // INVALID_ARGUMENT as "FILE:LINE: entry "NAME": why": an entry without a name
  // or, if new, without a kind; a name without a letter or of one alone; a
  // wikidata_id that is none; a name and a wikidata_id of two different
  // entries; stands_for of no state. Linear in the files.
  static absl::StatusOr<Gazetteer> Join(const std::vector<GazetteerFile>& files);
  static absl::StatusOr<Gazetteer> BuiltIn() { return Join({}); }

  const rules::Gazetteer& entries() const { return entries_; }
  // RulesVersion() without operators' files; else as long, of digits and small
  // letters, and changing with any of their contents too.
  const std::string& version() const { return version_; }

 private:
  Gazetteer() = default;

  rules::Gazetteer entries_;
  std::string version_;
};

// Takes out of a gazetteer what Gazetteer::Join refuses beside the built-in
// entries and those before it; returns how many. For programs that make files.
int64_t RemoveUnjoinable(rules::Gazetteer* gazetteer);

}  // namespace isnad::analysis
