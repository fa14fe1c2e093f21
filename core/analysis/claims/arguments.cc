// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/arguments.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "core/analysis/claims/complements.h"
#include "core/analysis/claims/subjects.h"

namespace isnad::analysis {
namespace {

using rules::Role;

constexpr size_t kClauseReach = 24;  // words after the predicate
constexpr size_t kLongestSubject = 8;

bool EndsLikeAdjective(absl::string_view folded) {
  return absl::EndsWith(folded, "ي") || absl::EndsWith(folded, "يه");
}

bool SuitsObject(const Phrase& phrase) { return phrase.entity < 0 && !phrase.definite; }

class Reader {
 public:
  Reader(const StatementWords& words, const EntitySet& entities, const Themes& themes,
         const Predicate& predicate)
      : words_(words),
        entities_(entities),
        themes_(themes),
        predicate_(predicate),
        event_(*predicate.event.event),
        word_(*predicate.event.word) {}

  Arguments Read() && {
    const size_t v = predicate_.word;
    // What is presupposed has a time and a place of its own.
    out_.begin = predicate_.presupposed ? v : words_.ClauseBegin(v);
    out_.end = std::min(words_.ClauseEnd(v), v + kClauseReach);
    complements_ = FindComplements(words_, entities_, themes_, v + 1, out_.end,
                                   {.takes_object = ObjectRole() != rules::ROLE_UNSPECIFIED,
                                    .takes_ba = PrepositionRole("ب") != rules::ROLE_UNSPECIFIED});
    if (word_.two_objects()) ExtendOverRelative();
    if (predicate_.attribute) {
      ReadAttribute();
    } else if (predicate_.event.finite()) {
      ReadVerb();
    } else {
      ReadVerbalNoun();
    }
    ReadPrepositions();
    return std::move(out_);
  }

 private:
  // ---- What the rule says ----

  Role SubjectRole() const {
    if (word_.subject() != rules::ROLE_UNSPECIFIED) return word_.subject();
    return event_.subject() == rules::ROLE_UNSPECIFIED ? rules::AGENT : event_.subject();
  }

  // ROLE_UNSPECIFIED for a word that takes no bare object.
  Role ObjectRole() const {
    if (word_.object() != rules::ROLE_UNSPECIFIED) return word_.object();
    if (event_.object() != rules::ROLE_UNSPECIFIED && word_.prep().empty()) return event_.object();
    for (const auto& prep : word_.prep()) {
      if (prep.role() == rules::PATIENT || prep.role() == rules::THEME)
        return rules::ROLE_UNSPECIFIED;
    }
    if (event_.object() != rules::ROLE_UNSPECIFIED) return event_.object();
    for (const auto& prep : event_.prep()) {
      if (prep.role() == rules::PATIENT) return rules::ROLE_UNSPECIFIED;
    }
    return SubjectRole() == rules::PATIENT ? rules::ROLE_UNSPECIFIED : rules::PATIENT;
  }

  Role PrepositionRole(absl::string_view preposition) const {
    for (const auto& prep : word_.prep()) {
      if (prep.word() == preposition) return prep.role();
    }
    for (const auto& prep : event_.prep()) {
      if (prep.word() == preposition) return prep.role();
    }
    return rules::ROLE_UNSPECIFIED;
  }

  void Put(Role role, const Phrase& phrase) {
    if (phrase.empty()) return;
    Phrase* slot = role == rules::AGENT      ? &out_.agent
                   : role == rules::PATIENT  ? &out_.patient
                   : role == rules::AT_PLACE ? &out_.place
                                             : nullptr;
    if (role == rules::THEME) out_.themes.push_back(phrase);
    if (slot != nullptr && slot->empty()) *slot = phrase;
  }

  // ---- What stands in the text ----

  std::vector<const Phrase*> BarePhrases() const {
    std::vector<const Phrase*> bare;
    for (const Complement& complement : complements_) {
      if (!complement.preposition.empty()) break;
      bare.push_back(&complement.phrase);
    }
    return bare;
  }

  Phrase SubjectBefore(size_t v) {
    const auto [subject, missing] =
        FindSubjectBefore(words_, entities_, predicate_.event.reading, v);
    if (missing != Missing::kNothing) out_.agent_missing = missing;
    return subject;
  }

  // عيّنه المجلس الذي … قائدا: what the relative clause holds up.
  void ExtendOverRelative() {
    if (out_.end >= words_.size() || !words_[out_.end].Is(kRelative)) return;
    out_.end = std::min(words_.ClauseEnd(out_.end), predicate_.word + kClauseReach);
  }

  // ---- The three kinds of predicate ----

