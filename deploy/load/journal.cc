// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/load/journal.h"

#include <cstdio>
#include <fstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/model/id.h"

namespace isnad::load {

Journal::Journal(std::string path, const std::vector<std::string>& inputs)
    : path_(std::move(path)),
      inputs_(model::Fingerprint("load.inputs", {absl::StrJoin(inputs, "\n")})) {}

uint64_t Journal::Read() const {
  std::ifstream in(path_);
  std::string inputs;
  uint64_t answered = 0;
  if (!(in >> inputs >> answered) || inputs != inputs_) return 0;
  return answered;
}

absl::Status Journal::Write(uint64_t answered) const {
  if (path_.empty()) return absl::OkStatus();
  const std::string next = path_ + ".new";
  {
    std::ofstream out(next, std::ios::trunc);
    out << inputs_ << " " << answered << "\n";
    if (!out.flush()) return absl::UnavailableError(absl::StrCat("cannot write ", next));
  }
  if (std::rename(next.c_str(), path_.c_str()) != 0) {
    return absl::UnavailableError(absl::StrCat("cannot replace ", path_));
  }
  return absl::OkStatus();
}

void Journal::Remove() const {
  if (!path_.empty()) std::remove(path_.c_str());
}

}  // namespace isnad::load
