// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/features.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/analysis/claims/name_stems.h"

namespace isnad::analysis {
namespace {

constexpr double kHoursPerDay = 24;

bool IsSubset(const std::vector<std::string>& small, const std::vector<std::string>& large) {
  return std::all_of(small.begin(), small.end(), [&large](const std::string& word) {
    return std::find(large.begin(), large.end(), word) != large.end();
  });
}

bool SharesWord(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const std::string& word) {
    return std::find(b.begin(), b.end(), word) != b.end();
  });
}

bool SameHolder(const model::ClaimMention& a, const model::ClaimMention& b) {
  if (!a.holder.actor_id.empty() || !b.holder.actor_id.empty()) {
    return a.holder.actor_id == b.holder.actor_id;
  }
  // Two anonymous sources are two.
  return !a.holder.anonymous && !b.holder.anonymous &&
         a.holder.display_name == b.holder.display_name;
}

int Shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<int>(both.size());
}

bool Disjoint(const model::Frame& a, const model::Frame& b) {
  if (!a.time || !b.time) return false;
  return a.time->end <= b.time->begin || b.time->end <= a.time->begin;
}

bool PeriodsDiffer(const model::Frame& a, const model::Frame& b) {
  constexpr absl::Duration kSameDays = absl::Hours(24 * 2);
  if (!a.time || !b.time) return false;
  return absl::AbsDuration(a.time->begin - b.time->begin) > kSameDays ||
         absl::AbsDuration(a.time->end - b.time->end) > kSameDays;
}

bool Akin(const model::ClaimMention& a, const model::ClaimMention& b) {
  return SharesWord(NameStems(a.holder.display_name), NameStems(b.holder.display_name));
}

// The time that the frame states covers this moment.
bool Contains(const model::Frame& frame, absl::Time time) {
  return frame.time && frame.time->begin <= time && time < frame.time->end;
}

void CompareParticipants(const Side& a, const Side& b, Features& features) {
  const bool offices = a.event->type() == "HOLD_OFFICE" && b.event->type() == "HOLD_OFFICE";
  if (features.same_event || !offices || a.event->focus() == b.event->focus()) {
    features.agent = MatchNames(a.agent, b.agent);
    features.patient = MatchNames(a.patient, b.patient);
  } else {
    // عيّن فلانا against يقود فلان: only he who is spoken of compares.
    features.agent = MatchNames(a.Focus(), b.Focus());
  }
  const bool turned = features.same_event && a.event->symmetric() &&
                      MatchNames(a.agent, b.patient) == Match::kSame &&
                      MatchNames(a.patient, b.agent) == Match::kSame;
  if (turned) features.agent = features.patient = Match::kSame;
  features.place = MatchNames(a.place, b.place);
  const auto named = [](const ComparedName& x, const ComparedName& y) {
    return !x.actor_id.empty() && x.actor_id == y.actor_id;
  };
  features.named_actors = named(a.Focus(), b.Focus()) || named(a.patient, b.patient);
  const auto anchors = [&named](Match match, const ComparedName& x, const ComparedName& y) {
    return match == Match::kSame && (named(x, y) || SharesWord(x.names, y.names));
  };
  features.anchored =
      anchors(features.agent, a.agent, b.agent) || anchors(features.agent, a.Focus(), b.Focus()) ||
      anchors(features.patient, a.patient, b.patient) || anchors(features.place, a.place, b.place);
}

}  // namespace

Match MatchNames(const ComparedName& a, const ComparedName& b) {
  if (a.empty() || b.empty()) return Match::kUnknown;
  if (!a.actor_id.empty() && a.actor_id == b.actor_id) return Match::kSame;
  if (a.generic || b.generic) return Match::kUnknown;
  const bool a_smaller = a.words.size() <= b.words.size();
  const std::vector<std::string>& small = a_smaller ? a.words : b.words;
  const std::vector<std::string>& large = a_smaller ? b.words : a.words;
  if (!IsSubset(small, large)) {
    const bool named = !a.actor_id.empty() || !b.actor_id.empty();
    return !named && SharesWord(small, large) ? Match::kPartial : Match::kDifferent;
  }
  // What is somebody's is not he: القنصلية السعودية, السعودية.
  const ComparedName& longer = a_smaller ? b : a;
  if (small.size() < large.size() && longer.described &&
      std::find(small.begin(), small.end(), large.front()) == small.end()) {
    return Match::kPartial;
  }
  // One word alone names somebody only where names end: حفتر, not أحمد.
  if (small.size() == 1 && large.size() > 1 && small.back() != large.back()) return Match::kUnknown;
  return Match::kSame;
}

Features CompareSides(const Side& a, const Side& b, const RuleBook& book, const Themes& themes) {
  Features features;
  const model::ClaimMention& x = *a.mention;
  const model::ClaimMention& y = *b.mention;
  features.same_event = a.event == b.event;
  features.same_predicate = features.same_event && x.frame.predicate == y.frame.predicate;
  features.opposites = book.OppositesOf(a.event->id(), b.event->id());
  features.a_implies_b = book.Implies(a.event->id(), b.event->id());
  features.b_implies_a = book.Implies(b.event->id(), a.event->id());
  CompareParticipants(a, b, features);
  features.themes_shared = Shared(a.theme, b.theme);
  const size_t smaller = std::min(a.theme.size(), b.theme.size());
  if (smaller > 0) features.theme_share = static_cast<double>(features.themes_shared) / smaller;
  const bool spans = Contains(x.frame, y.publish_time) || Contains(y.frame, x.publish_time);
  features.days_apart =
      spans ? 0 : std::abs(absl::ToDoubleHours(x.publish_time - y.publish_time)) / kHoursPerDay;
  features.times_disjoint = Disjoint(x.frame, y.frame);
  features.periods_differ = PeriodsDiffer(x.frame, y.frame);
  features.same_article = x.article_id == y.article_id;
  features.same_holder = SameHolder(x, y);
  features.holders_akin = features.same_holder || Akin(x, y);
  features.number = CompareNumbers(a, b, book, themes);
  return features;
}

}  // namespace isnad::analysis
