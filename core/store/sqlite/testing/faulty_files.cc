// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/testing/faulty_files.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <utility>

#include "absl/strings/match.h"

namespace isnad::store::sqlite {

// SQLite allocates it, with its own file behind it.
struct FaultyFiles::File {
  sqlite3_file base;
  FaultyFiles* files;
  DiskFile* disk;
  bool syncs_folder;  // with its next sync, as SQLite's own do for new logs

  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

// The functions that SQLite calls. Each finds its FaultyFiles in the file or, of
// the whole layer, in pAppData.
struct FaultyFiles::Methods {
  static FaultyFiles& Of(sqlite3_vfs* vfs) { return *static_cast<FaultyFiles*>(vfs->pAppData); }
  static File& Of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
  static sqlite3_file* Real(sqlite3_file* file) { return Of(file).real(); }

  static int Open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out) {
    FaultyFiles& files = Of(vfs);
    file->pMethods = nullptr;
    if (!files.IsOurs(path)) return files.real_->xOpen(files.real_, path, file, flags, out);
    std::lock_guard lock(files.mutex_);
    const auto fault = files.Count(Kind::kOpen);
    if (fault.has_value()) return files.CodeOf(Kind::kOpen, *fault);
    DiskFile& disk = files.FileAt(path);
    const bool is_log = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    File* const own = new (file) File{{nullptr}, &files, &disk, is_log};
    const int code = files.real_->xOpen(files.real_, path, own->real(), flags, out);
    if (code != SQLITE_OK) return code;
    disk.Create();
    static const sqlite3_io_methods methods = IoMethods();
    file->pMethods = &methods;
    return SQLITE_OK;
  }

  static int Delete(sqlite3_vfs* vfs, const char* path, int sync_folder) {
    FaultyFiles& files = Of(vfs);
    if (!files.IsOurs(path)) return files.real_->xDelete(files.real_, path, sync_folder);
    std::lock_guard lock(files.mutex_);
    const auto fault = files.Count(Kind::kDelete);
    if (fault.has_value()) return files.CodeOf(Kind::kDelete, *fault);
    const int code = files.real_->xDelete(files.real_, path, 0);
    if (code == SQLITE_OK) files.FileAt(path).Delete();
    if (code == SQLITE_OK && sync_folder != 0) files.SyncFolder();
    return code;
  }

  static int GetLastError(sqlite3_vfs* vfs, int size, char* text) {
    FaultyFiles& files = Of(vfs);
    std::lock_guard lock(files.mutex_);
    if (files.system_error_ != 0) return files.system_error_;
    return files.real_->xGetLastError(files.real_, size, text);
  }

  static int Close(sqlite3_file* file) { return Real(file)->pMethods->xClose(Real(file)); }

  static int Read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
    return Real(file)->pMethods->xRead(Real(file), bytes, size, offset);
  }

  static int WriteReal(File& file, const void* bytes, int size, sqlite3_int64 offset) {
    const int code = file.real()->pMethods->xWrite(file.real(), bytes, size, offset);
    if (code == SQLITE_OK) {
      file.disk->Write(offset, {static_cast<const char*>(bytes), static_cast<size_t>(size)});
    }
    return code;
  }

