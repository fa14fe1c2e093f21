// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/pair_properties.h"

#include <cmath>
#include <numeric>

#include "core/text/utf8.h"

namespace isnad::fuzz {
namespace {

using analysis::PairVerdict;

bool StandsInside(const text::ByteRange& range, absl::string_view text) {
  return range.begin <= range.end && range.end <= text.size();
}

std::string Inspect(const PairVerdict& verdict, absl::string_view a, absl::string_view b) {
  const auto& p = verdict.probabilities;
  if (std::abs(std::accumulate(p.begin(), p.end(), 0.0) - 1) > 1e-9) {
    return "probabilities do not add up";
  }
  const bool contradicts = verdict.relation == analysis::PairRelation::kContradicts;
  if (contradicts == verdict.types.empty()) return "types that do not fit the relation";
  if (!contradicts && !verdict.conflicts.empty()) return "a conflict without contradiction";
  for (const analysis::PairConflict& conflict : verdict.conflicts) {
    if (!StandsInside(conflict.range_a, a) || !StandsInside(conflict.range_b, b)) {
      return "a conflict outside the text";
    }
  }
  return "";
}

}  // namespace

std::string FindBrokenPair(const analysis::PairScorer& scorer, absl::string_view a,
                           absl::string_view b) {
  const auto x = scorer.Prepare({a, ""}), y = scorer.Prepare({b, "وكالة المرفأ"});
  for (const auto& [text, read] : {std::make_pair(a, &x), std::make_pair(b, &y)}) {
    if (read->ok() == text::FindMalformedUtf8(text).has_value()) {
      return "malformed text taken, or well-formed text refused";
    }
    if (!read->ok() && read->status().code() != absl::StatusCode::kInvalidArgument) {
      return "an error that is not INVALID_ARGUMENT";
    }
  }
  if (!x.ok() || !y.ok()) return "";
  const PairVerdict forth = scorer.Score(*x, *y), back = scorer.Score(*y, *x);
  for (size_t i = 0; i < forth.probabilities.size(); ++i) {
    if (std::abs(forth.probabilities[i] - back.probabilities[i]) > 1e-9) {
      return "another answer for the texts exchanged";
    }
  }
  return Inspect(forth, a, b);
}

}  // namespace isnad::fuzz
