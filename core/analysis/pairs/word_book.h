// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace isnad::analysis {

// What a word does in its text, as bits.
enum WordKind : uint16_t {
  kFunctionWord = 1 << 0,   // says little by itself
  kNegator = 1 << 1,        // لم، لا، غير
  kDenialWord = 1 << 2,     // نفى، غير صحيح
  kDoubtWord = 1 << 3,      // زعم، مشكوك
  kPossibleWord = 1 << 4,   // ربما
  kPlanWord = 1 << 5,       // يعتزم
  kConditionWord = 1 << 6,  // إذا
  kQuestionWord = 1 << 7,   // هل
  kReportWord = 1 << 8,     // أعلن
  kFailureWord = 1 << 9,    // فشل
  kNounNegator = 1 << 10,   // عدم، دون: only what follows at once
  kDeniedBefore = 1 << 11,  // غير صحيح: denies what stands before it
  kClauseBreak = 1 << 12,   // لكن: what was negated ends here
  kPartWord = 1 << 13,      // بينهم، من أصل: a part of a whole
  kException = 1 << 14,     // لم ... إلا: what was negated holds after all
};

// A place of a word on an axis of word_axes.textproto.
struct AxisPole {
  uint16_t axis;
  bool b;  // on the second pole

  friend bool operator==(const AxisPole&, const AxisPole&) = default;
};

// All by which one word may meet another. Fingerprints stand for words
// (core/analysis/dictionary/word_fingerprint.h); 0 stands for none.
struct WordKeys {
  uint32_t form = 0;
  uint32_t lemma = 0;                      // its likeliest
  absl::InlinedVector<uint32_t, 6> ids;    // of its lemmas, and of their verbs
  uint32_t stem = 0;                       // light stem
  uint32_t root = 0;                       // guessed
  absl::InlinedVector<AxisPole, 4> poles;  // sorted by axis
  uint16_t kinds = 0;                      // WordKind bits
  bool known = false;                      // to the dictionary: others are likely names
  bool name = false;                       // listed as one
};

// word_axes.textproto and pair_words.textproto, indexed. Cheap to copy,
// immutable, shareable between threads.
class WordBook {
 public:
  // An error names the rule file and the rule at fault.
  static absl::StatusOr<WordBook> Create();

  // Of a folded word. About a microsecond.
  WordKeys Read(absl::string_view folded) const;

  // The longest listed phrase that begins at words[at]: how many words it has,
  // 0 for none; fills *keys, which must be fresh.
  size_t ReadPhrase(const std::vector<absl::string_view>& folded_words, size_t at,
                    WordKeys* keys) const;

  absl::string_view AxisId(uint16_t axis) const;
  // Whether the axis has two poles; lists of synonyms have one.
  bool HasOpposites(uint16_t axis) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace isnad::analysis
