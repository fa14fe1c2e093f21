// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/pair/machine.h"

#include <grpcpp/grpcpp.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>

#include <fstream>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/stubs/common.h"
#include "tests/benchmarks/pair/program.h"

namespace isnad::benchmarks {
namespace {

std::string ProcessorModel() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);) {
    if (absl::StartsWith(line, "model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown";
}

}  // namespace

nlohmann::json DescribeMachine() {
  utsname system{};
  uname(&system);
  struct sysinfo info {};
  sysinfo(&info);
  return {{"processor", ProcessorModel()},
          {"cores", Processors().size()},
          {"memory_mib", info.totalram / 1024 * info.mem_unit / 1024},
          {"kernel", absl::StrCat(system.sysname, " ", system.release)},
          {"architecture", system.machine}};
}

nlohmann::json DescribeVersions() {
  return {{"isnad", ISNAD_VERSION},
          {"grpc", grpc::Version()},
          {"protobuf", google::protobuf::internal::VersionString(GOOGLE_PROTOBUF_VERSION)},
          {"sqlite", sqlite3_libversion()},
          {"libpq", PQlibVersion()},
          {"compiler", __VERSION__}};
}

}  // namespace isnad::benchmarks
