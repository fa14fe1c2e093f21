// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/actor.h"
#include "core/model/article.h"
#include "core/model/claim.h"
#include "core/model/contradiction.h"
#include "core/model/statement.h"
#include "core/store/call_context.h"
#include "core/store/contradiction_feed.h"
#include "core/store/curation.h"
#include "core/store/dismissal.h"
#include "core/store/filters.h"
#include "core/store/page.h"
#include "core/store/sketches.h"
#include "core/store/state_stamp.h"

namespace isnad::store {

// An article, and when its first revision was stored.
struct StoredArticle : model::Article {
  absl::Time first_ingest_time = absl::UnixEpoch();
};

// A statement with the outlet of the article that it stands in.
struct PrintedStatement : model::Statement {
  std::string outlet;
};

// An alias under which an actor is known, with the actor.
struct AliasMatch {
  model::Actor actor;
  std::string alias;
  int64_t mention_count = 0;  // statements that name the actor
};

// A claim that matches search words.
struct ClaimMatch {
  model::Claim claim;
  double score = 0;  // higher is better
};

// Reads a store. Thread-safe. Times are kept to the microsecond: what is finer
// is cut off. Every method gives CANCELLED or
// DEADLINE_EXCEEDED when the context says so, UNAVAILABLE when the store is
// away or busy, DATA_LOSS when what is stored cannot be read back. Getters
// give NOT_FOUND. Costs are stated in rows read, after an index look-up.
class StoreReader {
 public:
  virtual ~StoreReader() = default;

  // One row. GetActor: one more for each merge of a chain. An actor that was
  // merged, or whose name a curated actor took, has merged_into set, to the
  // actor that stands for itself at the end.
  virtual absl::StatusOr<StoredArticle> GetArticle(const CallContext& call,
                                                   absl::string_view id) const = 0;
  virtual absl::StatusOr<model::Actor> GetActor(const CallContext& call,
                                                absl::string_view id) const = 0;
  virtual absl::StatusOr<PrintedStatement> GetStatement(const CallContext& call,
                                                        absl::string_view id) const = 0;
  virtual absl::StatusOr<model::Contradiction> GetContradiction(const CallContext& call,
                                                                absl::string_view id) const = 0;
  // One row, one per mention, and for each article that makes one a short row
  // and one more for each copy of a copy.
  virtual absl::StatusOr<model::ClaimSummary> GetClaim(const CallContext& call,
                                                       absl::string_view id) const = 0;
  // The text of an earlier revision of an article.
  virtual absl::StatusOr<model::Article> GetArticleRevision(const CallContext& call,
                                                            absl::string_view id,
                                                            int32_t revision) const = 0;

  // Newest publish time first, then by id.
  virtual absl::StatusOr<Page<StoredArticle>> ListArticles(const CallContext& call,
                                                           const ArticleFilter& filter,
                                                           const PageRequest& page) const = 0;
  // By id. Actors that were merged only if the filter shows them.
  virtual absl::StatusOr<Page<model::Actor>> ListActors(const CallContext& call,
                                                        const ActorFilter& filter,
                                                        const PageRequest& page) const = 0;
  // Within one article: title before body, in text order. Else newest publish
  // time first, then by article and text order.
  virtual absl::StatusOr<Page<PrintedStatement>> ListStatements(const CallContext& call,
                                                              const StatementFilter& filter,
                                                              const PageRequest& page) const = 0;
  // Most recently mentioned first, then by id. Where min_origin_count is set, a
  // page may hold fewer than asked for, or none, and not be the last.
  virtual absl::StatusOr<Page<model::ClaimSummary>> ListClaims(const CallContext& call,
                                                               const ClaimFilter& filter,
                                                               const PageRequest& page) const = 0;
  // Newest evident time first, then by id.
  virtual absl::StatusOr<Page<model::Contradiction>> ListContradictions(
      const CallContext& call, const ContradictionFilter& filter,
      const PageRequest& page) const = 0;

  // --- The feed of contradictions (core/store/contradiction_feed.h).

  // Two rows.
  virtual absl::StatusOr<FeedState> GetFeedState(const CallContext& call) const = 0;
  // At most `limit` of the contradictions that the feed holds behind a position
  // and that the filter selects; its as_of is not looked at. 0 is the position
  // before the first. Reads kFeedWindow rows at most, so that a page may be
  // empty and not be the last: that is the one whose `until` has not moved.
  virtual absl::StatusOr<FeedPage> ReadFeed(const CallContext& call,
                                            const ContradictionFilter& filter, int64_t after,
                                            int32_t limit) const = 0;

  // Mentions of one claim, oldest first.
  virtual absl::StatusOr<Page<model::ClaimMention>> ListClaimMentions(
      const CallContext& call, absl::string_view claim_id, const PageRequest& page) const = 0;

  // Claims whose text holds at least one of the folded terms; score is the sum
  // of the matching terms' inverse document frequencies, each taken as
  // ln(1 + kPostingsPerTerm / claims read); best first, then by id; at most
  // `limit`. Reads the newest kPostingsPerTerm mentions that hold each term and
  // were published in the range.
  virtual absl::StatusOr<std::vector<ClaimMatch>> SearchClaims(
      const CallContext& call, const std::vector<std::string>& folded_terms,
      const TimeRange& published, int32_t limit) const = 0;

