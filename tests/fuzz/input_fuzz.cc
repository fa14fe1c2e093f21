// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// The fuzzer of the property ISNAD_FUZZED; CMakeLists.txt makes one of each.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/input_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& property : isnad::fuzz::InputProperties()) {
    if (absl::string_view(property.name) != ISNAD_FUZZED) continue;
    const std::string broken = property.find_broken(bytes);
    if (broken.empty()) continue;
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
