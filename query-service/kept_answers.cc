// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/kept_answers.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/rpc/wire.h"

namespace isnad::query {
namespace {

// About what a map and a buffer take beside the bytes themselves.
constexpr size_t kBytesBeside = 256;
// A larger answer would drive out too many others.
constexpr size_t kLargestShare = 16;
// A longer request is no question that others ask; this is asked on gRPC's threads.
constexpr size_t kLongestRequest = 4096;

// The name of a method has no line break, so no two questions have one key.
std::string KeyOf(absl::string_view method, const grpc::ByteBuffer& request) {
  return absl::StrCat(method, "\n", rpc::Flatten(request));
}

size_t SizeOf(const std::string& key, const grpc::ByteBuffer& answer) {
  return key.size() + answer.Length() + kBytesBeside;
}

}  // namespace

rpc::AnswerMemory::Found KeptAnswers::Look(absl::string_view method,
                                           const grpc::ByteBuffer& request) {
  const store::StoreReader* const store = store_.load();
  if (store == nullptr || most_bytes_ == 0) return {};
  if (!request.Valid() || request.Length() > kLongestRequest) return {};
  const auto state = store->Stamp();
  if (!state) return {};
  Question question = {KeyOf(method, request), *state};
  Answers outdated_recent, outdated_older, unasked;
  absl::MutexLock lock(&mutex_);
  if (*state != state_) {
    // Somebody may have looked at the state before this one did and come here later:
    // then what is forgotten now is newer, which costs its making, and no more.
    std::swap(recent_, outdated_recent);
    std::swap(older_, outdated_older);
    state_ = *state;
  }
  if (auto it = recent_.by_key.find(question.key); it != recent_.by_key.end()) {
    found_.fetch_add(1, std::memory_order_relaxed);
    return {.answer = it->second};
  }
  if (auto it = older_.by_key.find(question.key); it != older_.by_key.end()) {
    found_.fetch_add(1, std::memory_order_relaxed);
    const grpc::ByteBuffer answer = std::move(it->second);
    older_.bytes -= SizeOf(question.key, answer);
    older_.by_key.erase(it);
    unasked = File(std::move(question.key), answer);
    return {.answer = answer};
  }
  missed_.fetch_add(1, std::memory_order_relaxed);
  return {.question = std::move(question)};
}

void KeptAnswers::Keep(Question question, const grpc::ByteBuffer& answer) {
  if (SizeOf(question.key, answer) > most_bytes_ / kLargestShare) return;
  Answers unasked;
  absl::MutexLock lock(&mutex_);
  // The answer may be of a later state than the question. It is given to nobody who
  // finds that one: by then all are forgotten.
  if (question.state != state_) return;
  unasked = File(std::move(question.key), answer);
}

KeptAnswers::Answers KeptAnswers::File(std::string key, const grpc::ByteBuffer& answer) {
  Answers unasked;
  const size_t size = SizeOf(key, answer);
  if (recent_.bytes + size > most_bytes_ / 2) {
    unasked = std::exchange(older_, std::exchange(recent_, {}));
  }
  if (recent_.by_key.try_emplace(std::move(key), answer).second) recent_.bytes += size;
  return unasked;
}

size_t KeptAnswers::bytes() const {
  absl::MutexLock lock(&mutex_);
  return recent_.bytes + older_.bytes;
}

}  // namespace isnad::query
