// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/contradictions.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "core/analysis/claims/event_table.h"
#include "core/analysis/contradictions/conflict_keys.h"
#include "core/analysis/contradictions/conflict_rules.h"
#include "core/analysis/contradictions/explain.h"
#include "core/analysis/contradictions/features.h"
#include "core/analysis/contradictions/known_sides.h"
#include "core/analysis/rules/gazetteer.h"
#include "core/analysis/rules/rule_files.h"
#include "core/model/id.h"

namespace isnad::analysis {
namespace {

using model::ClaimMention;
using model::Contradiction;
using model::ContradictionScope;

// A total order in which the earlier side comes first.
bool Earlier(const ClaimMention& a, const ClaimMention& b) {
  return std::tie(a.publish_time, a.statement_id, a.claim_id, a.span) <
         std::tie(b.publish_time, b.statement_id, b.claim_id, b.span);
}

bool IsOutletVoice(const ClaimMention& mention) {
  return mention.holder.actor_id.empty() && !mention.holder.anonymous &&
         mention.holder.display_name == mention.outlet;
}

ContradictionScope ScopeOf(const ClaimMention& a, const ClaimMention& b, bool same_holder) {
  if (same_holder) return ContradictionScope::kSelf;
  const bool outlets = IsOutletVoice(a) && IsOutletVoice(b);
  return outlets ? ContradictionScope::kInterOutlet : ContradictionScope::kInterActor;
}

model::ContradictionSide SideOf(const ClaimMention& mention) {
  return {.claim_id = mention.claim_id,
          .statement_id = mention.statement_id,
          .article_id = mention.article_id,
          .outlet = mention.outlet,
          .holder_actor_id = mention.holder.actor_id,
          .span = mention.span,
          .publish_time = mention.publish_time};
}

Contradiction ContradictionOf(const ClaimMention& a, const ClaimMention& b, Finding finding) {
  Contradiction contradiction;
  contradiction.id = model::ContradictionId(a.statement_id, b.statement_id, a.claim_id, b.claim_id);
  contradiction.a = SideOf(a);
  contradiction.b = SideOf(b);
  contradiction.types = std::move(finding.types);
  contradiction.scope = finding.scope;
  contradiction.confidence = finding.confidence;
  contradiction.explanation_en = std::move(finding.explanation_en);
  contradiction.explanation_ar = std::move(finding.explanation_ar);
  contradiction.rule = std::move(finding.rule);
  contradiction.rules_version = std::string(RulesVersion());
  contradiction.evident_time = std::max(a.publish_time, b.publish_time);
  return contradiction;
}

// Keeps the surest of two findings about one pair of statements, with the
// types of both. Ties go to the smaller id, whatever the order.
void Merge(Contradiction found, Contradiction& kept) {
  std::set<model::ContradictionType> types(kept.types.begin(), kept.types.end());
  types.insert(found.types.begin(), found.types.end());
  const bool surer = found.confidence > kept.confidence ||
                     (found.confidence == kept.confidence && found.id < kept.id);
  if (surer) kept = std::move(found);
  kept.types.assign(types.begin(), types.end());
}

}  // namespace

struct ContradictionJudge::Parts {
  EventTable events;
  Themes themes;
  RuleBook book;
  NameReader names;
  const std::shared_ptr<KnownSides> known = std::make_shared<KnownSides>();

  // nullopt for a mention whose event the rules do not know (any more).
  std::optional<Side> Read(const ClaimMention& mention) const {
    const rules::Event* event = events.EventOf(mention.frame.event, mention.frame.predicate);
    if (event == nullptr) return std::nullopt;
    return ReadSide(mention, *event, names, themes);
  }

  // As Read, nullptr for none.
  std::shared_ptr<const KnownSide> ReadWithKeys(const ClaimMention& mention) const {
    if (auto side = known->Find(mention); side != nullptr) return side;
    auto side = std::make_shared<KnownSide>(KnownSide{mention});
    std::optional<Side> read = Read(side->mention);
    if (!read) return nullptr;
    side->side = *std::move(read);
    side->keys = analysis::KeysOf(side->mention, *side->side.event, themes);
    known->Keep(side);
    return side;
  }

  // Requires that a is the earlier one.
  std::optional<Finding> Judge(const Side& a, const Side& b) const {
    const Features features = CompareSides(a, b, book, themes);
    const std::vector<Conflict> conflicts = FindConflicts(a, b, features, book);
    if (conflicts.empty()) return std::nullopt;
    const auto surest = std::max_element(
        conflicts.begin(), conflicts.end(),
        [](const Conflict& x, const Conflict& y) { return x.confidence < y.confidence; });
    std::set<model::ContradictionType> types;
    for (const Conflict& conflict : conflicts) {
      types.insert(ContradictionTypeOf(conflict.rule->type()));
    }
    Finding finding;
    finding.types.assign(types.begin(), types.end());
    finding.scope = ScopeOf(*a.mention, *b.mention, features.same_holder);
    finding.confidence = surest->confidence;
    finding.explanation_en = ExplainInEnglish(a, b, *surest);
    finding.explanation_ar = ExplainInArabic(a, b, *surest);
    finding.rule = surest->rule->id();
    return finding;
  }
};

namespace {

// A text that says and denies the same things a thousand times over is no news;
// without a bound, one of 1 MiB has 160,000 contradictions with itself.
constexpr size_t kMostContradictions = 1000;

// Candidates by the keys that they are filed under.
class CandidateIndex {
 public:
  template <typename Parts>
  CandidateIndex(const Parts& parts, const std::vector<ClaimMention>& candidates) {
    sides_.reserve(candidates.size());
    for (const ClaimMention& candidate : candidates) {
      std::shared_ptr<const KnownSide> side = parts.ReadWithKeys(candidate);
      if (side == nullptr) continue;
      for (const std::string& key : side->keys) by_key_[key].push_back(sides_.size());
      sides_.push_back(std::move(side));
    }
    for (auto& [key, filed] : by_key_) KeepNewest(filed);
  }

