// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/contradiction.h"
#include "isnad/v1/contradiction.pb.h"

namespace isnad::rpc {

v1::Contradiction ToProto(const model::Contradiction& contradiction);

}  // namespace isnad::rpc
