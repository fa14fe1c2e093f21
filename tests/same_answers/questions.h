// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "tests/same_answers/both.h"
#include "tests/same_answers/random_requests.h"

namespace isnad::same_answers {

// Every method that reads: those of the query service with random filters, page
// after page, and those of the store that no method of it leads to.
class Questions {
 public:
  // Borrows all.
  Questions(Chance& chance, RandomRequests& requests, Both& both);

  // Any of them.
  void Ask();

 private:
  template <typename Request, typename Response>
  using Handler = absl::StatusOr<Response> (query::QueryService::*)(const store::CallContext&,
                                                                    const Request&) const;
  template <typename Request, typename Response>
  void Add(const char* method, Handler<Request, Response> handler);
  template <typename Request, typename Response>
  void AskPages(const char* method, Handler<Request, Response> handler);
  void AskStore();
  void AskWatch();

  Chance& chance_;
  RandomRequests& requests_;
  Both& both_;
  std::vector<std::function<void()>> all_;
};

}  // namespace isnad::same_answers
