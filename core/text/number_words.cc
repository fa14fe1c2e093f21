// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/number_words.h"

#include "absl/strings/match.h"
#include "core/text/folded_map.h"
#include "core/text/number_words_data.h"

namespace isnad::text {
namespace {

// «لست», I am not, is no «ل» with six.
bool LooksLikeNumberOnly(absl::string_view folded) {
  return absl::EndsWith(folded, "لست");
}

}  // namespace

const NumberWord* FindNumberWord(absl::string_view folded_stem) {
  static const auto& words = *new FoldedMap<NumberWord>(NumberWordTable());
  return words.Find(folded_stem);
}

const NumberWord* FindNumberWord(const Atom& atom, PeeledWord* peeled) {
  if (atom.kind != AtomKind::kWord || LooksLikeNumberOnly(atom.folded)) return nullptr;
  return FindPeeled(
      atom.folded, [](absl::string_view stem) { return FindNumberWord(stem); }, peeled);
}

}  // namespace isnad::text
