// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// A file system that is really full: a small one of memory, in name spaces of the
// process's own, which needs no privilege where the system allows such.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/store/conformance/sample.h"
#include "core/store/open_store.h"
#include "core/store/sqlite/test_store.h"
#include "gtest/gtest.h"

namespace isnad::store::sqlite {
namespace {

constexpr int kCannotMount = 77;

bool Write(const char* path, const std::string& text) {
  std::ofstream file(path);
  file << text;
  return static_cast<bool>(file.flush());
}

bool MountSmallDisk(const std::string& folder) {
  const uid_t user = geteuid();
  const gid_t group = getegid();
  if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  (void)Write("/proc/self/setgroups", "deny");
  if (!Write("/proc/self/uid_map", absl::StrCat("0 ", user, " 1"))) return false;
  if (!Write("/proc/self/gid_map", absl::StrCat("0 ", group, " 1"))) return false;
  return mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=3m") == 0;
}

absl::Status Put(StoreWriter& writer, int number) {
  const ArticleRecord record = MakeRecord(
      "المرصد", absl::StrCat("cargo", number), Day(number % 300),
      {{"سعاد المالكي", absl::StrCat("وصلت الشحنة رقم ", number, " إلى الميناء"), "", "وصل", ""}});
  return writer.Transact({}, [&](Transaction& t) { return t.PutArticle(record); });
}

bool IsFull(const absl::Status& status) {
  const auto details = model::GetErrorDetails(status);
  return details && details->reason == model::ErrorReason::kStoreFull;
}

// Returns what is wrong, or null.
const char* FillAndMakeRoom(const std::string& folder) {
  // What can be thrown away when it is needed.
  if (!Write((folder + "/ballast").c_str(), std::string(1 << 20, 'x'))) return "no ballast";
  const std::string address = absl::StrCat("sqlite:", folder, "/isnad.db");
  auto writer = OpenStoreForWriting(address);
  if (!writer.ok()) return "does not open";
  int stored = 0;
  absl::Status status;
  while (status.ok() && stored < 100'000) {
    status = Put(**writer, stored);
    stored += status.ok();
  }
  if (!IsFull(status)) return "a full disk is not told";
  if (!IsFull(Put(**writer, stored))) return "told once only";
  if ((*writer)->reader().Count({})->articles != stored) return "not what was acknowledged";
  std::filesystem::remove(folder + "/ballast");
  if (!Put(**writer, stored).ok()) return "does not go on";
  *writer = nullptr;
  if (IntegrityCheck(folder + "/isnad.db") != "ok") return "broken";
  writer = OpenStoreForWriting(address);
  if (!writer.ok()) return "does not open again";
  return (*writer)->reader().Count({})->articles == stored + 1 ? nullptr : "lost";
}

TEST(SmallDiskTest, AFullOneIsToldAndPasses) {
  const TempFolder folder;
  const std::string mount = folder.File("disk");
  std::filesystem::create_directory(mount);
  const pid_t child = fork();
  if (child == 0) {
    if (!MountSmallDisk(mount)) _exit(kCannotMount);
    const char* const wrong = FillAndMakeRoom(mount);
    if (wrong != nullptr) std::fprintf(stderr, "%s\n", wrong);
    _exit(wrong == nullptr ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  if (WEXITSTATUS(status) == kCannotMount) {
    GTEST_SKIP() << "this system lets no user mount a file system of memory";
  }
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace isnad::store::sqlite
