// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "core/model/contradiction.h"

// The contradictions of a store in one order that all who watch it see, whatever
// process, replica or engine they read it from.
//
// Writers that work at once commit in another order than that in which they
// began, or drew a number from a sequence: who polls for numbers beyond the last
// one seen misses what commits later with a smaller number. So a contradiction
// is stored without a number, in the transaction that finds it, and numbered in
// a later transaction (StoreWriter::PublishContradictions), which sees only what
// is committed. Those that give numbers, in whatever process, go one after the
// other, by the lock on the one row that holds the newest number: it is theirs
// for one short transaction, and whoever stops in its middle loses it when the
// server ends the session. So where a number is visible, all before it are, too.
//
// A contradiction is announced once for its id, for good. Re-analysis takes
// contradictions out and puts them back under the same id: no news, whether it
// changed them or not. One that goes before it has a number is not announced, and
// will be when it comes again; one that goes later, or is dismissed, is passed
// over by those who have not read it yet, and not announced again when it
// returns. What stood in a store before it had a feed is not announced.
//
// Numbers hold for one feed_id. A store that is put back to an earlier state (a
// backup) would give numbers again that it gave before: it needs another feed_id,
// so that positions of before are known for foreign.
namespace isnad::store {

// How many of the newest the feed holds: a month of a stream of 300,000 articles a
// day with a contradiction in every ninth. Of older ones it is only known that they
// were announced.
inline constexpr int64_t kFeedRetention = 1'000'000;
// At most so many are given their numbers by one transaction.
inline constexpr int32_t kPublishBatch = 1000;
// At most so many places of the feed are looked at by one read.
inline constexpr int32_t kFeedWindow = 1000;

struct FeedState {
  std::string feed_id;       // of this store's feed and no other's
  int64_t oldest = 1;        // the first number that is held
  int64_t newest = 0;        // the last one that was given
  bool has_waiting = false;  // whether some wait for their number

  friend bool operator==(const FeedState&, const FeedState&) = default;
};

struct FeedEntry {
  int64_t position = 0;
  model::Contradiction contradiction;
};

// What stands behind a position, in order; of one committed state.
struct FeedPage {
  std::vector<FeedEntry> entries;
  // Up to here nothing else is to be read: where to go on. Never before the
  // position that was asked for; beyond the last entry where others were passed
  // over.
  int64_t until = 0;
  std::string feed_id;
  // Set where the feed no longer holds what stands behind the position: when
  // the oldest that it holds was stored. Nothing is read then.
  std::optional<absl::Time> expired;
};

}  // namespace isnad::store
