// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/cues/cue_book.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/analysis/rules/cues.pb.h"
#include "core/analysis/rules/rule_files.h"
#include "core/analysis/rules/word.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

model::SpeechAct ActOf(rules::CueAct act) {
  switch (act) {
    case rules::DENY:
      return model::SpeechAct::kDeny;
    case rules::ACCUSE:
      return model::SpeechAct::kAccuse;
    case rules::DEMAND:
      return model::SpeechAct::kDemand;
    case rules::ANNOUNCE:
      return model::SpeechAct::kAnnounce;
    case rules::WARN:
      return model::SpeechAct::kWarn;
    case rules::PROMISE:
      return model::SpeechAct::kPromise;
    case rules::ASK:
      return model::SpeechAct::kAsk;
    default:
      return model::SpeechAct::kAssert;
  }
}

model::Endorsement EndorsementOf(rules::CueEndorsement endorsement) {
  if (endorsement == rules::ENDORSED) return model::Endorsement::kEndorsed;
  if (endorsement == rules::DOUBTED) return model::Endorsement::kDoubted;
  return model::Endorsement::kNeutral;
}

ObjectUse ObjectOf(rules::CueObject object) {
  if (object == rules::CONTENT) return ObjectUse::kContent;
  if (object == rules::TARGET) return ObjectUse::kTarget;
  return ObjectUse::kNone;
}

bool Negates(absl::string_view folded) {
  return folded == "لم" || folded == "لا" || folded == "لن" || folded == "ولم" || folded == "ولا" ||
         folded == "ولن" || folded == "فلم" || folded == "فلا";
}

// Lower is better; negative for a reading that reports nothing.
int Rank(const Reading& reading, const text::Token& token, bool jussive_reports) {
  constexpr uint16_t kConjunctions = kAnd | kFa;
  // حملة is no حمّله: folding makes ة and ه one letter.
  if ((reading.clitics & kPronoun) != 0 && absl::EndsWith(token.surface, "ة")) return -1;
  switch (reading.form) {
    case WordForm::kPast:
    case WordForm::kPresent:
      if (reading.person != Person::kThird || reading.passive ||
          (reading.jussive && !jussive_reports) ||
          (reading.clitics & ~(kConjunctions | kPronoun)) != 0 ||
          ((reading.clitics & kPronoun) != 0 && absl::EndsWith(token.surface, "ك"))) {
        return -1;
      }
      return 0;
    case WordForm::kActiveParticiple: {
      // Adverbial: مضيفا، مؤكدة، مشيرين.
      const bool accusative = absl::EndsWith(token.surface, "ا") ||
                              absl::EndsWith(token.surface, "ة") ||
                              absl::EndsWith(token.surface, "ين");
      return accusative && (reading.clitics & ~kConjunctions) == 0 ? 1 : -1;
    }
    case WordForm::kMasdar:
      return (reading.clitics & ~(kConjunctions | kPronoun | kBa | kLam | kArticle)) == 0 ? 2 : -1;
    default:
      return -1;
  }
}

// Where a writer put the hamza of the first alef: 'a' above, 'i' below, 0 if
// there is none to tell.
char HamzaOnAlef(absl::string_view surface) {
  for (int letters = 0; letters < 3 && surface.size() > 2; ++letters) {
    if (absl::StartsWith(surface, "أ")) return 'a';
    if (absl::StartsWith(surface, "إ")) return 'i';
    if (!absl::ConsumePrefix(&surface, "و") && !absl::ConsumePrefix(&surface, "ف") &&
        !absl::ConsumePrefix(&surface, "ب") && !absl::ConsumePrefix(&surface, "ل")) {
      return 0;
    }
  }
  return 0;
}

// ذُكر، ويُعتقد: a damma on the first letter of the verb, as it was written.
bool HasFirstDamma(absl::string_view raw) {
  static constexpr absl::string_view kDamma = "ُ";
  static constexpr size_t kBytesOfLetter = 2;
  const auto starts = [&raw] {
    return raw.size() > kBytesOfLetter && absl::StartsWith(raw.substr(kBytesOfLetter), kDamma);
  };
  if (starts()) return true;
  constexpr absl::string_view kFatha = "َ";
  if (!absl::ConsumePrefix(&raw, "و") && !absl::ConsumePrefix(&raw, "ف")) return false;
  absl::ConsumePrefix(&raw, kFatha);
  return starts();
}

