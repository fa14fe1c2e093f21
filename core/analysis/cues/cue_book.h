// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/morphology/lexicon.h"
#include "core/model/statement.h"
#include "core/text/tokens.h"

namespace isnad::rules {
class CueRule;
}  // namespace isnad::rules

namespace isnad::analysis {

// What a cue's noun phrase object is to the content.
enum class ObjectUse : uint8_t {
  kNone,     // the cue takes no object: قال
  kContent,  // the object is the content: نفى الاتهامات
  kTarget,   // the content is the object with what follows: اتهم إيران بـ…
};

// A reporting expression of rules/ar/cues.textproto: a group of verbs, with
// their participles and verbal nouns, that are used alike.
struct Cue {
  std::string id;
  model::SpeechAct act = model::SpeechAct::kAssert;
  model::Endorsement endorsement = model::Endorsement::kNeutral;
  bool clause = false;             // takes إن، أن، بأن
  bool homograph = false;          // as often something else: believed only before its complement
  bool needs_preposition = false;  // an object alone is no speech: وصف الطريق
  bool in_document = false;        // جاء في بيان … أن
  bool impersonal = false;         // يذكر أن: present tense without a subject is nobody's
  bool restates = false;           // كرر دعوته إلى: the verbal noun is the cue
  bool negated = false;            // only behind a negation: لم يستبعد أن …
  bool informs = false;            // أبلغ رويترز أن …
  bool relay = false;              // نقلت رويترز عن …
  bool only_clause = false;        // خلص إلى أن: no quotation, no object, no other noun
  bool equates = false;  // يعتبر النهر أطول الأنهار: nobody in particular holds it
  bool no_quotation = false;  // لوّح «…»: a quotation after it is none of its words
  ObjectUse object = ObjectUse::kNone;
  std::vector<std::string> prepositions;          // folded; lead to content: عن، إلى، ب
  std::vector<std::string> fillers;               // folded; may stand between verb and complement
  absl::flat_hash_set<std::string> object_heads;  // folded; if any, no other noun is its object

  // Whether a noun behind the verb may as well be the object as the subject.
  bool takes(absl::string_view preposition) const {
    return std::find(prepositions.begin(), prepositions.end(), preposition) != prepositions.end();
  }
  bool fills(absl::string_view word) const {
    return std::find(fillers.begin(), fillers.end(), word) != fillers.end();
  }
  bool takes_any_object() const { return object != ObjectUse::kNone && object_heads.empty(); }
};

// A word of the text that may be a form of a cue. Negated and future forms
// report nothing and are left out.
struct CueMatch {
  uint32_t token = 0;
  const Cue* cue = nullptr;
  Reading reading;

  const Cue* other_cue = nullptr;  // of the same spelling: وردّ، ورد
  bool also_noun = false;          // spelled like its own verbal noun: طلب، نفي

  bool finite() const {
    return reading.form == WordForm::kPast || reading.form == WordForm::kPresent;
  }
  bool participle() const { return reading.form == WordForm::kActiveParticiple; }
  bool masdar() const { return reading.form == WordForm::kMasdar; }
};

// All cues. Immutable after Load; safe to share between threads.
class CueBook {
 public:
  static absl::StatusOr<std::shared_ptr<const CueBook>> Load();

  // The cue words of a text, in order, at most one per token: a finite third
  // person before a participle before a verbal noun. O(tokens).
  std::vector<CueMatch> Find(const text::TokenizedText& text) const;

  const std::vector<Cue>& cues() const { return cues_; }

 private:
  absl::Status Add(const rules::CueRule& rule);
  bool FindAt(const text::TokenizedText& text, uint32_t token, CueMatch* match) const;

  std::vector<Cue> cues_;
  Lexicon lexicon_;
};

}  // namespace isnad::analysis
