// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/rules/word.h"

namespace isnad::analysis {

Lexeme ToLexeme(const rules::Word& word, uint32_t tag) {
  auto list = [](const auto& field) {
    return std::vector<std::string>(field.begin(), field.end());
  };
  Lexeme lexeme;
  lexeme.lemma = word.lemma();
  lexeme.present = word.present();
  lexeme.active_participles = list(word.active_participle());
  lexeme.passive_participles = list(word.passive_participle());
  lexeme.masdars = list(word.masdar());
  lexeme.plurals = list(word.plural());
  lexeme.feminine = word.feminine();
  lexeme.tag = tag;
  return lexeme;
}

}  // namespace isnad::analysis
