// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"
#include "google/protobuf/text_format.h"

namespace isnad::analysis {

// The rule files, core/analysis/rules/ar/, as they were when the program was
// built: text-format protocol buffers, embedded in the program. Names are
// relative to that folder ("events.textproto"). Views live as long as the
// program. All of this is thread-safe.

// NOT_FOUND if there is no such file. O(log files).
absl::StatusOr<absl::string_view> RuleFile(absl::string_view name);

// In alphabetical order.
std::vector<absl::string_view> RuleFileNames();

// 16 hexadecimal digits that change with any name or content of the files.
absl::string_view RulesVersion();

// Fills *message. INVALID_ARGUMENT gives file, line, column and reason;
// NOT_FOUND as RuleFile. Linear in the file's size.
absl::Status ParseRuleFile(absl::string_view name, google::protobuf::Message* message);

// The same for a text from elsewhere, such as an operator's own gazetteer;
// `name` is for the errors.
absl::Status ParseRuleText(absl::string_view name, absl::string_view text,
                           google::protobuf::Message* message);

// The same with the line of each field; *locations becomes those of *message.
absl::Status ParseRuleText(absl::string_view name, absl::string_view text,
                           google::protobuf::Message* message,
                           google::protobuf::TextFormat::ParseInfoTree* locations);

// A parsed text that still knows its lines.
template <typename Rules>
struct LocatedRules {
  Rules rules;
  std::unique_ptr<google::protobuf::TextFormat::ParseInfoTree> locations;

  // Line of the item of a repeated field, from 1.
  int LineOf(const char* field, int index) const {
    return locations->GetLocation(Rules::descriptor()->FindFieldByName(field), index).line + 1;
  }
};

template <typename Rules>
absl::StatusOr<LocatedRules<Rules>> ReadLocatedRules(absl::string_view name,
                                                     absl::string_view text) {
  LocatedRules<Rules> read;
  read.locations = std::make_unique<google::protobuf::TextFormat::ParseInfoTree>();
  absl::Status status = ParseRuleText(name, text, &read.rules, read.locations.get());
  if (!status.ok()) return status;
  return read;
}

template <typename Rules>
absl::StatusOr<Rules> ReadRuleFile(absl::string_view name) {
  Rules rules;
  absl::Status status = ParseRuleFile(name, &rules);
  if (!status.ok()) return status;
  return rules;
}

}  // namespace isnad::analysis
