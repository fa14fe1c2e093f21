// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/gold_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "core/text/utf8.h"
#include "tests/eval/markup.h"
#include "tests/eval/standoff.h"

namespace isnad::eval {

namespace fs = std::filesystem;

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return absl::NotFoundError(absl::StrCat(path, ": cannot be read"));
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

absl::StatusOr<std::vector<GoldArticle>> LoadMarkupFolder(const std::string& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  if (paths.empty()) return absl::NotFoundError(absl::StrCat(folder, ": no *.txt in it"));
  std::sort(paths.begin(), paths.end());

  std::vector<GoldArticle> articles;
  for (const fs::path& path : paths) {
    const auto file = ReadFile(path.string());
    if (!file.ok()) return file.status();
    if (text::FindMalformedUtf8(*file)) {
      return absl::InvalidArgumentError(absl::StrCat(path.string(), ": malformed UTF-8"));
    }
    auto article = ReadMarkup(path.filename().string(), *file);
    if (!article.ok()) return article.status();
    articles.push_back(*std::move(article));
  }
  return articles;
}

absl::StatusOr<std::vector<GoldArticle>> LoadStandoff(const std::string& manifest_path,
                                                      const std::string& gold_path,
                                                      const std::string& texts_folder) {
  const auto manifest = ReadFile(manifest_path);
  if (!manifest.ok()) return manifest.status();
  const auto gold = ReadFile(gold_path);
  if (!gold.ok()) return gold.status();
  return ReadStandoff(*manifest, *gold, [&](absl::string_view file) {
    return ReadFile((fs::path(texts_folder) / std::string(file)).string());
  });
}

}  // namespace isnad::eval
