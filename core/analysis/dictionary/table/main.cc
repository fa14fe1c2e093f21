// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Turns a Hunspell dictionary of Arabic into the tables that dictionary.cc
// includes, at build time:
//
//   dictionary_table AR.AFF AR.DIC NOUNS.INC VERBS.INC
#include <cstdint>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/analysis/dictionary/dictionary.h"
#include "core/analysis/dictionary/word_fingerprint.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using Fingerprints = std::set<uint32_t>;

// Ayaspell names its affix classes by two letters: those of nouns by two
// capitals, those of verbs by a capital and a small letter. T and a small
// letter take particles and pronouns, and go with either.
DictionarySense SenseOf(absl::string_view classes) {
  DictionarySense sense;
  for (size_t i = 0; i + 1 < classes.size(); i += 2) {
    if (!absl::ascii_isupper(classes[i]) || classes[i] == 'T') continue;
    (absl::ascii_isupper(classes[i + 1]) ? sense.noun : sense.verb) = true;
  }
  return sense;
}

// The aliases of the affix file: "AF classes # number", numbered from one.
std::vector<DictionarySense> ReadAliases(std::istream& affixes) {
  std::vector<DictionarySense> senses = {{}};
  for (std::string line; std::getline(affixes, line);) {
    const std::vector<std::string> parts = absl::StrSplit(line, ' ');
    if (parts.size() > 2 && parts[0] == "AF") senses.push_back(SenseOf(parts[1]));
  }
  return senses;
}

void ReadWords(std::istream& dictionary, const std::vector<DictionarySense>& aliases,
               Fingerprints* nouns, Fingerprints* verbs) {
  for (std::string line; std::getline(dictionary, line);) {
    const std::vector<std::string> fields = absl::StrSplit(line, absl::ByAnyChar("/\t "));
    size_t alias = 0;
    if (fields.size() < 2 || !absl::SimpleAtoi(fields[1], &alias) || alias >= aliases.size()) {
      continue;
    }
    const std::string folded = text::FoldText(fields[0]);
    if (folded.empty()) continue;
    if (aliases[alias].noun) nouns->insert(WordFingerprint(folded));
    if (aliases[alias].verb) verbs->insert(WordFingerprint(folded));
  }
}

bool Write(const char* path, const Fingerprints& fingerprints) {
  std::ofstream out(path);
  for (const uint32_t fingerprint : fingerprints) out << fingerprint << "u,\n";
  return static_cast<bool>(out.flush()) && !fingerprints.empty();
}

}  // namespace
}  // namespace isnad::analysis

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: dictionary_table AR.AFF AR.DIC NOUNS.INC VERBS.INC\n";
    return 64;
  }
  std::ifstream affixes(argv[1]), dictionary(argv[2]);
  isnad::analysis::Fingerprints nouns, verbs;
  isnad::analysis::ReadWords(dictionary, isnad::analysis::ReadAliases(affixes), &nouns, &verbs);
  if (!isnad::analysis::Write(argv[3], nouns) || !isnad::analysis::Write(argv[4], verbs)) {
    std::cerr << "dictionary_table: no words read from " << argv[2] << "\n";
    return 1;
  }
}
