// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>
#include <string>

#include "absl/strings/string_view.h"

namespace isnad::fuzz {

// `seed` damaged in one to four ways at random places: cut, doubled, reversed,
// marks and controls put in or taken out, bytes changed, another text mixed in.
// Not always well-formed UTF-8. The same generator state gives the same text.
std::string Damage(absl::string_view seed, absl::string_view other, std::minstd_rand* random);

}  // namespace isnad::fuzz
