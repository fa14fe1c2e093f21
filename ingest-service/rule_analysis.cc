// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "core/analysis/analyzer.h"
#include "ingest-service/analysis.h"

namespace isnad::ingest {
namespace {

class RuleAnalysis final : public Analysis {
 public:
  explicit RuleAnalysis(std::unique_ptr<const analysis::Analyzer> analyzer)
      : analyzer_(std::move(analyzer)) {}

  absl::StatusOr<store::ArticleRecord> Analyze(
      const model::Article& article, const model::ActorDirectory& directory,
      const std::vector<model::Statement>& imported) const override {
    return analyzer_->Analyze(article, directory, imported);
  }

  std::vector<std::string> SoughtBeside(const std::vector<std::string>& keys) const override {
    return analyzer_->SoughtBeside(keys);
  }

  std::vector<model::Contradiction> FindContradictions(
      const std::vector<store::KeyedMention>& mentions,
      const std::vector<model::ClaimMention>& candidates) const override {
    return analyzer_->FindContradictions(mentions, candidates);
  }

  std::string rules_version() const override { return std::string(analyzer_->rules_version()); }

 private:
  const std::unique_ptr<const analysis::Analyzer> analyzer_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<const Analysis>> CreateRuleAnalysis(
    const std::vector<rpc::TextFile>& gazetteers) {
  std::vector<analysis::GazetteerFile> files;
  for (const rpc::TextFile& file : gazetteers) files.push_back({file.path, file.text});
  auto analyzer = analysis::Analyzer::Create(files);
  if (!analyzer.ok()) return analyzer.status();
  return std::make_unique<const RuleAnalysis>(*std::move(analyzer));
}

}  // namespace isnad::ingest
