// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/store/postgres/connection.h"
#include "core/store/postgres/postgres_writer.h"
#include "core/store/postgres/testing/test_server.h"
#include "core/store/sql/query.h"
#include "core/store/sql/sql.h"
#include "gmock/gmock.h"

namespace isnad::store::postgres {
namespace {

using testing::HasSubstr;
using testing::Not;

// How the server reads what a connection of a service asks.
class PostgresPlanTest : public testing::Test {
 protected:
  void SetUp() override {
    ISNAD_NEEDS_POSTGRES();
    const std::string address = TestServer::Shared().NewDatabase();
    ASSERT_TRUE(PostgresWriter::Open(address).ok());  // makes the tables
    auto connection = Connection::Open(address);
    ASSERT_TRUE(connection.ok()) << connection.status();
    connection_ = *std::move(connection);
  }

  template <typename... Args>
  std::string PlanOf(absl::string_view sql, const Args&... args) {
    // Kept, since the connection knows a statement by its address.
    explained_.push_back(std::make_unique<std::string>(absl::StrCat("EXPLAIN ", sql)));
    connection_->Begin(Connection::Isolation::kReadOnly);
    std::string plan;
    {
      sql::Query query(*connection_, *explained_.back(), args...);
      while (query.Next()) absl::StrAppend(&plan, query.View(0), "\n");
      EXPECT_TRUE(query.status().ok()) << query.status();
    }
    connection_->EndReading();
    return plan;
  }

 private:
  std::unique_ptr<Connection> connection_;
  std::vector<std::unique_ptr<std::string>> explained_;
};

// The index of all claims in their order would be read to its end.
TEST_F(PostgresPlanTest, ClaimsOfAnArticleAreFoundByTheArticle) {
  const std::optional<absl::string_view> any;
  const std::string plan =
      PlanOf(sql::kListClaimsOfArticle, std::numeric_limits<int64_t>::min(), "",
             std::numeric_limits<int64_t>::max(), int64_t{21}, any, any, std::optional<int32_t>(),
             std::optional<absl::Time>(), absl::InfiniteFuture(), "a", any,
             std::optional<int64_t>(), int64_t{2});
  EXPECT_THAT(plan, HasSubstr("claim_mentions_pkey"));
  EXPECT_THAT(plan, HasSubstr("claims_pkey"));
  EXPECT_THAT(plan, Not(HasSubstr("claims_by_time")));
}

// Each by its key, however many the server thinks there are.
TEST_F(PostgresPlanTest, MentionsAreFoundByTheirClaims) {
  for (const std::string& plan :
       {PlanOf(sql::kMentionsOfClaims, R"(["a","b"])"), PlanOf(sql::kMentionsOfClaim, "a")}) {
    EXPECT_THAT(plan, HasSubstr("claim_mentions_by_claim"));
    EXPECT_THAT(plan, HasSubstr("article_sketches_pkey"));
    EXPECT_THAT(plan, Not(HasSubstr("Hash")));
    EXPECT_THAT(plan, Not(HasSubstr("Seq Scan")));
  }
}

}  // namespace
}  // namespace isnad::store::postgres
