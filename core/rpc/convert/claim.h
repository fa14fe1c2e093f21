// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/claim.h"
#include "isnad/v1/claim.pb.h"

namespace isnad::rpc {

v1::Holder ToProto(const model::Holder& holder);

// Counts and times over all statements are sums over the holders, each of
// whose statements takes one stance. Holders in the order of the wire: stance,
// most statements first, name.
v1::Claim ToProto(const model::ClaimSummary& summary);

}  // namespace isnad::rpc
