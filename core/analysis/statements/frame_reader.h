// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/entities/field_words.h"
#include "core/analysis/entities/noun_phrase.h"
#include "core/analysis/statements/clause_words.h"
#include "core/analysis/statements/frame.h"
#include "core/analysis/statements/quote_index.h"

namespace isnad::analysis {

// Reads the reporting clause around each cue: who speaks (verb before or after
// the subject, relative clauses, dropped subjects, participles) and where the
// content begins. A cue without both complement and content yields nothing.
// Bounded look-around per cue, so linear over a field. Borrows its arguments.
class FrameReader {
 public:
  FrameReader(const FieldWords& words, const QuoteIndex& quotes, const ClauseWords& clauses);

  // All frames of the field, by cue.
  std::vector<Frame> ReadAll() const;

 private:
  std::optional<Frame> Read(const CueMatch& match) const;
  void CutAtPreposition(const Cue& cue, NounPhrase* phrase) const;
  void CutAtMedium(NounPhrase* subject) const;
  bool IsNoVerb(const CueMatch& match) const;
  bool ReadClause(Frame* frame, uint32_t* after) const;
  bool IsImpersonal(const Frame& frame, uint32_t after) const;
  bool Reports(const Frame& frame, uint32_t after) const;
  uint32_t FirstAuxiliary(uint32_t verb) const;
  bool ReadFinite(Frame* frame, uint32_t* after) const;
  NounPhrase SubjectBehind(uint32_t t, uint32_t limit, const Frame& frame, bool* plausible) const;
  bool ReadInside(Frame* frame, uint32_t* after) const;
  bool ReadFact(const NounPhrase& next, uint32_t limit, Frame* frame, uint32_t* after) const;
  bool ReadRelative(const NounPhrase& next, bool plausible, uint32_t relative, Frame* frame,
                    uint32_t* after) const;
  bool MayDropSubject(uint32_t after, uint32_t limit, Frame* frame) const;
  bool ReadMasdar(Frame* frame, uint32_t* after) const;
  bool ReadRelay(Frame* frame, uint32_t* after) const;
  bool ReadRelayOfWhom(Frame* frame, uint32_t* after) const;
  bool ReadInDocument(Frame* frame, uint32_t* after) const;

  // The subject before the verb, back to the start of its clause.
  NounPhrase SubjectBefore(const CueMatch& match) const;
  bool IsLink(uint32_t t) const;
  bool MayStartClause(uint32_t t, bool* with_and) const;
  bool MaySpeak(const NounPhrase& phrase, const CueMatch& match) const;
  NounPhrase Antecedent(uint32_t relative) const;
  NounPhrase OwnerOf(const NounPhrase& document, uint32_t limit) const;
  uint32_t RelativeEnd(uint32_t relative, uint32_t limit) const;
  bool IsTransparent(uint32_t begin, uint32_t verb, bool strict) const;
  bool Agrees(const Reading& verb, const NounPhrase& subject, bool before) const;
  bool IsPlausibleSubject(const Frame& frame, const NounPhrase& phrase, uint32_t limit) const;

  bool MayBeObject(const Frame& frame, const NounPhrase& phrase, uint32_t limit) const;
  bool IsThing(const NounPhrase& phrase) const;
  bool ContentOpens(uint32_t t, uint32_t limit, const Frame& frame) const;
  uint32_t SkipParenthesis(uint32_t t, uint32_t limit, const Frame& frame) const;
  NounPhrase UnnamedSubject(uint32_t t, uint32_t limit, const Frame& frame) const;
  uint32_t DescriptionEnd(uint32_t t, uint32_t limit, const Frame& frame) const;
  bool MayBeUnnamed(uint32_t t, uint32_t limit, const Frame& frame) const;
  bool IsAdverbial(uint32_t t) const;
  bool InHeadline(uint32_t t) const;
  bool StartsClause(const CueMatch& match) const;
  uint32_t SkipApposition(uint32_t t, uint32_t limit) const;
  uint32_t SkipCoordinated(uint32_t t, uint32_t limit) const;

  // Where a search for content has come to, and what it has seen on the way.
  struct Search {
    uint32_t at = 0, last = 0, limit = 0;  // tokens; the search ends at `last`
    bool near = false;                     // the content must follow at once
    bool takes_objects = false;            // noun phrases may be content
    bool after_comma = false;
    bool after_aside = false;  // directly
    bool in_relative = false;  // in a clause with الذي that no comma closes
    bool strayed = false;      // past words that are neither asides nor content
  };
  enum class Step : uint8_t { kFound, kNowhere, kOn, kElse };
  static bool MayCarry(const Frame& frame);
  Step PassMark(Search* search, Frame* frame) const;
  Step PassFunctionWord(Search* search, Frame* frame) const;
  Step PassOtherCue(Search* search, Frame* frame) const;
  Step PassPhrase(Search* search, Frame* frame) const;

  // From `t` on, where the content begins; false if nowhere.
  bool FindContent(uint32_t t, uint32_t limit, Frame* frame) const;
  bool ClauseAfterComma(uint32_t t, uint32_t limit, const Frame& frame) const;
  bool OpensClause(uint32_t t, const Frame& frame) const;
  bool TakeClause(uint32_t t, Frame* frame) const;
  bool TakeQuote(uint32_t mark, uint32_t limit, Frame* frame) const;
  bool Attaches(uint32_t t, absl::string_view letter, Clitic clitic) const;
  NounPhrase NameInQuotes(uint32_t mark, uint32_t limit) const;
  uint32_t UnknownNounEnd(uint32_t noun, uint32_t limit) const;
  bool TakeBehindPreposition(uint32_t t, uint32_t limit, Frame* frame) const;
  bool TakePreposition(uint32_t t, uint32_t limit, Frame* frame) const;
  bool IsObjectHead(const Cue& cue, uint32_t t) const;
  bool IsAnonymity(uint32_t t) const;
  bool TakeObject(uint32_t t, uint32_t limit, Frame* frame) const;
  void SetContent(ContentPattern pattern, uint32_t content, Frame* frame) const;
  uint32_t SkipAside(uint32_t t, uint32_t limit) const;
  uint32_t SkipAdverbs(uint32_t t, uint32_t limit) const;
  uint32_t NextComma(uint32_t t, uint32_t limit) const;
  bool IsNameInQuotes(uint32_t mark, uint32_t limit) const;
  const CueMatch* CueAt(uint32_t t) const;
  uint32_t SentenceBegin(uint32_t t) const;
  uint32_t SentenceEnd(uint32_t t) const;
  void FindClauseBegin(Frame* frame) const;
  uint32_t FindOpening(uint32_t begin, Frame* frame) const;

  const FieldWords& words_;
  const QuoteIndex& quotes_;
  const ClauseWords& clauses_;
  NounPhraseReader phrases_;
  std::vector<int32_t> cue_at_;  // index of the cue at each token, -1 if none
};

}  // namespace isnad::analysis
