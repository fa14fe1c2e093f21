// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/support/byte_buffer.h>

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "core/store/state_stamp.h"

namespace isnad::rpc {

// Answers of unary calls that may be given again as long as they hold. Who asks does
// not matter: what a caller may not ask has been refused before. Thread-safe.
class AnswerMemory {
 public:
  virtual ~AnswerMemory() = default;

  // What was asked, of which state of the store.
  struct Question {
    std::string key;
    store::StateStamp state;
  };
  // As Look finds it: an answer that holds now, or else, where one can be kept, what to
  // keep it under. Neither where nothing can be kept now.
  struct Found {
    std::optional<grpc::ByteBuffer> answer;
    std::optional<Question> question;
  };

  // To be called before the store is read. method: a literal.
  virtual Found Look(absl::string_view method, const grpc::ByteBuffer& request) = 0;
  virtual void Keep(Question question, const grpc::ByteBuffer& answer) = 0;
};

}  // namespace isnad::rpc
