// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/model/steady_clock.h"

#include <chrono>

#include "absl/time/clock.h"

namespace isnad::model {
namespace {

absl::Duration SinceBoot() {
  return absl::FromChrono(std::chrono::steady_clock::now().time_since_epoch());
}

}  // namespace

absl::Time SteadyNow() {
  static const absl::Time boot = absl::Now() - SinceBoot();
  return boot + SinceBoot();
}

}  // namespace isnad::model
