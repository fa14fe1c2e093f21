// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/conflict_rules.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "core/analysis/contradictions/only_one.h"

namespace isnad::analysis {
namespace {

using model::Endorsement;
using model::Modality;
using model::SpeechAct;
using model::Stance;

// Share of the larger theme that both must have to count the same thing.
constexpr double kSameWords = 0.4;
// Two counts further apart are counts of two things, or the later one is news.
constexpr double kSameNewsDays = 2;
constexpr double kNextDay = 0.5;
// Opposites further apart are a change, not a contradiction.
constexpr double kChangeDays = 3;
// Share of the smaller theme below which a word is shared by chance.
constexpr double kSomeOfTheTheme = 0.3;
// Reports of a deed go on for so long.
constexpr double kOneDeedDays = 14;
constexpr absl::Duration kSameNews = absl::Hours(24 * 2);
// Share of the smaller theme by which opposites are about one thing.
constexpr double kSameMatter = 0.5;

bool Denies(const Side& side) { return side.mention->stance == Stance::kDenies; }
bool Doubted(const Side& side) { return side.mention->endorsement == Endorsement::kDoubted; }
// In the outlet's own words, or by a speaker whom it believes.
bool StatedAsFact(const Side& side) {
  const model::ClaimMention& mention = *side.mention;
  return mention.endorsement == Endorsement::kEndorsed ||
         (mention.holder.actor_id.empty() && mention.holder.display_name == mention.outlet);
}
Modality ModalityOf(const Side& side) { return side.mention->frame.modality; }
bool Actual(const Side& side) { return ModalityOf(side) == Modality::kActual; }
bool Asks(const Side& side) { return side.mention->act == SpeechAct::kAsk; }

// Whether the word of the event takes a thing that it is about: to ask for one
// thing says nothing about asking for another.
bool AboutTheme(const rules::Event& event) {
  return event.object() == rules::THEME ||
         std::any_of(event.word().begin(), event.word().end(),
                     [](const rules::EventWord& word) { return word.object() == rules::THEME; });
}

// "صادرات القطن ارتفعت": there is nobody and nothing but the subject. (Of one
// who has stopped it is not said what he stopped.)
bool SubjectOnly(const Side& side) {
  if (!side.agent.actor_id.empty()) return false;
  const bool changes = side.event->type() == "QUANTITY" || side.event->type() == "OCCUR";
  return changes && side.patient.empty() && side.theme.empty() && side.agent.words.size() >= 2;
}

// Elections are held everywhere, and forces attack every day: what is said to
// be the same must be told by a name, or by long descriptions of both sides.
bool IsSpecific(const Side& a, const Features& f) {
  if (f.anchored) return true;
  const auto long_enough = [](Match match, const ComparedName& name) {
    return match == Match::kSame && name.length >= 2;
  };
  return long_enough(f.agent, a.agent) &&
         (long_enough(f.patient, a.patient) || f.themes_shared >= 2);
}

// Their houses are other houses where they are others.
bool SamePatient(const Side& a, const Side& b, const Features& f) {
  const bool possessed = a.patient.possessed || b.patient.possessed;
  return f.patient == Match::kSame && (!possessed || f.agent == Match::kSame);
}

// Both speak of one happening, as far as participants, place and time tell.
bool SameHappening(const Side& a, const Side& b, const Features& f) {
  if (f.agent >= Match::kPartial || f.patient >= Match::kPartial) return false;
  if (f.place == Match::kDifferent || f.times_disjoint) return false;
  if (f.agent != Match::kSame && !SamePatient(a, b, f)) return false;
  if (!IsSpecific(a, f)) return false;
  if (f.agent == Match::kSame && SubjectOnly(a) && SubjectOnly(b)) return true;
  const bool about_theme = AboutTheme(*a.event) || AboutTheme(*b.event);
  if (about_theme || f.patient != Match::kSame) {
    return f.themes_shared > 0 && f.theme_share >= kSomeOfTheTheme;
  }
  // Of somebody killed or opened, it matters more whom or what than by whom.
  return f.agent == Match::kSame || a.event->focus() == rules::PATIENT || f.themes_shared > 0;
}

// An allegation is seldom worded as the fact is: descriptions that share a
// word (التنظيمات الإرهابية، القوى الإرهابية) are near enough.
bool SameAllegation(const Side& a, const Side& b, const Features& f) {
  if (f.patient != Match::kPartial) return SameHappening(a, b, f);
  return f.agent == Match::kSame && f.themes_shared > 0 && !f.times_disjoint &&
         f.place < Match::kPartial;
}

bool IsShare(const Features& f) { return f.number && f.number->unit == "percent"; }

// Shares of one whole: of what has one name, or of البلاد and a land.
bool SameWhole(const Side& a, const Side& b, const Features& f) {
  if (!IsShare(f) || f.agent != Match::kSame || f.times_disjoint) return false;
  if (f.patient == Match::kSame) return true;
  const auto is_land = [](const ComparedName& name) {
    return name.country || name.words.size() == 1;
  };
  return (a.patient.country || b.patient.country) && is_land(a.patient) && is_land(b.patient);
}

// Counts of the same: told of the same place, and in much the same words; a
// count in one street is part of the count in the town.
bool SameCount(const Side& a, const Side& b, const Features& f) {
  if (f.patient >= Match::kPartial || f.periods_differ || f.days_apart > kSameNewsDays)
    return false;
  if (f.place != Match::kSame && !(a.place.empty() && b.place.empty())) return false;
  const size_t larger = std::max(a.theme.size(), b.theme.size());
  if (larger == 0) return f.agent == Match::kSame;
  return f.themes_shared >= kSameWords * larger;
}

double Score(const rules::ConflictRule& rule, const Side& a, const Side& b, const Features& f) {
  double score = rule.base();
  if (f.agent == Match::kSame) score += rule.same_agent();
  const bool subject_only = f.agent == Match::kSame && SubjectOnly(a) && SubjectOnly(b);
  if (f.patient == Match::kSame || subject_only) score += rule.same_patient();
  score += rule.theme() * f.theme_share;
  if (f.same_predicate) score += rule.same_predicate();
  if (f.named_actors) score += rule.named_actors();
  const double lasts = std::max(a.event->lasts_days(), b.event->lasts_days());
  const double limit = std::max(rule.limit_days(), lasts);
  if (rule.within_limit() && f.days_apart > limit) return 0;
  score -= rule.time_weight() * std::min(1.0, f.days_apart / limit);
  if (f.same_article && f.same_holder) score -= rule.self_penalty();
  return std::clamp(score, 0.0, 1.0);
}

class Finder {
 public:
  Finder(const Side& a, const Side& b, const Features& features, const RuleBook& book)
      : a_(a), b_(b), f_(features), book_(book) {}

