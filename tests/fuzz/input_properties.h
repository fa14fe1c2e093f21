// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// What holds for whatever comes in from outside, of any bytes: one statement of
// it, run by the tests over the kept corpus and by the fuzzers over theirs. Each
// returns the first property that fails, in words, else "". Not thread-safe: what
// they need, files and stores, they make once.
namespace isnad::fuzz {

// What is taken for a page or commit token is exactly what one looks like when it
// is given out; everything else is refused, naming the field.
std::string FindBrokenToken(absl::string_view bytes);

// The bytes as a .jsonl, a .jsonl.gz and a text file: reading ends, gives the same
// twice, and each item is an article or an error that is typed.
std::string FindBrokenLoad(absl::string_view bytes);

// The bytes as an operator's gazetteer: refused with the file's name, or joined; what
// was joined can be written down and gives the same again.
std::string FindBrokenGazetteer(absl::string_view bytes);

// The bytes as calls of both services' methods, one after the other, on a small
// store: each is answered or refused with a reason, bad arguments by field; nothing
// is INTERNAL.
std::string FindBrokenCall(absl::string_view bytes);

struct InputProperty {
  const char* name;  // of the kept corpus, tests/fuzz/inputs/NAME
  std::string (*find_broken)(absl::string_view bytes);
};
absl::Span<const InputProperty> InputProperties();

}  // namespace isnad::fuzz
