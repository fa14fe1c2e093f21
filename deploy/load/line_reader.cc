// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/load/line_reader.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "absl/strings/str_cat.h"

namespace isnad::load {

absl::StatusOr<LineReader> LineReader::Open(const std::string& path) {
  gzFile file = path == "-" ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(path.c_str(), "rb");
  if (file == nullptr) {
    return absl::NotFoundError(absl::StrCat("cannot open ", path, ": ", std::strerror(errno)));
  }
  gzbuffer(file, 256 << 10);
  return LineReader(file);
}

absl::StatusOr<bool> LineReader::Next(std::string* line) {
  line->clear();
  bool too_long = false;
  char buffer[64 << 10];
  while (gzgets(file_.get(), buffer, sizeof(buffer)) != nullptr) {
    const size_t size = std::strlen(buffer);
    const bool ends = size > 0 && buffer[size - 1] == '\n';
    too_long |= line->size() + size > kMaxLineBytes;
    if (!too_long) line->append(buffer, ends ? size - 1 : size);
    if (!ends && size == sizeof(buffer) - 1) continue;
    if (too_long) return absl::ResourceExhaustedError("the line is longer than 16 MiB");
    if (!line->empty() && line->back() == '\r') line->pop_back();
    return true;
  }
  int code = Z_OK;
  const char* message = gzerror(file_.get(), &code);
  if (code != Z_OK && code != Z_STREAM_END) return absl::DataLossError(message);
  return false;
}

uint64_t LineReader::offset() const {
  const z_off_t offset = gzoffset(file_.get());
  return offset < 0 ? 0 : static_cast<uint64_t>(offset);
}

}  // namespace isnad::load
