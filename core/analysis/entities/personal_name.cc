// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// NounPhraseReader: names of people.
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/analysis/dictionary/dictionary.h"
#include "core/analysis/entities/noun_phrase.h"

namespace isnad::analysis {
namespace {

constexpr int kLongestName = 5;  // words

size_t Letters(absl::string_view word) { return word.size() / 2; }

bool EndsInTaMarbuta(const text::Token& token) { return absl::EndsWith(token.surface, "ة"); }

// As an adverb or an object does: ردا، خطوةً.
bool IsAccusative(const text::Token& token) { return absl::EndsWith(token.surface, "ا"); }

// مؤيدي، مسؤولو: a plural before its complement.
bool IsConstructPlural(absl::string_view bare) {
  return (absl::ConsumeSuffix(&bare, "ي") || absl::ConsumeSuffix(&bare, "و")) &&
         Letters(bare) > 3 && LookUpForm(bare).noun;
}

// لشؤون، بحضور: a noun behind a preposition that no list tells.
bool HidesNoun(absl::string_view bare) {
  for (const absl::string_view particle : {"ل", "ب", "و", "ف", "ك"}) {
    absl::string_view rest = bare;
    if (!absl::ConsumePrefix(&rest, particle)) continue;
    if (Letters(rest) > 3 && LookUpWord(rest).noun) return true;
    const bool preposition = particle == "ب" || particle == "ل";
    if (preposition && Letters(rest) == 3 && LookUpForm(rest).noun) return true;
    // لتظهر
    const bool present = absl::StartsWith(rest, "ي") || absl::StartsWith(rest, "ت");
    if (particle == "ل" && present && LookUpForm(rest).verb) return true;
  }
  return false;
}

bool IsPlural(absl::string_view bare) {
  return absl::EndsWith(bare, "ات") || absl::EndsWith(bare, "ون") || absl::EndsWith(bare, "ين");
}

}  // namespace

// علي is spelled like the preposition after folding, and by some even before.
bool NounPhraseReader::IsNameAli(uint32_t t) const {
  if (words_.token(t).surface != "علي") return false;
  const auto of_name = [this](uint32_t at) {
    return words_.IsWord(at) && words_.info(at).Is(kGivenName | kNameConnector | kTitleWord) &&
           words_.folded(at) != "علي";
  };
  uint32_t next = t + 1;
  while (words_.IsMark(next, "_")) ++next;
  if (of_name(next) || (t > 0 && of_name(t - 1))) return true;
  // علي شمخاني: before a word that the dictionary does not know.
  return words_.IsWord(next) && words_.folded(next) != "علي" && words_.info(next).classes == 0 &&
         words_.info(next).clitics == 0 && !LookUpWord(words_.info(next).bare) &&
         !words_.IsComplementizer(next);
}

uint32_t NounPhraseReader::NameEnd(uint32_t begin, uint32_t limit, bool after_title) const {
  Name name{begin, limit, after_title};
  name.after_office = after_title && begin > 0 && !words_.info(begin - 1).Is(kReportingVerb) &&
                      (words_.IsComma(begin - 1) || words_.info(begin - 1).definite());
  while (name.words < kLongestName && TakeNameWord(&name)) ++name.words;
  return name.end;
}

bool NounPhraseReader::TakeNameWord(Name* name) const {
  const uint32_t t = SkipHash(name->end, name->limit);
  if (t >= name->limit || Ends(t)) return false;
  const WordInfo& info = words_.info(t);
  uint32_t entry_end = 0;
  const int32_t entry = EntryAt(t, name->limit, &entry_end);
  const bool person =
      entry >= 0 && words_.vocabulary().entry(entry).kind == model::ActorKind::kPerson;
  // اتهمت نيومان ترامب: without a forename, one whom everybody knows is somebody else.
  if (entry >= 0 && (!person || (name->words > 0 && !name->forename))) return false;
  if (name->words > 0 && (info.clitics & ~kArticle) != 0) return false;
  const uint32_t next = SkipHash(t + 1, name->limit);
  if (info.Is(kNameConnector) && !info.definite() && next < name->limit && !Ends(next)) {
    name->end = next + 1;
    name->forename = true;
    return true;
  }
  if (person) {
    name->end = entry_end;
    return false;
  }
  if (info.definite()) return TakeSurnameWithArticle(t, name);
  const bool given =
      info.Is(kGivenName) ||
      (info.Is(kAmbiguousName) && (name->words > 0 || name->after_title || IsNameOnly(next)));
  if (!given && !MayBeName(t, *name)) return false;
  name->forename |= given;
  name->end = t + 1;
  return true;
}

// A surname with the article ends the name (العبادي), but for حسام الدين.
bool NounPhraseReader::TakeSurnameWithArticle(uint32_t t, Name* name) const {
  const WordInfo& info = words_.info(t);
  if (name->words == 0 || info.Is(kTitleWord | kOrganizationWord | kTimeWord)) return false;
  const absl::string_view word = words_.folded(t);
  if (word == "الدين" || word == "الله" || word == "الاسلام" || word == "العابدين") {
    name->end = t + 1;
    return true;
  }
  // التزامه begins like the article only.
  if (LookUpWord(word).noun || HasPronoun(t)) return false;
  if (info.Is(kSurname | kGivenName | kAmbiguousName) && name->words == 1 && name->forename) {
    name->end = t + 1;  // سامي الخطيب، محمد الأمين
    return false;
  }
  const bool nisba = name->words == 1 && name->forename && LooksRelational(info.bare);
  if (info.Is(kAdjective | kCommonWord) && !nisba) return false;
  // الأسد is a word too, but not where more of the clause's object follows it.
  const bool ordinary = LookUpWord(info.bare).noun && !LooksRelational(info.bare);
  const uint32_t next = SkipHash(t + 1, name->limit);
  const bool object_follows =
      next < name->limit && words_.IsWord(next) &&
      (words_.info(next).Is(kTitleWord) || (words_.info(next).definite() && !Modifies(next)));
  if (ordinary && (IsPlural(info.bare) || name->words > 1 ||
                   !(object_follows || NameMayEnd(next, name->limit)))) {
    return false;
  }
  name->end = t + 1;
  return false;
}

// Whether a word of no known class, without article, is a name at this place.
bool NounPhraseReader::MayBeName(uint32_t t, const Name& name) const {
  const WordInfo& info = words_.info(t);
  if (name.words == 0 && !name.after_title) return false;
  if (info.Is(kTitleWord | kOrganizationWord | kSourceWord | kCommonWord | kAdjective |
              kDocumentWord)) {
    // فرحان حق: the surname is a word, and the name is expected here.
    const uint32_t next = SkipHash(t + 1, name.limit);
    return info.Is(kCommonWord) && name.forename && name.after_office && info.clitics == 0 &&
           (next >= name.limit || words_.IsComma(next) || words_.IsComplementizer(next));
  }
  if (Letters(info.bare) < 2 || HasPronoun(t)) return false;
  if (EndsInTaMarbuta(words_.token(t)) && (name.words != 1 || !name.forename)) return false;
  const DictionarySense sense = LookUpWord(info.bare);
  if (!sense) return !HidesNoun(info.bare) && (name.words > 0 || !IsConstructPlural(info.bare));
  const uint32_t next = SkipHash(t + 1, name.limit);
  if (sense.noun && words_.IsWord(next) && words_.folded(next) == "الدين") return true;
  const bool closes = NameMayEnd(next, name.limit);
  // هيذر ناورت: a verb too, were it not for the clause after it.
  if (!sense.noun) {
    // يون يونغ-تشان، between commas.
    if (name.words == 0) return name.after_office && words_.IsComma(t - 1) && IsNameOnly(next);
    return (words_.IsComplementizer(next) || !words_.IsWord(next) ||
            (words_.info(next).definite() && words_.info(next).Is(kTitleWord)));
  }
  // A surname that is a word as well comes again, as words of objects hardly do.
  if (name.words > 0 && closes && words_.Occurrences(t) > 1) return true;
  if (name.words > 0)
    return !IsAccusative(words_.token(t)) && (name.forename || name.after_office) &&
           (closes || IsNameOnly(next));
  if (next >= name.limit || !IsNameOnly(next)) return false;
  const uint32_t behind = SkipHash(next + 1, name.limit);
  return NameMayEnd(behind, name.limit) || words_.info(behind).definite();
}

// A word that is nothing but a name: given names, and words that neither the
// lists nor the dictionary know.
bool NounPhraseReader::IsNameOnly(uint32_t t) const {
  if (!words_.IsWord(t) || Ends(t)) return false;
  const WordInfo& info = words_.info(t);
  if (info.Is(kGivenName | kNameConnector)) return true;
  if ((info.classes & ~kAmbiguousName) != 0 || (info.clitics & ~kArticle) != 0 ||
      Letters(info.bare) < 2)
    return false;
  uint32_t end = 0;
  const int32_t entry = EntryAt(t, t + 1, &end);
  if (entry >= 0) return words_.vocabulary().entry(entry).kind == model::ActorKind::kPerson;
  return !LookUpWord(info.bare) && !HasPronoun(t);
}

// Whether what stands here may follow a whole name: anything but one more noun.
bool NounPhraseReader::NameMayEnd(uint32_t t, uint32_t limit) const {
  return t >= limit || !words_.IsWord(t) || Ends(t) ||
         (words_.info(t).clitics & (kAnd | kFa | kBa | kLam | kKaf)) != 0 ||
         LookUpWord(words_.info(t).bare).verb;
}

bool NounPhraseReader::IsStrongName(uint32_t t, uint32_t limit, bool after_office) const {
  if (!words_.IsWord(t) || words_.info(t).clitics != 0) return false;
  const uint32_t end = NameEnd(t, limit, /*after_title=*/true);
  if (end < t + 2) return false;
  if (words_.info(t).Is(kGivenName | kNameConnector | kAmbiguousName)) return true;
  return NameMayEnd(end, limit) && (after_office || IsNameOnly(t));
}

// Unknown words that are hardly names: with a pronoun (حرصها), ta marbuta or an
// adverb's ending (مبدئيا), or with a particle written to them.
bool NounPhraseReader::LooksLikeName(uint32_t t) const {
  const absl::string_view surface = words_.token(t).surface;
  for (absl::string_view ending : {"ة", "يا", "ات"}) {
    if (absl::EndsWith(surface, ending)) return false;
  }
  return Letters(surface) > 2 && !HasPronoun(t) &&
         (!absl::StartsWith(surface, "و") || absl::StartsWith(surface, "وو") ||
          absl::StartsWith(surface, "وي"));
}

bool NounPhraseReader::HasPronoun(uint32_t t) const {
  const absl::string_view surface = words_.token(t).surface;
  if (absl::EndsWith(surface, "الله")) return false;
  // مراسلنا, but لينا: what is left must be a word.
  absl::string_view ours = words_.folded(t);
  if (absl::ConsumeSuffix(&ours, "نا") && Letters(ours) > 2 && LookUpWord(ours).noun) return true;
  for (const absl::string_view pronoun : {"ه", "ها", "هم"}) {
    if (!absl::EndsWith(surface, pronoun)) continue;
    // ونكه: what is left must be a word, with ت for its ta marbuta.
    absl::string_view stem = words_.info(t).bare;
    absl::ConsumeSuffix(&stem, pronoun);
    if (Letters(stem) < 3 || words_.info(t).classes != 0 || LookUpWord(stem) || HidesNoun(stem)) {
      return true;
    }
    if (absl::ConsumeSuffix(&stem, "ت") && LookUpWord(absl::StrCat(stem, "ه"))) return true;
  }
  return false;
}

}  // namespace isnad::analysis
