// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "core/store/errors.h"

namespace isnad::store::sqlite {
namespace {

absl::Status ErrorOfErrno(int error, const std::string& path) {
  const std::string detail = absl::StrCat(path, ": ", std::generic_category().message(error));
  if (error == EROFS || error == EACCES || error == EPERM) return StoreReadOnly(detail);
  if (error == ENOSPC || error == EDQUOT) return StoreFull(detail);
  return StoreUnavailable(detail);
}

}  // namespace

absl::StatusOr<std::unique_ptr<WriterLock>> WriterLock::Take(const std::string& database_path) {
  const std::string path = database_path + ".lock";
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return ErrorOfErrno(errno, path);
  auto lock = std::unique_ptr<WriterLock>(new WriterLock(descriptor));
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno == EWOULDBLOCK) return WriterPresent(database_path);
  return ErrorOfErrno(errno, path);
}

WriterLock::~WriterLock() { close(descriptor_); }

}  // namespace isnad::store::sqlite
