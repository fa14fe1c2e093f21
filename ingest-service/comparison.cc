// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/comparison.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "core/text/near_copies.h"
#include "ingest-service/duplicates.h"
#include "ingest-service/findings.h"
#include "ingest-service/limits.h"

namespace isnad::ingest {
namespace {

using store::KeyedMention;

std::vector<std::string> KeysOf(const std::vector<KeyedMention>& mentions) {
  std::vector<std::string> keys;
  for (const KeyedMention& mention : mentions) {
    keys.insert(keys.end(), mention.keys.begin(), mention.keys.end());
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

absl::StatusOr<std::vector<model::ClaimMention>> CandidatesFor(const store::CallContext& call,
                                                               const store::StoreReader& reader,
                                                               const Analysis& analysis,
                                                               const store::ArticleRecord& record) {
  const std::vector<std::string> keys = analysis.SoughtBeside(KeysOf(record.mentions));
  if (keys.empty()) return std::vector<model::ClaimMention>();
  auto candidates = reader.FindMentionsByKey(call, keys, kCandidatesPerKey);
  if (!candidates.ok()) return candidates.status();
  std::erase_if(*candidates, [&record](const model::ClaimMention& mention) {
    return mention.article_id == record.article.id;
  });
  for (const KeyedMention& own : record.mentions) candidates->push_back(own.mention);
  return candidates;
}

// Whether articles are copies of one text with the one at hand: a copy
// contradicts its original only where the original contradicts itself.
class CopyFinder {
 public:
  CopyFinder(const store::CallContext& call, const store::StoreReader& reader,
             const store::ArticleRecord& record)
      : call_(call),
        reader_(reader),
        article_(record.article),
        sketched_{{article_.publish_time, article_.id}, article_.duplicate_of, record.sketch} {}

  absl::StatusOr<bool> IsCopy(const std::string& article_id) {
    if (article_id == article_.id) return false;
    if (const auto known = known_.find(article_id); known != known_.end()) return known->second;
    const auto copied = Look(article_id);
    if (copied.ok()) known_[article_id] = *copied;
    return copied;
  }

 private:
  absl::StatusOr<bool> Look(const std::string& article_id) const {
    const auto other = reader_.GetSketch(call_, article_id);
    if (!other.ok()) return other.status();
    if (AreCopies(sketched_, *other)) return true;
    if (sketched_.sketch.shingles >= text::kShortestText) return false;
    // Too short to be sketched: the title has to be the same, too.
    const auto article = reader_.GetArticle(call_, article_id);
    if (!article.ok()) return article.status();
    return article->content_hash == article_.content_hash;
  }

  const store::CallContext& call_;
  const store::StoreReader& reader_;
  const model::Article& article_;
  const store::SketchedArticle sketched_;
  absl::flat_hash_map<std::string, bool> known_;
};

// Whether somebody decided that a contradiction which is about to be found is
// none.
absl::StatusOr<bool> IsDismissed(const store::CallContext& call, const store::StoreReader& reader,
                                 const model::Article& article, const model::Contradiction& found) {
  const auto decided = reader.FindDismissals(call, found.a.article_id, found.b.article_id);
  if (!decided.ok()) return decided.status();
  if (decided->empty()) return false;
  absl::StatusOr<model::Article> a = article;
  absl::StatusOr<model::Article> b = article;
  if (found.a.article_id != article.id) a = reader.GetArticle(call, found.a.article_id);
  if (found.b.article_id != article.id) b = reader.GetArticle(call, found.b.article_id);
  if (!a.ok()) return a.status();
  if (!b.ok()) return b.status();
  return std::any_of(decided->begin(), decided->end(),
                     [&](const auto& decision) { return store::Covers(decision, found, *a, *b); });
}

// A pair of the article's own mentions is met from both sides.
void DropRepeats(std::vector<model::Contradiction>* sorted) {
  const auto same_id = [](const auto& a, const auto& b) { return a.id == b.id; };
  sorted->erase(std::unique(sorted->begin(), sorted->end(), same_id), sorted->end());
}

}  // namespace

absl::StatusOr<Comparison> Compare(const store::CallContext& call, const store::StoreReader& reader,
                                   const Analysis& analysis, const store::ArticleRecord& record,
                                   absl::Time now, const std::vector<model::ClaimMention>& others) {
  const auto candidates = CandidatesFor(call, reader, analysis, record);
  if (!candidates.ok()) return candidates.status();
  auto found = analysis.FindContradictions(record.mentions, *candidates);
  auto again = analysis.FindContradictions(record.mentions, others);
  std::move(again.begin(), again.end(), std::back_inserter(found));
  SortForAnswer(&found);
  DropRepeats(&found);
  CopyFinder copies(call, reader, record);
  Comparison comparison;
  for (model::Contradiction& contradiction : found) {
    const bool own_is_a = contradiction.a.article_id == record.article.id;
    const auto copied = copies.IsCopy((own_is_a ? contradiction.b : contradiction.a).article_id);
    if (!copied.ok()) return copied.status();
    if (*copied) continue;
    const auto standing = reader.GetContradiction(call, contradiction.id);
    if (!standing.ok() && !absl::IsNotFound(standing.status())) return standing.status();
    contradiction.detect_time = standing.ok() ? standing->detect_time : now;
    if (!standing.ok()) {
      const auto dismissed = IsDismissed(call, reader, record.article, contradiction);
      if (!dismissed.ok()) return dismissed.status();
      if (!*dismissed) comparison.fresh.push_back(contradiction);
    }
    comparison.all.push_back(std::move(contradiction));
  }
  return comparison;
}

absl::StatusOr<std::vector<model::ClaimMention>> OtherSides(
    const store::CallContext& call, const store::Transaction& transaction,
    const std::string& article_id, const std::vector<model::Contradiction>& standing) {
  std::map<std::string, std::set<std::string>> statements;  // by article
  for (const model::Contradiction& each : standing) {
    const auto& other = each.a.article_id == article_id ? each.b : each.a;
    if (other.article_id != article_id) statements[other.article_id].insert(other.statement_id);
  }
  std::vector<model::ClaimMention> others;
  for (const auto& [id, named] : statements) {
    auto mentions = transaction.MentionsOf(call, id);
    if (!mentions.ok()) return mentions.status();
    for (KeyedMention& keyed : *mentions) {
      if (named.count(keyed.mention.statement_id) > 0) others.push_back(std::move(keyed.mention));
    }
  }
  return others;
}

}  // namespace isnad::ingest
