// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/dates.h"

#include "core/text/date_parser.h"
#include "core/text/number_atoms.h"
#include "core/text/number_parser.h"

namespace isnad::text {

std::vector<DateMatch> FindDates(const TokenizedText& text, uint32_t begin, uint32_t end,
                                 absl::Time published) {
  const AtomList atoms(text, begin, end);
  const std::vector<ParsedNumber> numbers = NumberParser(atoms).ParseAll(/*ratios=*/false);
  std::vector<DateMatch> matches;
  for (const DateReading& reading : DateParser(atoms, numbers, published).ParseAll()) {
    const uint32_t first = atoms[reading.begin].token;
    const uint32_t last = atoms[reading.end - 1].token;
    // Two expressions in one token («2011/2012») are one match.
    if (!matches.empty() && first < matches.back().end) continue;
    matches.push_back({.begin = first, .end = last + 1, .interval = reading.interval});
  }
  return matches;
}

}  // namespace isnad::text