  void ReadVerb() {
    const Reading& reading = predicate_.event.reading;
    const size_t v = predicate_.word;
    const std::vector<const Phrase*> bare = BarePhrases();
    if (predicate_.relative) return ReadRelative(bare);
    Phrase subject = SubjectBefore(v);
    if (reading.person == Person::kFirst) out_.agent_missing = Missing::kSpeaker;
    const bool placed = !subject.empty() || out_.agent_missing != Missing::kNothing;
    if (reading.clitics & kPronoun) out_.patient_is_pronoun = ObjectRole() == rules::PATIENT;
    if (placed) {
      // "عشرة مدنيين قتلوا": nobody whom they killed.
      if (word_.often_passive() && bare.empty() && !(reading.clitics & kPronoun) &&
          !subject.empty() && !HasPatientPreposition()) {
        return PutObject(subject);
      }
      Put(SubjectRole(), subject);
      if (!bare.empty() && !(reading.clitics & kPronoun)) PutObject(*bare[0]);
      return;
    }
    ReadVerbFirst(bare);
  }

  // عيّن الملك فلانا وزيرا; عُيّن فلان وزيرا.
  void ReadTwoObjects(const std::vector<const Phrase*>& bare) {
    if (bare.size() == 2 && Split(*bare[0])) {
      const auto split = Split(*bare[0]);
      Put(SubjectRole(), split->first);
      PutObject(split->second);
    } else if (bare.size() == 2 && bare[1]->accusative) {
      PutObject(*bare[0]);
    } else {
      Put(SubjectRole(), *bare[0]);
      PutObject(*bare[1]);
    }
  }

  bool HasPatientPreposition() const {
    return std::any_of(complements_.begin(), complements_.end(),
                       [this](const Complement& complement) {
                         return !complement.preposition.empty() &&
                                PrepositionRole(complement.preposition) == rules::PATIENT;
                       });
  }

  void ReadVerbFirst(const std::vector<const Phrase*>& bare) {
    const Reading& reading = predicate_.event.reading;
    const bool transitive = ObjectRole() != rules::ROLE_UNSPECIFIED;
    if (bare.empty()) {
      if (!predicate_.passive) out_.agent_missing = Missing::kEarlier;
      return;
    }
    if (!transitive || (reading.clitics & kPronoun)) return Put(SubjectRole(), *bare[0]);
    if (bare.size() >= 2 && word_.two_objects()) return ReadTwoObjects(bare);
    if (bare.size() >= 2) {
      Put(SubjectRole(), *bare[0]);
      return PutObject(*bare[1]);
    }
    if (const auto split = Split(*bare[0])) {
      Put(SubjectRole(), split->first);
      return PutObject(split->second);
    }
    if (predicate_.passive || word_.often_passive()) return PutObject(*bare[0]);
    if (bare[0]->accusative || (SuitsObject(*bare[0]) && ObjectRole() == rules::THEME)) {
      out_.agent_missing = Missing::kEarlier;
      return PutObject(*bare[0]);
    }
    // Whom would he like? One who says "I" has all that the verb asks for.
    if (predicate_.may_be_first) {
      out_.agent_missing = Missing::kSpeaker;
      return PutObject(*bare[0]);
    }
    Put(SubjectRole(), *bare[0]);
  }

  // القوات البلدة: two nouns with the article, the second no adjective.
  std::optional<std::pair<Phrase, Phrase>> Split(const Phrase& phrase) const {
    if (phrase.entity >= 0 || phrase.end - phrase.head < 2) return std::nullopt;
    const StatementWord& last = words_[phrase.end - 1];
    if (!HasArticle(words_[phrase.end - 2].folded) || !HasArticle(last.folded)) return std::nullopt;
    // A plural agrees with a plural only: الجنود المصريين, but الشرطة | الصحفيين.
    if (last.Is(kAdjective) || EndsLikeAdjective(last.folded)) return std::nullopt;
    Phrase first = phrase, second = phrase;
    first.end = phrase.end - 1;
    second.begin = second.head = phrase.end - 1;
    return std::make_pair(first, second);
  }

  void ReadRelative(const std::vector<const Phrase*>& bare) {
    const Phrase head = AntecedentOf(words_, entities_, predicate_.word);
    const bool resumed = (predicate_.event.reading.clitics & kPronoun) != 0;
    if (resumed && ObjectRole() != rules::ROLE_UNSPECIFIED) {
      PutObject(head);
      if (!bare.empty()) return Put(SubjectRole(), *bare[0]);
      if (!predicate_.passive) out_.agent_missing = Missing::kEarlier;
      return;
    }
    Put(SubjectRole(), head);
    if (!bare.empty()) PutObject(*bare[0]);
  }

  void PutObject(const Phrase& phrase) {
    const Role role = ObjectRole();
    if (role != rules::ROLE_UNSPECIFIED) Put(role, phrase);
  }

  // "معبر مع سوريا المغلق": lands are feminine, so the crossing is closed.
  bool MayDescribe(const Phrase& noun) const {
    if (noun.entity < 0 || predicate_.event.reading.gender != Gender::kMasculine) return true;
    const model::ActorKind kind = entities_.entities[noun.entity].actor.kind;
    return kind != model::ActorKind::kState && kind != model::ActorKind::kPlace;
  }

