// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/circumstances.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "core/text/dates.h"
#include "core/text/quantities.h"

namespace isnad::analysis {
namespace {

constexpr size_t kLongestAdjunct = 12;  // words of a time before its clause

// Money and percents: an amount of something else, not a count of it.
bool IsMeasure(const model::Quantity& quantity) {
  return quantity.unit == "percent" ||
         (quantity.unit.size() == 3 && absl::ascii_isupper(quantity.unit[0]));
}

// "128 من مقاتلي الفصيل": what is counted stands behind من. "71 من أصل 103
// صواريخ": what is counted stands behind the whole, which is no count of it.
void AddQuantity(const text::TokenizedText& tokens, const text::QuantityMatch& match,
                 std::vector<model::Quantity>& quantities) {
  const auto is = [&tokens](size_t i, absl::string_view folded) {
    return i < tokens.size() && tokens[i].folded == folded;
  };
  if (match.begin >= 2 && is(match.begin - 2, "من") && is(match.begin - 1, "اصل")) {
    if (!quantities.empty()) quantities.back().unit = match.quantity.unit;
    return;
  }
  quantities.push_back(match.quantity);
  std::string& unit = quantities.back().unit;
  if (unit.empty() && is(match.end, "من") && match.end + 1 < tokens.size()) {
    unit = std::string(tokens[match.end + 1].folded);
  }
}

// Where the words before a clause, from the sentence's first on, are a phrase
// with no verb that opens the sentence; `clause` where there is none.
size_t AdjunctBegin(const StatementWords& words, size_t clause) {
  if (clause == 0 || words[clause].opens_sentence || !words[clause].after_comma) return clause;
  for (size_t i = clause; i-- > 0 && clause - i <= kLongestAdjunct;) {
    if (!words[i].events.empty() || words[i].Is(kRelative)) return clause;
    if (!words[i].opens_sentence) continue;
    return words[i].Is(kPreposition | kTimeWord) ? i : clause;
  }
  return clause;
}

}  // namespace

bool Circumstances::IsTold(uint32_t token) const {
  return std::any_of(told.begin(), told.end(), [token](const auto& range) {
    return range.first <= token && token < range.second;
  });
}

Circumstances ReadCircumstances(const StatementWords& words, size_t begin, size_t end,
                                absl::Time published) {
  const text::TokenizedText& tokens = words.field->tokens;
  const uint32_t first = words[begin].token;
  const uint32_t last = words[end - 1].token + 1;
  Circumstances found;
  for (const text::QuantityMatch& match : text::FindQuantities(tokens, first, last)) {
    AddQuantity(tokens, match, found.quantities);
    if (IsMeasure(match.quantity)) found.told.emplace_back(match.begin, match.end);
  }
  auto dates = text::FindDates(tokens, first, last, published);
  for (const text::DateMatch& match : dates) found.told.emplace_back(match.begin, match.end);
  if (const size_t adjunct = AdjunctBegin(words, begin); dates.empty() && adjunct < begin) {
    dates = text::FindDates(tokens, words[adjunct].token, first, published);
  }
  if (!dates.empty()) found.time = dates.front().interval;
  return found;
}

}  // namespace isnad::analysis
