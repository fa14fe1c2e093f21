// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/statements/carriers.h"
#include "core/analysis/statements/clause_words.h"
#include "core/analysis/statements/content_extent.h"
#include "core/analysis/statements/dialogue.h"
#include "core/analysis/statements/frame.h"
#include "core/analysis/statements/frame_reader.h"
#include "core/analysis/statements/quote_index.h"
#include "core/analysis/statements/speakers.h"
#include "core/analysis/statements/statements.h"

namespace isnad::analysis {

// Reads the attributed statements of one field in one sweep over what may
// report: frames, expressions of source, quotations without a verb, interview
// turns and headlines. Speakers are followed across fields.
class FieldReader {
 public:
  FieldReader(const FieldWords& words, const ClauseWords& clauses, const model::Article& article,
              Speakers* speakers);

  // Appends to *found; `outer` counts within it.
  void Read(std::vector<FoundStatement>* found);

 private:
  enum class EventKind : uint8_t { kHeadline, kLine, kManner, kTurn, kSource, kFrame, kQuotation };
  struct Event {
    uint32_t token;
    EventKind kind;
    uint32_t index;    // of a frame, sentence, turn, source rule or quotation
    uint32_t end = 0;  // of an expression of source
  };
  struct Label {  // before a colon
    NounPhrase subject;
    std::vector<NounPhrase> carriers;
  };

  struct Chain {
    std::vector<Speaker> heard_by;   // قال لرويترز
    std::vector<Speaker> quoted_by;  // نقلت رويترز عن
  };

  std::vector<Event> CollectEvents();
  void CollectTurns(std::vector<Event>* events) const;
  void ReadFrame(const Frame& frame);
  void ReadSource(const Event& event);
  NounPhrase OwnerOfDocument(const NounPhrase& document, uint32_t limit) const;
  bool IsSource(const NounPhrase& phrase, uint32_t limit) const;
  void ReadLeadingSource(const Event& event, const NounPhrase& phrase, const Speaker& speaker);
  void ReadTrailingSource(const Event& event, uint32_t behind, const Speaker& speaker);
  NounPhrase OriginBehind(const Event& event, const NounPhrase& phrase, uint32_t limit);
  uint32_t SourceEnd(uint32_t behind) const;
  uint32_t ClauseGoesOn(uint32_t behind, uint32_t limit) const;

  void ReadHeadline(const text::Sentence& sentence);
  void ReadLine(const text::Sentence& sentence);
  uint32_t NextSegmentWithLabel(uint32_t begin, uint32_t end) const;
  bool ReadLabel(uint32_t begin, uint32_t colon, uint32_t end);
  std::optional<Label> LabelBefore(uint32_t begin, uint32_t colon, bool spoken) const;
  bool ReadAudience(uint32_t t, uint32_t colon, Label* label) const;
  bool IsPlace(const NounPhrase& subject) const;
  bool DescribesSpeaker(uint32_t begin, uint32_t colon) const;
  bool PartsHeadline(uint32_t t) const;
  bool SoundsSpoken(uint32_t begin, uint32_t end) const;

  void ReadTurn(const DialogueTurn& turn);
  std::optional<Speaker> Answerer(const DialogueTurn& turn);

  void ReadQuotation(int32_t quotation);
  const CueMatch* CueAt(uint32_t t) const;
  const CueMatch* VerbBehind(const text::Quotation& quote) const;
  std::optional<Speaker> SpeakerBehind(const CueMatch& verb);
  std::optional<Speaker> SpeakerNamedBehind(uint32_t comma) const;

  void ReadNarration();

  std::optional<Speaker> SpeakerOf(const Frame& frame, bool nested);
  std::optional<Speaker> OwnerOfWord(uint32_t token, uint32_t begin) const;
  std::optional<Speaker> SpeakerOfSentence(const Frame& frame) const;
  std::optional<Speaker> SubjectOfSilentSentence(uint32_t sentence, const Reading& verb) const;
  std::optional<Speaker> DroppedSpeaker(const Frame& frame) const;
  Chain ChainOf(const Frame& frame, bool nested);
  std::optional<Speaker> CarrierSpeaker(const Carrier& carrier) const;
  void AddCarriersIn(uint32_t begin, uint32_t end, FoundStatement* found) const;
  uint32_t ClauseStart(const Frame& frame) const;
  void ReadManner(const text::Sentence& sentence);
  bool OpensOccasion(const Frame& frame) const;
  static bool SameSpeaker(const FoundStatement& a, const FoundStatement& b);
  void AddTrailingCarriers(FoundStatement* found) const;
  FoundStatement* Add(uint32_t begin, uint32_t end, const Speaker& speaker, absl::string_view rule);
  void AddLink(const model::Attribution& link, int32_t entity, FoundStatement* statement) const;
  int32_t LastFound() const;
  void InheritChain(const Frame& frame, int32_t heard, FoundStatement* found) const;
  void AddChain(const Speaker& carrier, FoundStatement* statement) const;
  void AddNarration(uint32_t begin, uint32_t end);
  model::StatementKind KindOf(uint32_t begin, uint32_t end) const;
  int32_t OuterOf(uint32_t token) const;
  bool IsBoilerplate(const text::Sentence& sentence) const;
  bool InTurn(uint32_t token) const;
  uint32_t Words(uint32_t begin, uint32_t end) const;

  const FieldWords& words_;
  const ClauseWords& clauses_;
  const model::Article& article_;
  Speakers* speakers_;
  QuoteIndex quotes_;
  NounPhraseReader phrases_;
  CarrierReader carriers_;
  std::vector<Frame> frames_;
  ContentExtent extent_;
  std::vector<int32_t> frame_at_;      // cue token -> frame, -1
  std::vector<bool> quotation_taken_;  // by a frame
  std::vector<DialogueTurn> turns_;    // of an interview
  std::vector<bool> attributed_;       // by token
  std::vector<FoundStatement>* found_ = nullptr;
  size_t first_ = 0;  // of this field in *found_
  std::optional<Speaker> interviewee_;
  std::optional<Speaker> sentence_carrier_;  // from بحسب at the start of this sentence
  uint32_t carrier_sentence_ = 0;
  std::vector<Speaker> source_chain_;  // of the expression of source at hand
  bool source_is_document_ = false;    // which nobody is known to have issued
  uint32_t source_end_ = 0;            // of the last expression of source behind its clause
};

}  // namespace isnad::analysis
