// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/speakers.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/analysis/dictionary/dictionary.h"

namespace isnad::analysis {
namespace {

constexpr size_t kRemembered = 8;
constexpr uint32_t kFarthestLatter = 40;  // tokens back to whom الأخير means
constexpr size_t kCarriedFrom = 3;
constexpr ptrdiff_t kMentionsBack = 16;
constexpr uint32_t kFarthestNamed = 200;  // tokens from the start of a sentence

// The words of a phrase for display: without و، ب، ل in front and without marks.
std::string Describe(const FieldWords& words, uint32_t begin, uint32_t end) {
  std::string text;
  for (uint32_t t = begin; t < end; ++t) {
    if (!words.IsWord(t) && words.token(t).kind != text::TokenKind::kNumber) continue;
    if (!text.empty() && t > begin) text += ' ';
    absl::string_view word = words.token(t).surface;
    if (t == begin && words.info(t).clitics != 0 && words.folded(t).size() == word.size()) {
      const WordInfo& info = words.info(t);
      const bool swallowed = info.definite() && (info.clitics & kLam) != 0;
      const size_t kept = info.bare.size() + (info.definite() && !swallowed ? 4 : 0);
      if (kept < word.size()) word.remove_prefix(word.size() - kept);
      if (swallowed) absl::StrAppend(&text, "ال");
    }
    absl::StrAppend(&text, word);
  }
  return text;
}

// The fullest name that the article itself uses; states go by their usual one.
const std::string& AsNamed(const model::Actor& actor) {
  if (actor.kind == model::ActorKind::kState || actor.aliases.empty()) return actor.display_name;
  return *std::max_element(
      actor.aliases.begin(), actor.aliases.end(),
      [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
}

// A finite verb and nothing else.
bool IsVerb(const FieldWords& words, uint32_t t) {
  if (!words.IsWord(t) || (words.info(t).classes & ~uint32_t{kReportingVerb}) != 0) return false;
  absl::string_view word = words.folded(t);
  if (!LookUpWord(word)) absl::ConsumePrefix(&word, "و");
  if (!LookUpWord(word)) {
    for (const absl::string_view pronoun : {"ها", "هم", "ه"}) {  // يقدمه
      if (absl::ConsumeSuffix(&word, pronoun)) break;
    }
  }
  return LookUpWord(word).verb && !LookUpForm(word).noun;
}

// The words of the text that name somebody, without a comma behind them.
void SetMention(const FieldWords& words, uint32_t begin, uint32_t end,
                model::Attribution* attribution) {
  while (end > begin + 1 && words.IsComma(end - 1)) --end;
  attribution->mention = std::string(words.field().tokens.RawText(begin, end));
  attribution->mention_span = words.field().Span(begin, end);
}

bool CanSpeak(const Entity& entity) {
  return entity.actor.kind != model::ActorKind::kPlace || entity.stands_for >= 0;
}

}  // namespace

Speaker Speakers::FromEntity(int32_t entity) const {
  const Entity& found = entities_->entities[entity];
  Speaker speaker;
  speaker.entity = entity;
  speaker.gender = found.gender;
  speaker.attribution.actor_id = found.actor.id;
  speaker.attribution.display_name = AsNamed(found.actor);
  // واشنطن: shown as the state, where the article names that too; its actor stays its own.
  if (found.actor.kind == model::ActorKind::kPlace && found.stands_for >= 0) {
    const model::Actor& state = entities_->entities[found.stands_for].actor;
    if (!state.aliases.empty()) speaker.attribution.display_name = state.display_name;
  }
  return speaker;
}

const Speaker* Speakers::LastWithHead(absl::string_view head) const {
  for (size_t i = history_.size(); i-- > 0;) {
    if (history_[i].head == head) return &history_[i];
  }
  return nullptr;
}

// الكاتب، المسؤول: what somebody who has spoken may be called without a name.
bool Speakers::IsLoneTitle(const FieldWords& words, const NounPhrase& phrase) {
  const WordInfo& head = words.info(phrase.begin);
  if (!phrase.definite || !head.Is(kTitleWord) || (head.clitics & kPronoun) != 0) return false;
  if (phrase.end == phrase.begin + 1) return true;
  // المسؤول الإيراني: said of nobody in particular, so of him.
  return head.Is(kSourceWord) && phrase.end == phrase.begin + 2 &&
         LooksRelational(words.info(phrase.begin + 1).bare);
}

// القناة، الصحيفة: the medium named last.
bool Speakers::IsLoneMedium(const FieldWords& words, const NounPhrase& phrase) {
  return phrase.definite && phrase.end == phrase.begin + 1 &&
         words.info(phrase.begin).kind == model::ActorKind::kMedia;
}

const EntityMention* Speakers::MediumBefore(const FieldWords& words, uint32_t token) const {
  const auto end = std::partition_point(
      entities_->mentions.begin(), entities_->mentions.end(), [&](const EntityMention& mention) {
        return mention.field->field < words.field().field ||
               (mention.field == &words.field() && mention.begin < token);
      });
  const auto begin = end - std::min<ptrdiff_t>(end - entities_->mentions.begin(), kMentionsBack);
  for (auto mention = end; mention != begin;) {
    --mention;
    if (entities_->entities[mention->entity].actor.kind == model::ActorKind::kMedia) {
      return &*mention;
    }
  }
  return nullptr;
}

const Speaker* Speakers::LastPerson(Gender gender) const {
  size_t looked = 0;
  for (size_t i = history_.size(); i-- > 0 && looked < kCarriedFrom; ++looked) {
    const Speaker& speaker = history_[i];
    if (speaker.entity < 0 ||
        entities_->entities[speaker.entity].actor.kind != model::ActorKind::kPerson) {
      continue;
    }
    const bool differ =
        gender != Gender::kAny && speaker.gender != Gender::kAny && gender != speaker.gender;
    return differ ? nullptr : &speaker;
  }
  return nullptr;
}

// الأخير: the person, organisation or state named last.
const EntityMention* Speakers::MentionBefore(const FieldWords& words, uint32_t token) const {
  for (uint32_t back = 1; back <= kFarthestLatter && back <= token; ++back) {
    const EntityMention* mention = entities_->At(words.field(), token - back);
    if (mention != nullptr && CanSpeak(entities_->entities[mention->entity])) return mention;
  }
  return nullptr;
}

// Whose statement or report this is: organisations issue them, people only if
// no organisation has spoken.
const Speaker* Speakers::Issuer() const {
  size_t looked = 0;
  for (size_t i = history_.size(); i-- > 0 && looked < kCarriedFrom; ++looked) {
    const int32_t entity = history_[i].entity;
    if (entity >= 0 && entities_->entities[entity].actor.kind != model::ActorKind::kPerson) {
      return &history_[i];
    }
  }
  return nullptr;
}

// Whom words without a name of their own point back to; anonymous if nobody.
Speaker Speakers::ResolveUnnamed(const FieldWords& words, const NounPhrase& phrase,
                                 absl::string_view head) const {
  Speaker speaker;
  speaker.attribution.anonymous = true;
  if (!phrase.definite) return speaker;
  if (phrase.kind == PhraseKind::kDocument) {
    if (const Speaker* issuer = Issuer(); issuer != nullptr) speaker = *issuer;
    return speaker;
  }
  const Speaker* earlier = LastWithHead(head);
  if (earlier == nullptr && IsLoneTitle(words, phrase)) earlier = LastPerson(phrase.gender);
  if (earlier != nullptr) return *earlier;
  if (IsLoneMedium(words, phrase)) {
    const EntityMention* medium = MediumBefore(words, phrase.begin);
    if (medium != nullptr) return FromEntity(medium->entity);
  }
  return speaker;
}

std::optional<Speaker> Speakers::Resolve(const FieldWords& words, const NounPhrase& phrase) const {
  if (!phrase) return std::nullopt;
  const bool has_name = phrase.name_end > phrase.name_begin;
  const uint32_t key = has_name ? phrase.name_begin : phrase.begin;
  const bool titled = phrase.title_end > phrase.title_begin;
  const std::string head(words.info(titled ? phrase.title_begin : key).bare);
  const EntityMention* mention = entities_->At(words.field(), key);
  if (head == "اخير" || head == "اخيره") mention = MentionBefore(words, phrase.begin);
  Speaker speaker;
  if (mention != nullptr && phrase.kind != PhraseKind::kSource) {
    speaker = FromEntity(mention->entity);
    if (!CanSpeak(entities_->entities[speaker.entity])) return std::nullopt;
  } else {
    speaker = ResolveUnnamed(words, phrase, head);
    // What follows agrees with the document.
    if (phrase.kind == PhraseKind::kDocument) speaker.gender = phrase.gender;
  }
  if (speaker.attribution.display_name.empty()) {
    const bool office = phrase.kind == PhraseKind::kOffice;
    speaker.attribution.display_name = Describe(words, office ? phrase.title_begin : phrase.begin,
                                                office ? phrase.title_end : phrase.end);
  }
  if (speaker.attribution.display_name.empty()) return std::nullopt;
  if (speaker.gender == Gender::kAny) speaker.gender = phrase.gender;
  speaker.head = head;
  SetMention(words, phrase.begin, phrase.end, &speaker.attribution);
  return speaker;
}

std::optional<Speaker> Speakers::Carry(const Reading& verb) const {
  size_t looked = 0;
  for (size_t i = history_.size(); i-- > 0 && looked < kCarriedFrom; ++looked) {
    const Speaker& speaker = history_[i];
    // They are not one person.
    if (verb.number == Number::kPlural && speaker.entity >= 0 &&
        entities_->entities[speaker.entity].actor.kind == model::ActorKind::kPerson) {
      continue;
    }
    if (verb.gender != Gender::kAny && speaker.gender != Gender::kAny &&
        verb.gender != speaker.gender) {
      continue;
    }
    Speaker carried = speaker;
    carried.attribution.mention.clear();
    carried.attribution.mention_span.reset();
    return carried;
  }
  return std::nullopt;
}

std::optional<Speaker> Speakers::CarryBody(const Reading& verb) const {
  auto speaker = Carry(verb);
  if (!speaker.has_value() || speaker->entity < 0) return std::nullopt;
  if (entities_->entities[speaker->entity].actor.kind == model::ActorKind::kPerson) {
    return std::nullopt;
  }
  return speaker;
}

std::optional<Speaker> Speakers::InSentence(uint32_t sentence) const {
  if (history_.empty() || history_.back().sentence != sentence) return std::nullopt;
  Speaker speaker = history_.back();
  speaker.attribution.mention.clear();
  speaker.attribution.mention_span.reset();
  return speaker;
}

bool Speakers::MayBeSubject(const FieldWords& words, const EntityMention& mention, uint32_t begin,
                            Gender gender) const {
  const Entity& entity = entities_->entities[mention.entity];
  if (!CanSpeak(entity)) return false;
  // Media mostly carry; but واختارت الصحيفة العنوان، وقالت.
  if (entity.actor.kind == model::ActorKind::kMedia && mention.begin > begin + 1) return false;
  if (gender != Gender::kAny && entity.gender != Gender::kAny && gender != entity.gender) {
    return false;
  }
  if (mention.begin == begin) return true;
  // What stands after a preposition is no subject.
  return (words.info(mention.begin).clitics & (kAnd | kBa | kLam | kKaf)) == 0 &&
         !(words.IsWord(mention.begin - 1) && words.info(mention.begin - 1).Is(kPreposition));
}

std::optional<Speaker> Speakers::FirstNamed(const FieldWords& words, uint32_t begin, uint32_t end,
                                            Gender gender) const {
  // A person right before speaks first: وأعلنها الوزير سامي الخطيب داعيا.
  if (const uint32_t before = end > begin && words.IsComma(end - 1) ? end - 1 : end;
      before > begin) {
    const EntityMention* mention = entities_->At(words.field(), before - 1);
    if (mention != nullptr && mention->begin >= begin &&
        entities_->entities[mention->entity].actor.kind == model::ActorKind::kPerson &&
        mention->title_end > mention->title_begin &&
        (words.info(mention->begin).clitics & (kAnd | kBa | kLam | kKaf)) == 0) {
      return FromEntity(mention->entity);
    }
  }
  end = std::min(end, begin + kFarthestNamed);
  const EntityMention* first = nullptr;
  for (uint32_t t = begin; t < end; ++t) {
    const EntityMention* mention = entities_->At(words.field(), t);
    if (mention == nullptr) continue;
    t = std::max(t, mention->end - 1);
    if (mention->end > end || !MayBeSubject(words, *mention, begin, gender)) continue;
    // أمام المحكمة اعتذرت المديرة: right behind a verb stands its subject.
    if (mention->begin > begin && IsVerb(words, mention->begin - 1)) {
      return FromEntity(mention->entity);
    }
    if (first == nullptr) first = mention;
  }
  if (first == nullptr) return std::nullopt;
  return FromEntity(first->entity);
}

std::optional<Speaker> Speakers::LastPersonNamed(const FieldWords& words, uint32_t begin,
                                                 uint32_t end, Gender gender) const {
  begin = std::max(begin, end - std::min(end, kFarthestNamed));
  for (uint32_t t = end; t-- > begin;) {
    const EntityMention* mention = entities_->At(words.field(), t);
    if (mention == nullptr) continue;
    const Entity& entity = entities_->entities[mention->entity];
    if (entity.actor.kind != model::ActorKind::kPerson) continue;
    if (entity.gender != Gender::kAny && entity.gender != gender) continue;
    return FromEntity(mention->entity);
  }
  return std::nullopt;
}

std::optional<Speaker> Speakers::Interviewee(const FieldWords& words, uint32_t before) const {
  for (size_t i = history_.size(); i-- > 0;) {
    const int32_t entity = history_[i].entity;
    if (entity >= 0 && entities_->entities[entity].actor.kind == model::ActorKind::kPerson) {
      return FromEntity(entity);
    }
  }
  std::vector<uint32_t> named(entities_->entities.size(), 0);
  int32_t best = -1;
  for (const EntityMention& mention : entities_->mentions) {
    if (mention.field == &words.field() && mention.begin >= before) break;
    if (entities_->entities[mention.entity].actor.kind != model::ActorKind::kPerson) continue;
    if (++named[mention.entity] > (best < 0 ? 0 : named[best])) best = mention.entity;
  }
  if (best < 0) return std::nullopt;
  return FromEntity(best);
}

std::optional<Speaker> Speakers::Medium(const FieldWords& words, uint32_t token,
                                        Gender gender) const {
  const EntityMention* medium = MediumBefore(words, token);
  if (medium == nullptr || medium->field != &words.field()) return std::nullopt;
  if (words.SentenceOf(medium->begin) + 1 < words.SentenceOf(token)) return std::nullopt;
  const Gender named = entities_->entities[medium->entity].gender;
  if (gender != Gender::kAny && named != Gender::kAny && named != gender) return std::nullopt;
  return FromEntity(medium->entity);
}

std::optional<Speaker> Speakers::Named(absl::string_view display_name) const {
  for (size_t i = 0; i < entities_->entities.size(); ++i) {
    if (entities_->entities[i].actor.display_name == display_name) {
      return FromEntity(static_cast<int32_t>(i));
    }
  }
  return std::nullopt;
}

void Speakers::Remember(Speaker speaker, uint32_t sentence) {
  speaker.sentence = sentence;
  if (history_.size() == kRemembered) history_.erase(history_.begin());
  history_.push_back(std::move(speaker));
}

}  // namespace isnad::analysis