  std::vector<Conflict> Find() && {
    if (Asks(a_) || Asks(b_)) return {};
    if (SameHappening(a_, b_, f_)) {
      if (Negation()) Add("conflict-negation", Predicate(a_), Predicate(b_));
      if (Denial()) Add("conflict-denial", Predicate(a_), Predicate(b_), Denies(a_));
      if (Antonym()) Add("conflict-antonym", Predicate(a_), Predicate(b_));
    }
    if (Number() && (IsShare(f_) ? SameWhole(a_, b_, f_) : SameCount(a_, b_, f_))) {
      Add("conflict-number", f_.number->a, f_.number->b);
    }
    if (SameAllegation(a_, b_, f_) && Doubt()) {
      Add("conflict-doubt", Predicate(a_), Predicate(b_), Doubted(a_));
    }
    if (Value()) Add("conflict-value", f_.number->a, f_.number->b);
    AddOnlyOne("conflict-day", ConflictingDays(a_, b_, f_));
    AddOnlyOne("conflict-place", ConflictingLands(a_, b_, f_));
    AddOnlyOne("conflict-doer", ConflictingDoers(a_, b_, f_));
    AddOnlyOne("conflict-head", ConflictingHeads(a_, b_, f_));
    return std::move(found_);
  }

 private:
  bool Negation() const {
    if (!f_.same_event || a_.sign == b_.sign || Denies(a_) || Denies(b_)) return false;
    if (!SameActor()) return false;
    const bool plans = ModalityOf(a_) == Modality::kPlanned && ModalityOf(b_) == Modality::kPlanned;
    return plans || (Actual(a_) && Actual(b_));
  }

  // By whom, or, of what is done to somebody, to whom.
  bool SameActor() const {
    const bool to_whom = a_.event->focus() == rules::PATIENT && b_.event->focus() == rules::PATIENT;
    return f_.agent == Match::kSame || (to_whom && f_.patient == Match::kSame);
  }

  // One denies that it happened, the other reports it or what implies it.
  bool Denial() const {
    if (Denies(a_) == Denies(b_) || !Actual(a_) || !Actual(b_) || !SameActor()) return false;
    const Side& report = Denies(a_) ? b_ : a_;
    const bool implied = Denies(a_) ? f_.b_implies_a : f_.a_implies_b;
    // To deny that many died denies no report of a few.
    return report.sign > 0 && a_.sign != b_.sign && (f_.same_event || implied) && !f_.number &&
           !HappenedSince(report, Denies(a_) ? a_ : b_) && MayBeOneDeed();
  }

  // Of what is done in a day, weeks apart, nothing but the kind of deed is the
  // same where neither whom nor the place is.
  bool MayBeOneDeed() const {
    const bool lasts = a_.event->lasts_days() > 0 || b_.event->lasts_days() > 0;
    const bool told = f_.patient == Match::kSame || f_.place == Match::kSame;
    return lasts || told || f_.days_apart <= kOneDeedDays;
  }

