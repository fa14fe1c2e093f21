// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/same_answers/random_articles.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace isnad::same_answers {
namespace {

// Some differ only in what an engine may pass over: case, marks, an order of
// letters of its own.
constexpr std::array<const char*, 7> kOutlets = {"بريد الموانئ", "صدى الجبل",     "صَدى الجبل",
                                                 "مرصد السهل",   "وكالة الضفتين", "Harbor Post",
                                                 "harbor post"};
constexpr std::array<const char*, 7> kPeople = {"رفيق العطار", "سلمى الحداد", "نزار الصالحي",
                                                "هناء المصري", "فادي الخطيب", "ليلى المنصور",
                                                "باسم الراوي"};
constexpr std::array<const char*, 6> kTitles = {"الوزير", "رئيس البلدية", "المتحدث",
                                                "اللواء", "المهندس",      "مدير الميناء"};
// All feminine, so that one form of each verb serves.
constexpr std::array<const char*, 5> kBodies = {"شركة الملاحة", "وزارة النقل", "بلدية الساحل",
                                                "هيئة الموانئ", "نقابة العمال"};
// Done, and not done.
struct Deed {
  const char* done;
  const char* not_done;
};
constexpr std::array<Deed, 5> kDeeds = {
    {{"فتحت", "تفتح"}, {"أغلقت", "تغلق"}, {"باعت", "تبع"}, {"أصلحت", "تصلح"}, {"هدمت", "تهدم"}}};
constexpr std::array<const char*, 5> kObjects = {"رصيف الحبوب", "طريق الجبل", "محطة القطارات",
                                                 "سوق السمك", "جسر الوادي"};
constexpr std::array<const char*, 4> kDays = {"الأحد", "الاثنين", "الأربعاء", "الخميس"};
constexpr std::array<const char*, 4> kPlaces = {"عدن", "صيدا", "طنجة", "البصرة"};
constexpr std::array<const char*, 3> kAgencies = {"رويترز", "الأناضول", "وكالة الضفتين"};
constexpr std::array<const char*, 4> kVerbs = {"قال", "أكد", "زعم", "كشف"};

constexpr std::array<const char*, 16> kLetters = {"ب", "ت", "ج", "ح", "خ", "د", "ر", "ز",
                                                  "س", "ش", "ص", "ض", "ط", "ع", "ف", "ق"};
// Of an address: what a field may hold, nearly.
constexpr size_t kLongLetters = 950;

constexpr size_t kBodiesKept = 30;
constexpr int64_t kFirstSecond = 1614556800;  // 2021-03-01T00:00:00Z
constexpr size_t kHours = 60 * 24;

}  // namespace

std::string RandomArticles::PersonName() { return chance_.Of(kPeople); }
std::string RandomArticles::Outlet() { return chance_.Of(kOutlets); }
std::string RandomArticles::Url() {
  return absl::StrCat("https://example.org/", chance_.Below(kSlots));
}

std::string RandomArticles::LongWord(size_t letters) {
  std::string word;
  for (size_t i = 0; i < letters; ++i) absl::StrAppend(&word, chance_.Of(kLetters));
  return word;
}

std::string RandomArticles::ExternalId() { return absl::StrCat("خ-%_'\\", chance_.Below(kSlots)); }

google::protobuf::Timestamp RandomArticles::Time() {
  google::protobuf::Timestamp time;
  // Full hours: many share one.
  time.set_seconds(kFirstSecond + 3600 * static_cast<int64_t>(chance_.Below(kHours)));
  if (chance_.OneIn(12)) time.set_nanos(123456789);
  if (chance_.OneIn(40)) time.set_seconds(-1000000000);  // 1938
  // The first and the last second that a Timestamp may name.
  if (chance_.OneIn(80)) time.set_seconds(chance_.OneIn(2) ? -62135596800 : 253402300799);
  return time;
}

