// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/actor_directory.h"
#include "core/model/article.h"
#include "core/model/claim.h"
#include "core/model/contradiction.h"
#include "core/rpc/text_files.h"
#include "core/store/store_writer.h"

namespace isnad::ingest {

// What the pipeline asks of analysis::Analyzer, which explains each method.
// Thread-safe.
class Analysis {
 public:
  virtual ~Analysis() = default;

  virtual absl::StatusOr<store::ArticleRecord> Analyze(
      const model::Article& article, const model::ActorDirectory& directory,
      const std::vector<model::Statement>& imported) const = 0;
  virtual std::vector<std::string> SoughtBeside(const std::vector<std::string>& keys) const = 0;
  virtual std::vector<model::Contradiction> FindContradictions(
      const std::vector<store::KeyedMention>& mentions,
      const std::vector<model::ClaimMention>& candidates) const = 0;
  virtual std::string rules_version() const = 0;
};

// The rules built into the program with operators' gazetteers
// (core/analysis/rules/gazetteer.h). An error is a fault in one of them.
absl::StatusOr<std::unique_ptr<const Analysis>> CreateRuleAnalysis(
    const std::vector<rpc::TextFile>& gazetteers = {});

}  // namespace isnad::ingest
