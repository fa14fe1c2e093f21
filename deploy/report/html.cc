// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/html.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace isnad::report {
namespace {

constexpr char kReplacement[] = "\uFFFD";

enum class Letter { kArabic, kOther, kNone };

Letter LetterOf(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  if (uscript_getScript(c, &error) == USCRIPT_ARABIC && !u_isdigit(c)) return Letter::kArabic;
  return u_isalpha(c) ? Letter::kOther : Letter::kNone;
}

// End of the Arabic stretch that begins at `begin`, with an Arabic letter.
int32_t EndOfArabic(absl::string_view text, int32_t begin) {
  const auto size = static_cast<int32_t>(text.size());
  int32_t end = begin;
  for (int32_t i = begin; i < size;) {
    UChar32 c;
    U8_NEXT(text.data(), i, size, c);
    const Letter letter = LetterOf(c);
    // A quotation mark or a bracket of the sentence around ends it too.
    if (letter == Letter::kOther || c == '"' || c == '(' || c == ')') break;
    if (letter == Letter::kArabic) end = i;
  }
  return end;
}

absl::string_view AfterScheme(absl::string_view url) {
  for (const absl::string_view scheme : {"https://", "http://"}) {
    if (absl::StartsWithIgnoreCase(url, scheme)) return url.substr(scheme.size());
  }
  return "";
}

}  // namespace

std::string Escape(absl::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\r':
        out += "&#13;";
        break;
      case '\t':
      case '\n':
        out += c;
        break;
      default:
        if (absl::ascii_iscntrl(static_cast<unsigned char>(c))) {
          out += kReplacement;
        } else {
          out += c;
        }
    }
  }
  return out;
}

std::string Isolate(absl::string_view text) {
  return absl::StrCat("<bdi>", Escape(text), "</bdi>");
}

std::string IsolateArabic(absl::string_view text) {
  std::string out;
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    const int32_t begin = i;
    UChar32 c;
    U8_NEXT(text.data(), i, size, c);
    if (LetterOf(c) == Letter::kArabic) {
      i = EndOfArabic(text, begin);
      absl::StrAppend(&out, "<bdi lang=\"ar\" dir=\"rtl\">", Escape(text.substr(begin, i - begin)),
                      "</bdi>");
    } else {
      absl::StrAppend(&out, Escape(text.substr(begin, i - begin)));
    }
  }
  return out;
}

bool IsWebAddress(absl::string_view url) {
  const absl::string_view rest = AfterScheme(url);
  if (rest.empty() || rest.front() == '/') return false;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_iscntrl(byte) || absl::ascii_isspace(byte) || c == '\\') return false;
  }
  return true;
}

std::string HostOf(absl::string_view url) {
  absl::string_view rest = AfterScheme(url);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  const size_t at = rest.rfind('@');  // what stands before it only looks like the host
  return std::string(at == absl::string_view::npos ? rest : rest.substr(at + 1));
}

}  // namespace isnad::report
