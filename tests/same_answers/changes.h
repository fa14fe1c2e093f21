// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "tests/same_answers/both.h"
#include "tests/same_answers/random_requests.h"

namespace isnad::same_answers {

// What editors, curators and other systems do to a store, at random: each
// method is one request, or a few that belong together.
class Changes {
 public:
  // Borrows all.
  Changes(Chance& chance, RandomArticles& articles, RandomRequests& requests, TwoRules& rules,
          Both& both)
      : chance_(chance), articles_(articles), requests_(requests), rules_(rules), both_(both) {}

  // Any of them; most are ingests.
  void Make();

 private:
  void Ingest();
  void IngestMany();
  void Delete();
  void Import();
  void Dismiss();
  void Restore();
  void Upsert();
  void Merge();
  void Unmerge();
  void Reanalyze();
  // A request that had a request_id comes again, as it was or changed.
  void Repeat();

  // Sometimes one of its own, under which the request may come again.
  template <typename Request>
  void Protect(Request* request);
  template <typename Request, typename Handler>
  auto Send(const char* method, const Request& request, Handler handler);
  std::string NewUuid();

  Chance& chance_;
  RandomArticles& articles_;
  RandomRequests& requests_;
  TwoRules& rules_;
  Both& both_;
  std::deque<std::function<void()>> repeats_;  // of the last requests
  std::vector<std::string> merges_;            // names of all
};

}  // namespace isnad::same_answers
