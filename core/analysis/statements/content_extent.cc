// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/content_extent.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "core/analysis/dictionary/dictionary.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kLongestClause = 400;  // tokens scanned for the end of one clause
constexpr uint32_t kShortQuote = 6;       // tokens; a longer one is the whole content

}  // namespace

ContentExtent::ContentExtent(const FieldWords& words, const QuoteIndex& quotes,
                             const ClauseWords& clauses, const std::vector<Frame>& frames)
    : words_(words),
      quotes_(quotes),
      clauses_(clauses),
      reporting_clause_at_(words.size() + 1, false) {
  for (const Frame& frame : frames) {
    if (frame.coordinated) reporting_clause_at_[frame.begin] = true;
  }
  // مؤكدا، متهمة: even where no content of theirs was found.
  for (const CueMatch& match : words.cues()) {
    const absl::string_view surface = words.token(match.token).surface;
    const bool adverbial = match.reading.clitics == 0 &&
                           (absl::EndsWith(surface, "ا") || absl::EndsWith(surface, "ة") ||
                            absl::EndsWith(surface, "ين"));
    if (match.participle() && adverbial && match.token > 0 && words.IsComma(match.token - 1)) {
      reporting_clause_at_[match.token] = true;
    }
  }
}

// «…»، وهاجم: behind a quotation goes on what the reporter tells.
bool ContentExtent::TellsOn(uint32_t comma) const {
  if (comma == 0 || !words_.IsQuoteMark(comma - 1) || !words_.IsWord(comma + 1)) return false;
  absl::string_view word = words_.folded(comma + 1);
  if (!absl::ConsumePrefix(&word, "و")) return false;
  if (words_.info(comma + 1).Is(kReportingVerb)) return true;
  const DictionarySense sense = LookUpWord(word);
  return sense.verb && !sense.noun;
}

uint32_t ContentExtent::Trim(uint32_t begin, uint32_t end) const {
  while (end > begin && !words_.IsWord(end - 1) &&
         words_.token(end - 1).kind != text::TokenKind::kNumber && !words_.IsMark(end - 1, ")") &&
         !words_.IsMark(end - 1, "%")) {
    --end;
  }
  return end;
}

bool ContentExtent::EndsHere(uint32_t t, uint32_t limit, uint32_t own_cue) const {
  if (reporting_clause_at_[t] && t > own_cue) return true;
  if (clauses_.ends.Match(words_, t, limit) > t) return true;
  if (clauses_.own_words.Match(words_, t, limit) > t) return true;
  if (words_.IsComma(t)) {
    const uint32_t next = t + 1;
    if (next < limit && (reporting_clause_at_[next] || TellsOn(t))) return true;
    return clauses_.ends_after_comma.Match(words_, next, limit) > next ||
           clauses_.own_words.Match(words_, next, limit) > next ||
           clauses_.source_phrases.Match(words_, next, limit) > next;
  }
  return false;
}

uint32_t ContentExtent::Scan(uint32_t begin, int32_t inside, uint32_t own_cue) const {
  const auto& sentences = words_.field().sentences;
  uint32_t limit = sentences[words_.SentenceOf(begin)].end;
  if (inside >= 0) limit = std::min(limit, quotes_[inside].end);
  uint32_t t = begin;
  while (t < limit && t < begin + kLongestClause) {
    if (t > begin && EndsHere(t, limit, own_cue)) return t;
    const int32_t q = quotes_.OpenedAt(t);
    if (q < 0) {
      ++t;
      continue;
    }
    if (!quotes_[q].closed) {
      // Forgotten marks close nothing: the sentence decides.
      ++t;
      continue;
    }
    const uint32_t after = quotes_[q].close_mark + 1;
    if (after > limit && inside < 0) {
      // The quotation carries the clause over the end of its sentence.
      limit = std::max(limit, after);
      if (after < words_.size() && !ContinuesAfterQuote(after, words_.size())) return after;
      if (after < words_.size()) limit = std::max(limit, sentences[words_.SentenceOf(after)].end);
    }
    t = std::max(after, t + 1);
  }
  return std::min(t, limit);
}

bool ContentExtent::ContinuesAfterQuote(uint32_t after, uint32_t limit) const {
  if (after >= limit || !words_.IsWord(after)) return false;
  if (words_.token(after).breaks_before > 0 || words_.info(after).Is(kTimeWord)) return false;
  return !EndsHere(after, limit, 0) &&
         clauses_.ends_after_comma.Match(words_, after, limit) == after &&
         clauses_.source_phrases.Match(words_, after, limit) == after;
}

uint32_t ContentExtent::ClauseEnd(uint32_t begin) const {
  return Trim(begin, Scan(begin, quotes_.Around(begin), begin));
}

// Content that is a noun phrase ends where a clause or a date begins behind it.
uint32_t ContentExtent::PhraseEnd(const Frame& frame, uint32_t end) const {
  if (frame.pattern != ContentPattern::kObject && frame.pattern != ContentPattern::kPreposition &&
      frame.pattern != ContentPattern::kTarget) {
    return end;
  }
  for (uint32_t t = frame.content; t + 1 < end; ++t) {
    const bool comma = words_.IsComma(t);
    if (comma && words_.info(t + 1).Is(kTimeWord) && t > frame.content + 2) end = t;
    // مصدر، طلب عدم كشف هويته، أن …: here goes on what another verb began.
    if (comma && words_.IsComplementizer(t + 1) && t > frame.content) end = t;
    if (t > frame.content && clauses_.ends_of_phrase.Match(words_, t + comma, end) > t + comma &&
        (comma || words_.folded(t).size() > 4)) {
      end = t;
    }
  }
  return end;
}

uint32_t ContentExtent::End(const Frame& frame) const {
  const int32_t around =
      frame.quotation >= 0 ? quotes_[frame.quotation].parent : quotes_.Around(frame.match.token);
  if (frame.quotation < 0) {
    uint32_t end = Scan(frame.content, around, frame.match.token);
    end = PhraseEnd(frame, end);
    if (frame.antecedent || frame.relative) {
      // A relative clause closes with the comma.
      for (uint32_t t = frame.content; t < end; ++t) {
        if (words_.IsComma(t) || words_.token(t).surface == "إن") end = t;
      }
    }
    return Trim(frame.content, end);
  }
  const text::Quotation& quote = quotes_[frame.quotation];
  if (!quote.closed) return Trim(frame.content, quote.end);
  const uint32_t after = quote.close_mark + 1;
  const uint32_t length = quote.end - quote.begin;
  uint32_t end = quote.end;
  const bool list_goes_on = words_.IsComma(after) && length <= 2;
  if ((length <= kShortQuote || frame.pattern == ContentPattern::kClause ||
       frame.pattern == ContentPattern::kPreposition || frame.pattern == ContentPattern::kTarget) &&
      after < words_.size() && quotes_.Around(after) == quote.parent &&
      (list_goes_on || ContinuesAfterQuote(after, words_.size()))) {
    end = Scan(after, around, frame.match.token);
  }
  return Trim(frame.content, end);
}

}  // namespace isnad::analysis
