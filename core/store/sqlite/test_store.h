// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/store/conformance/conformance.h"
#include "core/store/open_store.h"

namespace isnad::store::sqlite {

// A new folder that goes with the object.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  std::string File(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// A SQLite store in a folder of its own.
class SqliteStoreUnderTest final : public StoreUnderTest {
 public:
  absl::StatusOr<std::unique_ptr<StoreWriter>> OpenWriter() override {
    return OpenStoreForWriting("sqlite:" + path());
  }
  absl::StatusOr<std::unique_ptr<StoreReader>> OpenReader() override {
    return OpenStoreForReading("sqlite:" + path());
  }
  std::string path() const { return folder_.File("isnad.db"); }

 private:
  TempFolder folder_;
};

}  // namespace isnad::store::sqlite
