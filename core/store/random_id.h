// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace isnad::store {

// 32 hexadecimal digits by chance (128 bits, absl::BitGen), so that nobody has
// the same ones: for who holds a lease, a transaction, a feed. Not for secrets.
// Thread-safe.
std::string NewRandomId();

}  // namespace isnad::store
