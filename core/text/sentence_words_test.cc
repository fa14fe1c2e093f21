// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// Every row of sentence_words.inc does what its example says, and does it by
// that row: the word stands in the example.
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/text/fold.h"
#include "core/text/quotes.h"
#include "core/text/sentences.h"
#include "core/text/turn_markers.h"
#include "gtest/gtest.h"

namespace isnad::text {
namespace {

struct Row {
  const char* word;
  const char* example;
};

TokenizedText Tokenize(const std::string& raw) {
  return TokenizedText(*NormalizedText::Create(raw));
}

void ExpectWordStandsIn(const Row& row) {
  SCOPED_TRACE(row.example);
  EXPECT_EQ(Fold(row.word), row.word) << "not in its folded form";
  bool found = false;
  const TokenizedText text = Tokenize(row.example);
  for (const Token& token : text.tokens()) {
    found |= token.folded == row.word || token.folded == absl::StrCat("ال", row.word);
  }
  EXPECT_TRUE(found) << row.word << " is not in its example";
}

void ExpectOneSentence(const Row& row) {
  ExpectWordStandsIn(row);
  EXPECT_EQ(SplitSentences(Tokenize(row.example)).size(), 1u) << row.example;
}

#define ROW(word, example) {word, example},

TEST(SentenceWordsTest, AbbreviationsDoNotEndASentence) {
  constexpr Row kRows[] = {
#define ABBREVIATION ROW
#include "core/text/sentence_words.inc"
#undef ABBREVIATION
  };
  for (const Row& row : kRows) ExpectOneSentence(row);
}

TEST(SentenceWordsTest, LetterNamesDoNotEndASentence) {
  constexpr Row kRows[] = {
#define LETTER_NAME ROW
#include "core/text/sentence_words.inc"
#undef LETTER_NAME
  };
  for (const Row& row : kRows) ExpectOneSentence(row);
}

TEST(SentenceWordsTest, HostNamesDoNotEndASentence) {
  constexpr Row kRows[] = {
#define HOST_SUFFIX ROW
#include "core/text/sentence_words.inc"
#undef HOST_SUFFIX
  };
  for (const Row& row : kRows) ExpectOneSentence(row);
}

TEST(SentenceWordsTest, LineContinuersJoinLines) {
  constexpr Row kRows[] = {
#define LINE_CONTINUER ROW
#include "core/text/sentence_words.inc"
#undef LINE_CONTINUER
  };
  for (const Row& row : kRows) {
    ExpectOneSentence(row);
    // Counter-example: behind a full stop the same word joins nothing.
    std::string stopped = row.example;
    stopped.insert(stopped.find('\n'), ".");
    EXPECT_EQ(SplitSentences(Tokenize(stopped)).size(), 2u) << stopped;
  }
}

TEST(SentenceWordsTest, TurnMarkersOpenALine) {
  struct MarkerRow {
    Row row;
    SentenceKind kind;
  };
  constexpr MarkerRow kRows[] = {
#define TURN_MARKER(word, kind, example) {{word, example}, SentenceKind::kind},
#include "core/text/sentence_words.inc"
#undef TURN_MARKER
  };
  for (const MarkerRow& marker : kRows) {
    ExpectWordStandsIn(marker.row);
    const TokenizedText text = Tokenize(marker.row.example);
    const auto found = MatchTurnMarker(text, 0, static_cast<uint32_t>(text.size()));
    ASSERT_TRUE(found.has_value()) << marker.row.example;
    EXPECT_EQ(found->kind, marker.kind) << marker.row.example;
    // Counter-example: the same word inside a line, without a separator.
    const TokenizedText inside = Tokenize(absl::StrCat(marker.row.word, " واحد لا يكفي: نعم"));
    EXPECT_FALSE(MatchTurnMarker(inside, 0, static_cast<uint32_t>(inside.size())));
  }
}

TEST(SentenceWordsTest, OpeningMarksMayTouchAProclitic) {
  constexpr Row kRows[] = {
#define PROCLITIC ROW
#include "core/text/sentence_words.inc"
#undef PROCLITIC
  };
  for (const Row& row : kRows) {
    ExpectWordStandsIn(row);
    const TokenizedText text = Tokenize(row.example);
    const std::vector<Quotation> found = FindQuotations(text, SplitSentences(text));
    bool touches = false;
    for (const Quotation& quotation : found) {
      EXPECT_TRUE(quotation.closed) << row.example;
      touches |= quotation.open_mark > 0 && !text[quotation.open_mark].space_before &&
                 text[quotation.open_mark - 1].folded == row.word;
    }
    EXPECT_TRUE(touches) << row.example;
  }
}

}  // namespace
}  // namespace isnad::text
