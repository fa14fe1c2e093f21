// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/load/article_source.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "deploy/load/article_json.h"

namespace isnad::load {
namespace {

namespace fs = std::filesystem;

bool IsJsonLines(absl::string_view path) {
  return absl::EndsWith(path, ".jsonl") || absl::EndsWith(path, ".jsonl.gz") || path == "-";
}

bool IsText(absl::string_view path) { return absl::EndsWith(path, ".txt"); }

absl::StatusOr<std::string> ReadWhole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  if (!in || !(out << in.rdbuf())) return absl::NotFoundError(absl::StrCat("cannot read ", path));
  return out.str();
}

// Text files that the manifests among these files speak for.
std::set<std::string> FilesNamedBy(const std::vector<std::string>& json_lines) {
  std::set<std::string> named;
  for (const std::string& path : json_lines) {
    auto reader = LineReader::Open(path);
    if (!reader.ok()) continue;
    std::string line;
    for (auto more = reader->Next(&line); more.ok() && *more; more = reader->Next(&line)) {
      const auto article = ParseArticleLine(line);
      if (!article.ok() || article->file.empty()) break;  // articles, not a manifest
      named.insert((fs::path(path).parent_path() / article->file).string());
    }
  }
  return named;
}

// Files of one folder that can be loaded, by name, manifests' texts left out.
std::vector<std::string> FilesIn(const std::string& folder) {
  std::vector<std::string> json_lines, texts, files;
  std::error_code error;  // a folder that cannot be read is an empty one
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string path = entry.path().string();
    if (!entry.is_regular_file()) continue;
    if (IsJsonLines(path)) json_lines.push_back(path);
    if (IsText(path)) texts.push_back(path);
  }
  const std::set<std::string> named = FilesNamedBy(json_lines);
  files = std::move(json_lines);
  std::copy_if(texts.begin(), texts.end(), std::back_inserter(files),
               [&](const std::string& path) { return named.count(path) == 0; });
  std::sort(files.begin(), files.end());
  return files;
}

google::protobuf::Timestamp LastChange(const std::string& path) {
  struct stat status = {};
  stat(path.c_str(), &status);
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(status.st_mtime);
  return timestamp;
}

uint64_t SizeOf(const std::string& path) {
  std::error_code error;
  const uint64_t size = path == "-" ? 0 : fs::file_size(path, error);
  return error ? 0 : size;
}

}  // namespace

absl::StatusOr<ArticleSource> ArticleSource::Open(const std::vector<std::string>& paths,
                                                  SourceDefaults defaults) {
  ArticleSource source(std::move(defaults));
  for (const std::string& path : paths) {
    if (absl::Status status = source.Add(path); !status.ok()) return status;
  }
  for (const std::string& file : source.files_) source.total_bytes_ += SizeOf(file);
  return source;
}

absl::Status ArticleSource::Add(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    const std::vector<std::string> files = FilesIn(path);
    if (files.empty()) {
      return absl::InvalidArgumentError(absl::StrCat(path, " holds no .jsonl, .jsonl.gz or .txt"));
    }
    files_.insert(files_.end(), files.begin(), files.end());
    return absl::OkStatus();
  }
  if (path != "-" && !fs::exists(path, error)) {
    return absl::NotFoundError(absl::StrCat(path, " is not there"));
  }
  if (!IsJsonLines(path) && !IsText(path)) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, " is neither a folder nor .jsonl, .jsonl.gz or .txt"));
  }
  files_.push_back(path);
  return absl::OkStatus();
}

std::optional<SourceItem> ArticleSource::Next() {
  while (true) {
    if (lines_) {
      if (auto item = NextLine()) return item;
      lines_.reset();
      done_bytes_ += SizeOf(current_);
    }
    if (files_.empty()) return std::nullopt;
    current_ = std::move(files_.front());
    files_.pop_front();
    if (IsText(current_)) {
      done_bytes_ += SizeOf(current_);
      return ReadTextFile(current_);
    }
    auto reader = LineReader::Open(current_);
    if (!reader.ok()) return SourceItem{current_, reader.status()};
    lines_ = *std::move(reader);
    line_number_ = 0;
  }
}

std::optional<SourceItem> ArticleSource::NextLine() {
  std::string line;
  while (true) {
    const auto more = lines_->Next(&line);
    ++line_number_;
    if (more.ok() && !*more) return std::nullopt;
    if (more.ok() && line.empty()) continue;
    if (more.ok()) return ReadLine(line);
    const SourceItem broken{absl::StrCat(current_, ":", line_number_), more.status()};
    // Behind a broken place in a compressed file nothing can be read.
    if (absl::IsDataLoss(more.status())) lines_.reset();
    return broken;
  }
}

SourceItem ArticleSource::ReadLine(const std::string& line) {
  SourceItem item{absl::StrCat(current_, ":", line_number_), v1::Article()};
  auto parsed = ParseArticleLine(line);
  if (!parsed.ok()) {
    item.article = parsed.status();
    return item;
  }
  if (!parsed->file.empty()) {
    const std::string path = (fs::path(current_).parent_path() / parsed->file).string();
    auto text = ReadWhole(path);
    if (!text.ok()) {
      item.article = text.status();
      return item;
    }
    if (parsed->titled) {
      SetTitledText(*text, &parsed->article);
    } else {
      parsed->article.set_body(*std::move(text));
    }
    if (parsed->article.url().empty()) parsed->article.set_url(absl::StrCat("file:", parsed->file));
  }
  item.article = std::move(parsed->article);
  return item;
}

SourceItem ArticleSource::ReadTextFile(const std::string& path) {
  auto text = ReadWhole(path);
  if (!text.ok()) return {path, text.status()};
  v1::Article article;
  article.set_body(*std::move(text));
  const fs::path file = fs::absolute(path);
  article.set_outlet(defaults_.outlet.empty() ? file.parent_path().filename().string()
                                              : defaults_.outlet);
  article.set_url(absl::StrCat("file:", file.filename().string()));
  article.set_language_code("ar");
  *article.mutable_publish_time() = defaults_.published.value_or(LastChange(path));
  return {path, std::move(article)};
}

}  // namespace isnad::load
