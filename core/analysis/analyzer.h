// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/rules/gazetteer_file.h"
#include "core/model/actor_directory.h"
#include "core/model/article.h"
#include "core/model/claim.h"
#include "core/model/contradiction.h"
#include "core/store/article_record.h"

namespace isnad::analysis {

// The whole analysis, from an article to what the store keeps of it, and from
// two mentions to the contradiction between them. Pure: no I/O, no clock, the
// same input gives the same output. Immutable after creation and thread-safe.
class Analyzer {
 public:
  // Reads the rule files built into the program, and joins the gazetteers of
  // operators to the one among them. An error names the file and the rule: in
  // a file of the program a programming error, caught by the tests.
  static absl::StatusOr<std::unique_ptr<const Analyzer>> Create(
      const std::vector<GazetteerFile>& gazetteers = {});
  ~Analyzer();

  // Statements, actors, claims and designations of one article, whose names
  // mean the actors that the directory says. Imported statements, those of one
  // source_system in a row, stand beside the article's own, which they do not
  // change; claims are read from them in the same way. The record holds the article with
  // its rules_version set. INVALID_ARGUMENT for malformed UTF-8. Linear in the
  // article's length.
  absl::StatusOr<store::ArticleRecord> Analyze(
      const model::Article& article,
      const model::ActorDirectory& directory = model::ActorDirectory(),
      const std::vector<model::Statement>& imported = {}) const;

  // The keys under which the store has candidates for mentions filed under
  // `keys`. Sorted, unique.
  std::vector<std::string> SoughtBeside(const std::vector<std::string>& keys) const;

  // The contradictions between mentions of one article and stored candidates
  // (or among the article's own mentions: pass them as candidates too). Pairs
  // of one statement are never compared. detect_time is left unset.
  // O(mentions): each meets at most 128 candidates of each key that it seeks, the newest.
  std::vector<model::Contradiction> FindContradictions(
      const std::vector<store::KeyedMention>& mentions,
      const std::vector<model::ClaimMention>& candidates) const;

  // Fingerprint of the rule files and gazetteers: changes when any of them does.
  absl::string_view rules_version() const;

 private:
  struct Parts;
  explicit Analyzer(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace isnad::analysis
