// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <string>

#include "google/rpc/status.pb.h"

namespace isnad::load {

// The articles that could not be loaded, one JSON object a line: place, id,
// code, reason, field, message. Made with the first failure.
class FailureFile {
 public:
  // path empty: writes nothing.
  explicit FailureFile(std::string path) : path_(std::move(path)) {}

  void Add(const std::string& place, const std::string& id, const google::rpc::Status& status);

 private:
  const std::string path_;
  std::ofstream out_;
};

}  // namespace isnad::load
