// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/word_book.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/analysis/dictionary/word_fingerprint.h"
#include "core/analysis/lemma/lemma.h"
#include "core/analysis/morphology/light_stem.h"
#include "core/analysis/rules/pair_rules.pb.h"
#include "core/analysis/rules/rule_files.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using absl::string_view;

// What the files say of one key.
struct Entry {
  absl::InlinedVector<AxisPole, 2> poles;
  uint16_t kinds = 0;
  bool name = false;
};

struct Phrase {
  std::vector<std::string> words;  // folded, without article and particles
  Entry entry;
};

uint16_t KindOf(string_view name) {
  constexpr string_view kNames[] = {"FUNCTION", "NEGATOR", "DENIAL",       "DOUBT",
                                    "POSSIBLE", "PLAN",    "CONDITION",    "QUESTION",
                                    "REPORT",   "FAILURE", "NOUN_NEGATOR", "DENIED_BEFORE",
                                    "BREAK",    "PART",    "EXCEPTION"};
  const auto* at = std::find(std::begin(kNames), std::end(kNames), name);
  return at == std::end(kNames) ? 0 : static_cast<uint16_t>(1 << (at - std::begin(kNames)));
}

string_view WithoutArticle(string_view word) {
  for (const string_view prefix : {"وال", "بال", "فال", "كال", "ال", "لل", "و"}) {
    if (word.size() >= prefix.size() + 6 && absl::StartsWith(word, prefix)) {
      return word.substr(prefix.size());
    }
  }
  return word;
}

// Whether the dictionary took a letter of the word itself for a particle: it
// knows بركة, not فبركة. Such a word is listed as written.
bool IsParticleAnd(string_view lemma, string_view word) {
  constexpr string_view kParticles[] = {"و", "ف", "ب", "ل", "ك"};
  return std::any_of(std::begin(kParticles), std::end(kParticles), [&](string_view particle) {
    return absl::StartsWith(word, particle) && !absl::StartsWith(lemma, particle);
  });
}

void Merge(const Entry& from, Entry* to) {
  for (const AxisPole& pole : from.poles) {
    if (std::find(to->poles.begin(), to->poles.end(), pole) == to->poles.end()) {
      to->poles.push_back(pole);
    }
  }
  to->kinds |= from.kinds;
  to->name |= from.name;
}

}  // namespace

struct WordBook::Tables {
  std::vector<rules::WordAxis> axes;
  absl::flat_hash_map<uint32_t, Entry> by_form;  // particles, as written
  absl::flat_hash_map<uint32_t, Entry> by_lemma;
  absl::flat_hash_map<uint32_t, Entry> by_stem;  // of words that the dictionary does not know
  absl::flat_hash_map<std::string, std::vector<Phrase>> phrases;  // by first word, longest first

  void AddWord(string_view word, const Entry& entry, bool as_written);
  void AddPhrase(std::vector<std::string> words, const Entry& entry);
};

void WordBook::Tables::AddPhrase(std::vector<std::string> words, const Entry& entry) {
  for (std::string& word : words) word = std::string(WithoutArticle(word));
  std::vector<Phrase>& list = phrases[words[0]];
  const auto longer = [](const Phrase& a, const Phrase& b) {
    return a.words.size() > b.words.size();
  };
  const Phrase phrase{std::move(words), entry};
  for (Phrase& other : list) {
    if (other.words == phrase.words) return Merge(entry, &other.entry);
  }
  list.insert(std::upper_bound(list.begin(), list.end(), phrase, longer), phrase);
}

void WordBook::Tables::AddWord(string_view word, const Entry& entry, bool as_written) {
  std::vector<std::string> parts = text::FoldedWords(word);
  if (parts.size() != 1) return AddPhrase(std::move(parts), entry);
  if (as_written) return Merge(entry, &by_form[WordFingerprint(parts[0])]);
  const Lemmas lemmas = LemmasOf(parts[0]);
  if (!lemmas.empty() && IsParticleAnd(lemmas[0], parts[0])) {
    Merge(entry, &by_form[WordFingerprint(parts[0])]);
  } else if (lemmas.empty()) {
    Merge(entry, &by_stem[WordFingerprint(LightStem(parts[0]))]);
  } else {
    Merge(entry, &by_lemma[WordFingerprint(lemmas[0])]);
  }
}

