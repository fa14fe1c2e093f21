// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "core/text/tokens.h"

namespace isnad::text {

// What the grammars of numbers and dates read: smaller than tokens, since
// «الـ17»، «20%» and «24/3/2017» glue together what they must tell apart.
enum class AtomKind : uint8_t {
  kWord,    // a run of letters
  kDigits,  // a run of 0-9
  kSymbol,  // one character that is neither
  kOpaque,  // a URL, an address or a hashtag: nothing in it is a number
};

struct Atom {
  AtomKind kind;
  bool space_before;
  uint32_t begin;  // bytes of the normalized text
  uint32_t end;
  uint32_t token;
  absl::string_view surface;
  absl::string_view folded;  // equals surface for all but words
};

// The atoms of tokens [begin, end) of one text, which must outlive them.
// Creation is linear. Movable, not copyable.
class AtomList {
 public:
  AtomList(const TokenizedText& text, uint32_t begin, uint32_t end);
  AtomList(AtomList&&) = default;
  AtomList& operator=(AtomList&&) = default;

  size_t size() const { return atoms_.size(); }
  const Atom& operator[](size_t i) const { return atoms_[i]; }

  bool IsWord(size_t i) const { return i < size() && atoms_[i].kind == AtomKind::kWord; }
  bool IsDigits(size_t i) const { return i < size() && atoms_[i].kind == AtomKind::kDigits; }
  bool IsSymbol(size_t i, absl::string_view s) const {
    return i < size() && atoms_[i].kind == AtomKind::kSymbol && atoms_[i].surface == s;
  }
  // The folded word at i; empty where there is none.
  absl::string_view Word(size_t i) const {
    return IsWord(i) ? atoms_[i].folded : absl::string_view();
  }
  // Atom i follows its predecessor with nothing between them.
  bool Glued(size_t i) const { return i > 0 && i < size() && !atoms_[i].space_before; }

 private:
  void AddToken(const Token& token, uint32_t index);
  void SplitToken(const Token& token, uint32_t index);
  void Add(AtomKind kind, const Token& token, uint32_t index, uint32_t begin, uint32_t end);

  std::vector<Atom> atoms_;
  std::deque<std::string> folded_;  // backs the folds of letters cut out of a token
};

// A word without the proclitics that are written to it: «وبالمليون» is «مليون»
// with all three. Every number of bytes is the same in the surface form.
struct PeeledWord {
  bool conjunction = false;  // و or ف
  bool preposition = false;  // ب، ل or ك
  bool definite = false;     // ال
  uint32_t conjunction_bytes = 0;
  absl::string_view stem;
};

// The possible readings of a folded word, the one that peels least first.
// At most a dozen; constant time.
absl::InlinedVector<PeeledWord, 8> PeelProclitics(absl::string_view folded);

// The first reading whose stem `lookup` knows: a pointer, or null.
template <typename Lookup>
auto FindPeeled(absl::string_view folded, const Lookup& lookup, PeeledWord* peeled)
    -> decltype(lookup(folded)) {
  for (const PeeledWord& reading : PeelProclitics(folded)) {
    if (auto found = lookup(reading.stem)) {
      *peeled = reading;
      return found;
    }
  }
  return nullptr;
}

}  // namespace isnad::text
