// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/text_files.h"

#include <filesystem>
#include <fstream>
#include <utility>

#include "absl/strings/str_cat.h"

namespace isnad::rpc {
namespace {

absl::StatusOr<std::string> ReadWhole(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  std::ifstream file(path, std::ios::binary);
  if (error || !file) return absl::NotFoundError(absl::StrCat("cannot read ", path));
  if (size > kMaxTextFileBytes) {
    return absl::InvalidArgumentError(absl::StrCat(path, " is larger than 512 MiB"));
  }
  std::string text(size, '\0');
  if (!file.read(text.data(), static_cast<std::streamsize>(size))) {
    return absl::NotFoundError(absl::StrCat("cannot read ", path));
  }
  return text;
}

}  // namespace

absl::StatusOr<std::vector<TextFile>> ReadTextFiles(const std::vector<std::string>& paths) {
  std::vector<TextFile> files;
  for (const std::string& path : paths) {
    if (path.empty()) continue;
    auto text = ReadWhole(path);
    if (!text.ok()) return text.status();
    files.push_back({path, *std::move(text)});
  }
  return files;
}

}  // namespace isnad::rpc