absl::StatusOr<WordBook> WordBook::Create() {
  auto axes = ReadRuleFile<rules::PairRules>("word_axes.textproto");
  if (!axes.ok()) return axes.status();
  auto words = ReadRuleFile<rules::PairRules>("pair_words.textproto");
  if (!words.ok()) return words.status();
  auto tables = std::make_shared<Tables>();
  for (const rules::WordAxis& axis : axes->axis()) {
    const auto index = static_cast<uint16_t>(tables->axes.size());
    for (const std::string& word : axis.a()) {
      tables->AddWord(word, {{{index, false}}, 0, axis.name()}, false);
    }
    for (const std::string& word : axis.b()) {
      tables->AddWord(word, {{{index, true}}, 0, axis.name()}, false);
    }
    tables->axes.push_back(axis);
  }
  for (const rules::WordClass& word_class : words->word_class()) {
    const uint16_t kind = KindOf(word_class.kind());
    if (kind == 0) {
      return absl::InvalidArgumentError(absl::StrCat("pair_words.textproto: word_class \"",
                                                     word_class.id(), "\" has no known kind"));
    }
    constexpr uint16_t kParticles = kFunctionWord | kNegator | kConditionWord | kQuestionWord |
                                    kNounNegator | kClauseBreak | kPartWord;
    for (const std::string& word : word_class.word()) {
      tables->AddWord(word, {{}, kind, false}, (kind & kParticles) != 0);
    }
  }
  WordBook book;
  book.tables_ = std::move(tables);
  return book;
}

namespace {

void Take(const absl::flat_hash_map<uint32_t, Entry>& table, uint32_t key, WordKeys* keys) {
  const auto found = table.find(key);
  if (found == table.end()) return;
  keys->kinds |= found->second.kinds;
  keys->name |= found->second.name;
  for (const AxisPole& pole : found->second.poles) {
    const auto at =
        std::lower_bound(keys->poles.begin(), keys->poles.end(), pole,
                         [](const AxisPole& a, const AxisPole& b) { return a.axis < b.axis; });
    if (at == keys->poles.end() || at->axis != pole.axis) keys->poles.insert(at, pole);
  }
}

}  // namespace

WordKeys WordBook::Read(string_view folded) const {
  WordKeys keys;
  keys.form = WordFingerprint(folded);
  Take(tables_->by_form, keys.form, &keys);
  if (keys.kinds == 0 && folded.size() >= 6 &&
      (absl::StartsWith(folded, "و") || absl::StartsWith(folded, "ف"))) {
    Take(tables_->by_form, WordFingerprint(folded.substr(2)), &keys);
  }
  if ((keys.kinds & (kFunctionWord | kNegator | kClauseBreak)) != 0) return keys;
  const Lemmas lemmas = LemmasOf(folded);
  keys.known = !lemmas.empty();
  for (const string_view lemma : lemmas) {
    const bool likeliest = keys.ids.empty();
    keys.ids.push_back(WordFingerprint(lemma));
    if (likeliest) keys.lemma = keys.ids[0];
    if (const string_view verb = VerbOfNoun(lemma); !verb.empty()) {
      keys.ids.push_back(WordFingerprint(verb));
    }
    if (!likeliest) continue;
    if (const std::string root = RootGuess(lemma); !root.empty()) keys.root = WordFingerprint(root);
    for (const uint32_t id : keys.ids) Take(tables_->by_lemma, id, &keys);
  }
  keys.stem = WordFingerprint(LightStem(folded));
  if (!keys.known) keys.lemma = keys.stem;
  Take(tables_->by_stem, keys.stem, &keys);
  return keys;
}

size_t WordBook::ReadPhrase(const std::vector<string_view>& words, size_t at,
                            WordKeys* keys) const {
  auto found = tables_->phrases.find(WithoutArticle(words[at]));
  if (found == tables_->phrases.end() && words[at].size() >= 8 &&
      (absl::StartsWith(words[at], "ل") || absl::StartsWith(words[at], "ب"))) {
    found = tables_->phrases.find(words[at].substr(2));
  }
  if (found == tables_->phrases.end()) return 0;
  for (const Phrase& phrase : found->second) {
    if (at + phrase.words.size() > words.size()) continue;
    const bool fits = std::equal(
        phrase.words.begin() + 1, phrase.words.end(), words.begin() + static_cast<long>(at) + 1,
        [](const std::string& a, string_view b) { return a == WithoutArticle(b); });
    if (!fits) continue;
    keys->form = keys->lemma = WordFingerprint(absl::StrCat(phrase.words[0], " ", phrase.words[1]));
    keys->ids.push_back(keys->form);
    keys->known = true;
    keys->name = phrase.entry.name;
    keys->kinds = phrase.entry.kinds;
    keys->poles.assign(phrase.entry.poles.begin(), phrase.entry.poles.end());
    std::sort(keys->poles.begin(), keys->poles.end(),
              [](const AxisPole& a, const AxisPole& b) { return a.axis < b.axis; });
    return phrase.words.size();
  }
  return 0;
}

string_view WordBook::AxisId(uint16_t axis) const { return tables_->axes[axis].id(); }

bool WordBook::HasOpposites(uint16_t axis) const { return tables_->axes[axis].b_size() > 0; }

}  // namespace isnad::analysis
