// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/predicates.h"

#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "core/analysis/claims/phrases.h"
#include "core/analysis/claims/predicate_effects.h"

namespace isnad::analysis {
namespace {

using model::Modality;
using model::Polarity;
using rules::Effect;

// How far before the event its governor may stand, in words.
constexpr size_t kGovernorReach = 7;
// How long a question may be, in words from its verb, that a phrase answers.
constexpr size_t kAnswerReach = 4;
// Words from كان to "من مؤيدي".
constexpr size_t kCopulaReach = 5;

bool IsFinite(const Reading& reading) {
  return reading.form == WordForm::kPast || reading.form == WordForm::kPresent;
}

class Finder {
 public:
  explicit Finder(const StatementWords& words) : words_(words) {}

  std::vector<Predicate> Find() && {
    for (size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].events.empty()) continue;
      if (std::optional<Predicate> found = Read(i); found && !HasException(*found)) {
        found_.push_back(*found);
      }
    }
    return std::move(found_);
  }

 private:
  std::optional<Predicate> Read(size_t i) {
    Predicate predicate{.word = i};
    if (!ChooseReading(i, predicate)) return std::nullopt;
    predicate.relative = words_[words_.ClauseBegin(i)].Is(kRelative);
    if (!predicate.event.finite() && !predicate.attribute && !Licensed(i, predicate)) {
      return std::nullopt;
    }
    if (predicate.event.finite()) GovernThroughOpener(i, predicate);
    ApplyClitics(predicate);
    const size_t begin = words_.ClauseBegin(i);
    if (predicate.governor < 0) {
      ApplyParticles(i, begin, predicate);
    } else {
      ApplyParticles(i, static_cast<size_t>(predicate.governor) + 1, predicate);
      ApplyParticles(predicate.governor, begin, predicate);
    }
    ApplyEmbeddings(predicate);
    return predicate;
  }

  // Each rule once, however many of its phrases stand there.
  void ApplyEmbeddings(Predicate& predicate) const {
    const rules::Embedding* applied = nullptr;
    for (const EmbeddingPhrase& phrase : words_.embeddings) {
      if (phrase.rule == applied || !Embeds(phrase, predicate.word)) continue;
      if (IsWhatIsDenied(phrase)) continue;
      applied = phrase.rule;
      Apply(phrase.rule->effect(), predicate);
      // A plan on a condition, or perhaps, is no plan yet.
      if (phrase.rule->effect() == rules::CONDITIONAL) predicate.modality = Modality::kConditional;
      if (phrase.rule->effect() == rules::POSSIBLE) predicate.modality = Modality::kPossible;
    }
  }

  // "نفت الوزارة مزاعم بأن …": she denies what the allegations say.
  bool IsWhatIsDenied(const EmbeddingPhrase& phrase) const {
    return phrase.rule->effect() == rules::ALLEGED && phrase.begin <= 1 &&
           words_.statement->statement.act == model::SpeechAct::kDeny;
  }

  bool Embeds(const EmbeddingPhrase& phrase, size_t i) const {
    const size_t reach = static_cast<size_t>(phrase.rule->reach());
    if (!phrase.rule->after()) {
      return phrase.end <= i && i - phrase.end <= reach && !SentenceOpens(phrase.begin + 1, i + 1);
    }
    if (phrase.begin <= i || phrase.begin - i > reach) return false;
    // "أطلب المال منهم؟ كذبة": a question that is answered at once.
    const bool answers = phrase.begin - i <= kAnswerReach;
    return !SentenceOpens(i + 1, answers ? phrase.begin : phrase.begin + 1);
  }

