// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace isnad::analysis {

// Checks what rules.proto asks of every rule, whatever its schema: a message
// with a field `example` or `counter_example` has one of each, and an id in
// lower-kebab-case that no other rule of any file has. For tests.
class RuleLint {
 public:
  // Walks the whole message; `file` is for the findings and for repeated ids.
  void Check(absl::string_view file, const google::protobuf::Message& rules);

  // One line each, as "events.textproto: rule "x" has no counter_example".
  const std::vector<std::string>& findings() const { return findings_; }

 private:
  void CheckRule(absl::string_view file, const google::protobuf::Message& rule);
  void CheckId(absl::string_view file, const std::string& id);
  void CheckExamples(absl::string_view file, const std::string& id,
                     const google::protobuf::Message& rule);

  absl::flat_hash_map<std::string, std::string> file_of_id_;
  std::vector<std::string> findings_;
};

// "events", "reports-of-others", "step-2".
bool IsLowerKebabCase(absl::string_view id);

}  // namespace isnad::analysis