  static int Write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    File& own = Of(file);
    std::lock_guard lock(own.files->mutex_);
    const auto fault = own.files->Count(Kind::kWrite);
    if (!fault.has_value()) return WriteReal(own, bytes, size, offset);
    if (*fault == Fault::kShortWrite || *fault == Fault::kDiskFull) {
      (void)WriteReal(own, bytes, size / 2, offset);
    }
    return own.files->CodeOf(Kind::kWrite, *fault);
  }

  static int Truncate(sqlite3_file* file, sqlite3_int64 size) {
    File& own = Of(file);
    std::lock_guard lock(own.files->mutex_);
    const auto fault = own.files->Count(Kind::kTruncate);
    if (fault.has_value()) return own.files->CodeOf(Kind::kTruncate, *fault);
    const int code = own.real()->pMethods->xTruncate(own.real(), size);
    if (code == SQLITE_OK) own.disk->Truncate(size);
    return code;
  }

  static int Sync(sqlite3_file* file, int) {
    File& own = Of(file);
    std::lock_guard lock(own.files->mutex_);
    const auto fault = own.files->Count(Kind::kSync);
    if (fault.has_value()) return own.files->CodeOf(Kind::kSync, *fault);
    own.disk->Sync();
    if (own.syncs_folder) own.files->SyncFolder();
    own.syncs_folder = false;
    return SQLITE_OK;
  }

  static int FileSize(sqlite3_file* file, sqlite3_int64* size) {
    return Real(file)->pMethods->xFileSize(Real(file), size);
  }
  static int Lock(sqlite3_file* file, int level) {
    return Real(file)->pMethods->xLock(Real(file), level);
  }
  static int Unlock(sqlite3_file* file, int level) {
    return Real(file)->pMethods->xUnlock(Real(file), level);
  }
  static int CheckReservedLock(sqlite3_file* file, int* result) {
    return Real(file)->pMethods->xCheckReservedLock(Real(file), result);
  }
  static int FileControl(sqlite3_file* file, int operation, void* argument) {
    return Real(file)->pMethods->xFileControl(Real(file), operation, argument);
  }
  static int SectorSize(sqlite3_file* file) {
    return Real(file)->pMethods->xSectorSize(Real(file));
  }
  static int DeviceCharacteristics(sqlite3_file* file) {
    return Real(file)->pMethods->xDeviceCharacteristics(Real(file));
  }

  static int ShmMap(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
    File& own = Of(file);
    {
      std::lock_guard lock(own.files->mutex_);
      const auto fault = own.files->Count(Kind::kSharedMemory);
      if (fault.has_value()) return own.files->CodeOf(Kind::kSharedMemory, *fault);
    }
    return own.real()->pMethods->xShmMap(own.real(), region, size, extend, memory);
  }
  static int ShmLock(sqlite3_file* file, int offset, int n, int flags) {
    return Real(file)->pMethods->xShmLock(Real(file), offset, n, flags);
  }
  static void ShmBarrier(sqlite3_file* file) { Real(file)->pMethods->xShmBarrier(Real(file)); }
  static int ShmUnmap(sqlite3_file* file, int remove) {
    return Real(file)->pMethods->xShmUnmap(Real(file), remove);
  }

  // Version 2: without memory-mapped reads.
  static sqlite3_io_methods IoMethods() {
    sqlite3_io_methods methods = {};
    methods.iVersion = 2;
    methods.xClose = &Close;
    methods.xRead = &Read;
    methods.xWrite = &Write;
    methods.xTruncate = &Truncate;
    methods.xSync = &Sync;
    methods.xFileSize = &FileSize;
    methods.xLock = &Lock;
    methods.xUnlock = &Unlock;
    methods.xCheckReservedLock = &CheckReservedLock;
    methods.xFileControl = &FileControl;
    methods.xSectorSize = &SectorSize;
    methods.xDeviceCharacteristics = &DeviceCharacteristics;
    methods.xShmMap = &ShmMap;
    methods.xShmLock = &ShmLock;
    methods.xShmBarrier = &ShmBarrier;
    methods.xShmUnmap = &ShmUnmap;
    return methods;
  }
};

FaultyFiles::FaultyFiles(std::string folder)
    : folder_(std::move(folder)), real_(sqlite3_vfs_find(nullptr)), vfs_(*real_) {
  vfs_.zName = "isnad-faulty-files";
  vfs_.pNext = nullptr;
  vfs_.pAppData = this;
  vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
  vfs_.xOpen = &Methods::Open;
  vfs_.xDelete = &Methods::Delete;
  vfs_.xGetLastError = &Methods::GetLastError;
  // What is left is SQLite's own and looks at nothing that is changed here but
  // pAppData, which its functions that find no file take for how locks are made.
  vfs_.xAccess = [](sqlite3_vfs* vfs, const char* path, int flags, int* result) {
    sqlite3_vfs* const real = Methods::Of(vfs).real_;
    return real->xAccess(real, path, flags, result);
  };
  vfs_.xFullPathname = [](sqlite3_vfs* vfs, const char* path, int size, char* full) {
    sqlite3_vfs* const real = Methods::Of(vfs).real_;
    return real->xFullPathname(real, path, size, full);
  };
  sqlite3_vfs_register(&vfs_, 1);
}

