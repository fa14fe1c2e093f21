// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/rpc/periodic_worker.h"

namespace isnad::rpc::security {

// Of a certificate, a key, a list of clients: what is larger is something else.
inline constexpr size_t kMaxSecurityFileBytes = 1 << 20;

// Reads files and remembers what stood in them. Not thread-safe.
class RememberingReader {
 public:
  // NOT_FOUND where the file cannot be read, INVALID_ARGUMENT where it is larger
  // than kMaxSecurityFileBytes; both name the path.
  absl::StatusOr<std::string> Read(const std::string& path);
  // A file that was read is not what it was, is there again or no more.
  bool HasChanged() const;

 private:
  std::map<std::string, std::optional<std::string>> read_;  // nullopt: could not be read
};

// Something that is made of files: a key and its certificate, say.
struct FileSource {
  std::string name;  // for the log
  // Reads the files, checks them as a whole and, if they are good, puts what
  // they say in place of what was there. Called by one thread at a time.
  std::function<absl::Status(RememberingReader&)> load;
};

// Keeps what was made of files up to date. It looks at their contents, not at
// their times, so that links, mounted secrets and coarse clocks do not matter. A
// change that is refused (half written, of a key and a certificate that do not
// belong together) is logged once and leaves in place what was there; it is
// looked at again when the files change again.
class FileReloader {
 public:
  // Loads every source; the first error is returned. interval: between two
  // looks; zero for none but Look.
  static absl::StatusOr<std::unique_ptr<FileReloader>> Start(std::vector<FileSource> sources,
                                                             absl::Duration interval);
  FileReloader(const FileReloader&) = delete;
  FileReloader& operator=(const FileReloader&) = delete;

  // Loads the sources whose files have changed. Blocks for reading. Thread-safe.
  void Look();

 private:
  struct Watched {
    FileSource source;
    RememberingReader seen;
  };

  FileReloader() = default;

  absl::Mutex looking_;
  std::vector<Watched> sources_ ABSL_GUARDED_BY(looking_);
  std::unique_ptr<PeriodicWorker> worker_;  // last: it uses the others
};

}  // namespace isnad::rpc::security
