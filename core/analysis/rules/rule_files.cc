// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/rules/rule_files.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "core/analysis/rules/embedded_rules.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/text_format.h"

namespace isnad::analysis {
namespace {

// Keeps the first error: later ones mostly follow from it.
class FirstError : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, int column, const std::string& message) override {
    if (!text_.empty()) return;
    // Both count from 0; -1 is an error of the whole text.
    if (line >= 0) absl::StrAppend(&text_, line + 1, ":", column + 1, ": ");
    absl::StrAppend(&text_, message);
  }

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace

absl::StatusOr<absl::string_view> RuleFile(absl::string_view name) {
  const auto& files = EmbeddedRuleFiles();
  const auto file = std::lower_bound(
      files.begin(), files.end(), name,
      [](const EmbeddedRuleFile& f, absl::string_view wanted) { return f.name < wanted; });
  if (file == files.end() || file->name != name) {
    return absl::NotFoundError(absl::StrCat("no rule file \"", name, "\""));
  }
  return file->content;
}

std::vector<absl::string_view> RuleFileNames() {
  std::vector<absl::string_view> names;
  for (const EmbeddedRuleFile& file : EmbeddedRuleFiles()) names.push_back(file.name);
  return names;
}

absl::string_view RulesVersion() { return kEmbeddedRulesVersion; }

absl::Status ParseRuleFile(absl::string_view name, google::protobuf::Message* message) {
  auto text = RuleFile(name);
  if (!text.ok()) return text.status();
  return ParseRuleText(name, *text, message);
}

absl::Status ParseRuleText(absl::string_view name, absl::string_view text,
                           google::protobuf::Message* message) {
  return ParseRuleText(name, text, message, nullptr);
}

absl::Status ParseRuleText(absl::string_view name, absl::string_view text,
                           google::protobuf::Message* message,
                           google::protobuf::TextFormat::ParseInfoTree* locations) {
  FirstError error;
  google::protobuf::TextFormat::Parser parser;
  if (locations != nullptr) parser.WriteLocationsTo(locations);
  parser.RecordErrorsTo(&error);
  google::protobuf::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
  if (parser.Parse(&stream, message)) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(name, ":", error.text()));
}

}  // namespace isnad::analysis
