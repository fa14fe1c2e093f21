// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/broken_texts.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "core/text/utf8.h"

namespace isnad::fuzz {
namespace {

// What breaks texts: marks without their partner, controls, marks of other
// scripts, words that open what nothing closes, and bytes that are no UTF-8.
const std::string kPieces[] = {"«",
                               "»",
                               "\"",
                               "“",
                               "”",
                               "‘",
                               "{",
                               "}",
                               "(",
                               ")",
                               "[",
                               "]",
                               ":",
                               "،",
                               ".",
                               "…",
                               "؟",
                               "-",
                               "#",
                               "_",
                               "\n",
                               "\n\n",
                               "\r\n",
                               "\t",
                               " ",
                               "\u00A0",
                               "\u200B",
                               "\u200F",
                               "\u202E",
                               "\u202C",
                               "\u2066",
                               "\u2069",
                               "\uFEFF",
                               "\u0640",
                               "\u064E\u0651",
                               "\u0301",
                               "\u20DD",
                               "ﷺ",
                               "ﻻ",
                               "👩\u200D👧",
                               "漢",
                               "Haftar",
                               "שלום",
                               "привет",
                               "٣",
                               "1,000.5",
                               "%",
                               "$",
                               "قال ",
                               "وأضاف ",
                               " أن ",
                               "إنه ",
                               "بحسب ",
                               "نفى ",
                               "الوزير ",
                               "وزير ",
                               "س: ",
                               "ج: ",
                               " مليون ",
                               " يوم ",
                               " عبد ",
                               " ال",
                               "و",
                               "ل",
                               "ب",
                               std::string(1, '\0'),
                               "\xED\xA0\x80",
                               "\xC0\x80",
                               "\xFF",
                               "\xD9",
                               "\x80"};

using Text = std::vector<std::string>;  // code points, or stray bytes

Text Split(absl::string_view bytes) {
  Text text;
  for (size_t i = 0; i < bytes.size();) {
    size_t end = i + 1;
    while (end < bytes.size() && text::IsContinuationByte(bytes[end])) ++end;
    text.emplace_back(bytes.substr(i, end - i));
    i = end;
  }
  return text;
}

std::string Join(const Text& text) {
  std::string joined;
  for (const std::string& c : text) joined += c;
  return joined;
}

class Vandal {
 public:
  Vandal(Text text, absl::string_view other, std::minstd_rand* random)
      : text_(std::move(text)), other_(other), random_(*random) {}

  void Strike() {
    switch (Below(8)) {
      case 0:
        return Erase();
      case 1:
        return Double();
      case 2:
        return Reverse();
      case 3:
        return Scatter();
      case 4:
        return Drop();
      case 5:
        return ChangeByte();
      case 6:
        return Mix();
      default:
        return Stutter();
    }
  }

  std::string Finish() const { return Join(text_); }

 private:
  size_t Below(size_t n) { return n == 0 ? 0 : random_() % n; }

  // A range of the text of at most `longest`.
  std::pair<Text::iterator, Text::iterator> Range(size_t longest) {
    const size_t begin = Below(text_.size());
    const size_t end = std::min(text_.size(), begin + 1 + Below(longest));
    return {text_.begin() + begin, text_.begin() + std::max(begin, end)};
  }

  void Erase() {
    const auto [begin, end] = Range(200);
    text_.erase(begin, end);
  }

  void Double() {
    const auto [begin, end] = Range(200);
    const Text copy(begin, end);
    text_.insert(end, copy.begin(), copy.end());
  }

  void Reverse() {
    const auto [begin, end] = Range(Below(2) == 0 ? 20 : text_.size());
    std::reverse(begin, end);
  }

  // Pieces all over the text.
  void Scatter() {
    const size_t kinds = 1 + Below(3);
    for (size_t kind = 0; kind < kinds; ++kind) {
      const std::string& piece = kPieces[Below(std::size(kPieces))];
      for (size_t n = 1 + Below(20); n > 0; --n) {
        text_.insert(text_.begin() + Below(text_.size() + 1), piece);
      }
    }
  }

  // Every one of some character: all spaces, all closing marks.
  void Drop() {
    if (text_.empty()) return;
    static const std::string kDropped[] = {" ", "»", "\"", ".", "،", "\n", "ا"};
    text_.erase(std::remove(text_.begin(), text_.end(), kDropped[Below(std::size(kDropped))]),
                text_.end());
  }

  // Mostly to ASCII: malformed texts are refused, which is soon tested.
  void ChangeByte() {
    if (text_.empty()) return;
    const size_t values = Below(8) == 0 ? 256 : 128;
    text_[Below(text_.size())] = std::string(1, static_cast<char>(Below(values)));
  }

  // A part of the other text in the middle of this one.
  void Mix() {
    Text other = Split(other_.substr(0, 400));
    text_.insert(text_.begin() + Below(text_.size() + 1), other.begin(), other.end());
  }

  // One character a thousand times.
  void Stutter() {
    if (text_.empty()) return;
    const size_t at = Below(text_.size());
    const std::string c = text_[at];
    text_.insert(text_.begin() + at, Below(1000), c);
  }

  Text text_;
  absl::string_view other_;
  std::minstd_rand& random_;
};

}  // namespace

std::string Damage(absl::string_view seed, absl::string_view other, std::minstd_rand* random) {
  Vandal vandal(Split(seed), other, random);
  for (size_t strikes = 1 + (*random)() % 4; strikes > 0; --strikes) vandal.Strike();
  return vandal.Finish();
}

}  // namespace isnad::fuzz
