// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/article_record.h"
#include "core/store/store_reader.h"

namespace isnad::store {

// What a request_id was answered with, so that a repeated request gets the
// same answer.
struct RequestRecord {
  std::string request_id;
  std::string request_fingerprint;  // to refuse another request under one id
  std::string resource_id;          // of the article, actor or merge that the answer is about
  std::string disposition;          // what became of it: CREATED, DELETED, MERGED …
  int32_t revision = 0;
  absl::Time time = absl::UnixEpoch();

  friend bool operator==(const RequestRecord&, const RequestRecord&) = default;
};

// How long an answer is kept at least, measured against the times of later
// requests.
inline constexpr absl::Duration kRequestRetention = absl::Hours(72);

// Something that one process at a time does.
struct Lease {
  std::string holder;
  absl::Time start = absl::UnixEpoch();
  absl::Time end = absl::UnixEpoch();

  friend bool operator==(const Lease&, const Lease&) = default;
};

// A transaction: reads see its own writes. Used by one thread, inside
// StoreWriter::Transact only.
class Transaction : public StoreReader {
 public:
  virtual absl::StatusOr<std::optional<RequestRecord>> FindRequest(
      absl::string_view request_id) const = 0;
  virtual absl::StatusOr<std::optional<model::Article>> FindArticleByContent(
      absl::string_view outlet, absl::string_view content_hash) const = 0;

  // An actor as curators set it; nullopt where none did.
  virtual absl::StatusOr<std::optional<ActorRecord>> FindCuratedActor(
      absl::string_view actor_id) const = 0;
  // The standing merge that merged this actor into another; nullopt for none.
  virtual absl::StatusOr<std::optional<std::string>> FindMergeOf(
      absl::string_view actor_id) const = 0;

  // What an article's analysis put, with its keys, in the same order.
  virtual absl::StatusOr<std::vector<KeyedMention>> MentionsOf(
      const CallContext& call, absl::string_view article_id) const = 0;

  virtual absl::Status PutRequest(const RequestRecord& request) = 0;
  // Stores the article as its current revision in place of what it put before:
  // the earlier text is kept as a revision; its statements, mentions and
  // designations go, and with them the claims and actors that stood on it alone
  // and every contradiction that has a side in it. The same revision again
  // replaces the analysis of the same text. INTERNAL for an earlier revision
  // and for a record that contradicts itself.
  virtual absl::Status PutArticle(const ArticleRecord& record) = 0;
  // Both statements must be stored, else NOT_FOUND; evident_time is not before
  // either side's publish time. The same id again replaces.
  // Whether one is dismissed, the decisions say, not `found`. Where one between
  // the same two statements was taken out by a new analysis of either article, it
  // keeps the detect_time of that one, if it is the earlier.
  virtual absl::Status PutContradictions(const std::vector<model::Contradiction>& found) = 0;
  // Keeps what a system supplied for an article, in place of what it supplied
  // before; nothing where there are no statements. It goes when the article
  // gets another revision or is deleted; PutArticle stores what the analysis
  // makes of it. NOT_FOUND where there is no such article.
  virtual absl::Status PutImportedStatements(absl::string_view article_id,
                                             absl::string_view source_system,
                                             const std::vector<model::Statement>& statements) = 0;
  // Keeps a decision: the contradictions that it covers are dismissed from now
  // on, those of today and those that are put later. The same id replaces.
  virtual absl::Status PutDismissal(const DismissalRecord& record) = 0;
  // Takes it back; what no other decision covers stands again. NOT_FOUND.
  virtual absl::Status DeleteDismissal(absl::string_view id) = 0;
  // The contradictions that have a side in the article become these, which all
  // have one; as PutContradictions.
  virtual absl::Status ReplaceContradictions(absl::string_view article_id,
                                             const std::vector<model::Contradiction>& found) = 0;
  // What the article copies from now on; empty for nothing. Its revision stays.
  virtual absl::Status SetDuplicateOf(absl::string_view article_id,
                                      absl::string_view original_id) = 0;
  // Removes the article with every revision and all that stood on it alone.
  // NOT_FOUND where there is none.
  virtual absl::Status DeleteArticle(absl::string_view id) = 0;

  // Sets what curators say of an actor, in place of what they said before. It
  // is shown from now on, whether an article names the actor or not; articles
  // are not touched.
  virtual absl::Status PutCuratedActor(const ActorRecord& curated) = 0;
  // Records a merge, or the same with its undo. From now on its sources are
  // shown as merged (or for themselves again), and the target has their names;
  // articles are not touched. INTERNAL where a member of a new merge is merged
  // already.
  virtual absl::Status PutActorMerge(const ActorMergeRecord& record) = 0;
  // Marks every article that mentions one of these actors as waiting to be
  // analysed again; an article that is deleted waits no longer. A row each.
  virtual absl::Status QueueArticlesOfActors(const std::vector<std::string>& actor_ids) = 0;
  virtual absl::Status QueueArticle(absl::string_view article_id) = 0;
  virtual absl::Status UnqueueArticle(absl::string_view article_id) = 0;

  // The lease of this name, to `end`, unless somebody else holds it at `now`: then
  // that one's. Who holds it already keeps it from its start. The clocks of those
  // who share one agree to some seconds.
  virtual absl::StatusOr<Lease> TakeLease(absl::string_view name, absl::string_view holder,
                                          absl::Time now, absl::Time end) = 0;
  // Nothing where somebody else holds it.
  virtual absl::Status EndLease(absl::string_view name, absl::string_view holder) = 0;
};

// Writes a store. Thread-safe: calls are serialised, and several calls that
// wait together may share one commit.
class StoreWriter {
 public:
  virtual ~StoreWriter() = default;

  // Runs `body` in a transaction and returns OK only once it is durable. If
  // body returns an error, nothing it wrote stays and that error is returned.
  // May run body more than once (a serialisation conflict, a shared commit
  // that failed): body must set its results afresh each time. body runs on a
  // thread of the store's own; the caller blocks meanwhile.
  virtual absl::Status Transact(const CallContext& call,
                                absl::FunctionRef<absl::Status(Transaction&)> body) = 0;

  // Several transactions that share one commit where they can; each fails or
  // succeeds by itself. Results in the order of bodies. They run in order, each
  // seeing what those before it wrote.
  virtual std::vector<absl::Status> TransactAll(
      const CallContext& call,
      const std::vector<absl::FunctionRef<absl::Status(Transaction&)>>& bodies) = 0;

  // Gives numbers of the feed to contradictions that wait for one, at most
  // kPublishBatch, and has the feed hold no more than the newest `kept`
  // (core/store/contradiction_feed.h). Returns how many got one. In a transaction
  // of its own; any number of processes may do this at once. Two rows where none
  // waits. What is left open by an error, another call finds and finishes.
  virtual absl::StatusOr<int64_t> PublishContradictions(const CallContext& call, int64_t kept) = 0;

  // Keeps the store's sign of life: readers of a replica tell by its age how far
  // that lags behind. To be called about once a second by whoever keeps a store
  // open for writing; a row, and nothing where another process was there before.
  // OK and nothing where there are no replicas.
  virtual absl::Status Beat(const CallContext& call) = 0;

  // A reader of committed data, usable beside Transact; lives as long as this.
  virtual const StoreReader& reader() const = 0;
};

}  // namespace isnad::store
