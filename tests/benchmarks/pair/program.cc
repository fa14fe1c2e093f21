// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/pair/program.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "nlohmann/json.hpp"

extern char** environ;

namespace isnad::benchmarks {
namespace {

constexpr absl::Duration kPatience = absl::Minutes(1);

absl::Status SystemError(absl::string_view what, int code) {
  return absl::InternalError(absl::StrCat(what, ": ", std::strerror(code)));
}

std::string OwnFolder() { return std::filesystem::read_symlink("/proc/self/exe").parent_path(); }

absl::StatusOr<pid_t> Spawn(const std::vector<std::string>& command, const std::string& log_file) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, log_file.c_str(),
                                   O_WRONLY | O_CREAT | O_APPEND, 0600);
  posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
  pid_t process = 0;
  const int code =
      posix_spawn(&process, command[0].c_str(), &files, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (code != 0) return SystemError(command[0], code);
  return process;
}

// What the program has said of an event; nullopt before it has.
std::optional<nlohmann::json> FindEvent(const std::string& log_file, absl::string_view event,
                                        std::string* last_line) {
  std::ifstream log(log_file);
  for (std::string line; std::getline(log, line); *last_line = line) {
    auto fields = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (fields.is_object() && fields.value("event", "") == event) return fields;
  }
  return std::nullopt;
}

cpu_set_t SetOf(const std::vector<int>& processors) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (const int processor : processors) CPU_SET(processor, &set);
  return set;
}

absl::Status RunThreadOn(pid_t thread, const std::vector<int>& processors) {
  const cpu_set_t set = SetOf(processors);
  if (sched_setaffinity(thread, sizeof(set), &set) == 0) return absl::OkStatus();
  // A thread that has ended meanwhile needs no processor.
  return errno == ESRCH ? absl::OkStatus() : SystemError("sched_setaffinity", errno);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Program>> Program::Start(const std::string& name,
                                                        const std::string& store_address,
                                                        const std::string& log_file,
                                                        const std::vector<std::string>& flags) {
  std::vector<std::string> command = {absl::StrCat(OwnFolder(), "/", name),
                                      "--store",
                                      store_address,
                                      "--listen",
                                      "127.0.0.1:0",
                                      "--metrics-listen",
                                      "127.0.0.1:0"};
  command.insert(command.end(), flags.begin(), flags.end());
  const auto process = Spawn(command, log_file);
  if (!process.ok()) return process.status();
  std::unique_ptr<Program> program(new Program(*process, log_file));
  if (absl::Status status = program->AwaitServing(); !status.ok()) return status;
  return program;
}

Program::~Program() {
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
}

absl::Status Program::AwaitServing() {
  std::string last_line;
  for (const absl::Time end = absl::Now() + kPatience; absl::Now() < end;) {
    if (FindEvent(log_file_, "serving", &last_line)) {
      const auto listening = FindEvent(log_file_, "listening", &last_line);
      if (!listening) return absl::InternalError("serves without a port");
      address_ = absl::StrCat("127.0.0.1:", listening->value("port", 0));
      return absl::OkStatus();
    }
    absl::SleepFor(absl::Milliseconds(20));
  }
  return absl::DeadlineExceededError(absl::StrCat("does not serve: ", last_line));
}

double Program::CpuSeconds() const {
  clockid_t clock;
  timespec now{};
  if (clock_getcpuclockid(process_, &clock) == 0) clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

absl::StatusOr<Memory> Program::memory() const {
  Memory memory;
  std::ifstream status(absl::StrCat("/proc/", process_, "/status"));
  for (std::string line; std::getline(status, line);) {
    absl::string_view rest = line;
    int64_t* const field = absl::ConsumePrefix(&rest, "VmRSS:")   ? &memory.resident
                           : absl::ConsumePrefix(&rest, "VmHWM:") ? &memory.highest
                                                                  : nullptr;
    if (field == nullptr) continue;
    absl::ConsumeSuffix(&rest, "kB");
    if (!absl::SimpleAtoi(rest, field)) return absl::InternalError(line);
  }
  if (memory.resident == 0) return absl::UnavailableError("the program has ended");
  return memory;
}

absl::Status Program::RunOn(const std::vector<int>& processors) const {
  absl::Status status;
  std::error_code error;
  for (const auto& thread :
       std::filesystem::directory_iterator(absl::StrCat("/proc/", process_, "/task"), error)) {
    pid_t id = 0;
    if (!absl::SimpleAtoi(thread.path().filename().string(), &id)) continue;
    status.Update(RunThreadOn(id, processors));
  }
  return error ? absl::UnavailableError(error.message()) : status;
}

std::vector<int> Processors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  sched_getaffinity(0, sizeof(set), &set);
  std::vector<int> processors;
  for (int i = 0; i < CPU_SETSIZE; ++i) {
    if (CPU_ISSET(i, &set)) processors.push_back(i);
  }
  return processors;
}

absl::Status RunThisThreadOn(const std::vector<int>& processors) {
  return RunThreadOn(0, processors);
}

}  // namespace isnad::benchmarks
