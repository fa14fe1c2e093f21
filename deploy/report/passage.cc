// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/passage.h"

#include <algorithm>
#include <utility>

#include "core/text/normalized_text.h"
#include "core/text/sentences.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

namespace isnad::report {
namespace {

bool IsBoundary(absl::string_view text, size_t offset) {
  return offset == text.size() || !text::IsContinuationByte(text[offset]);
}

// The bytes from the first to the last sentence that shares some with the span.
std::pair<size_t, size_t> SentencesAround(const text::TokenizedText& text, size_t begin,
                                          size_t end) {
  size_t first = begin, last = end;
  for (const text::Sentence& sentence : text::SplitSentences(text)) {
    const text::ByteRange raw = text.RawRange(sentence.begin, sentence.end);
    if (raw.begin >= end || raw.end <= begin) continue;
    first = std::min<size_t>(first, raw.begin);
    last = std::max<size_t>(last, raw.end);
  }
  return {first, last};
}

// Context before the words, shortened at its far end.
absl::string_view Tail(absl::string_view context) {
  if (context.size() <= kMaxContext) return context;
  context.remove_prefix(context.size() - kMaxContext);
  const size_t space = context.find(' ');
  if (space != absl::string_view::npos) return context.substr(space + 1);
  while (!context.empty() && text::IsContinuationByte(context.front())) context.remove_prefix(1);
  return context;
}

// Context after the words, shortened at its far end.
absl::string_view Head(absl::string_view context) {
  if (context.size() <= kMaxContext) return context;
  const size_t space = context.rfind(' ', kMaxContext);
  size_t size = space == absl::string_view::npos ? kMaxContext : space;
  while (size > 0 && text::IsContinuationByte(context[size])) --size;
  return context.substr(0, size);
}

}  // namespace

absl::StatusOr<Passage> CutPassage(absl::string_view text, size_t begin, size_t end) {
  if (begin >= end || end > text.size() || !IsBoundary(text, begin) || !IsBoundary(text, end)) {
    return absl::OutOfRangeError("the span is none of the text's");
  }
  auto normalized = text::NormalizedText::Create(std::string(text));
  if (!normalized.ok()) return normalized.status();
  const text::TokenizedText tokens(*std::move(normalized));
  const auto [first, last] = SentencesAround(tokens, begin, end);
  const absl::string_view before = text.substr(first, begin - first);
  const absl::string_view after = text.substr(end, last - end);
  Passage passage;
  passage.before = std::string(Tail(before));
  passage.marked = std::string(text.substr(begin, end - begin));
  passage.after = std::string(Head(after));
  passage.begin = begin - passage.before.size();
  passage.cut_before = passage.before.size() < before.size();
  passage.cut_after = passage.after.size() < after.size();
  return passage;
}

void AddKey(size_t begin, size_t end, Passage* passage) {
  const size_t size = passage->before.size() + passage->marked.size() + passage->after.size();
  if (begin >= end || begin < passage->begin || end > passage->begin + size) return;
  passage->keys.push_back({begin - passage->begin, end - passage->begin});
}

}  // namespace isnad::report
