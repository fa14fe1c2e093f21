// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/wire_format.h"

#include <bit>

namespace isnad::store::postgres {
namespace {

using sql::Value;
using sql::ValueType;

struct TypeRow {
  Oid type;
  Oid array;
  absl::string_view name;
};

const TypeRow& RowOf(ValueType type) {
  static constexpr TypeRow kText{25, 1009, "text"};
  static constexpr TypeRow kBytes{17, 1001, "bytea"};
  static constexpr TypeRow kInteger{20, 1016, "bigint"};
  static constexpr TypeRow kReal{701, 1022, "double precision"};
  static constexpr TypeRow kBoolean{16, 1000, "boolean"};
  switch (type) {
    case ValueType::kText:
      return kText;
    case ValueType::kBytes:
      return kBytes;
    case ValueType::kInteger:
      return kInteger;
    case ValueType::kReal:
      return kReal;
    case ValueType::kBoolean:
      return kBoolean;
  }
  return kText;
}

template <typename T>
void AppendBigEndian(T number, std::string* out) {
  for (int shift = 8 * (sizeof(T) - 1); shift >= 0; shift -= 8) {
    out->push_back(static_cast<char>(number >> shift & 0xff));
  }
}

uint64_t BitsOf(const Value& value) {
  return value.type == ValueType::kReal ? std::bit_cast<uint64_t>(value.real)
                                        : static_cast<uint64_t>(value.integer);
}

bool IsBytes(ValueType type) { return type == ValueType::kText || type == ValueType::kBytes; }

uint64_t Swapped(uint64_t bits) {
  return std::endian::native == std::endian::little ? __builtin_bswap64(bits) : bits;
}

}  // namespace

Oid TypeOf(ValueType type) { return RowOf(type).type; }
Oid ArrayTypeOf(ValueType type) { return RowOf(type).array; }
absl::string_view NameOfType(ValueType type) { return RowOf(type).name; }

Parameters::Parameters(absl::Span<const Value> values) {
  numbers_.reserve(values.size());  // pointers into it stay
  for (const Value& value : values) {
    if (value.is_null) {
      Add(nullptr, 0);
    } else if (IsBytes(value.type)) {
      // A null pointer would be NULL, not the empty text.
      Add(value.bytes.empty() ? "" : value.bytes.data(), value.bytes.size());
    } else if (value.type == ValueType::kBoolean) {
      Add(value.integer != 0 ? "\1" : "\0", 1);
    } else {
      numbers_.push_back(Swapped(BitsOf(value)));
      Add(reinterpret_cast<const char*>(&numbers_.back()), sizeof(uint64_t));
    }
  }
}

Parameters::Parameters(const std::vector<std::string>& arrays) {
  for (const std::string& array : arrays) Add(array.data(), array.size());
}

void Parameters::Add(const char* bytes, size_t size) {
  pointers_.push_back(bytes);
  lengths_.push_back(static_cast<int>(size));
  formats_.push_back(1);
}

void ArrayBuilder::Add(const Value& value) {
  ++count_;
  if (value.is_null) {
    has_null_ = true;
    AppendBigEndian<uint32_t>(~uint32_t{0}, &elements_);
  } else if (IsBytes(type_)) {
    AppendBigEndian<uint32_t>(static_cast<uint32_t>(value.bytes.size()), &elements_);
    elements_.append(value.bytes.data(), value.bytes.size());
  } else if (type_ == ValueType::kBoolean) {
    AppendBigEndian<uint32_t>(1, &elements_);
    elements_.push_back(value.integer != 0 ? 1 : 0);
  } else {
    AppendBigEndian<uint32_t>(sizeof(uint64_t), &elements_);
    AppendBigEndian<uint64_t>(BitsOf(value), &elements_);
  }
}

std::string ArrayBuilder::Take() {
  std::string array;
  array.reserve(20 + elements_.size());
  AppendBigEndian<uint32_t>(1, &array);  // dimensions
  AppendBigEndian<uint32_t>(has_null_ ? 1 : 0, &array);
  AppendBigEndian<uint32_t>(TypeOf(type_), &array);
  AppendBigEndian<uint32_t>(static_cast<uint32_t>(count_), &array);
  AppendBigEndian<uint32_t>(1, &array);  // the first subscript
  array += elements_;
  elements_.clear();
  count_ = 0;
  has_null_ = false;
  return array;
}

int64_t DecodeInteger(absl::string_view bytes) {
  uint64_t bits = 0;
  for (const char c : bytes) bits = bits << 8 | static_cast<unsigned char>(c);
  switch (bytes.size()) {
    case 2:
      return static_cast<int16_t>(bits);
    case 4:
      return static_cast<int32_t>(bits);
    default:
      return static_cast<int64_t>(bits);
  }
}

}  // namespace isnad::store::postgres
