// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/client_context.h>

#include <chrono>
#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "isnad/v1/query_service.grpc.pb.h"

// Bounded calls to the query service.
namespace isnad::report {

using Stub = v1::QueryService::StubInterface;

inline constexpr std::chrono::seconds kCallDeadline{60};
inline constexpr int kPageSize = 1000;

// The service's error with the name of the method in front.
absl::Status FromGrpc(absl::string_view method, const grpc::Status& status);

template <typename Request, typename Response>
using Method = grpc::Status (Stub::*)(grpc::ClientContext*, const Request&, Response*);

// One call with a deadline.
template <typename Request, typename Response>
absl::StatusOr<Response> Call(Stub& stub, Method<Request, Response> method, absl::string_view name,
                              const Request& request) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kCallDeadline);
  Response response;
  const grpc::Status status = (stub.*method)(&context, request, &response);
  if (!status.ok()) return FromGrpc(name, status);
  return response;
}

// Reads the pages of a list until there are no more, or max_pages were read.
// take(Response&) gets each. Returns whether that was the whole list.
template <typename Request, typename Response, typename Take>
absl::StatusOr<bool> ForEachPage(Stub& stub, Method<Request, Response> method,
                                 absl::string_view name, Request request, int max_pages,
                                 Take take) {
  request.set_page_size(kPageSize);
  for (int page = 0; page < max_pages; ++page) {
    absl::StatusOr<Response> response = Call(stub, method, name, request);
    if (!response.ok()) return response.status();
    take(*response);
    if (response->next_page_token().empty()) return true;
    request.set_page_token(response->next_page_token());
  }
  return false;
}

// Articles, each read once. What was deleted meanwhile is an empty article.
class Articles {
 public:
  explicit Articles(Stub& stub) : stub_(stub) {}
  // Lives as long as the object.
  absl::StatusOr<const v1::Article*> Get(const std::string& name);

 private:
  Stub& stub_;
  std::map<std::string, v1::Article> known_;
};

}  // namespace isnad::report
