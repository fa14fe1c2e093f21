// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace isnad::benchmarks {

// A folder of its own under TMPDIR, or /tmp; gone at the end.
class TemporaryFolder {
 public:
  TemporaryFolder()
      : path_((std::filesystem::temp_directory_path() / "isnad-benchmark-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) std::abort();
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string StoreFile() const { return path_ + "/isnad.db"; }
  std::string StoreAddress() const { return "sqlite:" + StoreFile(); }

 private:
  std::string path_;
};

}  // namespace isnad::benchmarks
