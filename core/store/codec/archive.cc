// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/codec/archive.h"

namespace isnad::store::codec {

void Writer::PutVarint(uint64_t value) {
  while (value >= 0x80) {
    bytes_.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  bytes_.push_back(static_cast<char>(value));
}

void Writer::PutFixed(uint64_t value) {
  for (int shift = 0; shift < 64; shift += 8) bytes_.push_back(static_cast<char>(value >> shift));
}

void Writer::PutText(absl::string_view text) {
  PutVarint(text.size());
  bytes_.append(text.data(), text.size());
}

Reader::Reader(absl::string_view bytes, uint8_t format)
    : rest_(bytes), format_(bytes.empty() ? 0 : static_cast<uint8_t>(bytes[0])) {
  ok_ = format_ >= 1 && format_ <= format;
  if (ok_) rest_.remove_prefix(1);
}

uint64_t Reader::GetVarint(uint64_t max) {
  uint64_t value = 0;
  for (int shift = 0; ok_ && shift < 64 && !rest_.empty(); shift += 7) {
    const auto byte = static_cast<uint8_t>(rest_[0]);
    rest_.remove_prefix(1);
    value |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80 && value <= max) return value;
    if (byte < 0x80) break;
  }
  ok_ = false;
  return 0;
}

uint64_t Reader::GetFixed() {
  if (!ok_ || rest_.size() < 8) {
    ok_ = false;
    return 0;
  }
  uint64_t value = 0;
  for (int i = 0; i < 8; ++i) value |= uint64_t{static_cast<uint8_t>(rest_[i])} << (8 * i);
  rest_.remove_prefix(8);
  return value;
}

absl::string_view Reader::GetText() {
  const uint64_t size = GetVarint(rest_.size());
  if (!ok_ || size > rest_.size()) {
    ok_ = false;
    return {};
  }
  const absl::string_view text = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return text;
}

}  // namespace isnad::store::codec
