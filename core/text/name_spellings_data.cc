// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// Compiled for this project from how agencies and papers spell names, French
// and English alike; the starting point is the letter tables of the published
// romanization systems (ALA-LC, BGN/PCGN). Each row's example is tested.
#include "core/text/name_spellings_data.h"

namespace isnad::text {
namespace {

constexpr ArabicLetterSpelling kArabic[] = {
    {"ا", "", "a aa e", "", "سامي", "Sami", "Sumi"},
    {"ب", "b", "b p", "v", "بوتين", "Putin", "Mutin"},
    {"پ", "b", "p", "b", "پوتين", "Putin", "Mutin"},
    {"ت", "t", "t", "th d", "تبون", "Tebboune", "Rebboune"},
    {"تش", "x", "ch tch", "c cz tsch", "تشافيز", "Chavez", "Tafez"},
    {"ث", "t|s", "th", "s t", "هيثم", "Haitham", "Hakim"},
    {"ج", "k", "j g dj", "c zh dg", "جواد", "Javad", "Sawad"},
    {"چ", "x", "ch tch", "j", "چافيز", "Chavez", "Tafez"},
    {"ح", "h", "h", "kh", "حفتر", "Haftar", "Saftar"},
    {"خ", "h", "kh", "h", "خليفة", "Khalifa", "Jalifa"},
    {"د", "d", "d", "t dh", "داود", "Dawud", "Mawud"},
    {"ذ", "d", "dh d", "z th", "القذافي", "Gaddafi", "Garafi"},
    {"ر", "r", "r", "", "رياض", "Riad", "Liad"},
    {"ز", "d", "z", "s dz", "فايز", "Fayez", "Fayek"},
    {"ژ", "k", "zh j", "z", "بيژن", "Bijan", "Biman"},
    {"س", "s", "s c ss", "z ts", "السراج", "Sarraj", "Farraj"},
    {"ش", "x", "sh ch", "sch s sc", "بشار", "Bachar", "Bassar"},
    {"ص", "s", "s ss", "c z", "صالح", "Saleh", "Talih"},
    {"ض", "d", "d dh", "z", "رمضان", "Ramadan", "Ramakan"},
    {"ط", "t", "t", "th d", "طارق", "Tarek", "Marek"},
    {"ظ", "d", "z dh", "th d", "ظريف", "Zarif", "Tarif"},
    {"ع", "", "a e o i u aa", "", "عمر", "Omar", "Tamar"},
    {"غ", "k", "gh g", "r q k", "غنوشي", "Ghannouchi", "Hannouchi"},
    {"ف", "f", "f v ph", "p", "لافروف", "Lavrov", "Lagrog"},
    {"ڤ", "f", "v", "f w", "ڤلاديمير", "Vladimir", "Gladimir"},
    {"ق", "k", "q k g", "gh c ck", "قاسم", "Kassem", "Hassem"},
    {"ك", "k", "k c q ck", "g", "كمال", "Kamal", "Hamal"},
    {"ل", "l", "l", "", "ليلى", "Layla", "Rayya"},
    {"م", "m", "m", "", "محمود", "Mahmoud", "Nahoud"},
    {"ن", "n", "n", "", "نتنياهو", "Netanyahu", "Metalyahu"},
    {"ه", "h", "h", "", "هادي", "Hadi", "Kadi"},
    {"و", "", "w u o ou oo v", "au ow eu", "نور", "Nour", "Nair"},
    {"ي", "", "y i e ee ei ai ie iy iyy yy", "ea", "العبادي", "Abadi", "Abado"},
    {"ء", "", "", "", "علاء", "Alaa", "Ali"},
};

constexpr LatinSpelling kLatin[] = {
    {"tsch", "x"}, {"sch", "x"}, {"tch", "x"}, {"sh", "x"}, {"ch", "x"},     {"kh", "h"},
    {"gh", "k"},   {"dh", "d"},  {"dj", "k"},  {"zh", "k"}, {"th", "t|d|s"}, {"ph", "f"},
    {"ck", "k"},   {"b", "b"},   {"p", "b"},   {"t", "t"},  {"d", "d"},      {"z", "d"},
    {"s", "s"},    {"c", "k|s"}, {"k", "k"},   {"q", "k"},  {"g", "k"},      {"j", "k"},
    {"x", "ks"},   {"f", "f"},   {"v", "f|"},  {"h", "h"},  {"l", "l"},      {"m", "m"},
    {"n", "n"},    {"r", "r"},
};

constexpr absl::string_view kArticles[] = {"al", "el", "ul", "il"};
constexpr absl::string_view kSunArticles[] = {"as", "es", "ash", "esh", "ach", "ech", "ar",
                                              "er", "at", "et",  "az",  "ez",  "an",  "en",
                                              "ad", "ed", "adh", "ath", "us",  "ur",  "ud"};

constexpr absl::string_view kFiliation[] = {"بن", "ابن", "بنت", "bin", "ben", "ibn", "bint"};

constexpr JoinedPart kBefore[] = {
    {"عبدال", "عبد"}, {"عبد", "عبد"},   {"ابو", "ابو"},   {"abdel", "abd"}, {"abdul", "abd"},
    {"abdal", "abd"}, {"abder", "abd"}, {"abdur", "abd"}, {"abdes", "abd"}, {"abden", "abd"},
    {"abdu", "abd"},  {"abde", "abd"},  {"abd", "abd"},   {"abou", "abu"},  {"abu", "abu"},
};
constexpr JoinedPart kAfter[] = {
    {"الله", "الله"},   {"الدين", "الدين"}, {"allah", "allah"}, {"ullah", "allah"},
    {"ollah", "allah"}, {"eddine", "din"},  {"eddin", "din"},   {"uddin", "din"},
    {"oddin", "din"},   {"addin", "din"},   {"eldin", "din"},   {"aldin", "din"},
    {"aldeen", "din"},  {"eldeen", "din"},  {"uldin", "din"},
};

}  // namespace

absl::Span<const ArabicLetterSpelling> ArabicLetterSpellings() { return kArabic; }
absl::Span<const LatinSpelling> LatinSpellings() { return kLatin; }
absl::Span<const absl::string_view> LatinArticles() { return kArticles; }
absl::Span<const absl::string_view> LatinSunArticles() { return kSunArticles; }
absl::Span<const absl::string_view> FiliationWords() { return kFiliation; }
absl::Span<const JoinedPart> JoinedBefore() { return kBefore; }
absl::Span<const JoinedPart> JoinedAfter() { return kAfter; }

}  // namespace isnad::text
