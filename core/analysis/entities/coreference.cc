// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/entities/coreference.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/analysis/entities/compound_names.h"
#include "core/analysis/entities/name_variants.h"
#include "core/model/id.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

bool Contains(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return std::all_of(part.begin(), part.end(), [&whole](const std::string& word) {
    return std::find(whole.begin(), whole.end(), word) != whole.end();
  });
}

void Insert(std::string value, std::vector<std::string>* sorted) {
  const auto at = std::lower_bound(sorted->begin(), sorted->end(), value);
  if (at == sorted->end() || *at != value) sorted->insert(at, std::move(value));
}

// A ministry is often named by its field alone: الخارجية الروسية.
// Names and titles that more than so many share in one article tell nobody
// apart; the bound keeps the work linear.
constexpr size_t kMostBearers = 32;

bool IsMinistryField(absl::string_view bare) {
  return bare == "خارجيه" || bare == "داخليه" || bare == "دفاع";
}

}  // namespace

std::vector<std::string> Coreference::BareWords(const FieldWords& words, uint32_t begin,
                                                uint32_t end) const {
  std::vector<std::string> bare;
  for (uint32_t t = begin; t < end; ++t) {
    if (!words.IsWord(t)) continue;
    if (t + 1 < end && words.IsWord(t + 1) &&
        IsCompoundName(words.folded(t), words.folded(t + 1))) {
      bare.push_back(absl::StrCat(words.info(t).bare, words.folded(t + 1)));
      ++t;
      continue;
    }
    const absl::string_view word = words.info(t).bare;
    // اليمنية and اليمن mean the same state.
    int32_t state = vocabulary_.FindNisba(word);
    if (state < 0) {
      state = vocabulary_.FindEntry(words.folded(t));
      if (state >= 0 && vocabulary_.entry(state).kind != model::ActorKind::kState) state = -1;
    }
    bare.push_back(state >= 0 ? vocabulary_.entry(state).folded : std::string(word));
  }
  return bare;
}

std::string Coreference::Display(const FieldWords& words, uint32_t begin, uint32_t end) const {
  std::string display;
  for (uint32_t t = begin; t < end; ++t) {
    if (!words.IsWord(t) && words.token(t).kind != text::TokenKind::kNumber) continue;
    absl::string_view word = words.token(t).surface;
    if (t == begin) {
      // و، ب، ل before a name are no part of it; their folded form tells.
      const absl::string_view folded = words.folded(t);
      const WordInfo& info = words.info(t);
      if ((info.clitics & (kAnd | kFa | kBa | kKaf | kLam)) != 0) {
        const bool swallowed = (info.clitics & kLam) != 0 && info.definite();
        const size_t kept = info.bare.size() + (info.definite() && !swallowed ? 4 : 0);
        if (folded.size() == word.size() && kept < word.size()) {
          word.remove_prefix(word.size() - kept);
          if (swallowed) absl::StrAppend(&display, "ال");
        }
      }
    }
    if (!display.empty() && t > begin) display += ' ';
    absl::StrAppend(&display, word);
  }
  return display;
}

void Coreference::Add(const FieldWords& words, const NounPhrase& phrase) {
  Draft draft{&words, phrase, {}, {}};
  draft.name = BareWords(words, phrase.name_begin, phrase.name_end);
  draft.title = BareWords(words, phrase.title_begin, phrase.title_end);
  drafts_.push_back(std::move(draft));
}

