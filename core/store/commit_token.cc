// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/commit_token.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace isnad::store {
namespace {

constexpr size_t kKeyDigits = 32;
constexpr size_t kTimeDigits = 16;

bool IsHexDigit(char c) { return absl::ascii_isdigit(c) || (c >= 'a' && c <= 'f'); }

}  // namespace

std::string FormatCommitToken(const CommitToken& token) {
  return absl::StrCat(token.key, absl::Hex(absl::ToUnixMicros(token.time), absl::kZeroPad16));
}

std::optional<CommitToken> ParseCommitToken(absl::string_view text) {
  int64_t micros = 0;
  if (text.size() != kKeyDigits + kTimeDigits ||
      !std::all_of(text.begin(), text.end(), &IsHexDigit) ||
      !absl::SimpleHexAtoi(text.substr(kKeyDigits), &micros)) {
    return std::nullopt;
  }
  return CommitToken{std::string(text.substr(0, kKeyDigits)), absl::FromUnixMicros(micros)};
}

}  // namespace isnad::store
