// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/document.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/model/error.h"
#include "core/text/normalized_text.h"

namespace isnad::analysis {
namespace {

absl::StatusOr<DocumentField> ReadField(model::TextField field, const char* name,
                                        const std::string& raw) {
  auto normalized = text::NormalizedText::Create(raw);
  if (!normalized.ok()) {
    const auto details = model::GetErrorDetails(normalized.status());
    if (!details.has_value()) return normalized.status();
    return model::InvalidField(name, details->reason, normalized.status().message(),
                               details->metadata);
  }
  DocumentField read{field, text::TokenizedText(*std::move(normalized)), {}, {}};
  read.sentences = text::SplitSentences(read.tokens);
  read.quotations = text::FindQuotations(read.tokens, read.sentences);
  return read;
}

}  // namespace

model::TextSpan DocumentField::Span(uint32_t begin, uint32_t end) const {
  const text::ByteRange range = tokens.RawRange(begin, end);
  return {field, range.begin, range.end};
}

int32_t DocumentField::SentenceOf(uint32_t token) const {
  const auto after = std::upper_bound(
      sentences.begin(), sentences.end(), token,
      [](uint32_t at, const text::Sentence& sentence) { return at < sentence.begin; });
  return static_cast<int32_t>(after - sentences.begin()) - 1;
}

absl::StatusOr<Document> ReadDocument(const model::Article& article) {
  auto title = ReadField(model::TextField::kTitle, "article.title", article.title);
  if (!title.ok()) return title.status();
  auto body = ReadField(model::TextField::kBody, "article.body", article.body);
  if (!body.ok()) return body.status();
  return Document{&article, *std::move(title), *std::move(body)};
}

}  // namespace isnad::analysis
