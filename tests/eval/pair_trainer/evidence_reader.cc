// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/pair_trainer/evidence_reader.h"

#include <utility>

#include "query-service/claim_relation.h"

namespace isnad::eval {
namespace {

using Mentions = std::vector<model::ClaimMention>;

absl::StatusOr<Mentions> ReadClaims(const query::TextAnalysis& analysis, const LabelledSide& side,
                                    const std::string& outlet) {
  query::SentText sent;
  sent.text = side.text;
  sent.outlet = outlet;
  sent.holder.display_name = side.holder;
  sent.publish_time = absl::UnixEpoch();
  auto claims = analysis.ReadClaims(sent);
  if (!claims.ok()) return claims.status();
  Mentions mentions;
  for (store::KeyedMention& keyed : *claims) mentions.push_back(std::move(keyed.mention));
  return mentions;
}

}  // namespace

EvidenceReader::EvidenceReader(analysis::WordBook book,
                               std::unique_ptr<const query::TextAnalysis> analysis)
    : book_(std::move(book)), analysis_(std::move(analysis)) {}

absl::StatusOr<EvidenceReader> EvidenceReader::Create() {
  auto book = analysis::WordBook::Create();
  if (!book.ok()) return book.status();
  auto analysis = query::TextAnalysis::Create();
  if (!analysis.ok()) return analysis.status();
  return EvidenceReader(*std::move(book), *std::move(analysis));
}

absl::StatusOr<analysis::PairEvidence> EvidenceReader::Read(const LabelledPair& pair) const {
  const auto a = ReadClaims(*analysis_, pair.a, "A");
  if (!a.ok()) return a.status();
  const auto b = ReadClaims(*analysis_, pair.b, "B");
  if (!b.ok()) return b.status();
  const auto relation = query::Relate({}, analysis_->judge(), *a, *b);
  if (!relation.ok()) return relation.status();
  const auto text_a = analysis::ReadPairText({pair.a.text, pair.a.holder}, book_);
  if (!text_a.ok()) return text_a.status();
  const auto text_b = analysis::ReadPairText({pair.b.text, pair.b.holder}, book_);
  if (!text_b.ok()) return text_b.status();
  return analysis::ComparePairTexts(*text_a, *text_b, query::FindingOf(*relation), book_);
}

}  // namespace isnad::eval
