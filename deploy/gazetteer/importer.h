// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "core/analysis/entities/name_safety.h"
#include "deploy/gazetteer/wikidata_item.h"

namespace isnad::gazetteer {

struct ImportOptions {
  int min_sitelinks = 15;      // articles about an item in all Wikipedias
  size_t max_entries = 50000;  // the most linked are kept: the bound of memory
  bool all_people = false;     // also those with neither an office nor a public occupation
};

struct ImportCounts {
  int64_t lines = 0, malformed = 0, items = 0, kept = 0;
  int64_t unsafe_names = 0;  // labels and aliases that were left out
  int64_t shared_names = 0;  // names that several items have
  int64_t refused = 0;       // entries that contradict the built-in gazetteer
};

// Makes a gazetteer of the lines of a Wikidata dump: items with an Arabic
// label, of a class of wikidata_kinds.h; people only with an office or a public
// occupation. Names that could be something else in a text are left out
// (NameSafety; one-word names of people; one word of the dictionary where the
// class has no head noun to put before it). Of several items with one name the
// one that has clearly more sitelinks keeps it, else none. One line in memory
// at a time, and at most twice max_entries entries.
class Importer {
 public:
  static absl::StatusOr<Importer> Create(const ImportOptions& options);

  // INVALID_ARGUMENT for a malformed line, which is counted and forgotten.
  absl::Status AddLine(absl::string_view line);

  // The entries, the most linked first, as a file that `--gazetteer` takes.
  // Once, at the end.
  rules::Gazetteer Finish();
  const ImportCounts& counts() const { return counts_; }

 private:
  struct Kept {
    rules::GazetteerEntry entry;
    std::vector<std::string> capitals;
    int sitelinks = 0;
  };

  Importer(const ImportOptions& options, analysis::NameSafety safety)
      : options_(options), safety_(std::move(safety)) {}

  bool IsWanted(const WikidataItem& item) const;
  // The name as the gazetteer takes it; empty if it is not safe.
  std::string SafeName(const WikidataItem& item, absl::string_view name) const;
  void KeepMostLinked(size_t count);
  void SettleSharedNames();
  void LinkCapitals();

  ImportOptions options_;
  analysis::NameSafety safety_;
  std::vector<Kept> kept_;
  ImportCounts counts_;
};

// With a comment that says where it is from; read back by the services.
void WriteGazetteer(const rules::Gazetteer& gazetteer, std::ostream& out);

}  // namespace isnad::gazetteer
