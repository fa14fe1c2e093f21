// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/participants.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/analysis/claims/phrases.h"

namespace isnad::analysis {
namespace {

using model::Participant;
using model::StatementKind;

constexpr size_t kPronounLetters = 2;  // of ه in bytes; of ها, هم: twice

// Longest distance, in words, over which a dropped subject is resolved.
constexpr size_t kReach = 40;

bool IsNarration(const StatementWords& words) {
  return words.statement->statement.kind == StatementKind::kNarration;
}

// Of the subject of a verb in the singular: "الجيش عثر على ورشة تستخدم", not by
// the army.
Gender GenderOf(const Predicate& predicate) {
  const Reading& reading = predicate.event.reading;
  const bool tells = predicate.event.finite() && !predicate.passive &&
                     reading.person == Person::kThird && reading.number == Number::kSingular;
  return tells ? reading.gender : Gender::kAny;
}

bool Agree(Gender a, Gender b) { return a == b || a == Gender::kAny || b == Gender::kAny; }

bool Accuses(const StatementWords& words) {
  return words.statement->statement.act == model::SpeechAct::kAccuse;
}

// "قواته" as "قوات"; empty if the word carries no pronoun.
absl::string_view WithoutPronoun(absl::string_view folded) {
  for (absl::string_view pronoun : {"هم", "ها", "ه"}) {
    if (absl::EndsWith(folded, pronoun) && folded.size() > pronoun.size() + 2 * kPronounLetters) {
      folded.remove_suffix(pronoun.size());
      return folded;
    }
  }
  return "";
}

}  // namespace

void Participants::Begin(const StatementWords& words) {
  words_ = &words;
  in_statement_.reset();
  if (words.size() == 0 || !IsNarration(words)) return;
  if (const auto topic = Topic()) in_statement_ = in_narration_ = topic;
}

// A sentence that begins with a person goes on about him; one that begins with
// a birth and gives it no subject, about whom the text has just named.
std::optional<Participants::Spoken> Participants::Topic() const {
  const StatementWord& first = (*words_)[0];
  if (first.mention != nullptr) return Person(first.mention->entity);
  if (!first.Is(kLifeVerb) || words_->size() < 2) return std::nullopt;
  const StatementWord& next = (*words_)[1];
  const bool no_subject = next.Is(kPreposition | kTimeWord) || next.number ||
                          !AttachedPreposition(next, entities_).empty();
  return no_subject ? NamedBefore() : std::nullopt;
}

std::optional<Participants::Spoken> Participants::NamedBefore() const {
  const DocumentField& field = *words_->field;
  const int32_t sentence = field.SentenceOf(words_->statement->begin_token);
  if (sentence < 1) return std::nullopt;
  const text::Sentence& before = field.sentences[sentence - 1];
  std::optional<Spoken> named;
  for (uint32_t token = before.begin; token < before.end; ++token) {
    const EntityMention* mention = entities_.At(field, token);
    const auto person = mention == nullptr ? std::nullopt : Person(mention->entity);
    if (!person) continue;
    if (named && named->who != person->who) return std::nullopt;
    named = person;
  }
  return named;
}

std::optional<Participants::Spoken> Participants::Person(int32_t entity) const {
  if (entity < 0) return std::nullopt;
  const model::Actor& actor = entities_.entities[entity].actor;
  if (actor.kind != model::ActorKind::kPerson) return std::nullopt;
  return Spoken{.who = {actor.id, actor.display_name}, .word = 0, .person = true};
}

Participant Participants::Agent(const Predicate& predicate, const Arguments& arguments) {
  if (!arguments.agent.empty()) {
    Phrase agent = arguments.agent;
    // A capital that acts stands for its state; a seat of government is one of its own.
    if (agent.entity >= 0 && entities_.entities[agent.entity].stands_for >= 0 &&
        entities_.entities[agent.entity].actor.kind == model::ActorKind::kPlace) {
      agent.entity = entities_.entities[agent.entity].stands_for;
    }
    return FromPhrase(agent);
  }
  switch (arguments.agent_missing) {
    case Missing::kSpeaker:
      return Speaker();
    case Missing::kHead:
      return Accuses(*words_) ? Accused() : Speaker();
    case Missing::kEarlier:
      return Earlier(predicate);
    case Missing::kNothing:
      return {};
  }
  return {};
}

Participant Participants::Patient(const Arguments& arguments) const {
  if (!arguments.patient.empty()) return FromPhrase(arguments.patient);
  if (!arguments.patient_is_pronoun) return {};
  if (in_statement_) return in_statement_->who;
  return IsNarration(*words_) && in_narration_ ? in_narration_->who : Participant{};
}

Participant Participants::Place(const Arguments& arguments) const {
  return arguments.place.empty() ? Participant{} : FromPhrase(arguments.place);
}

void Participants::Remember(const Predicate& predicate, const Participant& agent, int32_t entity) {
  if (agent.empty()) return;
  Spoken spoken{.who = agent, .word = predicate.word};
  spoken.plural = predicate.event.reading.number == Number::kPlural;
  spoken.gender = GenderOf(predicate);
  spoken.person = entity >= 0 && entities_.entities[entity].actor.kind == model::ActorKind::kPerson;
  in_statement_ = spoken;
  if (IsNarration(*words_)) in_narration_ = spoken;
}

Participant Participants::FromPhrase(const Phrase& phrase) const {
  if (phrase.entity >= 0) {
    const model::Actor& actor = entities_.entities[phrase.entity].actor;
    return WithLeader({actor.id, actor.display_name});
  }
  if (Participant possessed = Possessed(phrase); !possessed.empty()) return possessed;
  return WithLeader({"", TextOf(*words_, entities_, phrase)});
}

// "قواته": forces of whoever speaks or was spoken of.
Participant Participants::Possessed(const Phrase& phrase) const {
  const StatementWord& head = (*words_)[phrase.head];
  const absl::string_view bare = WithoutPronoun(head.folded);
  if (bare.empty() || !(clause_words_.ClassOf(bare) & kForceNoun)) return {};
  Participant owner = in_statement_ ? in_statement_->who : Speaker();
  if (owner.empty() && in_narration_) owner = in_narration_->who;
  if (owner.empty()) return {};
  return {"", absl::StrCat(std::string(bare), " ", owner.text)};
}

Participant Participants::WithLeader(Participant participant) const {
  const absl::string_view leader = leaders_.LeaderOf(participant.text);
  if (!leader.empty()) participant.text = NameWithLeader(participant.text, leader);
  return participant;
}

Participant Participants::Speaker() const {
  const model::Attribution& speaker = words_->statement->statement.speaker;
  if (IsNarration(*words_) || speaker.anonymous) return {};
  return {speaker.actor_id, speaker.display_name};
}

// "اتهمت الوزارة [الشركة بتزوير العقود]": whom the content begins with.
Participant Participants::Accused() const {
  if (words_->size() == 0 || !AttachedPreposition((*words_)[0], entities_).empty()) return {};
  const Phrase accused = PhraseAt(*words_, entities_, 0, words_->size());
  return accused.empty() ? Participant{} : FromPhrase(accused);
}

Participant Participants::Earlier(const Predicate& predicate) const {
  // "من مؤيدي القانون": they are many, the subject is one of them.
  const bool plural = predicate.event.finite() && predicate.event.reading.number == Number::kPlural;
  if (in_statement_ && predicate.word < in_statement_->word + kReach) {
    const bool agrees =
        !(plural && in_statement_->person) && Agree(in_statement_->gender, GenderOf(predicate));
    return agrees ? in_statement_->who : Participant{};
  }
  if (IsNarration(*words_)) return {};
  // قال إنه سيزور؛ نفى أن يكون طلب: the one who speaks, unless he is quoted
  // word for word.
  if (Accuses(*words_)) return Accused();
  const bool quoted = words_->statement->statement.kind == StatementKind::kDirectQuote;
  return quoted || plural ? Participant{} : Speaker();
}

}  // namespace isnad::analysis
