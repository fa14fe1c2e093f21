// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/number_words.h"

#include "absl/strings/match.h"
#include "core/text/folded_map.h"
#include "core/text/number_words_data.h"

namespace isnad::text {
namespace {

// «لست», I am not, is no «ل» with six.
// «وأحد», and someone, folds like «واحد», one.
bool LooksLikeNumberOnly(const Atom& atom) {
  return absl::EndsWith(atom.folded, "لست") ||
         (atom.folded == "واحد" && !absl::StartsWith(atom.surface, "وا"));
}

}  // namespace

const NumberWord* FindNumberWord(absl::string_view folded_stem) {
  static const auto& words = *new FoldedMap<NumberWord>(NumberWordTable());
  return words.Find(folded_stem);
}

const NumberWord* FindNumberWord(const Atom& atom, PeeledWord* peeled) {
  if (atom.kind != AtomKind::kWord || LooksLikeNumberOnly(atom)) return nullptr;
  const NumberWord* const found = FindPeeled(
      atom.folded, [](absl::string_view stem) { return FindNumberWord(stem); }, peeled);
  if (found == nullptr || found->kind == NumberWordKind::kOrdinal) return found;
  // «كميات», amounts, is no «ك» with hundreds; as five, «كخمسة», is not said.
  const bool like =
      peeled->preposition && absl::StartsWith(atom.folded.substr(peeled->conjunction_bytes), "ك");
  return like ? nullptr : found;
}

}  // namespace isnad::text
