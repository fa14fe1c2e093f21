// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Coreference: whose office is meant where only the office is named.
#include <algorithm>

#include "core/analysis/entities/coreference.h"

namespace isnad::analysis {
namespace {

constexpr size_t kMostBearers = 32;  // of one title; more tell nobody apart
constexpr uint32_t kLeadSentences = 2;

// Equal but for one letter more, less or else: titles are often misspelled.
bool IsNear(absl::string_view a, absl::string_view b) {
  if (a == b) return true;
  if (a.size() < b.size()) std::swap(a, b);
  if (b.size() < 6 || (b.size() < 8 && a.size() == b.size())) return false;
  if (a.size() - b.size() > 2) return false;
  size_t same = 0;
  while (same < b.size() && a[same] == b[same]) ++same;
  same -= same % 2;
  // Not every letter takes two bytes: then the words are not compared in part.
  if (same + 2 > a.size() || (a.size() == b.size() && same + 2 > b.size())) return false;
  if (a.size() == b.size()) return a.substr(same + 2) == b.substr(same + 2);
  return a.substr(same + 2) == b.substr(same);
}

bool ContainsNearly(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return std::all_of(part.begin(), part.end(), [&whole](const std::string& word) {
    return std::any_of(whole.begin(), whole.end(),
                       [&word](const std::string& other) { return IsNear(word, other); });
  });
}

bool Contains(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return std::all_of(part.begin(), part.end(), [&whole](const std::string& word) {
    return std::find(whole.begin(), whole.end(), word) != whole.end();
  });
}

}  // namespace

// الرئيس الأميركي after الرئيس دونالد ترامب: the barer title, if only one
// person of the article bears it.
int32_t Coreference::OnlyBearer(const Draft& office, const std::vector<size_t>& bearers) const {
  int32_t only = -1;
  for (const size_t index : bearers) {
    const Draft& other = drafts_[index];
    if (only >= 0 && other.entity != only) return -1;
    if (!Contains(office.title, other.title)) return -1;
    only = other.entity;
  }
  return only;
}

// سعود القحطاني، المستشار في الديوان: an office between commas is the person's
// before it.
bool Coreference::IsApposition(const Draft& name, const Draft& office) const {
  if (name.phrase.kind != PhraseKind::kPerson || office.phrase.kind != PhraseKind::kOffice ||
      name.words != office.words || office.phrase.begin != name.phrase.end + 1) {
    return false;
  }
  const FieldWords& words = *office.words;
  const uint32_t next = office.phrase.end;
  return words.IsComma(name.phrase.end) &&
         (words.info(office.phrase.begin).clitics & ~kArticle) == 0 &&
         (next >= words.size() || !words.IsWord(next) || words.info(next).Is(kParticle) ||
          (words.info(next).clitics & (kLam | kBa | kAnd)) != 0 ||
          words.info(next).Is(kReportingVerb));
}

// An office points to the last person named with it before, or else to the
// first after: وزير الخارجية الروسي.
void Coreference::JoinOffices() {
  absl::flat_hash_map<std::string, std::vector<size_t>> bearers_of;  // by first word of the title
  for (size_t i = 0; i < drafts_.size(); ++i) {
    if (i > 0 && IsApposition(drafts_[i - 1], drafts_[i]))
      drafts_[i].entity = drafts_[i - 1].entity;
    if (drafts_[i].entity < 0 || drafts_[i].title.empty()) continue;
    std::vector<size_t>& bearers = bearers_of[drafts_[i].title[0]];
    if (bearers.size() < kMostBearers) bearers.push_back(i);
  }
  for (size_t i = 0; i < drafts_.size(); ++i) {
    Draft& draft = drafts_[i];
    if (draft.phrase.kind != PhraseKind::kOffice || draft.entity >= 0) continue;
    const std::vector<size_t>& bearers = bearers_of[draft.title[0]];
    int32_t before = -1, after = -1;
    for (const size_t bearer : bearers) {
      if (!ContainsNearly(drafts_[bearer].title, draft.title)) continue;
      if (bearer < i) before = drafts_[bearer].entity;
      if (bearer > i && after < 0) after = drafts_[bearer].entity;
    }
    draft.entity = before >= 0 ? before : OnlyBearer(draft, bearers);
    if (draft.entity < 0 && draft.title.size() > 1) draft.entity = after;
  }
}

// Headlines name whom the text then calls by office alone: what is left of the
// offices of the text's first sentences is the only person's of the title, if
// nobody else bears it and that person bears no other.
void Coreference::JoinLead() {
  const int32_t person = OnlyPersonOfTitle();
  if (person < 0) return;
  const std::vector<std::string>* lead = nullptr;
  for (Draft& draft : drafts_) {
    if (draft.phrase.kind != PhraseKind::kOffice || draft.entity >= 0) continue;
    if (draft.words->field().field != model::TextField::kBody || draft.title.size() < 2) continue;
    if (lead == nullptr && draft.words->SentenceOf(draft.phrase.begin) >= kLeadSentences) return;
    if (lead == nullptr) lead = &draft.title;
    if (draft.title == *lead) draft.entity = person;
  }
}

int32_t Coreference::OnlyPersonOfTitle() const {
  int32_t only = -1;
  for (const Draft& draft : drafts_) {
    if (draft.phrase.kind != PhraseKind::kPerson) continue;
    if (draft.words->field().field == model::TextField::kTitle) {
      if (only >= 0 && draft.entity != only) return -1;
      only = draft.entity;
    }
  }
  const bool titled = std::any_of(drafts_.begin(), drafts_.end(), [only](const Draft& draft) {
    return draft.entity == only && !draft.title.empty();
  });
  return titled ? -1 : only;
}

// الممثلة الأميركية: a woman's title, where the article names one woman.
void Coreference::JoinOnlyWoman() {
  int32_t only = -1;
  for (size_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].actor.kind != model::ActorKind::kPerson) continue;
    if (entities_[i].gender == Gender::kMasculine) continue;
    if (only >= 0) return;
    only = static_cast<int32_t>(i);
  }
  if (only < 0) return;
  for (Draft& draft : drafts_) {
    if (draft.phrase.kind == PhraseKind::kOffice && draft.entity < 0 && draft.phrase.definite &&
        draft.phrase.gender == Gender::kFeminine) {
      draft.entity = only;
    }
  }
}

}  // namespace isnad::analysis
