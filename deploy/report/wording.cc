// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/wording.h"

#include <unicode/msgfmt.h>

#include "absl/strings/str_cat.h"

namespace isnad::report {
namespace {

constexpr Label kUnknown = {"غير معروف", "Unknown"};

// By number of Noun, in the forms that ICU's plural rules for Arabic tell apart.
constexpr const char* kCounted[] = {
    "=0{لا تناقضات} one{تناقض واحد} two{تناقضان} few{# تناقضات} many{# تناقضًا} other{# تناقض}",
    "=0{لا أقوال} one{قول واحد} two{قولان} few{# أقوال} many{# قولًا} other{# قول}",
    "=0{لا وسائل إعلام} one{وسيلة إعلام واحدة} two{وسيلتا إعلام} few{# وسائل إعلام} "
    "many{# وسيلة إعلام} other{# وسيلة إعلام}",
    "=0{لا مقالات} one{مقال واحد} two{مقالان} few{# مقالات} many{# مقالًا} other{# مقال}",
    "=0{لا متحدثين} one{متحدث واحد} two{متحدثان} few{# متحدثين} many{# متحدثًا} other{# متحدث}",
    "=0{لا أصل مستقلًا} one{أصل مستقل واحد} two{أصلان مستقلان} few{# أصول مستقلة} "
    "many{# أصلًا مستقلًا} other{# أصل مستقل}",
    "=0{لا سلاسل} one{سلسلة واحدة} two{سلسلتان} few{# سلاسل} many{# سلسلة} other{# سلسلة}",
    "=0{لا مصادر} one{مصدر واحد} two{مصدران} few{# مصادر} many{# مصدرًا} other{# مصدر}",
    "=0{لا ألقاب} one{لقب واحد} two{لقبان} few{# ألقاب} many{# لقبًا} other{# لقب}",
    "=0{لم يرد} one{مرة واحدة} two{مرتين} few{# مرات} many{# مرة} other{# مرة}",
};

// The nouns alone, in the same order.
constexpr const char* kUnits[] = {
    "one{تناقض} two{تناقضان} few{تناقضات} many{تناقضًا} other{تناقض}",
    "one{قول} two{قولان} few{أقوال} many{قولًا} other{قول}",
    "one{وسيلة إعلام} two{وسيلتا إعلام} few{وسائل إعلام} many{وسيلة إعلام} other{وسيلة إعلام}",
    "one{مقال} two{مقالان} few{مقالات} many{مقالًا} other{مقال}",
};

std::string Plural(int64_t number, const char* forms) {
  const std::string pattern = absl::StrCat("{0, plural, ", forms, "}");
  UErrorCode error = U_ZERO_ERROR;
  const icu::MessageFormat format(icu::UnicodeString::fromUTF8(pattern),
                                  icu::Locale("ar@numbers=latn"), error);
  icu::UnicodeString out;
  icu::FieldPosition position(icu::FieldPosition::DONT_CARE);
  const icu::Formattable argument(number);
  format.format(&argument, 1, out, position, error);
  std::string text;
  return U_SUCCESS(error) ? out.toUTF8String(text) : std::to_string(number);
}

struct Month {
  absl::string_view gregorian;
  absl::string_view levantine;
};
constexpr Month kMonths[] = {
    {"يناير", "كانون الثاني"},  {"فبراير", "شباط"},
    {"مارس", "آذار"},           {"أبريل", "نيسان"},
    {"مايو", "أيار"},           {"يونيو", "حزيران"},
    {"يوليو", "تموز"},          {"أغسطس", "آب"},
    {"سبتمبر", "أيلول"},        {"أكتوبر", "تشرين الأول"},
    {"نوفمبر", "تشرين الثاني"}, {"ديسمبر", "كانون الأول"},
};
constexpr absl::string_view kWeekdays[] = {"الاثنين", "الثلاثاء", "الأربعاء", "الخميس",
                                           "الجمعة",  "السبت",    "الأحد"};

absl::CivilDay DayOf(absl::Time time) { return absl::ToCivilDay(time, absl::UTCTimeZone()); }
const Month& MonthOf(absl::CivilDay day) { return kMonths[day.month() - 1]; }

}  // namespace

Label LabelOf(v1::ActorKind kind) {
  switch (kind) {
    case v1::ACTOR_KIND_PERSON:
      return {"شخص", "Person"};
    case v1::ACTOR_KIND_ORGANIZATION:
      return {"منظمة", "Organization"};
    case v1::ACTOR_KIND_STATE:
      return {"دولة", "State"};
    case v1::ACTOR_KIND_INSTITUTION:
      return {"مؤسسة رسمية", "Institution"};
    case v1::ACTOR_KIND_ARMED_GROUP:
      return {"جماعة مسلحة", "Armed group"};
    case v1::ACTOR_KIND_MEDIA:
      return {"وسيلة إعلام", "Media"};
    case v1::ACTOR_KIND_PLACE:
      return {"مكان", "Place"};
    case v1::ACTOR_KIND_POPULATION:
      return {"جمهور", "Population"};
    default:
      return kUnknown;
  }
}

Label LabelOf(v1::ContradictionType type) {
  switch (type) {
    case v1::CONTRADICTION_TYPE_NEGATION:
      return {"إثبات ونفي", "Negation"};
    case v1::CONTRADICTION_TYPE_ANTONYM:
      return {"ضدان", "Antonym"};
    case v1::CONTRADICTION_TYPE_NUMERIC:
      return {"أرقام مختلفة", "Numbers"};
    case v1::CONTRADICTION_TYPE_TEMPORAL:
      return {"تواريخ مختلفة", "Dates"};
    case v1::CONTRADICTION_TYPE_DENIAL_VS_REPORT:
      return {"تكذيب خبر", "Denial of a report"};
    case v1::CONTRADICTION_TYPE_DOUBT:
      return {"تشكيك", "Doubt"};
    case v1::CONTRADICTION_TYPE_LEXICAL:
      return {"وصفان لا يجتمعان", "Incompatible words"};
    case v1::CONTRADICTION_TYPE_SPATIAL:
      return {"مكانان مختلفان", "Places"};
    case v1::CONTRADICTION_TYPE_EXCLUSIVE:
      return {"لا يتسع لاثنين", "Only one can hold it"};
    case v1::CONTRADICTION_TYPE_AGENT:
      return {"فاعلان مختلفان", "Different doers"};
    default:
      return kUnknown;
  }
}

Label LabelOf(v1::ContradictionScope scope) {
  switch (scope) {
    case v1::CONTRADICTION_SCOPE_SELF:
      return {"متحدث يناقض نفسه", "One speaker against himself"};
    case v1::CONTRADICTION_SCOPE_INTER_ACTOR:
      return {"بين متحدثَين", "Between two speakers"};
    case v1::CONTRADICTION_SCOPE_INTER_OUTLET:
      return {"بين وسيلتَي إعلام", "Between two outlets"};
    default:
      return kUnknown;
  }
}

Label LabelOf(v1::HolderStance stance) {
  switch (stance) {
    case v1::HOLDER_STANCE_ASSERTS:
      return {"قول", "Says"};
    case v1::HOLDER_STANCE_DENIES:
      return {"نفي", "Denies"};
    case v1::HOLDER_STANCE_DOUBTS:
      return {"تشكيك", "Doubts"};
    default:
      return kUnknown;
  }
}

Label LabelOf(v1::StatementAct act) {
  switch (act) {
    case v1::STATEMENT_ACT_ASSERT:
      return {"قول", "Says"};
    case v1::STATEMENT_ACT_DENY:
      return {"نفي", "Denies"};
    case v1::STATEMENT_ACT_ACCUSE:
      return {"اتهام", "Accuses"};
    case v1::STATEMENT_ACT_DEMAND:
      return {"مطالبة", "Demands"};
    case v1::STATEMENT_ACT_ANNOUNCE:
      return {"إعلان", "Announces"};
    case v1::STATEMENT_ACT_WARN:
      return {"تحذير", "Warns"};
    case v1::STATEMENT_ACT_PROMISE:
      return {"تعهد", "Promises"};
    case v1::STATEMENT_ACT_ASK:
      return {"سؤال", "Asks"};
    default:
      return kUnknown;
  }
}

std::string Counted(int64_t number, Noun noun) {
  return Plural(number, kCounted[static_cast<size_t>(noun)]);
}

std::string UnitOf(int64_t number, Noun noun) {
  return Plural(number, kUnits[static_cast<size_t>(noun)]);
}

std::string LongDay(absl::Time time) {
  const absl::CivilDay day = DayOf(time);
  return absl::StrCat(kWeekdays[static_cast<int>(absl::GetWeekday(day))], " ", day.day(), " ",
                      MonthOf(day).gregorian, "/", MonthOf(day).levantine, " ", day.year());
}

std::string ShortDay(absl::Time time) {
  const absl::CivilDay day = DayOf(time);
  return absl::StrCat(day.day(), " ", MonthOf(day).gregorian, " ", day.year());
}

std::string Clock(absl::Time time) { return absl::FormatTime("%H:%M", time, absl::UTCTimeZone()); }

std::string MachineTime(absl::Time time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", time, absl::UTCTimeZone());
}

std::string MachineDay(absl::Time time) {
  return absl::FormatTime("%Y-%m-%d", time, absl::UTCTimeZone());
}

}  // namespace isnad::report
