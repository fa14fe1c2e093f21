// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/form_list.h"

#include <algorithm>
#include <utility>

namespace isnad::analysis {
void FormList::Add(const Letters& letters, const Reading& features, const Attachment& attachment) {
  auto fold = attachment.bare ? FoldLetters : FoldStem;
  AddForm({fold(letters), features, attachment, letters.front(), letters.back()});
  // مسؤول and مسئول are both in use.
  const size_t seat = letters.find(U"ؤو");
  if (seat == Letters::npos || seat == 0) return;
  Letters other = letters;
  other[seat] = U'ئ';
  AddForm({fold(other), features, attachment, letters.front(), letters.back()});
}

void FormList::AddAll(const std::vector<Letters>& spellings, const Reading& features,
                      const Attachment& attachment) {
  for (const Letters& letters : spellings) Add(letters, features, attachment);
}

void FormList::AddWithPronouns(const Letters& letters, Host host, const Reading& features,
                               const Attachment& attachment) {
  Attachment alone = attachment;
  alone.pronouns = 0;
  Attachment attached = attachment;
  attached.bare = false;
  attached.clitics &= ~kArticle;
  for (const Letters& stem : BeforePronoun(letters, host)) {
    // A final hamza is folded away only where nothing follows it.
    if (stem == letters && stem.back() != U'ء') {
      alone.pronouns = attachment.pronouns;
    } else {
      Add(stem, features, attached);
    }
  }
  Add(letters, features, alone);
}

void FormList::AddForm(InflectedForm form) {
  if (std::find(forms_.begin(), forms_.end(), form) == forms_.end()) {
    forms_.push_back(std::move(form));
  }
}

}  // namespace isnad::analysis
