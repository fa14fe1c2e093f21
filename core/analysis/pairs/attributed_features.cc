// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/attributed_features.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "core/analysis/pairs/holders.h"

namespace isnad::analysis {
namespace {

using absl::string_view;

// How a text as a whole stands against what it tells, the strongest first.
string_view Stand(const PairText& text) {
  uint16_t kinds = 0;
  for (const PairWord& word : text.against) kinds |= word.keys.kinds;
  if (text.denies) return "denial";
  if (kinds & kDoubtWord) return "doubt";
  if (kinds & kNegator) return "negator";
  if (kinds & kFailureWord) return "failure";
  return "none";
}

class AttributedReader {
 public:
  AttributedReader(const PairText& a, const PairText& b, const WordDifferences& words,
                   const AmountDifferences& amounts)
      : a_(a), b_(b), d_(words), amounts_(amounts) {}

  PairFeatures Read() {
    const bool both = !a_.holder.empty() && !b_.holder.empty();
    same_ = SameHolder(a_.holder, b_.holder);
    Add(same_ ? "holder-same" : both ? "holder-differs" : "holder-one");
    Add("bias");
    Add("cover-more", d_.cover_more);
    Add("cover-less", d_.cover_less);
    Add(absl::StrCat("shared=", std::min(d_.shared, 4)));
    ReadStands();
    ReadNumbers();
    return std::move(out_);
  }

 private:
  void Add(std::string name, double value = 1) { out_.emplace_back(std::move(name), value); }
  void AddIf(bool holds, string_view name) {
    if (holds) Add(std::string(name));
  }
  void AddWho(bool holds, string_view name) {
    if (holds) Add(absl::StrCat(same_ ? "same+" : "other+", name));
  }

  void ReadStands() {
    const string_view x = Stand(a_), y = Stand(b_);
    AddWho(true, absl::StrCat(std::min(x, y), "/", std::max(x, y)));
    const bool against_a = !a_.against.empty(), against_b = !b_.against.empty();
    AddWho(against_a != against_b, "against-one");
    AddWho(against_a && against_b, "against-both");
    AddWho(a_.denies != b_.denies, "denies-one");
    AddWho(a_.denies && b_.denies, "denies-both");
    AddWho(d_.flips > 0, "flip");
    AddWho(d_.flips_in_context > 0, "flip-in-context");
    AddWho(d_.antonyms_in_context > 0, "antonym-in-context");
    AddWho(d_.antonyms > 0, "antonym");
    AddWho(!against_a && !against_b && amounts_.differ == 0, "plain");
  }

  void ReadNumbers() {
    AddWho(amounts_.differ > 0, "numbers-differ");
    AddWho(amounts_.equal > 0, "numbers-equal");
    AddWho(amounts_.compatible > 0, "numbers-compatible");
  }

  const PairText& a_;
  const PairText& b_;
  const WordDifferences& d_;
  const AmountDifferences& amounts_;
  bool same_ = false;
  PairFeatures out_;
};

}  // namespace

PairFeatures AttributedFeatures(const PairText& a, const PairText& b, const WordDifferences& words,
                                const AmountDifferences& amounts) {
  return AttributedReader(a, b, words, amounts).Read();
}

}  // namespace isnad::analysis