// What happened, after إن or أن.
std::string RandomArticles::Event() {
  const char* const body = chance_.Of(kBodies);
  const char* const object = chance_.Of(kObjects);
  const Deed& deed = chance_.Of(kDeeds);
  switch (chance_.Below(4)) {
    case 0:
      return absl::StrCat(body, " لم ", deed.not_done, " ", object, " يوم ", chance_.Of(kDays));
    case 1:
      return absl::StrCat(10 + chance_.Below(4), " شخصا قتلوا في انهيار ", object, " في ",
                          chance_.Of(kPlaces));
    default:
      return absl::StrCat(body, " ", deed.done, " ", object, " يوم ", chance_.Of(kDays));
  }
}

// One sentence of an article, without its full stop.
std::string RandomArticles::Report() {
  const std::string speaker = absl::StrCat(chance_.Of(kTitles), " ", PersonName());
  switch (chance_.Below(7)) {
    case 0:
      return absl::StrCat("نفى ", speaker, " أن تكون ", chance_.Of(kBodies), " قد ",
                          chance_.Of(kDeeds).done, " ", chance_.Of(kObjects), " يوم ",
                          chance_.Of(kDays));
    case 1:
      return absl::StrCat("نقلت ", chance_.Of(kAgencies), " عن ", speaker, " قوله إن ", Event());
    case 2:
      return absl::StrCat(chance_.Of(kDeeds).done, " ", chance_.Of(kBodies), " ",
                          chance_.Of(kObjects), " في ", chance_.Of(kPlaces));
    case 3:
      return absl::StrCat("وصل ", PersonName(), " إلى ", chance_.Of(kPlaces), " يوم ",
                          chance_.Of(kDays));
    default:
      return absl::StrCat(chance_.Of(kVerbs), " ", speaker, " إن ", Event());
  }
}

std::string RandomArticles::Sentence() {
  if (chance_.OneIn(60)) return absl::StrCat(Report(), " ", LongWord(4000), ".");
  if (chance_.OneIn(15)) return absl::StrCat("«", Report(), "» 100% O'Neil_\\ \U0001F6A2.");
  return absl::StrCat(Report(), ".");
}

std::string RandomArticles::Words() {
  const std::string sentence = Report();
  const std::vector<std::string> words = absl::StrSplit(sentence, ' ');
  const size_t begin = chance_.Below(words.size());
  const size_t count = std::min(words.size() - begin, 1 + chance_.Below(3));
  return absl::StrJoin(words.begin() + begin, words.begin() + begin + count, " ");
}

std::string RandomArticles::Body() {
  if (!printed_.empty() && chance_.OneIn(6)) {
    const std::string& earlier = chance_.Of(printed_);
    return chance_.OneIn(2) ? earlier : absl::StrCat(earlier, " ", Sentence());
  }
  std::vector<std::string> sentences;
  const size_t count = 1 + chance_.Below(4);
  for (size_t i = 0; i < count; ++i) sentences.push_back(Sentence());
  std::string body = absl::StrJoin(sentences, chance_.OneIn(4) ? "\n\n" : " ");
  if (printed_.size() < kBodiesKept) printed_.emplace_back();
  printed_[chance_.Below(printed_.size())] = body;
  return body;
}

v1::Article RandomArticles::Write() {
  v1::Article article;
  const size_t slot = chance_.Below(kSlots);
  article.set_outlet(kOutlets[slot % kOutlets.size()]);
  if (!chance_.OneIn(15)) article.set_url(absl::StrCat("https://example.org/", slot));
  if (chance_.OneIn(60)) article.set_url("https://example.org/" + LongWord(kLongLetters));
  if (chance_.OneIn(3)) article.set_external_id(ExternalId());
  if (chance_.OneIn(60)) article.set_external_id(LongWord(kLongLetters));
  article.set_title(chance_.OneIn(2) ? Report() : "أخبار المرفأ");
  article.set_body(Body());
  *article.mutable_publish_time() = Time();
  return article;
}

}  // namespace isnad::same_answers
