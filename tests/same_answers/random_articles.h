// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "isnad/v1/article.pb.h"
#include "tests/same_answers/chance.h"

namespace isnad::same_answers {

// Short news of a small invented world: a few people, bodies and places of whom
// much the same is said and denied, so that nearly all articles share actors and
// claims, and many contradict each other.
class RandomArticles {
 public:
  explicit RandomArticles(Chance& chance) : chance_(chance) {}

  // An article at one of kSlots addresses: new there, or a revision, or what
  // stands there already. Now and then one without an address; sometimes what
  // another outlet printed before, with little changed.
  v1::Article Write();
  // Some words of such an article: for searches, and to be checked.
  std::string Sentence();
  std::string Words();
  std::string PersonName();
  std::string Outlet();
  std::string Url();
  std::string ExternalId();
  // A word of so many letters, of which no engine makes less by packing it.
  std::string LongWord(size_t letters);
  // Within the two months of this world.
  google::protobuf::Timestamp Time();

  static constexpr size_t kSlots = 70;

 private:
  std::string Event();
  std::string Report();
  std::string Body();

  Chance& chance_;
  std::vector<std::string> printed_;  // some of the bodies so far
};

}  // namespace isnad::same_answers
