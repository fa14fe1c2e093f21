// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <google/protobuf/message.h>

#include <map>
#include <string>
#include <vector>

#include "core/store/store_reader.h"
#include "tests/same_answers/random_articles.h"

namespace isnad::same_answers {

// Fills requests of the query service with what a store may hold: each filter
// now and then, of the names mostly those of something stored, sometimes those
// of what went, or none at all.
class RandomRequests {
 public:
  RandomRequests(Chance& chance, RandomArticles& articles) : chance_(chance), articles_(articles) {}

  // Looks up what is stored now.
  void Learn(const store::StoreReader& reader);

  // By the fields' names and types: a filter that is added to the protos is
  // used without a line here. Page tokens are left to the caller.
  void Fill(google::protobuf::Message* request);

  // A resource name of articles, actors, statements, claims or contradictions.
  std::string Name(const std::string& collection);

 private:
  using Field = google::protobuf::FieldDescriptor;

  void Keep(const std::string& collection, std::vector<std::string> names);
  void Set(google::protobuf::Message* message, const Field& field);
  std::string Text(const google::protobuf::Message& message, const std::string& field);
  int32_t Number(const std::string& field);

  Chance& chance_;
  RandomArticles& articles_;
  std::map<std::string, std::vector<std::string>> names_;  // by collection
};

}  // namespace isnad::same_answers
