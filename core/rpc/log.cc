// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/log.h"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <mutex>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "core/model/error.h"
#include "core/rpc/metrics.h"
#include "isnad/v1/error_reason.pb.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc {
namespace {

// Standard error, written to in larger parts.
class BufferedStderr final : public spdlog::sinks::base_sink<std::mutex> {
 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    lines_.append(message.payload.data(), message.payload.size());
    lines_.push_back('\n');
    if (lines_.size() >= kMost) flush_();
  }
  // What cannot be written is lost: there is nobody to tell.
  void flush_() override {
    absl::string_view rest = lines_;
    while (!rest.empty()) {
      const ssize_t written = write(STDERR_FILENO, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) break;
      rest.remove_prefix(static_cast<size_t>(written));
    }
    lines_.clear();
  }

 private:
  static constexpr size_t kMost = 32 << 10;
  std::string lines_;
};

// Lines of calls are seen no later.
constexpr std::chrono::seconds kFlushInterval(1);

struct Logger {
  std::shared_ptr<spdlog::logger> lines;
  std::string program;
};

Logger& TheLogger() {
  static Logger& logger = *[] {
    auto* made = new Logger{
        std::make_shared<spdlog::logger>("isnad", std::make_shared<BufferedStderr>()), "isnad"};
    made->lines->set_level(spdlog::level::off);
    spdlog::register_logger(made->lines);
    return made;
  }();
  return logger;
}

spdlog::level::level_enum ToSpdlog(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarning:
      return spdlog::level::warn;
    case LogLevel::kError:
      return spdlog::level::err;
    case LogLevel::kOff:
      return spdlog::level::off;
  }
  return spdlog::level::off;
}

}  // namespace

absl::Status StartLog(absl::string_view program, absl::string_view level) {
  const std::string name(level);
  const auto parsed = spdlog::level::from_str(name);
  if (parsed == spdlog::level::off && name != "off") {
    return absl::InvalidArgumentError("--log-level must be debug, info, warning, error or off");
  }
  TheLogger().program = std::string(program);
  TheLogger().lines->set_pattern("%v");
  TheLogger().lines->set_level(parsed);
  TheLogger().lines->flush_on(spdlog::level::warn);
  spdlog::flush_every(kFlushInterval);
  (void)std::atexit(FlushLog);
  return absl::OkStatus();
}

void FlushLog() { TheLogger().lines->flush(); }

bool LogEnabled(LogLevel level) { return TheLogger().lines->should_log(ToSpdlog(level)); }

void Log(LogLevel level, absl::string_view event, const nlohmann::json& fields) {
  if (!LogEnabled(level)) return;
  const auto spdlog_level = ToSpdlog(level);
  const auto level_name = spdlog::level::to_string_view(spdlog_level);
  // A peer may send anything: bytes that are no UTF-8 are replaced, not thrown on.
  const std::string details =
      fields.empty() ? "{}" : fields.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  // Put together as text: every call writes a line, and an object made of another
  // costs more than all else of it. The first four are words of the program's own.
  TheLogger().lines->log(
      spdlog_level,
      absl::StrCat("{\"time\":\"",
                   absl::FormatTime(absl::RFC3339_full, absl::Now(), absl::UTCTimeZone()),
                   "\",\"level\":\"", absl::string_view(level_name.data(), level_name.size()),
                   "\",\"program\":\"", TheLogger().program, "\",\"event\":\"", event, "\"",
                   fields.empty() ? "" : ",", absl::string_view(details).substr(1)));
  if (event != kCallEvent) FlushLog();
}

nlohmann::json ErrorFields(const absl::Status& status, bool with_message) {
  nlohmann::json fields = {{"code", std::string(CodeLabel(status.code()))}};
  if (const auto details = model::GetErrorDetails(status)) {
    fields["reason"] = v1::ErrorReason_Name(static_cast<v1::ErrorReason>(details->reason));
    if (!details->field.empty()) fields["field"] = details->field;
  }
  if (with_message) fields["message"] = std::string(status.message());
  return fields;
}

}  // namespace isnad::rpc
