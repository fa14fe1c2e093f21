// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/file_reloader.h"

#include <fstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/rpc/log.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc::security {
namespace {

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(kMaxSecurityFileBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.is_open() || file.bad()) {
    return absl::NotFoundError(absl::StrCat("cannot read ", path));
  }
  text.resize(static_cast<size_t>(file.gcount()));
  if (text.size() > kMaxSecurityFileBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, " has more than ", kMaxSecurityFileBytes, " bytes"));
  }
  return text;
}

// What stands there, as far as two looks are to be compared.
std::optional<std::string> Contents(const absl::StatusOr<std::string>& read) {
  return read.ok() ? std::optional<std::string>(*read) : std::nullopt;
}

}  // namespace

absl::StatusOr<std::string> RememberingReader::Read(const std::string& path) {
  auto read = ReadFile(path);
  read_[path] = Contents(read);
  return read;
}

bool RememberingReader::HasChanged() const {
  for (const auto& [path, contents] : read_) {
    if (Contents(ReadFile(path)) != contents) return true;
  }
  return false;
}

absl::StatusOr<std::unique_ptr<FileReloader>> FileReloader::Start(std::vector<FileSource> sources,
                                                                  absl::Duration interval) {
  std::unique_ptr<FileReloader> reloader(new FileReloader());
  {
    absl::MutexLock lock(&reloader->looking_);
    for (FileSource& source : sources) {
      Watched watched{std::move(source), {}};
      if (absl::Status status = watched.source.load(watched.seen); !status.ok()) return status;
      reloader->sources_.push_back(std::move(watched));
    }
  }
  if (interval > absl::ZeroDuration() && !sources.empty()) {
    reloader->worker_ = std::make_unique<PeriodicWorker>(
        "files_not_looked_at", interval, [raw = reloader.get()](const store::CallContext&) {
          raw->Look();
          return absl::OkStatus();
        });
  }
  return reloader;
}

void FileReloader::Look() {
  absl::MutexLock lock(&looking_);
  for (Watched& watched : sources_) {
    if (!watched.seen.HasChanged()) continue;
    RememberingReader reader;
    const absl::Status status = watched.source.load(reader);
    watched.seen = std::move(reader);
    nlohmann::json fields = ErrorFields(status, /*with_message=*/true);
    fields["files"] = watched.source.name;
    Log(status.ok() ? LogLevel::kInfo : LogLevel::kError,
        status.ok() ? "files_reloaded" : "files_refused", fields);
  }
}

}  // namespace isnad::rpc::security