  bool SentenceOpens(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i) {
      if (words_[i].opens_sentence) return true;
    }
    return false;
  }

  // Takes the finite reading where the place allows a verb, else the nominal.
  bool ChooseReading(size_t i, Predicate& predicate) const {
    const EventReading* finite = nullptr;
    const EventReading* nominal = nullptr;
    for (const EventReading& event : words_[i].events) {
      // تسلم: "received" rather than "she delivers".
      const bool past = finite == nullptr || (event.reading.form == WordForm::kPast &&
                                              finite->reading.form == WordForm::kPresent);
      if (event.finite() && past) finite = &event;
      if (!event.finite() && nominal == nullptr) nominal = &event;
    }
    const bool verb_fits = finite != nullptr && !NominalPlace(i, nominal != nullptr);
    const EventReading* chosen = verb_fits ? finite : nominal;
    if (chosen == nullptr) return false;
    // "فقد بدأت": a verb right before a verb only carries it.
    if (chosen->finite() && i + 1 < words_.size() && StartsWithVerb(words_[i + 1])) return false;
    predicate.event = *chosen;
    predicate.may_be_first = std::any_of(
        words_[i].events.begin(), words_[i].events.end(), [chosen](const EventReading& event) {
          return event.event == chosen->event && event.reading.person == Person::kFirst;
        });
    const WordForm form = chosen->reading.form;
    if (form == WordForm::kActiveParticiple && IsOneOf(i)) return true;
    if (form == WordForm::kActiveParticiple || form == WordForm::kPassiveParticiple) {
      if (i == 0 || words_[i].opens_clause || words_[i - 1].Is(kPreposition)) return false;
      if (!words_[i - 1].events.empty() || !words_[i - 1].governors.empty()) return false;
      predicate.attribute = true;
    }
    return true;
  }

  // "كان من مؤيدي القانون": one of those who support it.
  bool IsOneOf(size_t i) const {
    if (i < 2 || words_[i - 1].folded != "من") return false;
    const size_t begin = words_.ClauseBegin(i);
    for (size_t j = i - 1; j-- > begin && i - j <= kCopulaReach;) {
      if (words_[j].Is(kAuxiliary | kThirdPerson)) return true;
    }
    return false;
  }

  static bool StartsWithVerb(const StatementWord& word) {
    return !word.opens_clause && !word.events.empty() &&
           std::all_of(word.events.begin(), word.events.end(),
                       [](const EventReading& event) { return event.finite(); });
  }

  // Where only a noun can stand, or (for a word that may be either) where a
  // noun is the likelier reading.
  bool NominalPlace(size_t i, bool may_be_noun) const {
    if (i > 0 && !words_[i].opens_clause) {
      const StatementWord& before = words_[i - 1];
      if (before.Is(kPreposition | kDeterminer) && before.particle == nullptr) return true;
      if (may_be_noun && NearestGovernor(i) >= 0) return true;
    }
    if (!may_be_noun) return false;
    if (i == 0) return ContentIsPhrase();
    if (words_[i].opens_clause) return false;
    // "مزاعم تدخل": a noun after a noun that is neither definite nor a name.
    if (words_[i - 1].mention == nullptr && !HasArticle(words_[i - 1].folded) &&
        !words_[i - 1].Is(kAuxiliary | kParticle | kClauseOpener | kRelative)) {
      return true;
    }
    // "A B دعم": a verb after its subject, unless the subject is no phrase.
    return words_[words_.ClauseBegin(i)].Is(kPreposition) && words_[i - 1].mention == nullptr;
  }

  // The reporting verb governs a phrase, not a clause: نفى طلب السلاح.
  bool ContentIsPhrase() const {
    const FoundStatement& statement = *words_.statement;
    if (statement.statement.kind == model::StatementKind::kNarration) return IsHeadline();
    if (statement.begin_token == 0) return true;
    const text::Token& before = statement.field->tokens[statement.begin_token - 1];
    const bool complementizer = before.folded == "ان" || absl::StartsWith(before.folded, "بان") ||
                                absl::StartsWith(before.folded, "انه");
    return !complementizer && before.kind == text::TokenKind::kWord;
  }

  bool IsHeadline() const { return words_.field->field == model::TextField::kTitle; }

  bool Licensed(size_t i, Predicate& predicate) {
    const uint16_t clitics = predicate.event.reading.clitics;
    if (const int32_t g = NearestGovernor(i); g >= 0) {
      predicate.governor = g;
      Apply(EffectOf(g, i), predicate);
      if (GovernorAt(g, i)->reading.clitics & kFuture) Weaken(predicate, Modality::kPlanned);
      // "بعد إعادة انتخاب فلان": not by whoever the sentence is about.
      if (g == 0 || words_[g - 1].folded != "بعد") return true;
      predicate.governor = -1;
      predicate.presupposed = true;
      return !FutureFollows(i);
    }
    if (i > 0 && words_[i - 1].folded == "بعد") {
      predicate.presupposed = true;
      return !FutureFollows(i);
    }
    const bool heads = i == 0 || (i == 1 && words_[0].Is(kDeterminer));
    if (heads && words_.statement->statement.kind != model::StatementKind::kNarration) {
      predicate.heads_content = true;
      return true;
    }
    if (heads && IsHeadline()) return true;
    if (IsOneOf(i) && !predicate.attribute) return true;
    // "اتهمت الوزارة [الشركة بتزوير العقود]".
    if (found_.empty() && (clitics & kBa) != 0 && words_.ClauseBegin(i) == 0 &&
        words_.statement->statement.act == model::SpeechAct::kAccuse) {
      predicate.heads_content = true;
      return true;
    }
    if (IsReported(i)) return true;
    const bool purpose = (clitics & kLam) != 0 || (i > 0 && words_[i - 1].folded == "اجل");
    if (purpose && !found_.empty() && words_.ClauseBegin(i) <= found_.back().word) {
      Weaken(predicate, Modality::kPlanned);
      predicate.purpose_of = static_cast<int32_t>(found_.size()) - 1;
      return true;
    }
    return false;
  }

  // "الأنباء عن إغلاق المعبر لا أساس لها": what the words around it judge.
  bool IsReported(size_t i) const {
    const bool told = i > 0 && (words_[i - 1].folded == "عن" || words_[i - 1].folded == "حول" ||
                                words_[i - 1].folded == "بشان");
    const uint16_t clitics = words_[i].events.front().reading.clitics;
    return (told || (clitics & kBa) != 0) &&
           std::any_of(words_.embeddings.begin(), words_.embeddings.end(),
                       [&](const EmbeddingPhrase& phrase) {
                         return Judges(phrase.rule->effect()) && Embeds(phrase, i);
                       });
  }

  static bool Judges(Effect effect) {
    return effect == rules::DISBELIEVED || effect == rules::ALLEGED;
  }

  // "بعد رفع الحظر سوف يعود": what has not happened yet.
  bool FutureFollows(size_t i) const {
    const size_t end = std::min(words_.size(), i + StatementWords::kLongestClause);
    for (size_t j = i + 1; j < end && !words_[j].opens_sentence; ++j) {
      const rules::Particle* particle = words_[j].particle;
      if (particle != nullptr && particle->effect() == rules::PLANNED) return true;
      if (absl::StartsWith(words_[j].folded, "سي") || absl::StartsWith(words_[j].folded, "ست"))
        return true;
    }
    return false;
  }

  // The governor of a verbal noun: the nearest before it in its clause with
  // no other verb of an event between them.
  int32_t NearestGovernor(size_t i) const {
    const size_t begin = words_.ClauseBegin(i);
    for (size_t g = i; g-- > begin && i - g <= kGovernorReach;) {
      if (!words_[g].governors.empty() && Governs(g, i)) return static_cast<int32_t>(g);
      for (const EventReading& event : words_[g].events) {
        if (event.finite()) return -1;
      }
    }
    return -1;
  }

  bool Governs(size_t g, size_t i) const { return GovernorAt(g, i) != nullptr; }

  // How the word at g governs the event at i; nullptr if it does not. يجري
  // alone is "takes place", with somebody between them "carries out".
  const GovernorReading* GovernorAt(size_t g, size_t i) const {
    const GovernorReading* chosen = nullptr;
    for (const GovernorReading& governor : words_[g].governors) {
      const WordForm form = governor.reading.form;
      const bool fits =
          IsFinite(governor.reading) || form == WordForm::kMasdar || form == WordForm::kNoun;
      if (!fits || !MayGovernAny(governor, i)) continue;
      const bool light = governor.governor->effect() == rules::LIGHT;
      const bool over_passive =
          chosen != nullptr && light && i > g + 1 && chosen->governor->effect() == rules::PASSIVE;
      if (chosen == nullptr || over_passive) chosen = &governor;
    }
    return chosen;
  }

  bool MayGovernAny(const GovernorReading& governor, size_t i) const {
    return std::any_of(words_[i].events.begin(), words_[i].events.end(),
                       [&](const EventReading& event) { return governor.MayGovern(*event.event); });
  }

  Effect EffectOf(size_t g, size_t i) const { return GovernorAt(g, i)->governor->effect(); }

  // يريد أن يبيع: the governor stands before the word that opens the clause.
  void GovernThroughOpener(size_t i, Predicate& predicate) {
    const size_t begin = words_.ClauseBegin(i);
    // "وأن تصل" goes on with what is expected or planned; وأنّ takes a noun.
    const bool that = words_[begin].folded == "ان" || words_[begin].folded == "وان";
    const bool subjunctive = words_[begin].Is(kClauseOpener) && that && begin + 1 == i &&
                             predicate.event.reading.form == WordForm::kPresent;
    for (size_t g = begin; g-- > 0 && begin - g <= kGovernorReach;) {
      if (!words_[begin].Is(kClauseOpener) || words_[begin].folded != "ان") break;
      if (!words_[g].governors.empty() && Governs(g, i)) {
        Apply(EffectOf(g, i), predicate);
        ApplyParticles(g, words_.ClauseBegin(g), predicate);
        return;
      }
      if (words_[g].opens_clause) break;
    }
    if (subjunctive) Weaken(predicate, Modality::kPossible);
    // حاول يقتحم, كانت تعتزم بيع: the governor in the same clause.
    if (const int32_t g = NearestGovernor(i); g >= 0 && begin <= static_cast<size_t>(g)) {
      const Effect effect = EffectOf(g, i);
      if (effect == rules::POSSIBLE || effect == rules::PLANNED) Apply(effect, predicate);
    }
  }

  void ApplyClitics(Predicate& predicate) const {
    const Reading& reading = predicate.event.reading;
    if (reading.clitics & kFuture) Weaken(predicate, Modality::kPlanned);
    if (reading.form == WordForm::kPresent && (reading.clitics & kLam)) {
      Weaken(predicate, Modality::kPlanned);
    }
    if (reading.passive || reading.form == WordForm::kPassiveParticiple) predicate.passive = true;
  }

  // The nearest particle in [begin, i) that reaches word i.
  void ApplyParticles(size_t i, size_t begin, Predicate& predicate) const {
    for (size_t p = i; p-- > begin;) {
      const rules::Particle* particle = words_[p].particle;
      if (particle == nullptr) continue;
      if (i - p - 1 > static_cast<size_t>(particle->reach())) continue;
      if (!TenseFits(*particle, i)) continue;
      const bool reaches = OnlyFunctionWords(p + 1, i) || NegatesSubject(p, i);
      if (particle->effect() == rules::NOT_FACT && !reaches) continue;
      Apply(particle->effect(), predicate);
      return Apply(particle->also(), predicate);
    }
  }

  // "لا النقابة ولا الحزب دعما القانون": neither of them did.
  bool NegatesSubject(size_t p, size_t i) const {
    const bool neither = words_[p].folded == "لا" || words_[p].folded == "ولا";
    if (!neither || !words_[p].opens_clause || p + 1 >= i) return false;
    const StatementWord& next = words_[p + 1];
    return next.mention != nullptr || HasArticle(next.folded);
  }

  bool OnlyFunctionWords(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i) {
      if (!words_[i].Is(kAuxiliary | kStopWord | kParticle)) return false;
    }
    return true;
  }

  bool TenseFits(const rules::Particle& particle, size_t i) const {
    if (particle.tense().empty()) return true;
    const WordForm wanted = particle.tense() == "past" ? WordForm::kPast : WordForm::kPresent;
    for (const EventReading& event : words_[i].events) {
      if (event.reading.form == wanted) return true;
    }
    for (const GovernorReading& governor : words_[i].governors) {
      if (governor.reading.form == wanted) return true;
    }
    return false;
  }

  // لم يقتل إلا اثنان: neither a plain denial nor a plain report.
  bool HasException(const Predicate& predicate) const {
    if (predicate.polarity == Polarity::kPositive) return false;
    const size_t end = std::min(words_.size(), predicate.word + 12);
    for (size_t i = predicate.word; i < end; ++i) {
      if (words_[i].opens_sentence && i > predicate.word) return false;
      if (words_[i].Is(kException)) return true;
    }
    return false;
  }

  const StatementWords& words_;
  std::vector<Predicate> found_;
};

}  // namespace

bool IsMain(const Predicate& predicate) {
  return !predicate.relative && !predicate.attribute && !predicate.presupposed &&
         predicate.purpose_of < 0;
}

std::vector<Predicate> FindPredicates(const StatementWords& words) { return Finder(words).Find(); }

}  // namespace isnad::analysis
