// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/page_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>

#include "absl/strings/str_cat.h"

namespace isnad::report {
namespace {

absl::Status Failed(const std::string& path) {
  return absl::UnavailableError(absl::StrCat("cannot write ", path, ": ", std::strerror(errno)));
}

}  // namespace

absl::Status WritePage(absl::string_view html, const std::string& path) {
  if (path == "-") {
    std::cout.write(html.data(), static_cast<std::streamsize>(html.size())).flush();
    return std::cout ? absl::OkStatus() : Failed("to standard output");
  }
  const std::string partial = absl::StrCat(path, ".partial");
  std::ofstream file(partial, std::ios::binary | std::ios::trunc);
  file.write(html.data(), static_cast<std::streamsize>(html.size()));
  file.close();
  if (!file || std::rename(partial.c_str(), path.c_str()) != 0) {
    const absl::Status failed = Failed(path);
    std::remove(partial.c_str());
    return failed;
  }
  return absl::OkStatus();
}

}  // namespace isnad::report
