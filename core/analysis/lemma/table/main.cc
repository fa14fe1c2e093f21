// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Turns a Hunspell dictionary of Arabic into the table that lemma.cc includes,
// at build time:
//
//   lemma_table AR.AFF AR.DIC FREQUENT_VERBS.TXT LEMMA_TABLE.INC
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/analysis/dictionary/word_fingerprint.h"
#include "core/analysis/lemma/table/derived_nouns.h"
#include "core/analysis/lemma/table/stem_list.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

// How early a lemma comes in the list of frequent verbs; large if it is absent.
using Ranks = absl::flat_hash_map<std::string, uint32_t>;
constexpr uint32_t kRare = 100000;

Ranks ReadRanks(std::istream& in) {
  Ranks ranks;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') ranks.try_emplace(text::FoldText(line), ranks.size());
  }
  return ranks;
}

uint32_t RankOf(const Ranks& ranks, const std::string& lemma) {
  const auto found = ranks.find(lemma);
  return found == ranks.end() ? kRare : found->second;
}

class Table {
 public:
  Table(const std::vector<Stem>& stems, const Ranks& ranks) {
    for (const Stem& stem : stems) {
      (stem.verb ? verbs_ : nouns_).insert(stem.lemma);
    }
    for (const Stem& stem : stems) {
      const std::string& lemma = stem.verb ? stem.lemma : Singular(stem.lemma);
      const uint32_t rank = RankOf(ranks, lemma);
      // A word that is its own lemma, then pasts, then presents; frequent before rare.
      const int order = stem.form == lemma ? 0 : !stem.verb || stem.past ? 1 : 2;
      lemmas_of_[stem.form].insert({order, rank, lemma});
    }
    for (const std::string& verb : verbs_) AddDerived(verb, RankOf(ranks, verb));
  }

  bool Write(const char* path) const;

 private:
  using Candidates = std::set<std::tuple<int, uint32_t, std::string>>;

  // Sound feminine plurals that have entries of their own.
  std::string Singular(const std::string& noun) const {
    if (!absl::EndsWith(noun, "ات") || noun.size() < 10) return noun;
    const std::string stem = noun.substr(0, noun.size() - 4);
    if (nouns_.contains(absl::StrCat(stem, "ه"))) return absl::StrCat(stem, "ه");
    return nouns_.contains(stem) ? stem : noun;
  }

  void AddDerived(const std::string& verb, uint32_t rank) {
    for (const std::string& noun : DerivedNouns(verb)) {
      if (!nouns_.contains(noun) && (rank == kRare || noun.size() < 10)) continue;
      if (!nouns_.contains(noun)) lemmas_of_[noun].insert({0, rank, noun});
      const auto [known, is_new] = verb_of_.try_emplace(noun, rank, verb);
      if (!is_new && rank < known->second.first) known->second = {rank, verb};
    }
  }

  absl::flat_hash_set<std::string> nouns_, verbs_;
  std::map<std::string, Candidates> lemmas_of_;
  std::map<std::string, std::pair<uint32_t, std::string>> verb_of_;  // of a noun
};

// kLemmas: all lemmas, each behind a space; kKeys and kValues: fingerprints of
// forms, ascending, and where the lemma of each begins; kVerbs: for lemmas that
// are nouns of a verb, both.
bool Table::Write(const char* path) const {
  absl::flat_hash_map<std::string, size_t> offsets;
  std::string pool;
  const auto offset_of = [&](const std::string& lemma) {
    const auto [at, is_new] = offsets.try_emplace(lemma, pool.size() + 1);
    if (is_new) absl::StrAppend(&pool, " ", lemma);
    return at->second;
  };
  std::map<uint32_t, std::vector<size_t>> values;
  for (const auto& [form, candidates] : lemmas_of_) {
    std::vector<size_t>& list = values[WordFingerprint(form)];
    for (const auto& candidate : candidates) {
      const size_t offset = offset_of(std::get<2>(candidate));
      if (list.size() < 3 && std::find(list.begin(), list.end(), offset) == list.end()) {
        list.push_back(offset);
      }
    }
  }
  std::map<size_t, size_t> verbs;
  for (const auto& [noun, verb] : verb_of_) {
    verbs[offset_of(noun)] = offset_of(verb.second);
  }
  std::ofstream out(path);
  out << "constexpr Form kForms[] = {\n";
  for (const auto& [key, list] : values) {
    for (const size_t value : list) out << "{" << key << "u," << value << "},\n";
  }
  out << "};\nconstexpr NounOfVerb kNounsOfVerbs[] = {\n";
  for (const auto& [noun, verb] : verbs) out << "{" << noun << "," << verb << "},\n";
  out << "};\nconstexpr char kLemmas[] =\n";
  for (size_t i = 0; i < pool.size(); i += 1000) out << "R\"(" << pool.substr(i, 1000) << ")\"\n";
  out << "\" \";\n";
  return static_cast<bool>(out.flush()) && !values.empty();
}

}  // namespace
}  // namespace isnad::analysis

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: lemma_table AR.AFF AR.DIC FREQUENT_VERBS.TXT LEMMA_TABLE.INC\n";
    return 64;
  }
  std::ifstream affixes(argv[1]), dictionary(argv[2]), frequent(argv[3]);
  const isnad::analysis::Ranks ranks = isnad::analysis::ReadRanks(frequent);
  const isnad::analysis::Table table(isnad::analysis::ReadStems(affixes, dictionary), ranks);
  if (ranks.empty() || !table.Write(argv[4])) {
    std::cerr << "lemma_table: no words read from " << argv[2] << "\n";
    return 1;
  }
}
