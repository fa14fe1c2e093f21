// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/entities/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/analysis/entities/compound_names.h"
#include "core/analysis/rules/gazetteer.h"
#include "core/analysis/rules/names.pb.h"
#include "core/analysis/rules/rule_files.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

constexpr absl::string_view kAl = "ال";
constexpr size_t kLetter = 2;  // bytes of an Arabic letter

model::ActorKind KindOf(rules::EntityKind kind) {
  switch (kind) {
    case rules::PERSON:
      return model::ActorKind::kPerson;
    case rules::STATE:
      return model::ActorKind::kState;
    case rules::ARMED_GROUP:
      return model::ActorKind::kArmedGroup;
    case rules::MEDIA:
      return model::ActorKind::kMedia;
    case rules::PLACE:
      return model::ActorKind::kPlace;
    default:
      return model::ActorKind::kOrganization;
  }
}

Gender GenderOf(rules::GrammaticalGender gender) {
  if (gender == rules::FEMININE) return Gender::kFeminine;
  if (gender == rules::MASCULINE) return Gender::kMasculine;
  return Gender::kAny;
}

// A way to take the particles off the front of a word.
struct Stripped {
  absl::string_view rest;
  uint16_t clitics;
};

// All ways, those that take off less first; at most eight.
absl::InlinedVector<Stripped, 8> Strippings(absl::string_view word) {
  absl::InlinedVector<Stripped, 8> ways;
  const auto with_article = [&ways](absl::string_view rest, uint16_t clitics) {
    ways.push_back({rest, clitics});
    if (rest.size() > kAl.size() + kLetter && absl::StartsWith(rest, kAl)) {
      ways.push_back({rest.substr(kAl.size()), static_cast<uint16_t>(clitics | kArticle)});
    }
  };
  const auto with_preposition = [&](absl::string_view rest, uint16_t clitics) {
    with_article(rest, clitics);
    if (rest.size() <= 2 * kLetter) return;
    if (absl::StartsWith(rest, "ب")) with_article(rest.substr(kLetter), clitics | kBa);
    if (absl::StartsWith(rest, "ك")) with_article(rest.substr(kLetter), clitics | kKaf);
    if (absl::StartsWith(rest, "لل")) {
      ways.push_back({rest.substr(2 * kLetter), static_cast<uint16_t>(clitics | kLam | kArticle)});
    }
    if (absl::StartsWith(rest, "ل")) with_article(rest.substr(kLetter), clitics | kLam);
  };
  with_preposition(word, 0);
  if (word.size() > 2 * kLetter) {
    if (absl::StartsWith(word, "و")) with_preposition(word.substr(kLetter), kAnd);
    if (absl::StartsWith(word, "ف")) with_preposition(word.substr(kLetter), kFa);
  }
  return ways;
}

bool IsQuoteMark(const text::Token& token) {
  return token.kind == text::TokenKind::kQuote || token.kind == text::TokenKind::kOpenQuote ||
         token.kind == text::TokenKind::kCloseQuote;
}

}  // namespace

bool LooksRelational(absl::string_view bare) {
  constexpr std::array<absl::string_view, 6> kEndings = {"ي", "يه", "يون", "يين", "يان", "يتين"};
  return bare.size() > 3 * kLetter &&
         std::any_of(kEndings.begin(), kEndings.end(),
                     [bare](absl::string_view ending) { return absl::EndsWith(bare, ending); });
}

absl::StatusOr<std::shared_ptr<const Vocabulary>> Vocabulary::Load() {
  const auto gazetteer = Gazetteer::BuiltIn();
  if (!gazetteer.ok()) return gazetteer.status();
  return Load(gazetteer->entries());
}

