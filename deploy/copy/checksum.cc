// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/checksum.h"

#include <openssl/sha.h>

#include <array>

#include "absl/base/casts.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace isnad::copy {
namespace {

// Least significant byte first.
void AppendNumber(uint64_t number, std::string* out) {
  for (int i = 0; i < 8; ++i) out->push_back(static_cast<char>(number >> (8 * i)));
}

uint64_t NumberAt(const unsigned char* bytes) {
  uint64_t number = 0;
  for (int i = 7; i >= 0; --i) number = number << 8 | bytes[i];
  return number;
}

std::string Encode(const Table& table, const Row& row) {
  std::string out;
  for (size_t i = 0; i < row.size(); ++i) {
    switch (table.columns()[i].type) {
      case store::sql::ValueType::kInteger:
      case store::sql::ValueType::kBoolean:
        AppendNumber(static_cast<uint64_t>(row[i].integer), &out);
        break;
      case store::sql::ValueType::kReal:
        AppendNumber(absl::bit_cast<uint64_t>(row[i].real), &out);
        break;
      case store::sql::ValueType::kText:
      case store::sql::ValueType::kBytes:
        AppendNumber(row[i].bytes.size(), &out);
        out += row[i].bytes;
        break;
    }
  }
  return out;
}

}  // namespace

bool Checksum::Parse(int64_t rows, const std::string& hex) {
  rows_ = rows;
  return hex.size() == 32 && absl::SimpleHexAtoi(hex.substr(0, 16), &high_) &&
         absl::SimpleHexAtoi(hex.substr(16), &low_);
}

void Checksum::Add(const Table& table, const Row& row) {
  const std::string bytes = Encode(table, row);
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  ++rows_;
  low_ += NumberAt(digest.data());
  high_ += NumberAt(digest.data() + 8);
}

std::string Checksum::Hex() const {
  return absl::StrCat(absl::Hex(high_, absl::kZeroPad16), absl::Hex(low_, absl::kZeroPad16));
}

}  // namespace isnad::copy
