// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/pair_features.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
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

bool Has(const PairText& text, uint16_t kinds) { return (text.kinds & kinds) != 0; }

class FeatureReader {
 public:
  FeatureReader(const PairText& a, const PairText& b, const Alignment& alignment,
                const Differences& differences)
      : a_(a), b_(b), alignment_(alignment), d_(differences) {}

  PairFeatures Read() {
    ReadCoverage();
    ReadRemainders();
    ReadConflicts();
    ReadKinds();
    ReadHolders();
    if (features_attributed_) Attribute();
    ReadWords();
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
    AddIf(d_.antonyms > 0 && d_.cover_more >= 0.5, "antonym+covered");
    AddIf(d_.antonyms % 2 == 0 && d_.antonyms > 0, "antonyms-even");
    Add(Bin("negated-matches", d_.negated_matches, 2));
    Add(Bin("numbers-differ", d_.numbers_differ, 2));
    Add(Bin("numbers-equal", d_.numbers_equal, 2));
    AddIf(d_.numbers_one_side, "numbers-one-side");
    AddIf(d_.swapped, "swapped");
    Add("order", d_.order);
    AddIf(d_.negators_odd, "negators-odd");
    AddIf(d_.negators_odd && d_.antonyms > 0, "negators-odd+antonym");
  }

  void ReadKinds() {
    struct Named {
      uint16_t kind;
      string_view name;
    };
    constexpr Named kNamed[] = {
        {kNegator, "negator"},     {kDenialWord, "denial"}, {kDoubtWord, "doubt"},
        {kPossibleWord, "possible"}, {kPlanWord, "plan"},     {kConditionWord, "condition"},
        {kReportWord, "report"},   {kFailureWord, "failure"}};
    for (const Named& named : kNamed) {
      const bool a = Has(a_, named.kind), b = Has(b_, named.kind);
      AddIf(a != b, absl::StrCat(named.name, "-one"));
      AddIf(a && b, absl::StrCat(named.name, "-both"));
    }
    AddIf(a_.question != b_.question, "question-one");
    AddIf(a_.question && b_.question, "question-both");
    constexpr uint16_t kAgainst = kNegator | kDenialWord | kDoubtWord | kFailureWord;
    const bool against_a = Has(a_, kAgainst), against_b = Has(b_, kAgainst);
    AddIf(against_a != against_b, "against-one");
    AddIf(against_a && against_b, "against-both");
    AddIf(against_a != against_b && d_.cover_more >= 0.5, "against-one+covered");
    AddIf(against_a != against_b && d_.shared >= 2, "against-one+shared");
    AddIf(!against_a && !against_b, "against-none");
  }

  void ReadHolders() {
    const bool a = !a_.holder.empty(), b = !b_.holder.empty();
    features_attributed_ = a || b;
    if (!features_attributed_) return;
    Add(d_.same_holder ? "holder-same" : a && b ? "holder-differs" : "holder-one");
  }

  // The same again for texts that somebody is said to say: their pairs are
  // whole sentences of reports, where headlines are made to be like each other.
  void Attribute() {
    const size_t count = out_.size();
    for (size_t i = 0; i < count; ++i) {
      Add(absl::StrCat("said:", out_[i].first), out_[i].second);
    }
    const char* holder = d_.same_holder ? "same:" : "other:";
    for (const char* name : {"against-one", "against-both", "against-none", "denial-one", "negator-one", "antonyms=1", "numbers-differ=1"}) {
      const auto is = [&](const auto& feature) { return feature.first == name; };
      AddIf(std::any_of(out_.begin(), out_.begin() + static_cast<long>(count), is),
            absl::StrCat(holder, name));
    }
  }

  // Words that only one side has, antonyms by their axis: what train
  void ReadWords() {
    for (const std::string& lemma : d_.left_lemmas) Add(absl::StrCat("left:", lemma));
    for (const std::string& axis : d_.antonym_axes) Add(absl::StrCat("opposite:", axis));
  }

  const PairText& a_;
  const PairText& b_;
  const Alignment& alignment_;
  const Differences& d_;
  PairFeatures out_;
  bool features_attributed_ = false;
};

}  // namespace

PairEvidence ComparePairTexts(const PairText& a, const PairText& b, const WordBook& book) {
  const Alignment alignment = Align(a, b);
  const Differences differences = FindDifferences(a, b, alignment, book);
  PairEvidence evidence;
  evidence.features = FeatureReader(a, b, alignment, differences).Read();
  evidence.conflicts = differences.conflicts;
  return evidence;
}

}  // namespace isnad::analysis
