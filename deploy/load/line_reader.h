// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <zlib.h>

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace isnad::load {

// Lines of a plain or gzip file, or of standard input ("-"), one at a time.
class LineReader {
 public:
  // A longer line is an error of that line alone.
  static constexpr size_t kMaxLineBytes = 16 << 20;

  // NOT_FOUND where the file cannot be opened.
  static absl::StatusOr<LineReader> Open(const std::string& path);

  // True with the next line, without its line break; false at the end. DATA_LOSS
  // where the file is broken off or no gzip; RESOURCE_EXHAUSTED for a line that
  // is too long, after which reading goes on with the next.
  absl::StatusOr<bool> Next(std::string* line);

  // Bytes of the file, as it lies on disk, that have been taken in.
  uint64_t offset() const;

 private:
  struct Close {
    void operator()(gzFile file) const { gzclose(file); }
  };
  explicit LineReader(gzFile file) : file_(file) {}

  std::unique_ptr<gzFile_s, Close> file_;
};

}  // namespace isnad::load
