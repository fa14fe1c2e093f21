// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/frame.h"
#include "isnad/v1/frame.pb.h"

namespace isnad::rpc {

v1::Frame ToProto(const model::Frame& frame);

}  // namespace isnad::rpc
