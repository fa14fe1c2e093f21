// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/text_fit.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "absl/strings/str_cat.h"

namespace isnad::report {
namespace {

constexpr char kEllipsis[] = "…";
constexpr double kEllipsisWidth = 1.0;
constexpr double kSpaceWidth = 0.35;

// The letters of a word at its end are the widest: سـ is half of س.
double ArabicWidth(UChar32 c) {
  switch (c) {
    case U'س':
    case U'ش':
    case U'ص':
    case U'ض':
      return 1.0;
    case U'ا':
    case U'أ':
    case U'إ':
    case U'آ':
    case U'ل':
      return 0.34;
    case U'ن':
    case U'ي':
    case U'ى':
    case U'ئ':
    case U'ك':
    case U'م':
    case U'ه':
    case U'ة':
      return 0.62;
    case U'ب':
    case U'ت':
    case U'ث':
    case U'ف':
    case U'ق':
      return 0.7;
    default:
      return 0.58;
  }
}

double WidthOf(UChar32 c) {
  const int8_t type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  if (u_isUWhiteSpace(c)) return kSpaceWidth;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) return 1.1;
  UErrorCode error = U_ZERO_ERROR;
  if (uscript_getScript(c, &error) == USCRIPT_ARABIC) return ArabicWidth(c);
  return u_isupper(c) || type == U_OTHER_SYMBOL ? 0.85 : 0.66;
}

// A word, or a part of one that is wider than a line.
struct Piece {
  std::string text;
  double width = 0;
  bool joined = false;  // no space stood before it
};

std::vector<Piece> Split(absl::string_view text, double ems) {
  std::vector<Piece> pieces(1);
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    const int32_t begin = i;
    UChar32 c;
    U8_NEXT(text.data(), i, size, c);
    if (u_isUWhiteSpace(c) || c == '\n') {
      if (!pieces.back().text.empty()) pieces.emplace_back();
      continue;
    }
    const double width = WidthOf(c);
    if (pieces.back().width + width > ems - kEllipsisWidth) {
      pieces.emplace_back();
      pieces.back().joined = true;
    }
    absl::StrAppend(&pieces.back().text, text.substr(begin, i - begin));
    pieces.back().width += width;
  }
  if (pieces.back().text.empty()) pieces.pop_back();
  return pieces;
}

}  // namespace

double WidthInEms(absl::string_view text) {
  double width = 0;
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    UChar32 c;
    U8_NEXT(text.data(), i, size, c);
    width += WidthOf(c);
  }
  return width;
}

FittedText FitText(absl::string_view text, double ems, int max_lines) {
  FittedText fitted;
  double used = 0;
  const std::vector<Piece> pieces = Split(text, ems);
  for (size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const bool on_last = static_cast<int>(fitted.lines.size()) == max_lines;
    // The last line keeps room for the mark that more was there.
    const double room = ems - (on_last && i + 1 < pieces.size() ? kEllipsisWidth : 0);
    if (!fitted.lines.empty() && !piece.joined && used + kSpaceWidth + piece.width <= room) {
      absl::StrAppend(&fitted.lines.back(), " ", piece.text);
      used += kSpaceWidth + piece.width;
    } else if (!on_last) {
      fitted.lines.push_back(piece.text);
      used = piece.width;
    } else {
      absl::StrAppend(&fitted.lines.back(), kEllipsis);
      fitted.cut = true;
      break;
    }
  }
  return fitted;
}

}  // namespace isnad::report
