// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/grpc_log.h"

#include <grpc/support/log.h>

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "core/rpc/log.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc {
namespace {

constexpr int kLinesPerMinute = 20;
constexpr size_t kMaxMessageBytes = 500;

void Write(gpr_log_func_args* line) {
  static auto* const budget = new LineBudget(kLinesPerMinute);
  const int left_out = budget->Take(absl::Now());
  if (left_out < 0) return;
  absl::string_view file = line->file;
  file.remove_prefix(file.rfind('/') + 1);
  nlohmann::json fields = {
      {"message", std::string(absl::string_view(line->message).substr(0, kMaxMessageBytes))},
      {"source", absl::StrCat(file, ":", line->line)}};
  if (left_out > 0) fields["left_out"] = left_out;
  Log(line->severity == GPR_LOG_SEVERITY_ERROR ? LogLevel::kWarning : LogLevel::kDebug, "grpc",
      fields);
}

}  // namespace

int LineBudget::Take(absl::Time now) {
  absl::MutexLock lock(&mutex_);
  if (now < minute_ || now - minute_ >= absl::Minutes(1)) {
    minute_ = now;
    written_ = 0;
  }
  if (written_ >= lines_) {
    ++left_out_;
    return -1;
  }
  ++written_;
  return std::exchange(left_out_, 0);
}

void LogWhatGrpcSays() { gpr_set_log_function(&Write); }

}  // namespace isnad::rpc
