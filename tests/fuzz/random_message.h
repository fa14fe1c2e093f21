// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <google/protobuf/message.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::fuzz {

// Bytes that decide, one after the other; zeros when they are used up.
class Decisions {
 public:
  explicit Decisions(absl::string_view bytes) : bytes_(bytes) {}

  bool any_left() const { return next_ < bytes_.size(); }
  uint8_t Byte() { return any_left() ? static_cast<uint8_t>(bytes_[next_++]) : 0; }
  size_t Below(size_t limit) { return Byte() % limit; }
  absl::string_view Take(size_t size);

 private:
  absl::string_view bytes_;
  size_t next_ = 0;
};

// Fills a message as the bytes decide: many fields stay unset, strings are
// mostly some of `words`, resource names where the field is called like one, numbers at the edges
// of their types, lists short. All strings are well-formed UTF-8: others never get through the
// parser.
void FillMessage(Decisions& decisions, const std::vector<std::string>& words,
                 google::protobuf::Message* message, int depth = 0);

}  // namespace isnad::fuzz
