// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/write_queue.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace isnad::store::postgres {

Batch::Batch(const WritePlan& plan) : plan_(&plan) {
  for (const sql::ValueType type : plan.types) columns_.emplace_back(type);
}

std::string Batch::KeyOf(absl::Span<const sql::Value> values) const {
  std::string key;
  for (const size_t parameter : plan_->many->key) {
    const sql::Value& value = values[parameter];
    const auto number = static_cast<uint64_t>(
        value.type == sql::ValueType::kText ? value.bytes.size() : value.integer);
    key.append(reinterpret_cast<const char*>(&number), sizeof(number));
    absl::StrAppend(&key, value.bytes);
  }
  return key;
}

bool Batch::Add(absl::Span<const sql::Value> values) {
  if (!plan_->many->key.empty() && !keys_.insert(KeyOf(values)).second) {
    return plan_->many->leaves_out_repeats;
  }
  for (size_t i = 0; i < values.size(); ++i) columns_[i].Add(values[i]);
  ++count_;
  return true;
}

std::vector<std::string> Batch::TakeArrays() {
  std::vector<std::string> arrays;
  for (ArrayBuilder& column : columns_) arrays.push_back(column.Take());
  keys_.clear();
  count_ = 0;
  return arrays;
}

void WriteQueue::Add(const WritePlan& plan, absl::Span<const sql::Value> values) {
  const auto last = std::find_if(batches_.rbegin(), batches_.rend(), [&plan](const auto& batch) {
    return batch->plan().many->table == plan.many->table;
  });
  if (last != batches_.rend() && &(*last)->plan() == &plan && (*last)->Add(values)) {
    ++rows_;
    return;
  }
  batches_.push_back(std::make_unique<Batch>(plan));
  batches_.back()->Add(values);
  ++rows_;
}

std::vector<std::unique_ptr<Batch>> WriteQueue::Take() {
  rows_ = 0;
  return std::exchange(batches_, {});
}

std::vector<std::unique_ptr<Batch>> WriteQueue::Take(
    const absl::flat_hash_set<std::string>& words) {
  std::vector<std::unique_ptr<Batch>> taken, left;
  for (std::unique_ptr<Batch>& batch : batches_) {
    const bool is_read = words.contains(batch->plan().many->table);
    if (is_read) rows_ -= static_cast<size_t>(batch->count());
    (is_read ? taken : left).push_back(std::move(batch));
  }
  batches_ = std::move(left);
  return taken;
}

}  // namespace isnad::store::postgres
