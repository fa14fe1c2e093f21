// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// One long random script of changes and questions against the whole stack on
// SQLite and on PostgreSQL: every answer is the same, byte for byte.
//
//   ISNAD_SAME_ANSWERS_SEED         of the script; default: a new one each time
//   ISNAD_SAME_ANSWERS_OPERATIONS   how many
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "core/rpc/log.h"
#include "core/store/conformance/random_newsroom.h"
#include "core/store/postgres/testing/test_server.h"
#include "ingest-service/testing/test_bench.h"
#include "tests/same_answers/changes.h"
#include "tests/same_answers/questions.h"

namespace isnad::same_answers {
namespace {

// Sanitizers make each some ten times as slow.
#ifdef ISNAD_IS_SANITIZED
constexpr int kOperations = 600;
#else
constexpr int kOperations = 10000;
#endif
constexpr int kWholeScript = 10000;
constexpr int kOperationsPerLook = 40;
constexpr int kOperationsPerDump = 2500;

// After all that the articles tell of.
const absl::Time kStart = absl::FromUnixSeconds(1622505600);  // 2021-06-01T00:00:00Z

uint32_t Variable(const char* name, uint32_t otherwise) {
  const char* const value = std::getenv(name);
  uint32_t number = 0;
  return value != nullptr && absl::SimpleAtoi(value, &number) ? number : otherwise;
}

class Script {
 public:
  Script(Both& both, TwoRules& rules, uint32_t seed)
      : chance_(seed),
        both_(both),
        changes_(chance_, articles_, requests_, rules, both),
        questions_(chance_, requests_, both) {}

  void Run(int operations) {
    for (int number = 1; number <= operations && !both_.differs(); ++number) {
      SCOPED_TRACE(absl::StrCat("operation ", number));
      both_.SetTime(kStart + absl::Seconds(number));
      if (number % kOperationsPerLook == 1) requests_.Learn(both_.first().reader());
      chance_.OneIn(3) ? changes_.Make() : questions_.Ask();
      if (number % kOperationsPerDump == 0 || number == operations) {
        both_.Compare("everything", [](Stack& stack) { return store::Dump(stack.reader()); });
      }
    }
  }

 private:
  Chance chance_;
  RandomArticles articles_{chance_};
  RandomRequests requests_{chance_, articles_};
  Both& both_;
  Changes changes_;
  Questions questions_;
};

TEST(SameAnswersTest, EveryStoreGivesThem) {
  ISNAD_NEEDS_POSTGRES();
  (void)rpc::StartLog("same_answers_test", "off");
  const uint32_t seed = Variable("ISNAD_SAME_ANSWERS_SEED", std::random_device()());
  const int operations = static_cast<int>(Variable("ISNAD_SAME_ANSWERS_OPERATIONS", kOperations));
  SCOPED_TRACE(absl::StrCat("ISNAD_SAME_ANSWERS_SEED=", seed));
  TwoRules rules;
  const auto texts = query::TextAnalysis::Create();
  ASSERT_TRUE(texts.ok()) << texts.status();
  const ingest::TempDir folder;
  Stack sqlite(folder.StoreAddress(), rules, **texts);
  Stack postgres(store::postgres::TestServer::Shared().NewDatabase(), rules, **texts);
  Both both(sqlite, postgres);
  Script(both, rules, seed).Run(operations);
  for (const auto& [what, asked] : both.asked()) {
    std::cout << what << ": " << asked.times << ", " << asked.ok << " without an error\n";
    // That all was asked often enough to say much, the whole script shows.
    if (operations < kWholeScript || both.differs()) continue;
    EXPECT_GE(asked.ok, absl::EndsWith(what, " again") ? 0 : 4) << what;
  }
}

}  // namespace
}  // namespace isnad::same_answers