// Whether that damma makes it passive: always in the past; in the present not
// of verbs like أعلن and أكّد, whose active يُعلن has it too.
bool MayBePassive(const Reading& reading, const Lexeme& lexeme) {
  if (reading.form == WordForm::kPast) return true;
  constexpr absl::string_view kShadda = "ّ";
  return !absl::StartsWith(lexeme.lemma, "أ") && !absl::StrContains(lexeme.lemma, kShadda) &&
         !absl::StartsWith(lexeme.lemma, "ت");
}

std::vector<std::string> FoldAll(const google::protobuf::RepeatedPtrField<std::string>& words) {
  std::vector<std::string> folded;
  for (const std::string& word : words) folded.push_back(text::Fold(word));
  return folded;
}

}  // namespace

absl::StatusOr<std::shared_ptr<const CueBook>> CueBook::Load() {
  auto parsed = ReadRuleFile<rules::CueRules>("cues.textproto");
  if (!parsed.ok()) return parsed.status();
  auto book = std::make_shared<CueBook>();
  for (const rules::CueRule& rule : parsed->cue()) {
    if (absl::Status status = book->Add(rule); !status.ok()) return status;
  }
  return book;
}

absl::Status CueBook::Add(const rules::CueRule& rule) {
  Cue cue;
  cue.id = rule.id();
  cue.act = ActOf(rule.act());
  cue.endorsement = EndorsementOf(rule.endorsement());
  cue.clause = rule.clause();
  cue.homograph = rule.homograph();
  cue.needs_preposition = rule.needs_preposition();
  cue.in_document = rule.in_document();
  cue.impersonal = rule.impersonal();
  cue.restates = rule.restates();
  cue.relay = rule.relay();
  cue.informs = rule.informs();
  cue.negated = rule.negated();
  cue.only_clause = rule.only_clause();
  cue.equates = rule.equates();
  cue.no_quotation = rule.no_quotation() || rule.only_clause();
  cue.object = ObjectOf(rule.object());
  cue.prepositions = FoldAll(rule.preposition());
  cue.fillers = FoldAll(rule.filler());
  for (const std::string& head : rule.object_head()) cue.object_heads.insert(text::Fold(head));
  const uint32_t index = static_cast<uint32_t>(cues_.size());
  cues_.push_back(std::move(cue));
  for (const rules::Word& word : rule.word()) {
    if (absl::Status status = lexicon_.Add(ToLexeme(word, index)); !status.ok()) {
      return absl::Status(status.code(), absl::StrCat("cues.textproto: ", rule.id(), ": ",
                                                      word.lemma(), ": ", status.message()));
    }
  }
  return absl::OkStatus();
}

bool CueBook::FindAt(const text::TokenizedText& text, uint32_t t, CueMatch* match) const {
  const text::Token& token = text[t];
  const bool negated = t > 0 && Negates(text[t - 1].folded);
  int best = 3;
  bool noun = false;
  const char hamza = HamzaOnAlef(token.surface);
  // وذُكر أن: by nobody; but وذُكر في الرسالة أن.
  const bool passive =
      HasFirstDamma(text.RawText(t, t + 1)) && !(t + 1 < text.size() && text[t + 1].folded == "في");
  for (const Reading& reading : lexicon_.Find(token.folded)) {
    const Lexeme& lexeme = lexicon_.lexemes()[reading.lexeme];
    const Cue& cue = cues_[lexeme.tag];
    const int rank = Rank(reading, token, cue.negated);
    if (rank < 0) continue;
    if (rank == 0 ? negated != cue.negated : cue.negated) continue;
    if (rank == 0 && passive && MayBePassive(reading, lexeme)) continue;
    if (cue.in_document && (reading.clitics & (kPronoun | kFa)) != 0) continue;
    // أدانته is she condemned him, إدانته his conviction.
    if ((rank == 0 && hamza == 'i') || (rank == 2 && hamza == 'a')) continue;
    noun |= rank == 2;
    // ردا على سؤال: no dual.
    if (rank == 0 && cue.homograph && reading.number == Number::kDual) continue;
    if (rank == best && match->cue != &cue && rank == 0) match->other_cue = &cue;
    if (rank >= best) continue;
    best = rank;
    *match = {t, &cue, reading};
  }
  match->also_noun = noun && best == 0;
  return best < 3;
}

std::vector<CueMatch> CueBook::Find(const text::TokenizedText& text) const {
  std::vector<CueMatch> matches;
  CueMatch match;
  for (uint32_t t = 0; t < text.size(); ++t) {
    if (text[t].kind == text::TokenKind::kWord && FindAt(text, t, &match)) matches.push_back(match);
  }
  return matches;
}

}  // namespace isnad::analysis