  // الحكومة المعترف بها: the noun before a participle.
  void ReadAttribute() {
    const Phrase noun = PhraseBefore(words_, entities_, predicate_.word, out_.begin);
    if (!MayDescribe(noun)) return;
    const bool passive = predicate_.event.reading.form == WordForm::kPassiveParticiple;
    const Role object = ObjectRole() == rules::ROLE_UNSPECIFIED ? rules::PATIENT : ObjectRole();
    Put(passive ? object : SubjectRole(), noun);
    const std::vector<const Phrase*> bare = BarePhrases();
    if (!passive && !bare.empty()) PutObject(*bare[0]);
  }

  void ReadVerbalNoun() {
    const std::vector<const Phrase*> bare = BarePhrases();
    const bool transitive = ObjectRole() != rules::ROLE_UNSPECIFIED;
    if (predicate_.event.reading.form == WordForm::kActiveParticiple) {
      return ReadOneOf(bare, transitive);
    }
    const Phrase* object = transitive ? LamObject(bare.size()) : nullptr;
    if (predicate_.event.reading.clitics & kPronoun) {
      out_.agent_missing = Missing::kEarlier;
      if (object != nullptr) PutObject(*object);
    } else if (object != nullptr && bare.size() == 1) {
      Put(SubjectRole(), *bare[0]);
      PutObject(*object);
    } else if (!bare.empty() && transitive && predicate_.event.reading.form == WordForm::kMasdar) {
      PutObject(*bare[0]);
    } else if (!bare.empty() && (predicate_.governor < 0 || SubjectRole() == rules::PATIENT)) {
      Put(SubjectRole(), *bare[0]);
    }
    if (out_.agent.empty() && predicate_.governor >= 0 && !predicate_.passive) {
      ReadGovernorSubject();
    } else if (out_.agent.empty() && predicate_.heads_content && SubjectRole() == rules::AGENT) {
      out_.agent_missing = Missing::kHead;
    }
  }

  // "كان النائب من مؤيدي القانون".
  void ReadOneOf(const std::vector<const Phrase*>& bare, bool transitive) {
    if (transitive && !bare.empty()) PutObject(*bare[0]);
    const Phrase subject = SubjectBefore(predicate_.word - 1);
    if (!subject.empty()) return Put(SubjectRole(), subject);
    if (out_.agent_missing == Missing::kNothing) out_.agent_missing = Missing::kEarlier;
  }

  // "حصار القوات لمدينة": behind a verbal noun with its subject, the object.
  const Phrase* LamObject(size_t bare) const {
    if (predicate_.event.reading.form != WordForm::kMasdar || bare >= complements_.size()) {
      return nullptr;
    }
    const Complement& next = complements_[bare];
    const bool adjacent = next.phrase.begin <= predicate_.word + 1 + kLongestSubject;
    return next.preposition == "ل" && adjacent ? &next.phrase : nullptr;
  }

  void ReadGovernorSubject() {
    const size_t g = static_cast<size_t>(predicate_.governor);
    out_.begin = words_.ClauseBegin(g);
    if (words_[words_.ClauseBegin(g)].Is(kRelative))
      return Put(SubjectRole(), AntecedentOf(words_, entities_, g));
    for (const GovernorReading& governor : words_[g].governors) {
      if (governor.reading.person == Person::kFirst) out_.agent_missing = Missing::kSpeaker;
    }
    Phrase subject = SubjectBefore(g);
    if (subject.empty() && out_.agent_missing == Missing::kNothing) {
      subject = PhraseAt(words_, entities_, g + 1, predicate_.word);
    }
    // What leads to a death is no victim of it.
    const Role role = SubjectRole() == rules::PATIENT ? rules::AGENT : SubjectRole();
    if (!subject.empty()) return Put(role, subject);
    if (out_.agent_missing == Missing::kNothing && role == SubjectRole()) {
      out_.agent_missing = Missing::kEarlier;
    }
  }

  void ReadPrepositions() {
    for (const Complement& complement : complements_) {
      if (complement.preposition.empty()) continue;
      const Role role = PrepositionRole(complement.preposition);
      if (role != rules::ROLE_UNSPECIFIED) {
        Put(role, complement.phrase);
      } else if (complement.preposition == "في" || complement.preposition == "ب") {
        if (complement.phrase.entity >= 0) Put(rules::AT_PLACE, complement.phrase);
      }
    }
  }

  const StatementWords& words_;
  const EntitySet& entities_;
  const Themes& themes_;
  const Predicate& predicate_;
  const rules::Event& event_;
  const rules::EventWord& word_;
  std::vector<Complement> complements_;
  Arguments out_;
};

}  // namespace

Arguments FindArguments(const StatementWords& words, const EntitySet& entities,
                        const Themes& themes, const Predicate& predicate) {
  return Reader(words, entities, themes, predicate).Read();
}

}  // namespace isnad::analysis
