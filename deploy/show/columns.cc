// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/show/columns.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "absl/strings/str_cat.h"

namespace isnad::show {
namespace {

constexpr char kLeftToRightMark[] = "\u200E";
constexpr char kRightToLeftIsolate[] = "\u2067";
constexpr char kPopIsolate[] = "\u2069";

// The words of a text, split at every white space, no-break spaces too.
std::vector<std::string> Words(absl::string_view text) {
  std::vector<std::string> words(1);
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    const int32_t begin = i;
    UChar32 c;
    U8_NEXT(text.data(), i, size, c);
    if (u_isUWhiteSpace(c)) {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back().append(text.data() + begin, i - begin);
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string Cell(const std::vector<std::string>& lines, size_t row, int width) {
  const std::string text = row < lines.size() ? lines[row] : "";
  const std::string padding(std::max(0, width - DisplayWidth(text)), ' ');
  return absl::StrCat(padding, kRightToLeftIsolate, text, kPopIsolate);
}

}  // namespace

int DisplayWidth(absl::string_view text) {
  int width = 0;
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    UChar32 c;
    U8_NEXT(text.data(), i, size, c);
    const int8_t type = u_charType(c);
    const bool takes_none = type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
                            type == U_FORMAT_CHAR || type == U_CONTROL_CHAR;
    if (!takes_none) ++width;
  }
  return width;
}

std::vector<std::string> Wrap(absl::string_view text, int width) {
  std::vector<std::string> lines;
  int used = 0;
  for (const std::string& word : Words(text)) {
    const int needed = DisplayWidth(word);
    if (lines.empty() || used + 1 + needed > width) {
      lines.push_back(word);
      used = needed;
    } else {
      absl::StrAppend(&lines.back(), " ", word);
      used += 1 + needed;
    }
  }
  return lines;
}

std::string SideBySide(absl::string_view a, absl::string_view b, int width) {
  const std::vector<std::string> left = Wrap(a, width), right = Wrap(b, width);
  std::string out;
  for (size_t row = 0; row < std::max(left.size(), right.size()); ++row) {
    absl::StrAppend(&out, kLeftToRightMark, "  ", Cell(left, row, width), " | ",
                    Cell(right, row, width), "\n");
  }
  return out;
}

}  // namespace isnad::show
