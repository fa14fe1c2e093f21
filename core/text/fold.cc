// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/fold.h"

#include <unicode/uchar.h>

#include <array>
#include <cstdint>
#include <utility>

#include "absl/strings/str_split.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

namespace isnad::text {
namespace {

// U+0600..U+06FF is the two bytes 0xD8..0xDB, 0x80..0xBF; indexed by their low
// eight bits of code point. 0 stands for "itself".
using FoldTable = std::array<char16_t, 256>;

constexpr FoldTable MakeFoldTable() {
  FoldTable table{};
  const auto fold = [&table](std::initializer_list<char16_t> letters, char16_t to) {
    for (char16_t letter : letters) table[letter & 0xFF] = to;
  };
  fold({u'آ', u'أ', u'إ', u'ٱ', u'ٲ', u'ٳ'}, u'ا');
  fold({u'ؤ', u'ۄ'}, u'و');
  fold({u'ئ', u'ى', u'ی', u'ې', u'ۍ', u'ے', u'ۓ', u'ؠ', u'ێ'}, u'ي');
  fold({u'ة', u'ۃ', u'ھ', u'ہ', u'ۂ', u'ۀ', u'ە'}, u'ه');
  fold({u'ک', u'ڪ', u'گ', u'ڭ'}, u'ك');
  return table;
}

constexpr FoldTable kFoldTable = MakeFoldTable();
constexpr absl::string_view kHamza = "ء";

void AppendCodePoint(char32_t c, std::string* out) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out->push_back(static_cast<char>(0xC0 | c >> 6));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    if (c < 0x10000) {
      out->push_back(static_cast<char>(0xE0 | c >> 12));
    } else {
      out->push_back(static_cast<char>(0xF0 | c >> 18));
      out->push_back(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
    }
    out->push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

}  // namespace

void AppendFolded(absl::string_view normalized_word, std::string* out) {
  const size_t start = out->size();
  for (size_t i = 0; i < normalized_word.size();) {
    const auto lead = static_cast<uint8_t>(normalized_word[i]);
    if (lead >= 0xD8 && lead <= 0xDB) {
      const auto trail = static_cast<uint8_t>(normalized_word[i + 1]);
      if (const char16_t to = kFoldTable[(lead & 3) << 6 | (trail & 0x3F)]) {
        AppendCodePoint(to, out);
      } else {
        out->append(normalized_word.data() + i, 2);
      }
      i += 2;
    } else if (lead < 0x80) {
      out->push_back(static_cast<char>(lead >= 'A' && lead <= 'Z' ? lead | 0x20 : lead));
      ++i;
    } else {
      AppendCodePoint(u_tolower(static_cast<UChar32>(NextCodePoint(normalized_word, &i))), out);
    }
  }
  // شيء and شي, سماء and سما; a word of hamzas alone keeps one.
  while (out->size() > start + kHamza.size() &&
         absl::string_view(*out).substr(out->size() - kHamza.size()) == kHamza) {
    out->resize(out->size() - kHamza.size());
  }
}

std::string Fold(absl::string_view normalized_word) {
  std::string out;
  out.reserve(normalized_word.size());
  AppendFolded(normalized_word, &out);
  return out;
}

std::vector<std::string> FoldedWords(absl::string_view raw) {
  return absl::StrSplit(FoldText(raw), ' ', absl::SkipEmpty());
}

std::string FoldText(absl::string_view raw) {
  absl::StatusOr<NormalizedText> normalized = NormalizedText::Create(std::string(raw));
  if (!normalized.ok()) return "";
  const TokenizedText text(*std::move(normalized));
  std::string out;
  for (const Token& token : text.tokens()) {
    if (token.kind != TokenKind::kWord && token.kind != TokenKind::kNumber) continue;
    if (!out.empty()) out.push_back(' ');
    out.append(token.folded.data(), token.folded.size());
  }
  return out;
}

}  // namespace isnad::text
