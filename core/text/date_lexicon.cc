// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/date_lexicon.h"

#include "absl/strings/match.h"
#include "core/text/folded_map.h"
#include "core/text/folded_table.h"
#include "core/text/number_words.h"
#include "core/text/phrase_map.h"

namespace isnad::text {
namespace {

// A table of single words, with the article and proclitics peeled.
template <typename Entry, absl::Span<const Entry> (*Table)()>
const Entry* Find(const AtomList& atoms, size_t at, PeeledWord* peeled) {
  static const auto& map = *new FoldedMap<Entry>(Table());
  if (!atoms.IsWord(at)) return nullptr;
  return FindPeeled(
      atoms[at].folded, [](absl::string_view stem) { return map.Find(stem); }, peeled);
}

template <typename Entry, absl::Span<const Entry> (*Table)()>
auto FindPhrase(const AtomList& atoms, size_t at) {
  static const auto& map = *new PhraseMap<Entry>(Table());
  return map.Find(atoms, at);
}

struct WordEntry {
  absl::string_view word;
};

absl::Span<const WordEntry> PartOfPeriodEntries() {
  static const auto& entries = *[] {
    auto* list = new std::vector<WordEntry>();
    for (absl::string_view word : PartOfPeriodTable()) list->push_back({word});
    return list;
  }();
  return entries;
}

// One month name, without «شهر» and without its pair.
std::optional<MonthReading> ReadMonthName(const AtomList& atoms, size_t at) {
  const auto match = FindPhrase<MonthName, MonthTable>(atoms, at);
  if (!match) return std::nullopt;
  if (match->entry->madda && !absl::StrContains(atoms[at].surface, match->entry->word)) {
    return std::nullopt;
  }
  return MonthReading{
      .end = match->end, .month = match->entry, .conjunction_bytes = match->conjunction_bytes};
}

// «/أبريل», «(أبريل)» or «أبريل» after the same month in the other tradition.
void ReadPair(const AtomList& atoms, MonthReading* reading) {
  const bool bracket = atoms.IsSymbol(reading->end, "(");
  const bool mark =
      bracket || atoms.IsSymbol(reading->end, "/") || atoms.IsSymbol(reading->end, "-");
  const auto other = ReadMonthName(atoms, reading->end + (mark ? 1 : 0));
  if (!other || other->month->month != reading->month->month) return;
  if (bracket && !atoms.IsSymbol(other->end, ")")) return;
  reading->end = other->end + (bracket ? 1 : 0);
  reading->paired = true;
}

}  // namespace

bool IsPlainWord(const AtomList& atoms, size_t at, absl::string_view folded) {
  const absl::string_view word = atoms.Word(at);
  return word == folded || (absl::StartsWith(word, "و") && word.substr(2) == folded);
}

std::optional<MonthReading> ReadMonth(const AtomList& atoms, size_t at) {
  PeeledWord peeled;
  bool named = false;
  if (atoms.IsWord(at)) {
    for (const PeeledWord& word : PeelProclitics(atoms[at].folded)) {
      if (word.stem != "شهر" || word.definite) continue;
      named = true;
      peeled = word;
    }
  }
  auto reading = ReadMonthName(atoms, named ? at + 1 : at);
  if (!reading) return std::nullopt;
  if (named) reading->conjunction_bytes = peeled.conjunction_bytes;
  reading->named = named;
  ReadPair(atoms, &*reading);
  return reading;
}

std::optional<WeekdayReading> ReadWeekday(const AtomList& atoms, size_t at) {
  PeeledWord peeled;
  const bool with_day =
      atoms.IsWord(at) && (absl::EndsWith(atoms.Word(at), "يوم") && atoms.Word(at).size() <= 4 * 2);
  const size_t name = with_day ? at + 1 : at;
  const WeekdayName* weekday = Find<WeekdayName, WeekdayTable>(atoms, name, &peeled);
  if (weekday == nullptr || (!peeled.definite && !with_day)) return std::nullopt;
  if (with_day && (peeled.conjunction || peeled.preposition)) return std::nullopt;
  if (!with_day && at > 0 && TableContains<NotWeekdayTable>(atoms.Word(at - 1)))
    return std::nullopt;
  WeekdayReading reading{.end = name + 1, .day = weekday->day};
  if (const auto direction = ReadDirection(atoms, reading.end)) {
    reading.end = direction->end;
    reading.step = direction->step;
  }
  return reading;
}

std::optional<RelativeDayReading> ReadRelativeDay(const AtomList& atoms, size_t at) {
  const auto match = FindPhrase<RelativeDay, RelativeDayTable>(atoms, at);
  if (!match) return std::nullopt;
  if (match->entry->days == 0) {
    const bool other_day = at > 0 && (atoms.Word(at - 1) == "ذلك" || atoms.Word(at - 1) == "ذات" ||
                                      atoms.Word(at - 1) == "نفس");
    PeeledWord peeled;
    const NumberWord* const next =
        atoms.IsWord(match->end) ? FindNumberWord(atoms[match->end], &peeled) : nullptr;
    const bool ordinal = next != nullptr && next->kind == NumberWordKind::kOrdinal &&
                         peeled.definite && !peeled.conjunction;
    if (other_day || ordinal || TableContains<NotTodayTable>(atoms.Word(match->end))) {
      return std::nullopt;
    }
  }
  // «غد» bare is poetry, or the object of a preposition of its own.
  return RelativeDayReading{match->end, match->entry->days};
}

std::optional<DayPartReading> ReadDayPart(const AtomList& atoms, size_t at) {
  if (const auto match = FindPhrase<DayPart, DayPartTable>(atoms, at)) {
    return DayPartReading{match->end, match->entry, absl::StrContains(match->entry->word, " ال")};
  }
  PeeledWord peeled;
  const DayPart* part = Find<DayPart, DayPartTable>(atoms, at, &peeled);
  if (part == nullptr) return std::nullopt;
  return DayPartReading{at + 1, part, peeled.definite};
}

std::optional<PeriodReading> ReadPeriod(const AtomList& atoms, size_t at) {
  PeeledWord peeled;
  const PeriodName* period = Find<PeriodName, PeriodTable>(atoms, at, &peeled);
  if (period == nullptr) return std::nullopt;
  return PeriodReading{at + 1, period, peeled.definite};
}

std::optional<DirectionReading> ReadDirection(const AtomList& atoms, size_t at) {
  PeeledWord peeled;
  const Direction* direction = Find<Direction, DirectionTable>(atoms, at, &peeled);
  const bool adjective =
      direction != nullptr && peeled.definite && !peeled.conjunction && !peeled.preposition;
  if (!adjective) return std::nullopt;
  return DirectionReading{at + 1, direction->step};
}

std::optional<DecadeReading> ReadDecade(const AtomList& atoms, size_t at) {
  PeeledWord peeled;
  const DecadeName* decade = Find<DecadeName, DecadeTable>(atoms, at, &peeled);
  if (decade == nullptr) return std::nullopt;
  return DecadeReading{at + 1, decade->start};
}

std::optional<SeasonReading> ReadSeason(const AtomList& atoms, size_t at) {
  PeeledWord peeled;
  const SeasonName* season = Find<SeasonName, SeasonTable>(atoms, at, &peeled);
  if (season == nullptr) return std::nullopt;
  return SeasonReading{at + 1, season->first_month};
}

std::optional<YearWordReading> ReadYearWord(const AtomList& atoms, size_t at) {
  if (!atoms.IsWord(at)) return std::nullopt;
  for (const PeeledWord& word : PeelProclitics(atoms[at].folded)) {
    if (word.stem == "عام" || word.stem == "سنه") return YearWordReading{at + 1, false};
    if (word.stem == "عامي" || word.stem == "سنتي") return YearWordReading{at + 1, true};
  }
  return std::nullopt;
}

std::optional<size_t> ReadPartOfPeriod(const AtomList& atoms, size_t at) {
  const auto match = FindPhrase<WordEntry, PartOfPeriodEntries>(atoms, at);
  if (!match) return std::nullopt;
  return match->end;
}

bool FollowsDatePreposition(const AtomList& atoms, size_t at) {
  if (at == 0 || !atoms.IsWord(at - 1)) return false;
  const absl::string_view before = atoms.Word(at - 1);
  if (TableContains<DatePrepositionTable>(before)) return true;
  return absl::StartsWith(before, "و") && TableContains<DatePrepositionTable>(before.substr(2));
}

}  // namespace isnad::text