  // Actors one of whose names contains every folded term as a whole word;
  // most often named first; at most `limit`. An actor answers to the names of
  // those merged into it; merged ones are not returned.
  virtual absl::StatusOr<std::vector<AliasMatch>> FindActorsByName(
      const CallContext& call, const std::vector<std::string>& folded_terms,
      int32_t limit) const = 0;

  // Actors one of whose names has, for each list, a word with one of these
  // sounds (core/text/name_sounds.h); most often named first; at most `limit`.
  // Reads at most kWordsPerSound words of each sound, and of the list with the
  // fewest words kNamesPerSound names: what sounds like half of all names is
  // answered in part.
  virtual absl::StatusOr<std::vector<AliasMatch>> FindActorsBySound(
      const CallContext& call, const std::vector<std::vector<std::string>>& sounds,
      int32_t limit) const = 0;

  // Mentions filed under any of these claim keys (core/analysis/claims),
  // newest first, at most `limit` per key: the candidates for contradiction.
  virtual absl::StatusOr<std::vector<model::ClaimMention>> FindMentionsByKey(
      const CallContext& call, const std::vector<std::string>& keys, int32_t limit) const = 0;

  // How outlets title an actor in articles published in the range, most
  // frequent first.
  struct DesignationCount {
    std::string outlet;
    std::string title;
    int64_t count = 0;
    std::string example_article_id;
    model::TextSpan example_span;
  };
  virtual absl::StatusOr<std::vector<DesignationCount>> CountDesignations(
      const CallContext& call, absl::string_view actor_id, const TimeRange& published) const = 0;

  // --- What people decided about contradictions, and what other systems found.

  // The decisions about contradictions between these articles, in either
  // order; oldest first, then by id. A row each.
  virtual absl::StatusOr<std::vector<DismissalRecord>> FindDismissals(
      const CallContext& call, absl::string_view article_id,
      absl::string_view other_article_id) const = 0;
  // What other systems supplied for the current revision of an article, as
  // they gave it: without what the analysis adds. By source system, then in
  // the order given.
  virtual absl::StatusOr<std::vector<model::Statement>> ImportedStatements(
      const CallContext& call, absl::string_view article_id) const = 0;

  // --- Articles to be analysed again.

  // An article with the position at which a further selection goes on behind it.
  struct SelectedArticle {
    std::string id;
    std::string position;
  };
  // First ingested first, then by id.
  virtual absl::StatusOr<std::vector<SelectedArticle>> SelectArticles(
      const CallContext& call, const ArticleSelection& selection,
      const PageRequest& page) const = 0;
  // How many of them there are behind a position. Reads an index row for each
  // article behind it.
  virtual absl::StatusOr<int64_t> CountSelectedArticles(const CallContext& call,
                                                        const ArticleSelection& selection,
                                                        absl::string_view after) const = 0;

  // --- Near copies (core/text/near_copies.h).

  // One row.
  virtual absl::StatusOr<SketchedArticle> GetSketch(const CallContext& call,
                                                    absl::string_view article_id) const = 0;
  // The article that this one copies, empty for none. One row, and a short one.
  virtual absl::StatusOr<std::string> OriginalOf(const CallContext& call,
                                                 absl::string_view article_id) const = 0;
  // For each band the articles that have it in their sketch and stand next before
  // a place, or next after it; the nearest first; at most `limit` of each, a row
  // each. The place itself is not among them.
  virtual absl::StatusOr<std::vector<std::vector<ArticlePlace>>> FindArticlesByBands(
      const CallContext& call, const std::vector<uint64_t>& bands, const ArticlePlace& place,
      Direction direction, int32_t limit) const = 0;

  // --- What people decided about actors (core/store/curation.h).

  // One row.
  virtual absl::StatusOr<int64_t> CurationVersion(const CallContext& call) const = 0;
  // All of it, as of one time; a row for each actor and merge.
  virtual absl::StatusOr<Curation> ReadCuration(const CallContext& call) const = 0;
  virtual absl::StatusOr<ActorMergeRecord> GetActorMerge(const CallContext& call,
                                                         absl::string_view id) const = 0;
  // Latest merge time first, then by id.
  virtual absl::StatusOr<Page<model::ActorMerge>> ListActorMerges(
      const CallContext& call, const ActorMergeFilter& filter, const PageRequest& page) const = 0;
  // Some of the articles that wait to be analysed again, the first by id.
  virtual absl::StatusOr<std::vector<std::string>> QueuedArticles(const CallContext& call,
                                                                  int32_t limit) const = 0;

  // The state of the store that a read sees which begins now, or an earlier one. Waits
  // for nobody and takes some tens of nanoseconds; nullopt where it cannot be had so,
  // as from a server, and where a commit is just being made.
  virtual std::optional<StateStamp> Stamp() const { return std::nullopt; }

  // Rows of each noun, for operators and tests. Counts every row.
  struct Counts {
    int64_t articles = 0, actors = 0, statements = 0, claims = 0, contradictions = 0;
    friend bool operator==(const Counts&, const Counts&) = default;
  };
  virtual absl::StatusOr<Counts> Count(const CallContext& call) const = 0;

  static constexpr int32_t kPostingsPerTerm = 2000;
  static constexpr int32_t kWordsPerSound = 1000;
  static constexpr int32_t kNamesPerSound = 5000;
};

}  // namespace isnad::store
