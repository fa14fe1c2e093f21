// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/quotes.h"

#include <algorithm>
#include <array>

#include "core/text/quote_marks.h"
#include "core/text/turn_markers.h"

namespace isnad::text {
namespace {

// A quotation that no paragraph within this many closes was never closed.
constexpr uint32_t kMaxParagraphsOpen = 10;

class QuotationFinder {
 public:
  explicit QuotationFinder(const TokenizedText& text) : text_(text) {}

  // starts_turn: an interview's turn begins, which ends whatever was open.
  void ReadParagraph(const Paragraph& paragraph, uint32_t content_begin, bool starts_turn) {
    if (starts_turn) Expire();
    paragraph_ = {content_begin, paragraph.end};
    first_mark_ = continued_ = false;
    std::vector<uint32_t> marks, straight;
    for (uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
      if (!IsQuoteMark(text_[i])) continue;
      marks.push_back(i);
      if (FamilyOf(text_[i]) == QuoteFamily::kStraight) straight.push_back(i);
    }
    const bool open_before = CountOf(QuoteFamily::kStraight) > 0;
    const std::vector<StraightMark> roles =
        ResolveStraightMarks(text_, paragraph_, straight, open_before);
    auto next = roles.begin();
    for (uint32_t mark : marks) {
      first_mark_ = mark == marks.front();
      if (FamilyOf(text_[mark]) != QuoteFamily::kStraight) {
        Read({mark, mark, RoleOf(mark)});
      } else if (next != roles.end() && next->first == mark) {
        Read(*next++);  // the second of a doubled one is passed over
      }
    }
    EndParagraph();
  }

  std::vector<Quotation> Take() && {
    Expire();
    return WithoutNoise();
  }

 private:
  struct Open {
    size_t quotation;
    QuoteFamily family;
    bool carried = false;       // opened in an earlier paragraph
    uint32_t paragraphs = 0;    // since a mark of it was seen
    uint32_t unclosed_end = 0;  // where it ends if nothing closes it
  };

  uint32_t& CountOf(QuoteFamily family) { return counts_[static_cast<size_t>(family)]; }

  // Role of a mark whose form says something: the form, unless the shape says
  // the opposite and what is open agrees with the shape (reversed marks).
  MarkRole RoleOf(uint32_t mark) {
    const Token& token = text_[mark];
    const MarkRole shape = RoleByShape(text_, paragraph_, mark);
    const bool open = CountOf(FamilyOf(token)) > 0;
    switch (token.kind) {
      case TokenKind::kOpenQuote:
        return shape == MarkRole::kCloses && open ? MarkRole::kCloses : MarkRole::kOpens;
      case TokenKind::kCloseQuote:
        return shape == MarkRole::kOpens && !open ? MarkRole::kOpens : MarkRole::kCloses;
      default:  // '
        if (shape == MarkRole::kEither) return open ? MarkRole::kCloses : MarkRole::kNone;
        return shape;
    }
  }

  void Read(const StraightMark& read) {
    if (read.role == MarkRole::kOpens) OpenAt(read.first, read.last);
    // A straight mark without a partner of its own may close “….
    const bool left_over = read.role == MarkRole::kNone &&
                           RoleByShape(text_, paragraph_, read.first) == MarkRole::kCloses;
    if (read.role == MarkRole::kCloses || left_over) CloseAt(read.first, read.last);
  }

  void OpenAt(uint32_t mark, uint32_t last) {
    const QuoteFamily family = FamilyOf(text_[mark]);
    if (!stack_.empty() && stack_.front().carried && !continued_) {
      if (first_mark_ && mark == paragraph_.begin && stack_.front().family == family) {
        continued_ = true;  // repeated at the start of a paragraph
        return;
      }
      Expire();
    }
    Quotation quotation;
    quotation.begin = last + 1;
    quotation.open_mark = mark;
    if (!stack_.empty()) quotation.parent = static_cast<int32_t>(stack_.back().quotation);
    stack_.push_back({quotations_.size(), family});
    quotations_.push_back(quotation);
    ++CountOf(family);
  }

  void CloseAt(uint32_t mark, uint32_t last) {
    if (stack_.empty()) return;
    const QuoteFamily family = FamilyOf(text_[mark]);
    if (CountOf(family) == 0) {
      // “…" and «…”: closed by a mark of another family, if by its shape it can.
      const bool single =
          family == QuoteFamily::kSingle || stack_.back().family == QuoteFamily::kSingle;
      if (single || RoleByShape(text_, paragraph_, mark) != MarkRole::kCloses) return;
    } else {
      while (stack_.back().family != family) Pop(mark, /*closed=*/false);
    }
    quotations_[stack_.back().quotation].close_mark = last;
    Pop(mark, /*closed=*/true);
  }

  void Pop(uint32_t end, bool closed) {
    Quotation& quotation = quotations_[stack_.back().quotation];
    quotation.end = end;
    quotation.closed = closed;
    if (!closed) quotation.close_mark = static_cast<uint32_t>(text_.size());
    --CountOf(stack_.back().family);
    stack_.pop_back();
  }

  // Of what is open, only the outermost may go on: the rest ends here.
  void EndParagraph() {
    while (stack_.size() > 1) Pop(paragraph_.end, /*closed=*/false);
    if (stack_.empty()) return;
    Open& open = stack_.front();
    if (!open.carried || continued_) {
      open.unclosed_end = paragraph_.end;
      open.paragraphs = 0;
    }
    open.carried = true;
    if (open.paragraphs++ >= kMaxParagraphsOpen) Expire();
  }

  // Gives up what earlier paragraphs left open.
  void Expire() {
    if (!stack_.empty()) Pop(stack_.front().unclosed_end, /*closed=*/false);
  }

  // Leaves out single marks that were never closed, which are apostrophes,
  // and quotations of nothing.
  std::vector<Quotation> WithoutNoise() const {
    std::vector<Quotation> kept;
    std::vector<int32_t> new_index(quotations_.size(), -1);
    for (size_t i = 0; i < quotations_.size(); ++i) {
      Quotation quotation = quotations_[i];
      const int32_t parent = quotation.parent < 0 ? -1 : new_index[quotation.parent];
      const bool apostrophe =
          !quotation.closed && FamilyOf(text_[quotation.open_mark]) == QuoteFamily::kSingle;
      if (apostrophe || quotation.begin >= quotation.end) {
        new_index[i] = parent;  // what it held belongs to what holds it
        continue;
      }
      new_index[i] = static_cast<int32_t>(kept.size());
      quotation.parent = parent;
      kept.push_back(quotation);
    }
    return kept;
  }

  const TokenizedText& text_;
  Paragraph paragraph_;  // from its content on
  bool first_mark_ = false;
  bool continued_ = false;
  std::vector<Open> stack_;
  std::array<uint32_t, 4> counts_{};
  std::vector<Quotation> quotations_;
};

}  // namespace

std::vector<Quotation> FindQuotations(const TokenizedText& text,
                                      const std::vector<Sentence>& sentences) {
  QuotationFinder finder(text);
  for (size_t i = 0; i < sentences.size();) {
    const Sentence& first = sentences[i];
    while (i < sentences.size() && sentences[i].paragraph == first.paragraph) ++i;
    uint32_t content_begin = first.content_begin;
    const bool starts_turn = content_begin != first.begin;
    while (content_begin < first.end && IsBullet(text[content_begin])) ++content_begin;
    finder.ReadParagraph({first.begin, sentences[i - 1].end}, content_begin, starts_turn);
  }
  return std::move(finder).Take();
}

}  // namespace isnad::text
