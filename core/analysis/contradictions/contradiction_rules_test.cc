// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Every rule of contradictions.textproto against its pairs of reports.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/analysis/claims/claims.h"
#include "core/analysis/claims/hand_made_article.h"
#include "core/analysis/contradictions/contradictions.h"
#include "core/analysis/contradictions/rule_book.h"
#include "core/analysis/rules/rule_files.h"

namespace isnad::analysis {
namespace {

const ClaimReader& Reader() {
  static const ClaimReader& reader = *new ClaimReader(*ClaimReader::Create());
  return reader;
}

const ContradictionJudge& Judge() {
  static const ContradictionJudge& judge = *new ContradictionJudge(*ContradictionJudge::Create());
  return judge;
}

constexpr absl::Time kPublished = absl::FromUnixSeconds(1600000000);

std::vector<model::ClaimMention> Read(const std::string& text, absl::string_view id,
                                      const rules::PairExample& example, absl::Time published) {
  HandMadeArticle article(text, published);
  for (const std::string& name : example.name()) article.Name(name, model::ActorKind::kPerson);
  for (const std::string& land : example.land()) article.Name(land, model::ActorKind::kPlace);
  if (example.deny() == id) {
    article.Speech("سالم الهادي", "", model::SpeechAct::kDeny);
  } else if (example.doubt() == id) {
    article.Speech("سالم الهادي", "", model::SpeechAct::kAssert, model::Endorsement::kDoubted);
  } else {
    article.Narration();
  }
  std::vector<model::ClaimMention> mentions = article.Read(Reader());
  for (model::ClaimMention& mention : mentions) {
    mention.article_id = std::string(id);
    mention.statement_id = absl::StrCat(std::string(id), mention.statement_id);
    mention.outlet = absl::StrCat("صحيفة ", std::string(id));
    if (mention.holder.display_name != "سالم الهادي") mention.holder.display_name = mention.outlet;
  }
  return mentions;
}

// The rules that find a conflict between the two reports of the example.
std::vector<Finding> FindingsOf(const rules::PairExample& example) {
  const absl::Time later = kPublished + absl::Hours(24 * example.days());
  std::vector<Finding> findings;
  for (const model::ClaimMention& a : Read(example.a(), "a", example, kPublished)) {
    for (const model::ClaimMention& b : Read(example.b(), "b", example, later)) {
      const std::optional<Finding> finding = Judge().Compare(a, b);
      EXPECT_EQ(finding, Judge().Compare(b, a)) << "not symmetric: " << a.text << " / " << b.text;
      if (finding) findings.push_back(*finding);
    }
  }
  return findings;
}

std::string Describe(const rules::PairExample& example) {
  std::string all = absl::StrCat(example.a(), " / ", example.b());
  for (const std::string* text : {&example.a(), &example.b()}) {
    for (const model::ClaimMention& m : Read(*text, "x", example, kPublished)) {
      absl::StrAppend(&all, "\n  ", m.frame.predicate, " agent[", m.frame.agent.text, "] patient[",
                      m.frame.patient.text, "] quantities ", m.frame.quantities.size());
    }
  }
  return all;
}

template <typename Rule>
void CheckPairs(const Rule& rule, model::ContradictionType type) {
  for (const rules::PairExample& example : rule.example()) {
    bool found = false;
    for (const Finding& finding : FindingsOf(example)) {
      for (model::ContradictionType t : finding.types)
        found = found || t == type || type == model::ContradictionType::kUnspecified;
    }
    EXPECT_TRUE(found) << rule.id() << ": " << Describe(example);
  }
  for (const rules::PairExample& example : rule.counter_example()) {
    const std::vector<Finding> findings = FindingsOf(example);
    EXPECT_TRUE(findings.empty()) << rule.id() << ": " << Describe(example) << "\n"
                                  << findings.front().explanation_en;
  }
}

const rules::ContradictionRules& Rules() {
  static const auto& rules = *new rules::ContradictionRules(
      *ReadRuleFile<rules::ContradictionRules>("contradictions.textproto"));
  return rules;
}

TEST(ContradictionRules, ConflictsAreFoundAndLookalikesAreNot) {
  for (const rules::ConflictRule& rule : Rules().rule()) {
    CheckPairs(rule, ContradictionTypeOf(rule.type()));
  }
}

TEST(ContradictionRules, OppositesExcludeEachOther) {
  for (const rules::Opposites& pair : Rules().opposites()) {
    CheckPairs(pair, model::ContradictionType::kAntonym);
  }
}

TEST(ContradictionRules, ImplicationsCarryDenials) {
  for (const rules::Implication& implication : Rules().implication()) {
    CheckPairs(implication, model::ContradictionType::kUnspecified);
  }
}

}  // namespace
}  // namespace isnad::analysis
