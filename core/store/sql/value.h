// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <type_traits>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/store/codec/archive.h"

namespace isnad::store::sql {

// What a bound value is to the engine. An engine that types its parameters
// takes them from here, of values that are NULL too: a parameter of a statement
// therefore has one type wherever the statement is run. kBoolean is for
// conditions ("?4 OR …"); a column that holds a truth value is an integer.
enum class ValueType : uint8_t { kText, kBytes, kInteger, kReal, kBoolean };

// A value on its way into a statement. Borrows text and bytes.
struct Value {
  ValueType type = ValueType::kText;
  bool is_null = false;
  int64_t integer = 0;  // kInteger, kBoolean
  double real = 0;      // kReal
  absl::string_view bytes = {};
};

// Bytes rather than text.
struct Blob {
  absl::string_view bytes;
};

// Times become microseconds since the epoch, enums their numbers, nullopt a
// NULL of the type that the value would have.
template <typename T>
Value ToValue(const T& value) {
  if constexpr (codec::kIsOptional<T>) {
    if (value) return ToValue(*value);
    Value null = ToValue(typename T::value_type{});
    null.is_null = true;
    return null;
  } else if constexpr (std::is_same_v<T, Blob>) {
    return {.type = ValueType::kBytes, .bytes = value.bytes};
  } else if constexpr (std::is_same_v<T, absl::Time>) {
    return {.type = ValueType::kInteger, .integer = codec::ToMicros(value)};
  } else if constexpr (std::is_same_v<T, bool>) {
    return {.type = ValueType::kBoolean, .integer = value};
  } else if constexpr (std::is_floating_point_v<T>) {
    return {.type = ValueType::kReal, .real = value};
  } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
    return {.type = ValueType::kInteger, .integer = static_cast<int64_t>(value)};
  } else {
    return {.type = ValueType::kText, .bytes = absl::string_view(value)};
  }
}

}  // namespace isnad::store::sql
