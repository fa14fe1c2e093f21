// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/checking.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "tests/benchmarks/served_queries.h"

namespace isnad::benchmarks {
namespace {

constexpr size_t kParagraphBytes = 800;
constexpr size_t kTexts = 400;

std::string ParagraphOf(const std::string& body) {
  std::string paragraph = body.substr(0, body.find('\n'));
  if (paragraph.size() <= kParagraphBytes) return paragraph;
  paragraph.resize(paragraph.rfind(' ', kParagraphBytes));
  return paragraph;
}

// Seconds that the answer took, whatever it was.
double Call(v1::QueryService::Stub& stub, const std::string& text, grpc::Status* status) {
  v1::CheckTextRequest request;
  request.set_text(text);
  v1::CheckTextResponse response;
  grpc::ClientContext context;
  const absl::Time start = absl::Now();
  *status = stub.CheckText(&context, request, &response);
  return absl::ToDoubleSeconds(absl::Now() - start);
}

absl::StatusOr<Checking> Measure(v1::QueryService::Stub& stub,
                                 const std::vector<std::string>& texts) {
  std::vector<double> empty, check;
  for (const std::string& text : texts) {
    grpc::Status status;
    empty.push_back(Call(stub, "", &status));
    check.push_back(Call(stub, text, &status));
    if (!status.ok()) return absl::InternalError(status.error_message());
  }
  return Checking{Median(empty), Median(check)};
}

}  // namespace

absl::StatusOr<Checking> CheckTexts(const store::StoreReader& store,
                                    const std::vector<std::string>& texts) {
  const auto served = ServedQueries::Start(store);
  if (!served.ok()) return served.status();
  return Measure((*served)->stub(), texts);
}

std::vector<std::string> Paragraphs(const std::vector<model::Article>& articles) {
  std::vector<std::string> paragraphs;
  const size_t step = std::max<size_t>(1, articles.size() / kTexts);
  for (size_t i = 0; i < articles.size(); i += step) {
    std::string paragraph = ParagraphOf(articles[i].body);
    if (!paragraph.empty()) paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

}  // namespace isnad::benchmarks
