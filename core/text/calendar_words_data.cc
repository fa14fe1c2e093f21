// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/calendar_words.h"

namespace isnad::text {
namespace {

constexpr CalendarKind kG = CalendarKind::kGregorian;
constexpr CalendarKind kH = CalendarKind::kHijri;
constexpr MonthName::Company kNone = MonthName::kNone;
constexpr MonthName::Company kPrep = MonthName::kAfterPreposition;
constexpr MonthName::Company kAlways = MonthName::kAlways;

constexpr MonthName kMonths[] = {
    // Egypt, the Gulf, Libya; most agencies. «مارس» is also "practised".
    {"يناير", 1, kG, kNone}, {"فبراير", 2, kG, kNone}, {"مارس", 3, kG, kPrep},
    {"أبريل", 4, kG, kNone}, {"إبريل", 4, kG, kNone}, {"مايو", 5, kG, kPrep},
    {"يونيو", 6, kG, kNone}, {"يونيه", 6, kG, kNone}, {"يوليو", 7, kG, kNone},
    {"يوليه", 7, kG, kNone}, {"أغسطس", 8, kG, kNone}, {"سبتمبر", 9, kG, kNone},
    {"أكتوبر", 10, kG, kNone}, {"نوفمبر", 11, kG, kNone}, {"ديسمبر", 12, kG, kNone},
    // The Levant and Iraq. «نيسان» is also a company, «تموز» a reactor.
    {"كانون الثاني", 1, kG, kNone}, {"شباط", 2, kG, kPrep}, {"آذار", 3, kG, kPrep},
    {"نيسان", 4, kG, kPrep}, {"أيار", 5, kG, kPrep}, {"حزيران", 6, kG, kPrep},
    {"تموز", 7, kG, kPrep}, {"آب", 8, kG, kPrep, true}, {"أيلول", 9, kG, kPrep},
    {"تشرين الأول", 10, kG, kNone}, {"تشرين الثاني", 11, kG, kNone},
    {"كانون الأول", 12, kG, kNone},
    // The Maghreb. «ماي» and «جوان» are also people.
    {"جانفي", 1, kG, kPrep}, {"فيفري", 2, kG, kPrep}, {"أفريل", 4, kG, kPrep},
    {"ماي", 5, kG, kAlways}, {"جوان", 6, kG, kAlways}, {"جويلية", 7, kG, kPrep},
    {"أوت", 8, kG, kAlways}, {"غشت", 8, kG, kPrep}, {"يوليوز", 7, kG, kPrep},
    {"شتنبر", 9, kG, kPrep}, {"نونبر", 11, kG, kPrep}, {"دجنبر", 12, kG, kPrep},
    // Hijri. Most are also given names.
    {"محرم", 1, kH, kAlways}, {"صفر", 2, kH, kAlways}, {"ربيع الأول", 3, kH, kAlways},
    {"ربيع الثاني", 4, kH, kAlways}, {"ربيع الآخر", 4, kH, kAlways},
    {"جمادى الأولى", 5, kH, kNone}, {"جمادى الأول", 5, kH, kNone},
    {"جمادى الآخرة", 6, kH, kNone}, {"جمادى الثانية", 6, kH, kNone},
    {"جمادى الثاني", 6, kH, kNone}, {"رجب", 7, kH, kAlways}, {"شعبان", 8, kH, kAlways},
    {"رمضان", 9, kH, kAlways}, {"شوال", 10, kH, kAlways}, {"ذو القعدة", 11, kH, kNone},
    {"ذي القعدة", 11, kH, kNone}, {"ذو الحجة", 12, kH, kNone}, {"ذي الحجة", 12, kH, kNone},
};

constexpr WeekdayName kWeekdays[] = {
    {"سبت", absl::Weekday::saturday},    {"أحد", absl::Weekday::sunday},
    {"اثنين", absl::Weekday::monday},    {"إثنين", absl::Weekday::monday},
    {"ثلاثاء", absl::Weekday::tuesday},  {"أربعاء", absl::Weekday::wednesday},
    {"خميس", absl::Weekday::thursday},   {"جمعة", absl::Weekday::friday},
};

constexpr RelativeDay kRelativeDays[] = {
    {"اليوم", 0},        {"أمس", -1},          {"الأمس", -1},      {"البارحة", -1},
    {"أول أمس", -2},     {"أول من أمس", -2},   {"غدا", 1},         {"غد", 1},
    {"الغد", 1},         {"بعد غد", 2},        {"بعد الغد", 2},
};

constexpr DayPart kDayParts[] = {
    {"فجر", 2, 7, false},       {"فجرا", 2, 7, false},      {"صباح", 5, 12, false},
    {"صباحا", 5, 12, false},    {"ظهر", 11, 15, true},      {"ظهرا", 11, 15, true},
    {"بعد ظهر", 12, 18, true},  {"بعد الظهر", 12, 18, true}, {"عصر", 14, 19, true},
    {"عصرا", 14, 19, true},     {"مساء", 16, 24, true},     {"ليل", 19, 29, true},
    {"ليلا", 19, 29, true},     {"ليلة", 19, 29, true},
};

using P = PeriodUnit;
constexpr PeriodName kPeriods[] = {
    {"دقيقة", P::kMinute, 1}, {"دقيقتين", P::kMinute, 2}, {"دقائق", P::kMinute, 0},
    {"ساعة", P::kHour, 1}, {"ساعتين", P::kHour, 2}, {"ساعات", P::kHour, 0},
    {"يوم", P::kDay, 1}, {"يوما", P::kDay, 1}, {"يومين", P::kDay, 2}, {"أيام", P::kDay, 0},
    {"ليلة", P::kDay, 1}, {"ليلتين", P::kDay, 2}, {"ليال", P::kDay, 0},
    {"أسبوع", P::kWeek, 1}, {"أسبوعا", P::kWeek, 1}, {"أسبوعين", P::kWeek, 2},
    {"أسابيع", P::kWeek, 0}, {"شهر", P::kMonth, 1}, {"شهرا", P::kMonth, 1},
    {"شهرين", P::kMonth, 2}, {"أشهر", P::kMonth, 0}, {"شهور", P::kMonth, 0},
    {"عام", P::kYear, 1}, {"عاما", P::kYear, 1}, {"عامين", P::kYear, 2}, {"أعوام", P::kYear, 0},
    {"سنة", P::kYear, 1}, {"سنتين", P::kYear, 2}, {"سنوات", P::kYear, 0}, {"سنين", P::kYear, 0},
    {"عقد", P::kDecade, 1}, {"عقدا", P::kDecade, 1}, {"عقدين", P::kDecade, 2},
    {"عقود", P::kDecade, 0}, {"قرن", P::kCentury, 1}, {"قرنا", P::kCentury, 1},
    {"قرنين", P::kCentury, 2}, {"قرون", P::kCentury, 0},
};

constexpr Direction kDirections[] = {
    {"ماضي", -1}, {"ماضية", -1}, {"ماضيين", -1}, {"ماضيتين", -1}, {"منصرم", -1},
    {"منصرمة", -1}, {"فائت", -1}, {"فائتة", -1}, {"فائتين", -1}, {"سالف", -1}, {"أخيرة", -1},
    {"أخيرين", -1}, {"جاري", 0}, {"جارية", 0}, {"حالي", 0}, {"حالية", 0}, {"راهن", 0},
    {"مقبل", 1}, {"مقبلة", 1}, {"مقبلين", 1}, {"مقبلتين", 1}, {"قادم", 1}, {"قادمة", 1},
    {"قادمين", 1}, {"آتي", 1}, {"آتية", 1},
};

constexpr DecadeName kDecades[] = {
    {"عشرينيات", 20}, {"عشرينات", 20}, {"ثلاثينيات", 30}, {"ثلاثينات", 30},
    {"أربعينيات", 40}, {"أربعينات", 40}, {"خمسينيات", 50}, {"خمسينات", 50},
    {"ستينيات", 60}, {"ستينات", 60}, {"سبعينيات", 70}, {"سبعينات", 70},
    {"ثمانينيات", 80}, {"ثمانينات", 80}, {"تسعينيات", 90}, {"تسعينات", 90},
};

constexpr SeasonName kSeasons[] = {{"شتاء", 12}, {"ربيع", 3}, {"صيف", 6}, {"خريف", 9}};

constexpr absl::string_view kDatePrepositions[] = {
    "في", "منذ", "حتى", "خلال", "بحلول", "من", "إلى", "قبل", "بعد", "أوائل", "مطلع", "بداية",
    "أول", "منتصف", "أواسط", "أواخر", "نهاية", "آخر", "طوال", "اعتبارا", "شهر", "عقب", "هذا"};

constexpr absl::string_view kPartsOfPeriod[] = {
    "أوائل", "مطلع", "بداية", "منتصف", "أواسط", "أواخر", "نهاية", "وقت سابق من",
    "وقت سابق", "وقت مبكر من", "وقت متأخر من", "وقت لاحق من", "وقت لاحق", "ساعة متأخرة من",
    "ساعات متأخرة من"};

constexpr absl::string_view kNotToday[] = {
    "التالي", "السابق", "نفسه", "ذاته", "العالمي", "الدولي", "الوطني", "الأخير", "الماضي",
    "الواحد", "السابع", "عينه", "المذكور", "الموعود", "المشؤوم", "الدامي"};

constexpr absl::string_view kNotWeekday[] = {"صلاة", "خطبة", "خطب", "جبل", "قداس", "مسجد", "آل"};

}  // namespace

absl::Span<const MonthName> MonthTable() { return kMonths; }
absl::Span<const WeekdayName> WeekdayTable() { return kWeekdays; }
absl::Span<const RelativeDay> RelativeDayTable() { return kRelativeDays; }
absl::Span<const DayPart> DayPartTable() { return kDayParts; }
absl::Span<const PeriodName> PeriodTable() { return kPeriods; }
absl::Span<const Direction> DirectionTable() { return kDirections; }
absl::Span<const DecadeName> DecadeTable() { return kDecades; }
absl::Span<const SeasonName> SeasonTable() { return kSeasons; }
absl::Span<const absl::string_view> DatePrepositionTable() { return kDatePrepositions; }
absl::Span<const absl::string_view> PartOfPeriodTable() { return kPartsOfPeriod; }
absl::Span<const absl::string_view> NotTodayTable() { return kNotToday; }
absl::Span<const absl::string_view> NotWeekdayTable() { return kNotWeekday; }

}  // namespace isnad::text
