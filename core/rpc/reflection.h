// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "grpc/reflection/v1/reflection.grpc.pb.h"

namespace isnad::rpc {

// grpc.reflection.v1.ServerReflection: gRPC 1.51's own plugin serves v1alpha
// only, and newer clients ask v1. Answers from the descriptors compiled into
// the program. Thread-safe.
class ReflectionService final : public grpc::reflection::v1::ServerReflection::CallbackService {
 public:
  // The names that list_services gives.
  explicit ReflectionService(std::vector<std::string> services);

  grpc::ServerBidiReactor<grpc::reflection::v1::ServerReflectionRequest,
                          grpc::reflection::v1::ServerReflectionResponse>*
  ServerReflectionInfo(grpc::CallbackServerContext* context) override;

  // The answer to one request: pure, for the stream and for tests.
  grpc::reflection::v1::ServerReflectionResponse Answer(
      const grpc::reflection::v1::ServerReflectionRequest& request) const;

 private:
  const std::vector<std::string> services_;
};

}  // namespace isnad::rpc
