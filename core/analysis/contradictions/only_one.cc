// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/only_one.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/time/time.h"
#include "core/analysis/claims/leaders.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

// Days further apart are days of two happenings.
constexpr absl::Duration kOneHappening = absl::Hours(24 * 7);
// Words of a name; one alone may be anybody's.
constexpr size_t kFullName = 2;

bool Has(const rules::Event& event, rules::OnlyOne what) {
  return std::find(event.only_one().begin(), event.only_one().end(), what) !=
         event.only_one().end();
}

bool ToldByDay(const model::Frame& frame) {
  return frame.time && frame.time->precision >= model::TimePrecision::kDay;
}

std::string DayOf(const model::Frame& frame) {
  return absl::FormatTime("%Y-%m-%d", frame.time->begin, absl::UTCTimeZone());
}

bool Named(const ComparedName& name) { return !name.actor_id.empty() || !name.names.empty(); }

// A person, so far as a name tells.
bool FullyNamed(const ComparedName& name) {
  return name.words.size() >= kFullName && !name.actor_id.empty() && !name.generic;
}

// Named on both sides, and the same.
bool SameByName(Match match, const ComparedName& a, const ComparedName& b) {
  return match == Match::kSame && Named(a) && Named(b) && !a.possessed && !b.possessed;
}

// Between the same parties, or done to the same.
bool SameParties(const Side& a, const Side& b, const Features& f) {
  const bool patient = SameByName(f.patient, a.patient, b.patient);
  if (a.event->focus() == rules::PATIENT) return patient && f.agent != Match::kDifferent;
  return patient && SameByName(f.agent, a.agent, b.agent);
}

bool BothHappened(const Side& a, const Side& b) {
  const auto happened = [](const Side& side) {
    return side.sign > 0 && side.mention->stance == model::Stance::kAsserts &&
           side.mention->frame.modality == model::Modality::kActual;
  };
  return happened(a) && happened(b);
}

bool MayConflict(const Side& a, const Side& b, const Features& f, rules::OnlyOne what) {
  return f.same_event && Has(*a.event, what) && BothHappened(a, b);
}

}  // namespace

InConflict ConflictingDays(const Side& a, const Side& b, const Features& f) {
  const model::Frame& x = a.mention->frame;
  const model::Frame& y = b.mention->frame;
  if (!MayConflict(a, b, f, rules::ONLY_ONE_DAY) || !SameParties(a, b, f)) return {};
  if (!ToldByDay(x) || !ToldByDay(y) || !f.times_disjoint) return {};
  if (absl::AbsDuration(x.time->begin - y.time->begin) > kOneHappening) return {};
  return {DayOf(x), DayOf(y)};
}

InConflict ConflictingLands(const Side& a, const Side& b, const Features& f) {
  if (!MayConflict(a, b, f, rules::ONLY_ONE_PLACE) || !SameParties(a, b, f)) return {};
  if (a.place.land.empty() || b.place.land.empty() || f.times_disjoint) return {};
  if (a.place.land == b.place.land) return {};
  return {a.mention->frame.place.text, b.mention->frame.place.text};
}

InConflict ConflictingDoers(const Side& a, const Side& b, const Features& f) {
  if (!MayConflict(a, b, f, rules::ONLY_ONE_DOER) || f.agent != Match::kDifferent) return {};
  const bool told = Named(a.agent) && Named(b.agent) && !a.agent.described && !b.agent.described;
  const bool one = SameByName(f.patient, a.patient, b.patient) && FullyNamed(a.patient);
  if (!told || !one || f.times_disjoint) return {};
  return {a.mention->frame.agent.text, b.mention->frame.agent.text};
}

InConflict ConflictingHeads(const Side& a, const Side& b, const Features& f) {
  if (!MayConflict(a, b, f, rules::ONLY_ONE_HEAD) || f.agent != Match::kDifferent) return {};
  const std::string body = text::FoldText(NameWithoutLeader(a.mention->frame.patient.text));
  if (body != text::FoldText(NameWithoutLeader(b.mention->frame.patient.text))) return {};
  // لواء الصحراء is one; of brigades (اللواء) there are many.
  if (a.patient.generic || a.patient.passing || !absl::StrContains(body, ' ')) return {};
  if (!FullyNamed(a.agent) || !FullyNamed(b.agent) || f.times_disjoint) return {};
  return {a.mention->frame.agent.text, b.mention->frame.agent.text};
}

bool TellsTheOnlyOne(const model::Frame& frame, const rules::Event& event) {
  return (Has(event, rules::ONLY_ONE_DAY) && ToldByDay(frame)) ||
         (Has(event, rules::ONLY_ONE_PLACE) && !frame.place.empty()) ||
         ((Has(event, rules::ONLY_ONE_DOER) || Has(event, rules::ONLY_ONE_HEAD)) &&
          !frame.agent.empty() && !frame.patient.empty());
}

}  // namespace isnad::analysis
