// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/rewriter.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <cassert>

#include "core/text/mark_runs.h"
#include "core/text/utf8.h"

namespace isnad::text {
namespace {

class Rewriting {
 public:
  Rewriting(absl::string_view raw, const Treatments& treatments, std::string* out,
            OffsetMap::Builder* map)
      : raw_(raw), treatments_(treatments), out_(*out), map_(*map) {}

  void Run() {
    while (next_ < raw_.size()) {
      SkipPlain();
      if (next_ == raw_.size()) break;
      const size_t begin = next_;
      const Treatment treatment = treatments_.Of(NextCodePoint(raw_, &next_));
      if (treatment.copies()) continue;
      if (treatment.replaces()) {
        ReplaceOne(begin, treatment.replacement());
      } else {
        RewriteFrom(begin);
      }
    }
    FlushCopies(raw_.size());
  }

 private:
  void SkipPlain() {
    while (raw_.size() - next_ >= 8) {
      const size_t plain = Treatments::LengthOfPlain(raw_.data() + next_);
      if (plain == 0) return;
      next_ += plain;
    }
  }

  // [copied_, next_) is to be copied, but not yet written: should a combining
  // mark follow, the last code point of it belongs to the mark's segment.
  void FlushCopies(size_t end) {
    if (end == copied_) return;
    out_.append(raw_.data() + copied_, end - copied_);
    map_.Copy(end - copied_);
    copied_ = end;
  }

  void ReplaceOne(size_t begin, char replacement) {
    FlushCopies(begin);
    // CR LF is one line break.
    if (replacement == '\n' && raw_[begin] == '\r' && next_ < raw_.size() && raw_[next_] == '\n') {
      ++next_;
    }
    out_.push_back(replacement);
    map_.Replace(next_ - begin, 1);
    copied_ = next_;
  }

  // Something to remove or to normalize begins here. If all that follows up to
  // the next code point that stands by itself is to be removed, no ICU is needed.
  void RewriteFrom(size_t begin) {
    bool needs_nfkc = false;
    size_t end = begin;
    while (end < raw_.size()) {
      size_t after = end;
      const Treatment treatment = treatments_.Of(NextCodePoint(raw_, &after));
      if (treatment.copies() || treatment.replaces()) break;
      needs_nfkc |= treatment.normalizes();
      end = after;
    }
    if (!needs_nfkc) {
      FlushCopies(begin);
      map_.Replace(end - begin, 0);
    } else {
      size_t base = begin;
      if (base > copied_) {
        do --base;
        while (IsContinuationByte(raw_[base]));
      }
      FlushCopies(base);
      NormalizeSegment(raw_.substr(base, end - base));
    }
    copied_ = next_ = end;
  }

  // A segment that starts and ends at an NFKC boundary.
  void NormalizeSegment(absl::string_view segment) {
    if (TrimMarkRuns(segment, &current_.text, &current_.edits)) {
      Normalize(Nfkc(), current_.text, &treated_);
      Append(&treated_);
    } else {
      Normalize(Nfkc(), segment, &current_);
    }
    if (Treat(current_.text, &treated_)) {
      Append(&treated_);
      if (TrimMarkRuns(current_.text, &treated_.text, &treated_.edits)) Append(&treated_);
      // What was removed may have kept a letter and its mark apart.
      if (!IsNfc(current_.text)) {
        Normalize(Nfc(), current_.text, &treated_);
        Append(&treated_);
      }
    }
    out_.append(current_.text);
    UErrorCode error = U_ZERO_ERROR;
    for (icu::Edits::Iterator edit = current_.edits.getFineIterator(); edit.next(error);) {
      if (edit.hasChange()) {
        map_.Replace(edit.oldLength(), edit.newLength());
      } else {
        map_.Copy(edit.newLength());
      }
    }
  }

  struct Stage {
    std::string text;
    icu::Edits edits;
  };

  // Makes `next`, whose edits are against current_.text, the current stage.
  void Append(Stage* next) {
    UErrorCode error = U_ZERO_ERROR;
    icu::Edits composed;
    composed.mergeAndAppend(current_.edits, next->edits, error);
    assert(U_SUCCESS(error));
    current_.edits = composed;
    current_.text.swap(next->text);
  }

  static void Normalize(const icu::Normalizer2& normalizer, absl::string_view text, Stage* result) {
    result->text.clear();
    UErrorCode error = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&result->text);
    // Without the option to omit it, ICU writes unchanged text too.
    normalizer.normalizeUTF8(0, Piece(text), sink, &result->edits, error);
    assert(U_SUCCESS(error));
  }

  // Removes and replaces; false, with *result undefined, if there is nothing to do.
  bool Treat(absl::string_view text, Stage* result) {
    result->text.clear();
    result->edits.reset();
    for (size_t position = 0; position < text.size();) {
      const size_t begin = position;
      const Treatment treatment = treatments_.AfterNfkc(NextCodePoint(text, &position));
      const auto length = static_cast<int32_t>(position - begin);
      if (treatment.copies()) {
        result->text.append(text.data() + begin, length);
        result->edits.addUnchanged(length);
      } else if (treatment.removes()) {
        result->edits.addReplace(length, 0);
      } else {
        result->text.push_back(treatment.replacement());
        result->edits.addReplace(length, 1);
      }
    }
    return result->edits.hasChanges();
  }

  static bool IsNfc(absl::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    return Nfc().isNormalizedUTF8(Piece(text), error);
  }

  static icu::StringPiece Piece(absl::string_view text) {
    return icu::StringPiece(text.data(), static_cast<int32_t>(text.size()));
  }

  static const icu::Normalizer2& Nfkc() {
    UErrorCode error = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFKCInstance(error);
  }

  static const icu::Normalizer2& Nfc() {
    UErrorCode error = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFCInstance(error);
  }

  const absl::string_view raw_;
  const Treatments& treatments_;
  std::string& out_;
  OffsetMap::Builder& map_;
  size_t copied_ = 0;
  size_t next_ = 0;
  Stage current_;
  Stage treated_;
};

}  // namespace

void Rewrite(absl::string_view raw, const Treatments& treatments, std::string* out,
             OffsetMap::Builder* map) {
  Rewriting(raw, treatments, out, map).Run();
}

}  // namespace isnad::text
