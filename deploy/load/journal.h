// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace isnad::load {

// Remembers how many articles of a list of inputs have been answered, so that
// a load that was broken off goes on from there. Loading is idempotent, so a
// journal that lags behind costs time and nothing else.
class Journal {
 public:
  // path empty: remembers nothing.
  Journal(std::string path, const std::vector<std::string>& inputs);

  // Articles to skip: 0 unless the file was written for the same inputs.
  uint64_t Read() const;
  // Replaces the file as a whole; a crash leaves the old one or the new one.
  absl::Status Write(uint64_t answered) const;
  // The load is complete: nothing is left to resume.
  void Remove() const;

 private:
  const std::string path_;
  const std::string inputs_;  // fingerprint
};

}  // namespace isnad::load