absl::StatusOr<std::shared_ptr<const Vocabulary>> Vocabulary::Load(
    const rules::Gazetteer& gazetteer) {
  rules::NameRules names;
  for (const absl::string_view file :
       {"names.textproto", "given_names.textproto", "things.textproto"}) {
    rules::NameRules lists;
    if (absl::Status status = ParseRuleFile(file, &lists); !status.ok()) return status;
    names.MergeFrom(lists);
  }
  auto vocabulary = std::make_shared<Vocabulary>();
  vocabulary->AddWordLists(names);
  for (const rules::GazetteerEntry& entry : gazetteer.entry()) vocabulary->AddEntry(entry);
  for (int i = 0; i < gazetteer.entry_size(); ++i) vocabulary->AddLinks(gazetteer.entry(i), i);
  return vocabulary;
}

void Vocabulary::AddWordLists(const rules::NameRules& names) {
  for (const rules::WordList& list : names.list()) {
    const Known known{static_cast<uint32_t>(1u << (static_cast<int>(list.word_class()) - 1)),
                      GenderOf(list.gender()),
                      list.has_kind() ? KindOf(list.kind()) : model::ActorKind::kUnspecified};
    for (const std::string& word : list.word()) AddWord(word, known);
  }
}

void Vocabulary::AddWord(absl::string_view word, const Known& known) {
  Known& slot = words_[text::Fold(word)];
  slot.classes |= known.classes;
  if (slot.gender == Gender::kAny) slot.gender = known.gender;
  if (slot.kind == model::ActorKind::kUnspecified) slot.kind = known.kind;
}

void Vocabulary::AddEntry(const rules::GazetteerEntry& proto) {
  const int32_t index = static_cast<int32_t>(entries_.size());
  GazetteerEntry entry;
  entry.name = proto.name();
  entry.folded = text::FoldText(proto.name());
  entry.kind = KindOf(proto.kind());
  entry.gender = GenderOf(proto.gender());
  entry.romanized.assign(proto.romanized().begin(), proto.romanized().end());
  entry.wikidata_id = proto.wikidata_id();
  entries_.push_back(std::move(entry));
  AddName(proto.name(), index);
  for (const std::string& alias : proto.alias()) AddName(alias, index);
  for (const std::string& nisba : proto.adjective()) nisbas_.emplace(text::Fold(nisba), index);
}

void Vocabulary::AddLinks(const rules::GazetteerEntry& proto, int32_t index) {
  if (!proto.stands_for().empty()) {
    entries_[index].stands_for = FindEntry(text::FoldText(proto.stands_for()));
  }
  for (const std::string& capital : proto.capital()) {
    const int32_t known = FindEntry(text::FoldText(capital));
    if (known >= 0) {
      // A city with an entry of its own; تونس stays the state.
      GazetteerEntry& city = entries_[known];
      if (city.kind == model::ActorKind::kPlace && city.stands_for < 0) city.stands_for = index;
      continue;
    }
    GazetteerEntry place{
        capital, text::FoldText(capital), model::ActorKind::kPlace, Gender::kFeminine, {}, {},
        index};
    entries_.push_back(std::move(place));
    AddName(capital, static_cast<int32_t>(entries_.size()) - 1);
  }
}

void Vocabulary::AddName(absl::string_view name, int32_t entry) {
  const std::string folded = text::FoldText(name);
  AddSpelling(folded, entry);
  AddSpelling(WrittenTogether(folded), entry);
  AddSpelling(WrittenApart(folded), entry);
}

void Vocabulary::AddSpelling(absl::string_view folded, int32_t entry) {
  const std::vector<absl::string_view> words = absl::StrSplit(folded, ' ');
  names_.emplace(folded, entry);
  int& longest = longest_name_[words[0]];
  longest = std::max(longest, static_cast<int>(words.size()));
}

const Vocabulary::Known* Vocabulary::Find(absl::string_view bare) const {
  const auto found = words_.find(bare);
  return found == words_.end() ? nullptr : &found->second;
}

