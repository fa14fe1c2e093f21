// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/pair_features.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "core/analysis/pairs/amounts.h"
#include "core/analysis/pairs/attributed_features.h"
#include "core/analysis/pairs/word_differences.h"

namespace isnad::analysis {
namespace {

using absl::string_view;

// A count as one of few features, so that a linear model can bend.
std::string Bin(string_view name, int count, int most) {
  return absl::StrCat(name, "=", std::min(count, most), count > most ? "+" : "");
}

std::string Share(string_view name, double share) {
  return absl::StrCat(name, "~", static_cast<int>(std::min(share, 0.999) * 5));
}

class FeatureReader {
 public:
  FeatureReader(const PairText& a, const PairText& b, const WordDifferences& words,
                const AmountDifferences& amounts)
      : a_(a), b_(b), d_(words), amounts_(amounts) {}

  PairFeatures Read() {
    ReadCoverage();
    ReadRemainders();
    ReadConflicts();
    ReadKinds();
    for (const std::string& lemma : d_.left_lemmas) Add(absl::StrCat("left:", lemma));
    for (const std::string& axis : d_.antonym_axes) Add(absl::StrCat("opposite:", axis));
    return std::move(out_);
  }

 private:
  void Add(std::string name, double value = 1) { out_.emplace_back(std::move(name), value); }
  void AddIf(bool holds, string_view name) {
    if (holds) Add(std::string(name));
  }

  void ReadCoverage() {
    Add("bias");
    Add("cover-less", d_.cover_less);
    Add("cover-more", d_.cover_more);
    Add(Share("cover-less", d_.cover_less));
    Add(Share("cover-more", d_.cover_more));
    Add(Bin("shared", d_.shared, 6));
    Add(Bin("shared-names", d_.shared_names, 3));
    Add("length-ratio", d_.length_ratio);
    Add("soft-share", d_.soft_share);
    AddIf(d_.left_less + d_.left_more == 0, "all-covered");
  }

  void ReadRemainders() {
    Add(Bin("left-less", d_.left_less, 4));
    Add(Bin("left-more", d_.left_more, 6));
    Add(Bin("left-names-less", d_.names_less, 2));
    Add(Bin("left-names-more", d_.names_more, 2));
    Add(Bin("left-known-less", d_.known_less, 3));
    const bool close = d_.cover_more >= 0.6;
    AddIf(close && d_.left_less > 0, "close+replaced");
    AddIf(close && d_.names_less > 0, "close+name-replaced");
    AddIf(close && d_.listed_names_less > 0, "close+listed-name-replaced");
    AddIf(d_.listed_names_less > 0, "listed-name-replaced");
    AddIf(d_.left_less == 1 && d_.left_more == 1, "one-replaced");
    AddIf(d_.left_less == 0 && d_.left_more > 0, "contained");
  }

  void ReadConflicts() {
    Add(Bin("antonyms", d_.antonyms, 2));
    Add(Bin("antonyms-in-context", d_.antonyms_in_context, 2));
    AddIf(d_.antonyms > 0 && d_.cover_more >= 0.5, "antonym+covered");
    AddIf(d_.antonyms % 2 == 0 && d_.antonyms > 0, "antonyms-even");
    AddIf(d_.agreeing_antonyms > 0, "agreeing-antonym");
    Add(Bin("flips", d_.flips, 2));
    AddIf(d_.flips_in_context > 0, "flip-in-context");
    Add("flip-share", d_.flip_share);
    AddIf(d_.flips > 0 && d_.antonyms > 0, "flip+antonym");
    Add(Bin("numbers-differ", amounts_.differ, 2));
    Add(Bin("numbers-equal", amounts_.equal, 2));
    AddIf(amounts_.differ > 0 && d_.cover_more >= 0.5, "numbers-differ+covered");
    AddIf(amounts_.compatible > 0, "numbers-compatible");
    AddIf(amounts_.one_side, "numbers-one-side");
    AddIf(amounts_.times_equal, "times-equal");
    AddIf(amounts_.times_differ, "times-differ");
    AddIf(amounts_.times_one_side, "times-one-side");
    AddIf(d_.swapped, "swapped");
    Add("order", d_.order);
  }

  void ReadKinds() {
    struct Named {
      uint16_t kinds;
      string_view name;
    };
    constexpr Named kNamed[] = {{kNegator | kNounNegator, "negator"},
                                {kDenialWord | kDeniedBefore, "denial"},
                                {kDoubtWord, "doubt"},
                                {kPossibleWord, "possible"},
                                {kPlanWord, "plan"},
                                {kConditionWord, "condition"},
                                {kReportWord, "report"},
                                {kFailureWord, "failure"},
                                {kPartWord, "part"}};
    for (const Named& named : kNamed)
      AddSides(Has(a_, named.kinds), Has(b_, named.kinds), named.name);
    AddSides(a_.question, b_.question, "question");
    AddSides(a_.denies, b_.denies, "denies");
    AddSides(!a_.against.empty(), !b_.against.empty(), "against");
    AddIf(a_.against.empty() != b_.against.empty() && d_.cover_more >= 0.5, "against-one+covered");
  }

  void AddSides(bool a, bool b, string_view name) {
    AddIf(a != b, absl::StrCat(name, "-one"));
    AddIf(a && b, absl::StrCat(name, "-both"));
  }

  static bool Has(const PairText& text, uint16_t kinds) { return (text.kinds & kinds) != 0; }

  const PairText& a_;
  const PairText& b_;
  const WordDifferences& d_;
  const AmountDifferences& amounts_;
  PairFeatures out_;
};

}  // namespace

absl::string_view StyleId(PairStyle style) {
  return style == PairStyle::kPlain ? "plain" : "attributed";
}

PairEvidence ComparePairTexts(const PairText& a, const PairText& b, RuleFinding rules,
                              const WordBook& book) {
  const Alignment alignment = Align(a, b);
  const WordDifferences words = FindWordDifferences(a, b, alignment, book);
  const AmountDifferences amounts = CompareAmounts(a, b, alignment);
  PairEvidence evidence;
  evidence.comparable = !a.words.empty() && !b.words.empty();
  if (a.holder.empty() && b.holder.empty()) {
    evidence.comparable &= words.shared + words.antonyms + words.agreeing_antonyms > 0;
    evidence.features = FeatureReader(a, b, words, amounts).Read();
  } else {
    evidence.style = PairStyle::kAttributed;
    evidence.features = AttributedFeatures(a, b, words, amounts);
  }
  if (rules == RuleFinding::kContradiction) evidence.features.emplace_back("rules-contradict", 1);
  if (rules == RuleFinding::kAgreement) evidence.features.emplace_back("rules-agree", 1);
  evidence.coverage = words.cover_more;
  evidence.denied_cover = words.denied_cover;
  evidence.conflicts = FindPairConflicts(a, b, words, amounts);
  return evidence;
}

}  // namespace isnad::analysis
