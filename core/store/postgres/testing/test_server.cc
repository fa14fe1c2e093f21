// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/testing/test_server.h"

#include <libpq-fe.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "absl/random/random.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"

namespace isnad::store::postgres {
namespace {

std::string NewFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "isnad-server-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
  return name;
}

}  // namespace

TestServer& TestServer::Shared() {
  // Destroyed when the process ends, which stops a server of its own.
  static TestServer server = [] {
    const char* const folder = std::getenv("ISNAD_TEST_POSTGRES");
    return folder == nullptr ? TestServer(NewFolder(), false, false)
                             : TestServer(folder, true, false);
  }();
  return server;
}

TestServer::TestServer() : TestServer(NewFolder(), false, true) {}

std::unique_ptr<TestServer> TestServer::Following(const TestServer& other) {
  return std::unique_ptr<TestServer>(new TestServer(NewFolder(), false, true, other.folder_));
}

TestServer::TestServer(std::string folder, bool is_shared, bool is_durable, std::string followed)
    : folder_(std::move(folder)),
      is_shared_(is_shared),
      is_durable_(is_durable),
      followed_(std::move(followed)) {
  Start();
}

TestServer::~TestServer() {
  if (is_shared_) return;
  Script("stop FOLDER");
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string TestServer::Script(const std::string& command) const {
  const std::string line =
      absl::StrReplaceAll(absl::StrCat(ISNAD_SOURCE_DIR "/tests/postgres_cluster ", command),
                          {{" FOLDER", absl::StrCat(" '", folder_, "'")}});
  FILE* const pipe = popen(line.c_str(), "r");
  if (pipe == nullptr) return "";
  std::string output;
  std::array<char, 256> part;
  while (fgets(part.data(), part.size(), pipe) != nullptr) output += part.data();
  pclose(pipe);
  return std::string(absl::StripSuffix(output, "\n"));
}

void TestServer::Start() {
  const std::string command = !followed_.empty() ? absl::StrCat("follow FOLDER ", followed_)
                              : is_durable_      ? "start FOLDER --durable"
                                                 : "start FOLDER";
  address_ = Script(command);
}
void TestServer::Stop(const std::string& mode) { Script("halt FOLDER " + mode); }

void TestServer::Demote() { Script("demote FOLDER"); }
void TestServer::Signal(int signal) { Script(absl::StrCat("signal FOLDER ", signal)); }

std::string TestServer::NewDatabase() {
  // Of many processes, whose numbers come again, on one server.
  static absl::BitGen random;
  const std::string name =
      absl::StrCat("test_", absl::Hex(absl::Uniform<uint64_t>(random), absl::kZeroPad16));
  Run(address_, absl::StrCat("CREATE DATABASE ", name));
  return Database(name);
}

std::string TestServer::Database(const std::string& name) const {
  return absl::StrCat(absl::StripSuffix(address_, "/postgres"), "/", name);
}

std::string TestServer::Run(const std::string& address, const std::string& sql) {
  PGconn* const connection = PQconnectdb(address.c_str());
  PGresult* const result = PQexec(connection, sql.c_str());
  const ExecStatusType status = PQresultStatus(result);
  EXPECT_TRUE(status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
      << PQerrorMessage(connection);
  std::string lines;
  for (int row = 0; row < PQntuples(result); ++row) {
    absl::StrAppend(&lines, row == 0 ? "" : "\n", PQgetvalue(result, row, 0));
  }
  PQclear(result);
  PQfinish(connection);
  return lines;
}

}  // namespace isnad::store::postgres
