// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/same_answers/random_requests.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/timestamp.pb.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace isnad::same_answers {
namespace {

constexpr size_t kNamesRead = 300;
// Of names that are gone, some are asked for further on.
constexpr size_t kNamesRemembered = 15;

// What `name` means, by the request that has it.
std::string CollectionOf(const std::string& request) {
  for (const auto& [noun, collection] :
       std::map<std::string, std::string>{{"Article", "articles"},
                                          {"Actor", "actors"},
                                          {"Statement", "statements"},
                                          {"Claim", "claims"},
                                          {"Contradiction", "contradictions"}}) {
    if (absl::StrContains(request, noun)) return collection;
  }
  return "";
}

// Fields without which a request says nothing.
bool IsNeeded(const std::string& request, const std::string& field) {
  return field == "name" || field == "text" || field == "words" || field == "a" || field == "b" ||
         (request == "ListDesignationsRequest" && field == "actor");
}

template <typename T>
std::vector<std::string> NamesOf(const std::string& collection,
                                 const absl::StatusOr<store::Page<T>>& page) {
  std::vector<std::string> names;
  if (!page.ok()) return names;
  for (const T& item : page->items) names.push_back(absl::StrCat(collection, "/", item.id));
  return names;
}

}  // namespace

void RandomRequests::Keep(const std::string& collection, std::vector<std::string> names) {
  std::vector<std::string>& known = names_[collection];
  for (size_t i = 0; i < kNamesRemembered && !known.empty(); ++i) {
    names.push_back(chance_.Of(known));
  }
  known = std::move(names);
}

void RandomRequests::Learn(const store::StoreReader& reader) {
  const store::PageRequest page{kNamesRead, ""};
  Keep("articles", NamesOf("articles", reader.ListArticles({}, {}, page)));
  Keep("actors", NamesOf("actors", reader.ListActors({}, {.show_merged = true}, page)));
  Keep("statements", NamesOf("statements", reader.ListStatements({}, {}, page)));
  Keep("contradictions",
       NamesOf("contradictions", reader.ListContradictions({}, {.show_dismissed = true}, page)));
  std::vector<std::string> claims;
  const auto listed = reader.ListClaims({}, {}, page);
  if (!listed.ok()) return;
  for (const auto& each : listed->items) claims.push_back(absl::StrCat("claims/", each.claim.id));
  Keep("claims", std::move(claims));
}

std::string RandomRequests::Name(const std::string& collection) {
  const std::vector<std::string>& known = names_[collection];
  if (known.empty() || chance_.OneIn(40)) {
    return chance_.OneIn(4) ? "بلا اسم" : absl::StrCat(collection, "/none");
  }
  return chance_.Of(known);
}

void RandomRequests::Fill(google::protobuf::Message* request) {
  const auto& type = *request->GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const Field& field = *type.field(i);
    if (field.name() == "page_token" || field.name() == "resume_token") continue;
    if (field.name() == "page_size" ? chance_.OneIn(3)
                                    : !IsNeeded(type.name(), field.name()) && !chance_.OneIn(4)) {
      continue;
    }
    if (field.containing_oneof() == nullptr) Set(request, field);
  }
  for (int i = 0; i < type.oneof_decl_count(); ++i) {
    const auto& ways = *type.oneof_decl(i);
    Set(request, *ways.field(static_cast<int>(chance_.Below(ways.field_count()))));
  }
}

void RandomRequests::Set(google::protobuf::Message* message, const Field& field) {
  const auto& reflection = *message->GetReflection();
  switch (field.cpp_type()) {
    case Field::CPPTYPE_STRING:
      return reflection.SetString(message, &field, Text(*message, field.name()));
    case Field::CPPTYPE_INT32:
      return reflection.SetInt32(message, &field, Number(field.name()));
    case Field::CPPTYPE_DOUBLE:
      return reflection.SetDouble(message, &field, static_cast<double>(chance_.Below(11)) / 10);
    case Field::CPPTYPE_BOOL:
      return reflection.SetBool(message, &field, chance_.OneIn(2));
    case Field::CPPTYPE_ENUM: {
      const auto& values = *field.enum_type();
      const int value =
          values.value(static_cast<int>(chance_.Below(values.value_count())))->number();
      if (field.is_repeated()) return reflection.AddEnumValue(message, &field, value);
      return reflection.SetEnumValue(message, &field, value);
    }
    case Field::CPPTYPE_MESSAGE: {
      auto* const part = reflection.MutableMessage(message, &field);
      if (auto* const time = dynamic_cast<google::protobuf::Timestamp*>(part)) {
        *time = articles_.Time();
        return;
      }
      return Fill(part);
    }
    default:
      return;
  }
}

std::string RandomRequests::Text(const google::protobuf::Message& message,
                                 const std::string& field) {
  const std::string& request = message.GetDescriptor()->name();
  if (field == "name") return Name(CollectionOf(request));
  if (field == "article" || field == "duplicate_of") return Name("articles");
  if (field == "claim") return Name("claims");
  if (field == "holder" && request == "ClaimSide") return articles_.PersonName();
  if (field == "actor" || field == "speaker" || field == "about" || field == "holder") {
    return Name("actors");
  }
  if (field == "text" && request == "ResolveActorsRequest") {
    return chance_.OneIn(3) ? "Hadad" : articles_.PersonName();
  }
  if (field == "text" || field == "words") {
    return chance_.OneIn(3) ? articles_.Sentence() : articles_.Words();
  }
  if (field == "outlet") return articles_.Outlet();
  if (field == "url") return articles_.Url();
  if (field == "external_id") return articles_.ExternalId();
  if (field == "language_code") return chance_.OneIn(10) ? "fr" : "ar";
  if (field == "wikidata_id") return "Q1";
  return "";
}

int32_t RandomRequests::Number(const std::string& field) {
  if (chance_.OneIn(40)) return -1;
  if (field == "page_size") {
    return chance_.OneIn(10) ? 500 : static_cast<int32_t>(1 + chance_.Below(7));
  }
  return static_cast<int32_t>(chance_.Below(4));
}

}  // namespace isnad::same_answers