  // A report of what happened after somebody said that it had not.
  static bool HappenedSince(const Side& report, const Side& denial) {
    if (report.event->lasts_days() > 0 && !report.event->comes_and_goes()) return false;
    const absl::Time denied = denial.mention->publish_time;
    if (report.mention->publish_time <= denied + kSameNews) return false;
    const auto& time = report.mention->frame.time;
    return !time || time->end > denied + kSameNews;
  }

  bool Antonym() const {
    const bool subject_only = SubjectOnly(a_) && SubjectOnly(b_);
    const bool same_matter = f_.patient == Match::kSame || subject_only ||
                             (a_.patient.empty() && b_.patient.empty() &&
                              f_.theme_share >= (f_.themes_shared >= 2 ? kSameMatter : 1));
    if (f_.opposites == nullptr || f_.days_apart > DaysOf(*f_.opposites)) return false;
    return SameActor() && same_matter && a_.sign > 0 && b_.sign > 0 && Actual(a_) && Actual(b_) &&
           !Denies(a_) && !Denies(b_);
  }

  static double DaysOf(const rules::Opposites& pair) {
    return pair.within_days() > 0 ? pair.within_days() : kChangeDays;
  }

  // The outlet doubts what its speaker alleges; another states it as a fact.
  bool Doubt() const {
    if (Doubted(a_) == Doubted(b_) || f_.same_holder) return false;
    const Side& fact = Doubted(a_) ? b_ : a_;
    if (!StatedAsFact(fact) && f_.holders_akin) return false;
    if (Denies(a_) || Denies(b_) || a_.sign < 0 || b_.sign < 0) return false;
    const bool implied = Doubted(a_) ? f_.b_implies_a : f_.a_implies_b;
    return (f_.same_event || implied) && Actual(a_) && Actual(b_);
  }

  bool Number() const {
    if (!f_.number || !f_.same_event || a_.sign < 0 || b_.sign < 0) return false;
    if (!Actual(a_) || !Actual(b_) || Denies(a_) || Denies(b_)) return false;
    // Whom it happened to is counted, so it must be told apart by who, by
    // where, or by much of what else is said.
    const bool told_alike = f_.themes_shared >= 2 && f_.theme_share == 1 && !f_.same_holder;
    const bool located =
        a_.event->focus() == rules::PATIENT && (f_.place == Match::kSame || told_alike);
    if (f_.agent != Match::kSame && !located) return false;
    const bool counted_on = a_.event->cumulative() || (!IsShare(f_) && f_.days_apart >= kNextDay);
    return !counted_on || !IsUpdate();
  }

  // A toll, or a count on another day, that a later report raises.
  bool IsUpdate() const {
    if (a_.mention->publish_time == b_.mention->publish_time) return false;
    const bool a_first = a_.mention->publish_time < b_.mention->publish_time;
    return a_first ? f_.number->b_is_more : !f_.number->b_is_more;
  }

  // Prices of the same goods: who gives and who takes may be told differently.
  bool Value() const {
    if (!f_.number || !IsMoney(f_.number->unit) || a_.sign < 0 || b_.sign < 0) return false;
    if (!IsTransfer(*a_.event) || !IsTransfer(*b_.event) || f_.themes_shared == 0) return false;
    if (f_.same_event && (f_.agent != Match::kSame || f_.patient >= Match::kPartial)) return false;
    const bool linked = f_.agent == Match::kSame || f_.patient == Match::kSame ||
                        MatchNames(a_.agent, b_.patient) == Match::kSame ||
                        MatchNames(a_.patient, b_.agent) == Match::kSame;
    // Within one article the talk is of one deal, unless one voice counts two.
    return (linked || f_.same_article) && !f_.same_holder && !f_.times_disjoint;
  }

  static bool IsMoney(absl::string_view unit) {
    return unit.size() == 3 && std::all_of(unit.begin(), unit.end(), absl::ascii_isalpha);
  }

  static bool IsTransfer(const rules::Event& event) {
    return std::find(event.family().begin(), event.family().end(), "transfer") !=
           event.family().end();
  }

  static std::string Predicate(const Side& side) { return side.mention->frame.predicate; }

  // `swap`: the rule's second blank is for side a.
  void Add(absl::string_view id, std::string words_a, std::string words_b, bool swap = false) {
    const rules::ConflictRule& rule = book_.Rule(id);
    const double confidence = Score(rule, a_, b_, f_);
    if (confidence < rule.threshold()) return;
    if (swap) std::swap(words_a, words_b);
    found_.push_back({&rule, confidence, std::move(words_a), std::move(words_b)});
  }

  void AddOnlyOne(absl::string_view id, InConflict words) {
    if (!words.first.empty()) Add(id, std::move(words.first), std::move(words.second));
  }

  const Side& a_;
  const Side& b_;
  const Features& f_;
  const RuleBook& book_;
  std::vector<Conflict> found_;
};

}  // namespace

std::vector<Conflict> FindConflicts(const Side& a, const Side& b, const Features& features,
                                    const RuleBook& book) {
  return Finder(a, b, features, book).Find();
}

}  // namespace isnad::analysis
