// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/contradiction.h"
#include "isnad/v1/contradiction.pb.h"

namespace isnad::rpc {

// Every stored contradiction stands: the store keeps no dismissals yet.
v1::Contradiction ToProto(const model::Contradiction& contradiction);

}  // namespace isnad::rpc
