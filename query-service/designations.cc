// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/rpc/convert/text_span.h"
#include "core/rpc/convert/time.h"
#include "query-service/page_tokens.h"
#include "query-service/query_service.h"

namespace isnad::query {
namespace {

using rpc::Collection;
using Count = store::StoreReader::DesignationCount;

// By outlet, then highest count first, then by title.
struct Key {
  std::string outlet;
  int64_t count = 0;
  std::string title;

  friend bool operator<(const Key& a, const Key& b) {
    return std::make_tuple(a.outlet, -a.count, a.title) <
           std::make_tuple(b.outlet, -b.count, b.title);
  }
};

Key KeyOf(const Count& count) { return {count.outlet, count.count, count.title}; }

// Outlets and titles hold no U+0000: requests with one are refused.
std::string ToPosition(const Key& key) {
  return absl::StrCat(key.outlet, absl::string_view("\0", 1), key.count, absl::string_view("\0", 1),
                      key.title);
}

absl::StatusOr<Key> FromPosition(absl::string_view position) {
  const std::vector<std::string> parts = absl::StrSplit(position, absl::MaxSplits('\0', 2));
  Key key;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[1], &key.count)) return PageTokenError();
  key.outlet = parts[0];
  key.title = parts[2];
  return key;
}

// The counts that the request asks for, in its order, after the position.
absl::Status Narrow(const v1::ListDesignationsRequest& request, const std::string& position,
                    std::vector<Count>* counts) {
  Key last;
  if (!position.empty()) {
    auto read = FromPosition(position);
    if (!read.ok()) return read.status();
    last = *std::move(read);
  }
  const auto unwanted = [&](const Count& count) {
    if (!request.outlet().empty() && count.outlet != request.outlet()) return true;
    return !position.empty() && !(last < KeyOf(count));
  };
  counts->erase(std::remove_if(counts->begin(), counts->end(), unwanted), counts->end());
  std::sort(counts->begin(), counts->end(),
            [](const Count& a, const Count& b) { return KeyOf(a) < KeyOf(b); });
  return absl::OkStatus();
}

v1::DesignationExample ToExample(const Count& count, const model::Article& article) {
  v1::DesignationExample example;
  example.set_article(rpc::FormatName(Collection::kArticles, article.id));
  example.set_revision(article.revision);
  *example.mutable_publish_time() = rpc::ToProto(article.publish_time);
  const model::TextSpan& span = count.example_span;
  const std::string& text = span.field == model::TextField::kTitle ? article.title : article.body;
  if (rpc::CheckSpan(span, text, "span").ok()) {
    *example.mutable_span() = rpc::ToProto(span);
    example.set_text(text.substr(span.begin, span.end - span.begin));
  }
  return example;
}

}  // namespace

absl::StatusOr<v1::ListDesignationsResponse> QueryService::ListDesignations(
    const Call& call, const v1::ListDesignationsRequest& request) const {
  auto actor_id = rpc::ParseName(Collection::kActors, request.actor(), "actor");
  if (!actor_id.ok()) return actor_id.status();
  auto page = ReadPage(request);
  if (!page.ok()) return page.status();
  auto published = rpc::FromProto(request.publish_time_range(), "publish_time_range");
  if (!published.ok()) return published.status();
  absl::Status status = FollowActor(call, &*actor_id);
  if (!status.ok()) return status;
  auto counts = store_.CountDesignations(call, *actor_id, *published);
  if (!counts.ok()) return counts.status();
  status = Narrow(request, page->after, &*counts);
  if (!status.ok()) return status;

  v1::ListDesignationsResponse response;
  for (const Count& count : *counts) {
    if (response.designations_size() == page->size) {
      const v1::Designation& last = response.designations(page->size - 1);
      response.set_next_page_token(
          PageToken(request, ToPosition({last.outlet(), last.count(), last.title()})));
      break;
    }
    v1::Designation* designation = response.add_designations();
    designation->set_actor(rpc::FormatName(Collection::kActors, *actor_id));
    designation->set_outlet(count.outlet);
    designation->set_title(count.title);
    designation->set_count(static_cast<int32_t>(count.count));
    auto article = store_.GetArticle(call, count.example_article_id);
    // Deleted since it was counted: the count stands without its example.
    if (article.status().code() == absl::StatusCode::kNotFound) continue;
    if (!article.ok()) return article.status();
    *designation->add_examples() = ToExample(count, *article);
  }
  return response;
}

}  // namespace isnad::query