FaultyFiles::~FaultyFiles() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(real_, 1);
}

void FaultyFiles::FailAt(int64_t nth, Fault fault, std::function<void()> struck) {
  std::lock_guard lock(mutex_);
  fail_at_ = operations_ + nth;
  fault_ = fault;
  has_struck_ = false;
  struck_ = std::move(struck);
}

bool FaultyFiles::Heal() {
  std::lock_guard lock(mutex_);
  fail_at_ = 0;
  system_error_ = 0;
  struck_ = nullptr;
  return std::exchange(has_struck_, false);
}

int64_t FaultyFiles::operations() const {
  std::lock_guard lock(mutex_);
  return operations_;
}

std::optional<Fault> FaultyFiles::Count(Kind kind) {
  ++operations_;
  if (fail_at_ == 0 || operations_ < fail_at_) return std::nullopt;
  const bool lasts = fault_ == Fault::kDiskFull || fault_ == Fault::kDeadDisk;
  if (!lasts && operations_ > fail_at_) return std::nullopt;
  // A full disk syncs, cuts off and deletes all the same.
  const bool needs_room =
      kind == Kind::kWrite || kind == Kind::kOpen || kind == Kind::kSharedMemory;
  if (fault_ == Fault::kDiskFull && !needs_room) return std::nullopt;
  if (!has_struck_) struck_();
  has_struck_ = true;
  return fault_;
}

int FaultyFiles::CodeOf(Kind kind, Fault fault) {
  system_error_ = fault == Fault::kDiskFull ? ENOSPC : EIO;
  switch (kind) {
    case Kind::kWrite:
      return fault == Fault::kDiskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    case Kind::kSync:
      return SQLITE_IOERR_FSYNC;
    case Kind::kTruncate:
      return SQLITE_IOERR_TRUNCATE;
    case Kind::kDelete:
      return SQLITE_IOERR_DELETE;
    case Kind::kOpen:
      return SQLITE_CANTOPEN;
    case Kind::kSharedMemory:
      return fault == Fault::kDiskFull ? SQLITE_IOERR_SHMSIZE : SQLITE_IOERR_SHMMAP;
  }
  return SQLITE_IOERR;
}

bool FaultyFiles::IsOurs(const char* path) const {
  return path != nullptr && absl::StartsWith(path, folder_);
}

DiskFile& FaultyFiles::FileAt(const char* path) {
  const auto [at, is_new] = files_.try_emplace(path);
  if (is_new && std::filesystem::exists(path)) {
    std::ifstream file(path, std::ios::binary);
    at->second = DiskFile(std::string(std::istreambuf_iterator<char>(file), {}));
  }
  return at->second;
}

void FaultyFiles::SyncFolder() {
  for (auto& [path, file] : files_) file.SyncName();
}

FaultyFiles::Image FaultyFiles::AfterKill() const {
  std::lock_guard lock(mutex_);
  Image image;
  for (const auto& [path, file] : files_) {
    if (file.now().has_value()) image[path.substr(folder_.size())] = *file.now();
  }
  return image;
}

FaultyFiles::Image FaultyFiles::AfterPowerCut(uint32_t seed) const {
  std::lock_guard lock(mutex_);
  std::mt19937 random(seed);
  Image image;
  for (const auto& [path, file] : files_) {
    const auto bytes = file.AfterPowerCut(random);
    if (bytes.has_value()) image[path.substr(folder_.size())] = *bytes;
  }
  return image;
}

}  // namespace isnad::store::sqlite
