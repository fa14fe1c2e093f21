// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/written_word.h"

#include <algorithm>

namespace isnad::analysis {
namespace {

constexpr size_t kLetter = 2;  // bytes of an Arabic letter in UTF-8

char32_t LetterAt(absl::string_view text, size_t offset) {
  return ((text[offset] & 0x1Fu) << 6) | (text[offset + 1] & 0x3Fu);
}

// A bare alef is written for any; a hamza on a joining alef (إستقال) is a
// common mistake; but أ is not written for إ.
Agreement CompareFirst(char32_t written, char32_t form) {
  if (written == form || written == U'ا' || form == U'ا') return Agreement::kAgrees;
  const bool is_hamza = written == U'أ' || written == U'إ' || written == U'آ';
  return is_hamza ? Agreement::kContradicts : Agreement::kAgrees;
}

Agreement CompareLast(char32_t written, char32_t form) {
  if (written == form) return Agreement::kAgrees;
  switch (written) {
    case U'ه':  // folds with ة
    case U'ي':  // with ى
    case U'ى':  // with ي
      return Agreement::kDoubtful;
    case U'ا':  // with أ: بدا is not بدأ
    case U'أ':
    case U'ء':
    case U'ة':
      // A final hamza may be missing after a long alef (وزرا), whose form ends in it.
      return form == U'ء' ? Agreement::kDoubtful : Agreement::kContradicts;
    default:
      return Agreement::kAgrees;
  }
}

}  // namespace

WrittenWord::WrittenWord(absl::string_view folded, absl::string_view surface) : folded_(folded) {
  // Folding changes lengths only where it drops a final hamza, and in other
  // scripts, where there is nothing to compare.
  if (surface.size() == folded.size() || surface.size() == folded.size() + kLetter) {
    surface_ = surface;
  }
}

Agreement WrittenWord::Compare(absl::string_view stem, bool before_pronoun, char32_t form_first,
                               char32_t form_last) const {
  if (surface_.empty()) return Agreement::kAgrees;
  const auto begin = static_cast<size_t>(stem.data() - folded_.data());
  const Agreement first = CompareFirst(LetterAt(surface_, begin), form_first);
  const char32_t written_last = LetterAt(surface_, surface_.size() - kLetter);
  if (before_pronoun) {
    // What looks like a pronoun is a ta marbuta: تذكرة.
    return written_last == U'ة' || written_last == U'ء' ? Agreement::kContradicts : first;
  }
  return std::min(first, CompareLast(written_last, form_last));
}

}  // namespace isnad::analysis
