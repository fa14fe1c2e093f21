// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <google/protobuf/message.h>

#include <map>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/rpc/validation.h"
#include "tests/same_answers/stack.h"

namespace isnad::same_answers {

// An answer with everything in it: bytes that are the same for the same answer.
std::string BytesOf(const absl::Status& status);
std::string BytesOf(const google::protobuf::Message& message);
template <typename Answer>
std::string BytesOf(const absl::StatusOr<Answer>& answer) {
  return answer.ok() ? BytesOf(*answer) : BytesOf(answer.status());
}
// The same for people.
std::string TextOf(const absl::Status& status);
std::string TextOf(const google::protobuf::Message& message);
template <typename Answer>
std::string TextOf(const absl::StatusOr<Answer>& answer) {
  return answer.ok() ? TextOf(*answer) : TextOf(answer.status());
}

// Two stacks that are asked the same, and must give the same answers.
class Both {
 public:
  // Borrows them.
  Both(Stack& first, Stack& second) : first_(first), second_(second) {}

  void SetTime(absl::Time now);

  // Asks both; answer: StatusOr<message>(Stack&, const Request&). The first
  // one's answer. The first difference fails the test and ends it: differs()
  // from then on.
  template <typename Request, typename Answer>
  auto Ask(absl::string_view what, const Request& request, Answer answer)
      -> decltype(answer(std::declval<Stack&>(), request)) {
    absl::Status malformed = rpc::CheckRequest(request);
    if (!malformed.ok()) return malformed;
    auto one = answer(first_, request);
    first_.AwaitQuiet();
    auto other = answer(second_, request);
    second_.AwaitQuiet();
    Count(what, one.ok());
    if (BytesOf(one) != BytesOf(other)) {
      Differ(what, TextOf(request), TextOf(one), TextOf(other));
    }
    return one;
  }

  // Compares texts that both give, line by line.
  void Compare(absl::string_view what, absl::FunctionRef<std::string(Stack&)> text);

  bool differs() const { return differs_; }
  Stack& first() { return first_; }

  // How often each thing was asked, and how often it was answered with no error.
  struct Asked {
    int times = 0;
    int ok = 0;
  };
  const std::map<std::string, Asked>& asked() const { return asked_; }

 private:
  void Count(absl::string_view what, bool ok);
  void Differ(absl::string_view what, const std::string& request, const std::string& first,
              const std::string& second);

  Stack& first_;
  Stack& second_;
  bool differs_ = false;
  std::map<std::string, Asked> asked_;
};

}  // namespace isnad::same_answers
