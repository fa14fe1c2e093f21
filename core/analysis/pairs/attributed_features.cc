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
    Add("shared", std::min(d_.shared, 5) / 5.0);
    ReadStands();
    ReadNames();
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
    // Where both negate something, a doer who stands before one negation and
    // behind the other is no difference.
    AddWho(d_.flips > 0 && against_a != against_b, "flip");
    AddWho(d_.flipped_heads > 0 && against_a && against_b, "flip+against-both");
    AddWho(d_.antonyms_in_context > 0, "antonym-in-context");
    AddWho(d_.antonyms > 0, "antonym");
    AddWho(d_.antonyms_in_context > 0 && d_.cover_more >= 0.5, "antonym+covered");
    AddWho(d_.flips_in_context > 0 && d_.cover_more >= 0.5 && against_a != against_b,
           "flip+covered");
    AddWho(!against_a && !against_b && amounts_.differ == 0, "plain");
  }

  // Whose word stands against the other's: one whom the other names has more to
  // deny than a bystander.
  void ReadNames() {
    const bool named_a = Names(b_, a_.holder_words), named_b = Names(a_, b_.holder_words);
    const string_view x = Stand(a_), y = Stand(b_);
    const uint16_t either = a_.kinds | b_.kinds;
    const bool open = a_.question || b_.question || (either & kConditionWord) != 0;
    if ((x == "none") != (y == "none")) {
      AddWho(x != "none" ? named_a : named_b, "opposer-named");
      AddWho(x != "none" ? !named_a : !named_b, "opposer-not-named");
      AddWho(d_.flipped_heads > 0, "flipped-head");
      AddWho(d_.shared >= 2 && d_.flips > 0, "flip+shared");
      AddWho(d_.shared <= 1, "opposes+little-shared");
      Add("denied-cover", d_.denied_cover);
      AddWho(d_.denied_cover >= 0.5, "denied-covered");
    }
    const bool akin =
        !same_ &&
        std::any_of(a_.holder_words.begin(), a_.holder_words.end(), [&](const PairWord& word) {
          return word.keys.name && std::any_of(b_.holder_words.begin(), b_.holder_words.end(),
                                               [&](const PairWord& o) { return Meet(word, o); });
        });
    AddIf(akin, "holders-akin");
    AddWho(d_.names_less > 0, "name-replaced");
    AddWho(d_.listed_names_less > 0 && d_.shared >= 4, "land-replaced+shared");
    AddWho(d_.shared_names > 0, "names-shared");
    AddWho(d_.shared - d_.shared_names > 2, "words-shared-3");
    AddWho(amounts_.times_differ, "times-differ");
    AddWho(amounts_.times_differ && d_.cover_more >= 0.5, "times-differ+covered");
    AddWho(x != y && open, "opposes+open");
    AddWho(a_.question || b_.question, "question");
    AddWho(either & kPlanWord, "plan");
    AddWho(either & kPossibleWord, "possible");
    AddWho(either & kConditionWord, "condition");
    AddWho((a_.kinds & kNounNegator) != (b_.kinds & kNounNegator), "noun-negator-one");
  }

  // By one of the holder's names, or where it has none by all its words.
  static bool Names(const PairText& text, const std::vector<PairWord>& holder) {
    const auto is_named = [&](const PairWord& word) {
      return std::any_of(text.words.begin(), text.words.end(),
                         [&](const PairWord& other) { return Meet(word, other); });
    };
    if (holder.empty()) return false;
    const bool by_names = holder[0].keys.name || !holder[0].keys.known;
    return by_names ? std::any_of(holder.begin(), holder.end(), is_named)
                    : std::all_of(holder.begin(), holder.end(), is_named);
  }

  void ReadNumbers() {
    AddWho(amounts_.differ_near > 0, "numbers-differ-near");
    AddWho(amounts_.differ_loose > 0, "numbers-differ-loosely");
    // Whoever says it: one sentence with another number in it.
    AddIf(amounts_.differ_near > 0 && d_.cover_more >= 0.75, "numbers-differ+alike");
    AddWho(amounts_.sum_fits, "sum-fits");
    AddWho(amounts_.parts > 0, "numbers-part");
    AddWho(amounts_.differ > 0 && amounts_.equal > 0, "numbers-differ+equal");
    AddWho(amounts_.differ > 0 && d_.shared >= 3, "numbers-differ+shared");
    AddWho(amounts_.differ > 0 && d_.names_less > 0, "numbers-differ+name-replaced");
    AddWho(amounts_.differ > 0 && amounts_.ratio < 0.5, "numbers-far-apart");
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
