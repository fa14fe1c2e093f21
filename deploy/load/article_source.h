// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "deploy/load/line_reader.h"
#include "isnad/v1/article.pb.h"

namespace isnad::load {

// What a text file that no manifest describes is taken for.
struct SourceDefaults {
  std::string outlet;                                    // empty: the name of the file's folder
  std::optional<google::protobuf::Timestamp> published;  // absent: when the file last changed
};

// One article to load, or why it could not be read.
struct SourceItem {
  std::string place;  // "articles.jsonl:17", "notes/1.txt": for people and for resuming
  absl::StatusOr<v1::Article> article;
};

// Reads articles from paths, in the order given: .jsonl and .jsonl.gz files
// (articles, or manifests that name text files beside them), text files,
// folders (their .jsonl, .jsonl.gz and .txt files by name, without those that a
// manifest names), "-" for JSONL on standard input. One article is in memory
// at a time. Not thread-safe.
class ArticleSource {
 public:
  // NOT_FOUND for a path that is not there, INVALID_ARGUMENT for one that is
  // neither of these.
  static absl::StatusOr<ArticleSource> Open(const std::vector<std::string>& paths,
                                            SourceDefaults defaults);

  // The next article; nullopt at the end. An unreadable one is an item with its
  // error, and reading goes on.
  std::optional<SourceItem> Next();

  // Bytes of all input files as they lie on disk; 0 where unknown (standard input).
  uint64_t total_bytes() const { return total_bytes_; }
  // Bytes of the input files that have been taken in.
  uint64_t done_bytes() const { return done_bytes_ + (lines_ ? lines_->offset() : 0); }

 private:
  explicit ArticleSource(SourceDefaults defaults) : defaults_(std::move(defaults)) {}
  absl::Status Add(const std::string& path);
  std::optional<SourceItem> NextLine();
  SourceItem ReadLine(const std::string& line);
  SourceItem ReadTextFile(const std::string& path);

  SourceDefaults defaults_;
  std::deque<std::string> files_;
  uint64_t total_bytes_ = 0;
  uint64_t done_bytes_ = 0;
  std::string current_;  // the JSONL file being read
  std::optional<LineReader> lines_;
  uint64_t line_number_ = 0;
};

}  // namespace isnad::load
