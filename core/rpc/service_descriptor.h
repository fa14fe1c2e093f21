// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/protobuf/descriptor.h"

namespace isnad::rpc {

// The methods of a generated service, such as v1::QueryService, and their messages. Every
// program holds the files of all (protos/CMakeLists.txt). Thread-safe; valid for ever.
template <typename Service>
const google::protobuf::ServiceDescriptor& DescriptorOf() {
  return *google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
      Service::service_full_name());
}

}  // namespace isnad::rpc
