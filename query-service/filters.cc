// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/filters.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/model/error.h"
#include "core/rpc/convert/enums.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/time.h"
#include "core/rpc/validation.h"
#include "core/text/fold.h"

namespace isnad::query {
namespace {

using rpc::Collection;
using rpc::OptionalSameNumber;

// Reads the parts of one request; keeps the first error, after which the rest
// reads as empty.
class FilterReader {
 public:
  std::string Id(Collection collection, absl::string_view name, absl::string_view field) {
    return Keep(rpc::ParseOptionalName(collection, name, field));
  }
  store::TimeRange Range(const v1::TimeRange& range) {
    return Keep(rpc::FromProto(range, "publish_time_range"));
  }
  std::vector<std::string> Words(absl::string_view words, absl::string_view field) {
    return words.empty() ? std::vector<std::string>() : Keep(ReadWords(words, field));
  }
  void Fail(const absl::Status& status) { status_.Update(status); }

  template <typename T>
  T Keep(absl::StatusOr<T> result) {
    if (result.ok()) return *std::move(result);
    Fail(result.status());
    return T();
  }

  template <typename Filter>
  absl::StatusOr<Filter> Result(Filter filter) const {
    if (!status_.ok()) return status_;
    return filter;
  }

 private:
  absl::Status status_;
};

// What lists and watches of contradictions have in common.
template <typename Request>
store::ContradictionFilter ReadContradictionFilter(const Request& request, FilterReader* reader) {
  store::ContradictionFilter filter;
  filter.actor_id = reader->Id(Collection::kActors, request.actor(), "actor");
  filter.outlet = request.outlet();
  for (int i = 0; i < request.types_size(); ++i) {
    if (request.types(i) == v1::CONTRADICTION_TYPE_UNSPECIFIED) {
      reader->Fail(rpc::EnumValueError(absl::StrCat("types[", i, "]"), request.types(i)));
    }
    filter.types.push_back(rpc::SameNumber<model::ContradictionType>(request.types(i)));
  }
  filter.scope = OptionalSameNumber<model::ContradictionScope>(request.scope());
  reader->Fail(rpc::CheckNumber("min_confidence", request.min_confidence(), 0, 1));
  filter.min_confidence = request.min_confidence();
  return filter;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ReadWords(absl::string_view words,
                                                   absl::string_view field) {
  std::vector<std::string> folded = absl::StrSplit(text::FoldText(words), ' ', absl::SkipEmpty());
  std::sort(folded.begin(), folded.end());
  folded.erase(std::unique(folded.begin(), folded.end()), folded.end());
  if (!folded.empty()) return folded;
  return model::InvalidField(field, model::ErrorReason::kInvalidFilter,
                             "holds no letter and no digit");
}

absl::StatusOr<store::ArticleFilter> ReadFilter(const v1::ListArticlesRequest& request) {
  FilterReader reader;
  store::ArticleFilter filter;
  filter.outlet = request.outlet();
  filter.published = reader.Range(request.publish_time_range());
  filter.url = request.url();
  filter.external_id = request.external_id();
  filter.duplicate_of = reader.Id(Collection::kArticles, request.duplicate_of(), "duplicate_of");
  return reader.Result(filter);
}

absl::StatusOr<store::ActorFilter> ReadFilter(const v1::ListActorsRequest& request) {
  FilterReader reader;
  store::ActorFilter filter;
  filter.kind = OptionalSameNumber<model::ActorKind>(request.kind());
  filter.origin = OptionalSameNumber<model::ActorOrigin>(request.origin());
  filter.wikidata_id = request.wikidata_id();
  filter.show_merged = request.show_merged();
  return reader.Result(filter);
}

absl::StatusOr<store::ActorMergeFilter> ReadFilter(const v1::ListActorMergesRequest& request) {
  FilterReader reader;
  store::ActorMergeFilter filter;
  filter.actor_id = reader.Id(Collection::kActors, request.actor(), "actor");
  filter.show_undone = request.show_undone();
  return reader.Result(filter);
}

absl::StatusOr<store::StatementFilter> ReadFilter(const v1::ListStatementsRequest& request) {
  FilterReader reader;
  store::StatementFilter filter;
  filter.article_id = reader.Id(Collection::kArticles, request.article(), "article");
  filter.speaker_id = reader.Id(Collection::kActors, request.speaker(), "speaker");
  filter.about_id = reader.Id(Collection::kActors, request.about(), "about");
  filter.act = OptionalSameNumber<model::SpeechAct>(request.act());
  filter.kind = OptionalSameNumber<model::StatementKind>(request.kind());
  filter.words = reader.Words(request.words(), "words");
  filter.published = reader.Range(request.publish_time_range());
  filter.claim_id = reader.Id(Collection::kClaims, request.claim(), "claim");
  filter.outlet = request.outlet();
  filter.endorsement = OptionalSameNumber<model::Endorsement>(request.endorsement());
  return reader.Result(filter);
}

absl::StatusOr<store::ClaimFilter> ReadFilter(const v1::ListClaimsRequest& request) {
  FilterReader reader;
  store::ClaimFilter filter;
  filter.actor_id = reader.Id(Collection::kActors, request.about(), "about");
  filter.holder_id = reader.Id(Collection::kActors, request.holder(), "holder");
  filter.event = OptionalSameNumber<model::EventType>(request.event());
  filter.published = reader.Range(request.publish_time_range());
  filter.article_id = reader.Id(Collection::kArticles, request.article(), "article");
  filter.outlet = request.outlet();
  filter.stance = OptionalSameNumber<model::Stance>(request.stance());
  filter.min_origin_count = request.min_independent_origin_count();
  if (filter.stance && request.holder().empty()) {
    reader.Fail(model::InvalidField("stance", model::ErrorReason::kInvalidFilter,
                                    "narrows only together with holder"));
  }
  return reader.Result(filter);
}

absl::StatusOr<store::ContradictionFilter> ReadFilter(
    const v1::ListContradictionsRequest& request) {
  FilterReader reader;
  store::ContradictionFilter filter = ReadContradictionFilter(request, &reader);
  filter.published = reader.Range(request.publish_time_range());
  if (request.has_as_of()) filter.as_of = reader.Keep(rpc::FromProto(request.as_of(), "as_of"));
  filter.article_id = reader.Id(Collection::kArticles, request.article(), "article");
  filter.claim_id = reader.Id(Collection::kClaims, request.claim(), "claim");
  filter.show_dismissed = request.show_dismissed();
  return reader.Result(filter);
}

absl::StatusOr<store::ContradictionFilter> ReadFilter(
    const v1::WatchContradictionsRequest& request) {
  FilterReader reader;
  const store::ContradictionFilter filter = ReadContradictionFilter(request, &reader);
  return reader.Result(filter);
}

}  // namespace isnad::query
