// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/mark_runs.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "core/text/utf8.h"

namespace isnad::text {
namespace {

// NFKD writes no code point that begins with a mark, and no end of one that
// does not, as more marks than this.
constexpr int kMostMarksOfOne = 3;

bool BeginsWithMark(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LEAD_CANONICAL_COMBINING_CLASS) != 0;
}

// Cheap: whether there can be anything to trim.
bool MayBeLong(absl::string_view text) {
  int in_a_row = 0;
  for (size_t i = 0; i < text.size();) {
    in_a_row = BeginsWithMark(NextCodePoint(text, &i)) ? in_a_row + 1 : 0;
    if ((in_a_row + 1) * kMostMarksOfOne > kMostMarksInARow) return true;
  }
  return false;
}

// Marks in a row at the end of `marks` and c.
int MarksAfter(char32_t c, int marks) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString written;
  if (!icu::Normalizer2::getNFKDInstance(error)->getDecomposition(static_cast<UChar32>(c),
                                                                  written)) {
    written.setTo(static_cast<UChar32>(c));
  }
  for (int32_t i = 0; i < written.length(); i = written.moveIndex32(i, 1)) {
    marks = u_getCombiningClass(written.char32At(i)) == 0 ? 0 : marks + 1;
  }
  return marks;
}

}  // namespace

bool TrimMarkRuns(absl::string_view text, std::string* kept, icu::Edits* edits) {
  if (text.size() <= kMostMarksInARow || !MayBeLong(text)) return false;
  kept->clear();
  edits->reset();
  int marks = 0;
  for (size_t next = 0; next < text.size();) {
    const size_t begin = next;
    const int after = MarksAfter(NextCodePoint(text, &next), marks);
    const auto length = static_cast<int32_t>(next - begin);
    if (after > kMostMarksInARow) {
      edits->addReplace(length, 0);
      continue;
    }
    marks = after;
    kept->append(text.data() + begin, next - begin);
    edits->addUnchanged(length);
  }
  return edits->hasChanges();
}

}  // namespace isnad::text
