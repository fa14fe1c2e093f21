// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/synchronization/mutex.h"
#include "core/rpc/answer_memory.h"
#include "core/store/store_reader.h"

namespace isnad::query {

// The latest answers, byte for byte, until something is committed: then all of them
// are forgotten. News come in every few seconds, and pages of news are asked for
// thousands of times in between. Of use with stores that tell their state without
// being asked (store::StoreReader::Stamp). Thread-safe; constant time.
class KeptAnswers final : public rpc::AnswerMemory {
 public:
  // Holds so many bytes of questions and answers at most; none with 0.
  explicit KeptAnswers(size_t most_bytes) : most_bytes_(most_bytes) {}

  // The store that answers are made from; until then nothing is kept. Outlives every
  // call.
  void Serve(const store::StoreReader& store) { store_.store(&store); }

  Found Look(absl::string_view method, const grpc::ByteBuffer& request) override;
  void Keep(Question question, const grpc::ByteBuffer& answer) override;

  // For metrics: how often an answer was given again, and how often it was not there.
  int64_t found() const { return found_.load(std::memory_order_relaxed); }
  int64_t missed() const { return missed_.load(std::memory_order_relaxed); }
  size_t bytes() const;

 private:
  struct Answers {
    absl::flat_hash_map<std::string, grpc::ByteBuffer> by_key;
    size_t bytes = 0;
  };
  // Files an answer among the recent ones. Returns what has to go for it, which is
  // better freed without the lock.
  Answers File(std::string key, const grpc::ByteBuffer& answer)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const size_t most_bytes_;
  std::atomic<const store::StoreReader*> store_ = nullptr;
  std::atomic<int64_t> found_ = 0;
  std::atomic<int64_t> missed_ = 0;

  mutable absl::Mutex mutex_;
  store::StateStamp state_ ABSL_GUARDED_BY(mutex_);  // that the answers were made from
  // Once recent ones fill half of the room, they become the older ones, and the older
  // ones that nobody asked for meanwhile go.
  Answers recent_ ABSL_GUARDED_BY(mutex_);
  Answers older_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace isnad::query
