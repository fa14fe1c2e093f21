// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// FrameReader: content that a preposition leads to, or that is an object.
#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/analysis/dictionary/dictionary.h"
#include "core/analysis/statements/frame_reader.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kFarthestComplement = 25;  // tokens from an object to its preposition

}  // namespace

// بتوفير: also before a word that no list knows, where ب is hardly its own.
bool FrameReader::Attaches(uint32_t t, absl::string_view letter, Clitic clitic) const {
  if (!absl::StartsWith(words_.folded(t), letter) && (words_.info(t).clitics & clitic) == 0) {
    return false;
  }
  const WordInfo& info = words_.info(t);
  uint32_t end = 0;
  uint16_t clitics = 0;
  const int32_t entry =
      words_.vocabulary().FindEntry(words_.field().tokens, t, words_.size(), &end, &clitics);
  if (entry >= 0) return (clitics & clitic) != 0;  // باريس، لبنان
  if ((info.clitics & clitic) != 0) return true;
  if (info.classes != 0 || info.clitics != 0) return false;
  // بشن hides a word, بلدين is one.
  if (LookUpWord(info.bare).noun) return false;
  absl::string_view rest = info.bare;
  return absl::ConsumePrefix(&rest, letter) && (LookUpWord(rest).noun || info.bare.size() >= 8);
}

bool FrameReader::TakePreposition(uint32_t t, uint32_t limit, Frame* frame) const {
  const Cue& cue = *frame->match.cue;
  const absl::string_view word = words_.folded(t);
  if (cue.takes(word)) return TakeBehindPreposition(t + 1, limit, frame);
  if (cue.only_clause) return false;
  // وصفها بأنها كاذبة: the target is written to the verb.
  if (cue.takes("ب") && words_.IsComplementizer(t) && absl::StartsWith(word, "بان") &&
      (frame->match.reading.clitics & kPronoun) != 0) {
    return TakeClause(t, frame);
  }
  const bool attached =
      (cue.takes("ب") && Attaches(t, "ب", kBa)) || (cue.takes("ل") && Attaches(t, "ل", kLam));
  if (!attached) return false;
  const WordInfo& info = words_.info(t);
  if (info.Is(kParticle | kAudience) || info.kind == model::ActorKind::kMedia) return false;
  SetContent(ContentPattern::kPreposition, t, frame);
  return true;
}

// After a preposition that stands alone: إلى، عن.
bool FrameReader::TakeBehindPreposition(uint32_t t, uint32_t limit, Frame* frame) const {
  const Cue& cue = *frame->match.cue;
  while (t < limit && words_.IsWord(t) && cue.fills(words_.folded(t))) ++t;
  if (t >= limit) return false;
  if (cue.clause && words_.IsComplementizer(t)) return TakeClause(t, frame);
  if (cue.only_clause) return false;
  if (quotes_.OpenedAt(t) < 0) {
    if (!words_.IsWord(t) || clauses_.thanks.contains(words_.folded(t))) return false;
    const bool starts_object = clauses_.object_starts.contains(words_.folded(t));
    if (words_.info(t).Is(kParticle) && !starts_object) return false;
  }
  SetContent(ContentPattern::kPreposition, t, frame);
  return true;
}

// استعداده، رفضها، الهجوم: the noun without article and pronoun.
bool FrameReader::IsObjectHead(const Cue& cue, uint32_t t) const {
  absl::string_view bare = words_.info(t).bare;
  if (cue.object_heads.contains(bare)) return true;
  if (absl::string_view stem = bare; absl::ConsumeSuffix(&stem, "ا")) {  // استعدادا
    if (cue.object_heads.contains(stem)) return true;
  }
  for (absl::string_view pronoun : {"ها", "هم", "هما", "ه"}) {
    absl::string_view stem = bare;
    if (!absl::ConsumeSuffix(&stem, pronoun)) continue;
    if (cue.object_heads.contains(stem)) return true;
    // رغبته, of رغبة
    if (absl::ConsumeSuffix(&stem, "ت") && cue.object_heads.contains(absl::StrCat(stem, "ه"))) {
      return true;
    }
  }
  return false;
}

// طلب عدم كشف هويته، رفضت نشر اسمها: what is asked is said of the source only.
bool FrameReader::IsAnonymity(uint32_t t) const {
  if (words_.folded(t) == "عدم") ++t;
  if (!words_.IsWord(t) || !words_.IsWord(t + 1)) return false;
  const absl::string_view verb = words_.info(t).bare;
  if (verb != "كشف" && verb != "ذكر" && verb != "نشر" && verb != "افصاح") return false;
  for (uint32_t at = t + 1; at <= t + 2 && words_.IsWord(at); ++at) {
    const absl::string_view what = words_.folded(at);
    if (absl::StartsWith(what, "هوي") || absl::StartsWith(what, "اسم")) return true;
  }
  return false;
}

bool FrameReader::TakeObject(uint32_t t, uint32_t limit, Frame* frame) const {
  const Cue& cue = *frame->match.cue;
  if (cue.object == ObjectUse::kNone) return false;
  const WordInfo& info = words_.info(t);
  const bool particle = info.Is(kParticle | kTimeWord);
  if (particle && !clauses_.object_starts.contains(words_.folded(t))) return false;
  if (clauses_.thanks.contains(words_.folded(t))) return false;
  if (!cue.object_heads.empty() && !IsObjectHead(cue, t)) return false;
  if (IsAnonymity(t)) return false;
  if (cue.object == ObjectUse::kContent) {
    SetContent(ContentPattern::kObject, t, frame);
    return true;
  }
  // The target must be followed by what is said of it.
  const uint32_t last = std::min(limit, t + kFarthestComplement);
  for (uint32_t at = t + 1; at < last; ++at) {
    if (const CueMatch* other = CueAt(at); other != nullptr && !other->masdar()) break;
    if (!words_.IsWord(at)) continue;
    const WordInfo& word = words_.info(at);
    for (const std::string& preposition : cue.prepositions) {
      const bool attached = (preposition == "ب" && Attaches(at, "ب", kBa)) ||
                            (preposition == "ل" && Attaches(at, "ل", kLam)) ||
                            (preposition == "ل" && words_.folded(at) == "لان");
      if (words_.folded(at) != preposition &&
          !(attached && (!word.Is(kParticle) || words_.folded(at) == "لان")) &&
          !(cue.clause && words_.IsComplementizer(at)) &&
          !(preposition == "ب" && words_.IsComplementizer(at))) {
        continue;
      }
      SetContent(ContentPattern::kTarget, t, frame);
      return true;
    }
  }
  return false;
}

}  // namespace isnad::analysis
