// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

// The store's compact binary format: a format byte, then the fields of a value
// one after the other. Integers are LEB128 varints (signed ones zigzag), text
// and lists are preceded by their length, doubles are 8 little-endian bytes,
// times are microseconds. How a struct's fields follow one another is said
// once, by Layout<T>, for writing and reading alike.
namespace isnad::store::codec {

// Specialised with: static void Visit(auto& archive, auto& value), which calls
// archive(field...) in order.
template <typename T>
struct Layout;

template <typename T>
inline constexpr bool kIsOptional = false;
template <typename T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <typename T>
inline constexpr bool kIsVector = false;
template <typename T>
inline constexpr bool kIsVector<std::vector<T>> = true;

// Times outside these are the infinities.
inline int64_t ToMicros(absl::Time time) {
  if (time == absl::InfinitePast()) return std::numeric_limits<int64_t>::min();
  if (time == absl::InfiniteFuture()) return std::numeric_limits<int64_t>::max();
  return absl::ToUnixMicros(time);
}
inline absl::Time FromMicros(int64_t micros) {
  if (micros == std::numeric_limits<int64_t>::min()) return absl::InfinitePast();
  if (micros == std::numeric_limits<int64_t>::max()) return absl::InfiniteFuture();
  return absl::FromUnixMicros(micros);
}

// Appends values. Never fails.
class Writer {
 public:
  explicit Writer(uint8_t format) : bytes_(1, static_cast<char>(format)) {}

  template <typename... Fields>
  void operator()(const Fields&... fields) {
    (Put(fields), ...);
  }
  // Fields that the layout has since this format.
  template <typename... Fields>
  void Since(uint8_t, const Fields&... fields) {
    (*this)(fields...);
  }
  std::string Finish() { return std::move(bytes_); }

 private:
  template <typename T>
  void Put(const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      PutText(value);
    } else if constexpr (std::is_same_v<T, double>) {
      PutFixed(std::bit_cast<uint64_t>(value));
    } else if constexpr (std::is_same_v<T, absl::Time>) {
      Put(ToMicros(value));
    } else if constexpr (std::is_enum_v<T>) {
      PutVarint(static_cast<std::underlying_type_t<T>>(value));
    } else if constexpr (std::is_integral_v<T> && std::is_signed_v<T>) {
      const auto wide = static_cast<int64_t>(value);
      PutVarint(static_cast<uint64_t>(wide) << 1 ^ static_cast<uint64_t>(wide >> 63));
    } else if constexpr (std::is_integral_v<T>) {
      PutVarint(value);
    } else if constexpr (kIsOptional<T>) {
      Put(value.has_value());
      if (value) Put(*value);
    } else if constexpr (kIsVector<T>) {
      PutVarint(value.size());
      for (const auto& item : value) Put(item);
    } else {
      Layout<T>::Visit(*this, value);
    }
  }

  void PutVarint(uint64_t value);
  void PutFixed(uint64_t value);
  void PutText(absl::string_view text);

  std::string bytes_;
};

// Reads what a Writer of the same format wrote. Malformed bytes never read out
// of bounds nor reserve more memory than there are bytes; they make ok() false
// and leave the remaining fields at zero.
class Reader {
 public:
  // Reads every format from 1 to this one.
  Reader(absl::string_view bytes, uint8_t format);

  template <typename... Fields>
  void operator()(Fields&... fields) {
    (Get(fields), ...);
  }
  // Fields that the layout has since this format; earlier bytes leave them be.
  template <typename... Fields>
  void Since(uint8_t format, Fields&... fields) {
    if (format_ >= format) (*this)(fields...);
  }
  // True if all was well so far.
  bool ok() const { return ok_; }
  // True if all was well and nothing is left over.
  bool Finished() const { return ok_ && rest_.empty(); }

 private:
  template <typename T>
  void Get(T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      const absl::string_view text = GetText();
      value.assign(text.data(), text.size());
    } else if constexpr (std::is_same_v<T, double>) {
      value = std::bit_cast<double>(GetFixed());
    } else if constexpr (std::is_same_v<T, absl::Time>) {
      int64_t micros = 0;
      Get(micros);
      value = FromMicros(micros);
    } else if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(GetVarint(std::numeric_limits<std::underlying_type_t<T>>::max()));
    } else if constexpr (std::is_integral_v<T> && std::is_signed_v<T>) {
      const uint64_t zigzag = GetVarint(std::numeric_limits<uint64_t>::max());
      value = static_cast<T>(static_cast<int64_t>(zigzag >> 1 ^ (~(zigzag & 1) + 1)));
    } else if constexpr (std::is_integral_v<T>) {
      value = static_cast<T>(GetVarint(std::numeric_limits<T>::max()));
    } else if constexpr (kIsOptional<T>) {
      bool present = false;
      Get(present);
      if (present) Get(value.emplace());
    } else if constexpr (kIsVector<T>) {
      GetVector(value);
    } else {
      Layout<T>::Visit(*this, value);
    }
  }

  template <typename T>
  void GetVector(std::vector<T>& items) {
    // Every item takes at least one byte.
    const uint64_t size = GetVarint(rest_.size());
    for (uint64_t i = 0; i < size && ok_; ++i) Get(items.emplace_back());
  }

  uint64_t GetVarint(uint64_t max);
  uint64_t GetFixed();
  absl::string_view GetText();

  absl::string_view rest_;
  uint8_t format_;
  bool ok_;
};

}  // namespace isnad::store::codec