  // Each once.
  std::vector<const Side*> Under(const std::vector<std::string>& keys) const {
    std::set<size_t> found;
    for (const std::string& key : keys) {
      const auto entry = by_key_.find(key);
      if (entry != by_key_.end()) found.insert(entry->second.begin(), entry->second.end());
    }
    std::vector<const Side*> sides;
    for (size_t i : found) sides.push_back(&sides_[i]->side);
    return sides;
  }

 private:
  // A key under which hundreds of mentions are filed tells little; without a
  // bound an article that says one thing a thousand times would cost its square.
  static constexpr size_t kMostPerKey = 128;

  void KeepNewest(std::vector<size_t>& filed) const {
    if (filed.size() <= kMostPerKey) return;
    std::sort(filed.begin(), filed.end(), [this](size_t x, size_t y) {
      return Earlier(sides_[y]->mention, sides_[x]->mention);
    });
    filed.resize(kMostPerKey);
  }

  std::vector<std::shared_ptr<const KnownSide>> sides_;
  absl::flat_hash_map<absl::string_view, std::vector<size_t>> by_key_;
};

}  // namespace

ContradictionJudge::ContradictionJudge(std::shared_ptr<const Parts> parts)
    : parts_(std::move(parts)) {}

absl::StatusOr<ContradictionJudge> ContradictionJudge::Create() {
  auto events = ReadRuleFile<rules::EventRules>("events.textproto");
  if (!events.ok()) return events.status();
  auto clauses = ReadRuleFile<rules::ClaimClauseRules>("claim_clauses.textproto");
  if (!clauses.ok()) return clauses.status();
  auto contradictions = ReadRuleFile<rules::ContradictionRules>("contradictions.textproto");
  if (!contradictions.ok()) return contradictions.status();
  const auto gazetteer = Gazetteer::BuiltIn();
  if (!gazetteer.ok()) return gazetteer.status();
  auto table = EventTable::Create(*std::move(events));
  if (!table.ok()) return table.status();
  auto book = RuleBook::Create(*std::move(contradictions));
  if (!book.ok()) return book.status();
  const Themes themes = Themes::Create(*clauses);
  const NameReader names(book->rules(), gazetteer->entries(), themes);
  return ContradictionJudge(
      std::make_shared<const Parts>(Parts{*std::move(table), themes, *std::move(book), names}));
}

std::vector<std::string> ContradictionJudge::KeysOf(const ClaimMention& mention) const {
  const auto side = parts_->ReadWithKeys(mention);
  return side == nullptr ? std::vector<std::string>() : side->keys;
}

std::vector<std::string> ContradictionJudge::SoughtBeside(
    const std::vector<std::string>& keys) const {
  return analysis::SoughtBeside(keys, parts_->book);
}

std::optional<Finding> ContradictionJudge::Compare(const ClaimMention& a,
                                                   const ClaimMention& b) const {
  const std::optional<Side> x = parts_->Read(a);
  const std::optional<Side> y = parts_->Read(b);
  if (!x || !y) return std::nullopt;
  return Earlier(a, b) ? parts_->Judge(*x, *y) : parts_->Judge(*y, *x);
}

std::vector<Contradiction> ContradictionJudge::Find(
    const std::vector<store::KeyedMention>& mentions,
    const std::vector<ClaimMention>& candidates) const {
  const CandidateIndex index(*parts_, candidates);
  // By the pair of statements, the earlier one first.
  std::map<std::pair<std::string, std::string>, Contradiction> by_pair;
  for (const store::KeyedMention& keyed : mentions) {
    const auto own = parts_->ReadWithKeys(keyed.mention);
    if (own == nullptr) continue;
    for (const Side* other : index.Under(SoughtBeside(keyed.keys))) {
      if (by_pair.size() >= kMostContradictions) break;
      if (other->mention->statement_id == keyed.mention.statement_id) continue;
      const bool first = Earlier(keyed.mention, *other->mention);
      const Side& a = first ? own->side : *other;
      const Side& b = first ? *other : own->side;
      std::optional<Finding> finding = parts_->Judge(a, b);
      if (!finding) continue;
      Contradiction found = ContradictionOf(*a.mention, *b.mention, *std::move(finding));
      const auto [kept, is_new] =
          by_pair.emplace(std::make_pair(found.a.statement_id, found.b.statement_id), found);
      if (!is_new) Merge(std::move(found), kept->second);
    }
  }
  std::vector<Contradiction> contradictions;
  for (auto& [pair, contradiction] : by_pair) contradictions.push_back(std::move(contradiction));
  std::sort(contradictions.begin(), contradictions.end(),
            [](const Contradiction& x, const Contradiction& y) { return x.id < y.id; });
  return contradictions;
}

}  // namespace isnad::analysis
