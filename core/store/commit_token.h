// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace isnad::store {

// Names a commit of a store with replicas, so that a later call can ask for a
// state that holds it.
struct CommitToken {
  std::string key;  // of the row that the transaction left behind: 32 hexadecimal digits
  absl::Time time;  // of the server's clock, in the transaction

  friend bool operator==(const CommitToken&, const CommitToken&) = default;
};

// As it travels: 48 hexadecimal digits in lower case.
std::string FormatCommitToken(const CommitToken& token);
// nullopt for anything else.
std::optional<CommitToken> ParseCommitToken(absl::string_view text);

}  // namespace isnad::store