int32_t Coreference::EntityOfEntry(int32_t entry) {
  const auto [found, fresh] = by_entry_.try_emplace(entry, static_cast<int32_t>(entities_.size()));
  if (!fresh) return found->second;
  const int32_t entity = found->second;
  const GazetteerEntry& known = vocabulary_.entry(entry);
  entities_.emplace_back();
  canonical_.push_back(known.folded);
  entities_[entity].actor.kind = known.kind;
  entities_[entity].actor.origin = model::ActorOrigin::kGazetteer;
  entities_[entity].actor.romanized_names = known.romanized;
  std::sort(entities_[entity].actor.romanized_names.begin(),
            entities_[entity].actor.romanized_names.end());
  entities_[entity].actor.wikidata_id = known.wikidata_id;
  entities_[entity].gender = known.gender;
  // People are displayed as the article names them, others as the gazetteer does.
  if (known.kind != model::ActorKind::kPerson) entities_[entity].actor.display_name = known.name;
  if (known.stands_for >= 0) {
    const int32_t state = EntityOfEntry(known.stands_for);
    entities_[entity].stands_for = state;
  }
  return entity;
}

int32_t Coreference::NewEntity(const Draft& draft) {
  entities_.emplace_back();
  Entity& entity = entities_.back();
  entity.actor.kind = draft.phrase.actor_kind;
  entity.actor.origin = model::ActorOrigin::kText;
  entity.gender = draft.phrase.gender;
  std::string name = Display(*draft.words, draft.phrase.name_begin, draft.phrase.name_end);
  const bool civil = draft.name.size() > 1 && draft.name[1] == "مدني";  // الدفاع المدني
  if (IsMinistryField(draft.name.front()) && !civil) name = absl::StrCat("وزارة ", name);
  canonical_.push_back(WrittenTogether(text::FoldText(name)));
  entity.actor.display_name = std::move(name);
  return static_cast<int32_t>(entities_.size()) - 1;
}

int32_t Coreference::FindFuller(const Draft& draft) const {
  int32_t found = -1;
  const auto candidates = fuller_by_word_.find(draft.name.back());
  if (candidates == fuller_by_word_.end()) return -1;
  for (const size_t index : candidates->second) {
    const Draft& other = drafts_[index];
    if (other.phrase.kind != draft.phrase.kind || other.entity == found ||
        !Contains(other.name, draft.name)) {
      continue;
    }
    if (draft.phrase.kind == PhraseKind::kOrganization && other.name[0] != draft.name[0]) continue;
    // One forename is shared by too many; and two bearers of one name stay two.
    if (found >= 0) return -1;
    found = other.entity;
  }
  return found;
}

void Coreference::AddFuller(size_t index) {
  if (drafts_[index].phrase.kind == PhraseKind::kPerson) {
    std::vector<size_t>& alike = people_by_sound_[SoundOfName(drafts_[index].name)];
    if (alike.size() < kMostBearers) alike.push_back(index);
  }
  for (const std::string& word : drafts_[index].name) {
    std::vector<size_t>& bearers = fuller_by_word_[word];
    if (bearers.size() < kMostBearers) bearers.push_back(index);
  }
}

