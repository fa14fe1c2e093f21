// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace isnad::text {

// A name of money. With the adjective of a country it has an ISO 4217 code;
// without, only where one is meant by default.
struct CurrencyName {
  absl::string_view word;  // one form per entry, as written; to be folded
  absl::string_view unit;  // the singular, for a currency that stays unnamed
};

struct CurrencyCode {
  absl::string_view unit;       // of CurrencyName
  absl::string_view adjective;  // masculine, as written; empty: the default
  absl::string_view code;
};

struct CurrencySign {
  absl::string_view sign;
  absl::string_view code;
};

absl::Span<const CurrencyName> CurrencyNameTable();
absl::Span<const CurrencyCode> CurrencyCodeTable();
absl::Span<const CurrencySign> CurrencySignTable();

}  // namespace isnad::text