WordInfo Vocabulary::Look(absl::string_view folded) const {
  const auto ways = Strippings(folded);
  for (const Stripped& way : ways) {
    if (const Known* known = Find(way.rest); known != nullptr) {
      return {way.rest, known->classes, way.clitics, known->gender, known->kind};
    }
  }
  // محاميه، مستشارها: a title with a pronoun is definite.
  for (const absl::string_view pronoun : {"ه", "ها", "هم"}) {
    for (const Stripped& way : ways) {
      absl::string_view stem = way.rest;
      if ((way.clitics & kArticle) != 0 || !absl::ConsumeSuffix(&stem, pronoun)) continue;
      const Known* known = Find(stem);
      if (known == nullptr && absl::ConsumeSuffix(&stem, "ت")) {
        const auto feminine = words_.find(absl::StrCat(stem, "ه"));  // محاميته
        if (feminine != words_.end()) {
          known = &feminine->second;
          stem = feminine->first;
        }
      }
      if (known == nullptr || stem.size() < 3 * kLetter ||
          (known->classes & (kTitleWord | kSourceWord)) == 0 ||
          (known->classes & kGivenName) != 0) {
        continue;
      }
      return {stem, known->classes, static_cast<uint16_t>(way.clitics | kArticle | kPronoun),
              known->gender, known->kind};
    }
  }
  // متحدثا، مسؤولا: people in the accusative.
  for (const Stripped& way : ways) {
    absl::string_view stem = way.rest;
    if ((way.clitics & kArticle) != 0 || !absl::ConsumeSuffix(&stem, "ا")) continue;
    const Known* known = Find(stem);
    if (known == nullptr || stem.size() < 3 * kLetter || (known->classes & kGivenName) != 0)
      continue;
    if ((known->classes & (kTitleWord | kSourceWord)) == 0) continue;
    return {stem, known->classes, way.clitics, known->gender, known->kind};
  }
  // Unknown: an article that can be seen is one, other letters stay.
  for (const Stripped& way : ways) {
    if ((way.clitics & kArticle) != 0) return {way.rest, 0, way.clitics};
  }
  return {folded, 0, 0};
}

int32_t Vocabulary::FindEntry(absl::string_view folded_name) const {
  const auto found = names_.find(folded_name);
  return found == names_.end() ? -1 : found->second;
}

int32_t Vocabulary::FindNisba(absl::string_view bare) const {
  for (absl::string_view ending : {"", "ه", "ون", "ين", "ان", "تان"}) {
    absl::string_view stem = bare;
    if (!absl::ConsumeSuffix(&stem, ending)) continue;
    const auto found = nisbas_.find(stem);
    if (found != nisbas_.end()) return found->second;
  }
  return -1;
}

int32_t Vocabulary::FindEntry(const text::TokenizedText& text, uint32_t begin, uint32_t limit,
                              uint32_t* end, uint16_t* clitics) const {
  int32_t best = -1;
  for (const Stripped& way : Strippings(text[begin].folded)) {
    // The article belongs to the name itself, unless ل has swallowed its alef.
    if ((way.clitics & kArticle) != 0 && (way.clitics & kLam) == 0) continue;
    std::string name =
        (way.clitics & kArticle) != 0 ? absl::StrCat(kAl, way.rest) : std::string(way.rest);
    const auto longest = longest_name_.find(name);
    if (longest == longest_name_.end()) continue;
    uint32_t at = begin + 1;
    bool quoted = false;
    for (int words = 1;; ++words) {
      if (const auto found = names_.find(name); found != names_.end() && (best < 0 || at > *end)) {
        best = found->second;
        *end = quoted && at < limit && IsQuoteMark(text[at]) ? at + 1 : at;
      }
      // Hashtags write names with low lines, news puts names in quote marks.
      if (at < limit && text[at].surface == "_") ++at;
      if (words >= longest->second || at >= limit) break;
      if (IsQuoteMark(text[at]) && at + 1 < limit) {
        if (quoted) break;
        quoted = true;
        ++at;
      }
      if (text[at].kind != text::TokenKind::kWord) break;
      absl::StrAppend(&name, " ", text[at].folded);
      ++at;
    }
    if (best >= 0) {
      if (clitics != nullptr) *clitics = way.clitics;
      return best;
    }
  }
  return best;
}

}  // namespace isnad::analysis