void Coreference::JoinNames() {
  std::vector<size_t> order;
  for (size_t i = 0; i < drafts_.size(); ++i) {
    if (!drafts_[i].name.empty()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [this](size_t a, size_t b) {
    if (drafts_[a].name.size() != drafts_[b].name.size()) {
      return drafts_[a].name.size() > drafts_[b].name.size();
    }
    // Headlines shorten: the text's own form of a name comes first.
    return drafts_[a].words->field().field > drafts_[b].words->field().field;
  });
  absl::flat_hash_map<std::string, int32_t> by_name;
  for (const size_t index : order) {
    Draft& draft = drafts_[index];
    if (draft.phrase.entry >= 0) {
      draft.entity = EntityOfEntry(draft.phrase.entry);
      if (draft.phrase.kind == PhraseKind::kPerson) AddFuller(index);
      continue;
    }
    const std::string key =
        absl::StrCat(static_cast<int>(draft.phrase.kind), " ", absl::StrJoin(draft.name, " "));
    const auto [known, fresh] = by_name.try_emplace(key, -1);
    if (fresh) {
      known->second = FindFuller(draft);
      if (known->second < 0) {
        const int32_t entry = EntryNamed(draft);
        known->second = entry >= 0 ? EntityOfEntry(entry) : FindVariant(draft);
        if (known->second < 0) known->second = NewEntity(draft);
        draft.entity = known->second;
        AddFuller(index);
      }
    }
    draft.entity = known->second;
  }
}

void Coreference::IndexShortForms() {
  for (size_t i = 0; i < drafts_.size(); ++i) {
    const Draft& draft = drafts_[i];
    if (draft.entity < 0) continue;
    if (draft.phrase.kind == PhraseKind::kPerson && draft.name.size() > 1) {
      by_short_form_[draft.name.back()].push_back({i, draft.entity});
    } else if (draft.phrase.named() && draft.phrase.kind != PhraseKind::kPerson &&
               draft.name.size() > 1) {
      by_short_form_[draft.name.front()].push_back({i, draft.entity});
    }
  }
}

void Coreference::Join() {
  JoinNames();
  JoinOffices();
  JoinLead();
  JoinOnlyWoman();
  IndexShortForms();
}

int32_t Coreference::FindShort(const FieldWords& words, uint32_t token) const {
  const auto found = by_short_form_.find(words.info(token).bare);
  if (found == by_short_form_.end()) return -1;
  const auto before = [&](const Place& place) {
    const Draft& draft = drafts_[place.draft];
    if (draft.words->field().field != words.field().field) {
      return draft.words->field().field < words.field().field;
    }
    return draft.phrase.begin < token;
  };
  const std::vector<Place>& places = found->second;
  const auto next = std::partition_point(places.begin(), places.end(), before);
  return next == places.begin() ? places.front().entity : std::prev(next)->entity;
}

void Coreference::AddShort(const FieldWords& words, uint32_t token, int32_t entity) {
  NounPhrase phrase{PhraseKind::kPerson, token, token + 1, token, token + 1};
  if (entities_[entity].actor.kind != model::ActorKind::kPerson) {
    phrase.kind = PhraseKind::kPlain;
    phrase.name_end = token;
  }
  drafts_.push_back({&words, phrase, {}, {}, entity});
}

void Coreference::Describe(const Draft& draft, Entity* entity) const {
  const NounPhrase& phrase = draft.phrase;
  if (phrase.name_end > phrase.name_begin) {
    const std::string name = Display(*draft.words, phrase.name_begin, phrase.name_end);
    if (entity->actor.kind == model::ActorKind::kPerson &&
        name.size() > entity->actor.display_name.size()) {
      entity->actor.display_name = name;
    }
    Insert(name, &entity->actor.aliases);
  }
  if (phrase.title_end > phrase.title_begin) {
    Insert(Display(*draft.words, phrase.title_begin, phrase.title_end), &entity->titles);
  }
  if (entity->gender == Gender::kAny) entity->gender = phrase.gender;
}

EntitySet Coreference::Finish() && {
  EntitySet set;
  std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) {
    return std::make_pair(a.words->field().field, a.phrase.begin) <
           std::make_pair(b.words->field().field, b.phrase.begin);
  });
  for (const Draft& draft : drafts_) {
    if (draft.entity < 0) continue;
    Describe(draft, &entities_[draft.entity]);
    const NounPhrase& phrase = draft.phrase;
    set.mentions.push_back({&draft.words->field(), phrase.begin, phrase.end, phrase.name_begin,
                            phrase.name_end, phrase.title_begin, phrase.title_end, draft.entity});
  }
  for (size_t i = 0; i < entities_.size(); ++i) {
    model::Actor& actor = entities_[i].actor;
    actor.id = model::ActorId(canonical_[i]);
    const int32_t state = entities_[i].stands_for;
    if (state >= 0) actor.stands_for = model::ActorId(canonical_[state]);
    actor.etag = model::Fingerprint(
        "actor", {actor.display_name, absl::StrJoin(actor.aliases, "\n"),
                  absl::StrJoin(actor.romanized_names, "\n"), actor.wikidata_id});
  }
  set.entities = std::move(entities_);
  return set;
}

}  // namespace isnad::analysis
