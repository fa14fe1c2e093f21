// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/watch_streams.h"

#include <atomic>
#include <future>
#include <optional>

#include "core/model/error.h"
#include "core/rpc/server.h"
#include "core/rpc/service_descriptor.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "query-service/grpc_adapter.h"
#include "query-service/testing.h"

namespace isnad::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Names = std::vector<std::string>;

google::rpc::ErrorInfo InfoOf(const grpc::Status& status) {
  google::rpc::Status wire;
  google::rpc::ErrorInfo info;
  EXPECT_TRUE(wire.ParseFromString(status.error_details()));
  for (const auto& any : wire.details()) {
    if (any.UnpackTo(&info)) return info;
  }
  return info;
}

std::string ReasonOf(const grpc::Status& status) { return InfoOf(status).reason(); }

// Only this method, behind a server; the store is looked at when a test says so.
class WatchService final : public RawQueryService {
 public:
  explicit WatchService(WatchStreams& streams) : streams_(streams) {}
  grpc::ServerWriteReactor<grpc::ByteBuffer>* WatchContradictions(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) override {
    return streams_.Start(context, request);
  }

 private:
  WatchStreams& streams_;
};

// A client's end of a watch.
struct Client {
  grpc::ClientContext context;
  std::unique_ptr<grpc::ClientReader<v1::WatchContradictionsResponse>> reader;
};

class WatchStreamsTest : public testing::Test {
 protected:
  WatchStreamsTest() {
    for (int day = 0; day < 8; ++day) {
      reports_.push_back(
          ArticleBuilder(day % 2 == 0 ? "صدى الساحل" : "مرايا", std::to_string(day), Day(day + 1))
              .Knows(day % 2 == 0 ? salim_ : nadir_)
              .Says(day % 2 == 0 ? salim_ : nadir_, "حال الجسر في اليوم " + std::to_string(day),
                    "فتح")
              .Build());
    }
    store_.PutAll(reports_, {});
    parts_ =
        rpc::MakeServerParts(options_, rpc::DescriptorOf<v1::QueryService>());
  }
  ~WatchStreamsTest() override {
    if (streams_) streams_->Drain(absl::InfiniteDuration());
    if (server_ != nullptr) server_->Drain(absl::Seconds(10));
  }

  void Start(WatchLimits limits = {}) {
    limits.poll = absl::ZeroDuration();
    streams_.emplace(
        *parts_.calls,
        [this]() -> absl::StatusOr<const QueryService*> {
          if (std::this_thread::get_id() != test_thread_) ++finds_;
          if (away_) return absl::UnavailableError("away");
          return &service_;
        },
        limits);
    watch_service_.emplace(*streams_);
    auto server = rpc::Server::Start(options_, v1::QueryService::service_full_name(),
                                     *watch_service_, parts_);
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
    stub_ = v1::QueryService::NewStub(server_->grpc_server().InProcessChannel({}));
  }

  model::Contradiction At(int day, double confidence = 0.5) const {
    return Between(reports_[day].mentions[0].mention, reports_[day + 1].mentions[0].mention,
                   confidence);
  }
  std::string NameAt(int day) const { return "contradictions/" + At(day).id; }
  void Announce(const std::vector<int>& days) {
    for (const int day : days) {
      store_.PutAll({}, {At(day, day < 4 ? 0.25 : 0.75)});
      store_.Publish();
    }
  }

  std::unique_ptr<Client> Open(const std::string& token = "", double min_confidence = 0) {
    auto client = std::make_unique<Client>();
    v1::WatchContradictionsRequest request;
    request.set_resume_token(token);
    request.set_min_confidence(min_confidence);
    client->reader = stub_->WatchContradictions(&client->context, request);
    return client;
  }
  // The next message, while the store is looked at again and again; nullopt at
  // the end.
  std::optional<v1::WatchContradictionsResponse> Next(Client& client) {
    v1::WatchContradictionsResponse response;
    auto read = std::async(std::launch::async, [&] { return client.reader->Read(&response); });
    while (read.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready) {
      streams_->Look();
    }
    if (!read.get()) return std::nullopt;
    EXPECT_FALSE(response.resume_token().empty());
    return response;
  }
  // A watch that has had its first message; its token goes to *token.
  std::unique_ptr<Client> Begin(std::string* token, const std::string& resume = "",
                                double min_confidence = 0) {
    auto client = Open(resume, min_confidence);
    const auto first = Next(*client);
    EXPECT_TRUE(first && !first->has_contradiction());
    if (first) *token = first->resume_token();
    return client;
  }
  // The names that the next messages hold, passing over those that hold none;
  // the last token goes to *token.
  Names Take(Client& client, size_t count, std::string* token) {
    Names names;
    while (names.size() < count) {
      const auto response = Next(client);
      if (!response) break;
      *token = response->resume_token();
      if (response->has_contradiction()) names.push_back(response->contradiction().name());
    }
    return names;
  }
  grpc::Status EndOf(Client& client) {
    v1::WatchContradictionsResponse response;
    while (client.reader->Read(&response)) {
    }
    return client.reader->Finish();
  }
  grpc::Status Refusal(const std::string& token, double min_confidence = 0) {
    const auto client = Open(token, min_confidence);
    EXPECT_FALSE(Next(*client));
    return client->reader->Finish();
  }

  const model::Actor salim_ = Person("سليم الكاظمي");
  const model::Actor nadir_ = Person("نادر الحلبي");
  std::vector<store::ArticleRecord> reports_;
  TestStore store_;
  const QueryService service_{store_.reader(), Analysis()};
  rpc::ServerOptions options_ = {.workers = 1, .queue_limit = 8};
  rpc::ServerParts parts_;
  const std::thread::id test_thread_ = std::this_thread::get_id();  // which looks
  std::atomic<int> finds_ = 0;  // by watches: when they begin, and for each page
  std::atomic<bool> away_ = false;
  std::optional<WatchStreams> streams_;
  std::optional<WatchService> watch_service_;
  std::unique_ptr<rpc::Server> server_;
  std::unique_ptr<v1::QueryService::Stub> stub_;
};

TEST_F(WatchStreamsTest, AWatchBeginsNowAndReceivesEachOnce) {
  Start({.page_size = 2});
  Announce({0});
  std::string token;
  const auto client = Begin(&token);
  Announce({3, 1, 2, 5, 4});
  EXPECT_THAT(Take(*client, 5, &token),
              ElementsAre(NameAt(3), NameAt(1), NameAt(2), NameAt(5), NameAt(4)));
  Announce({6});
  EXPECT_THAT(Take(*client, 1, &token), ElementsAre(NameAt(6)));
}

TEST_F(WatchStreamsTest, EveryTokenGoesOnWithTheRest) {
  Start({.page_size = 3});
  std::string token;
  const auto client = Begin(&token);
  std::vector<std::string> tokens = {token};
  Announce({6, 0, 4, 2});
  const Names order = {NameAt(6), NameAt(0), NameAt(4), NameAt(2)};
  for (const std::string& name : order) {
    EXPECT_THAT(Take(*client, 1, &token), ElementsAre(name));
    tokens.push_back(token);
  }
  for (size_t read = 0; read < tokens.size(); ++read) {
    const auto again = Begin(&token, tokens[read]);
    EXPECT_EQ(token, tokens[read]) << "where the watch begins";
    EXPECT_EQ(Take(*again, order.size() - read, &token), Names(order.begin() + read, order.end()));
    again->context.TryCancel();
  }
}

TEST_F(WatchStreamsTest, WhileNothingHappensTheTokenComesAgain) {
  Start({.heartbeat_looks = 3});
  std::string token;
  const auto client = Begin(&token);
  for (int i = 0; i < 3; ++i) {
    const auto beat = Next(*client);
    ASSERT_TRUE(beat);
    EXPECT_FALSE(beat->has_contradiction());
    EXPECT_EQ(beat->resume_token(), token);
  }
}

TEST_F(WatchStreamsTest, AReplicaThatHasNotComeAsFarIsWaitedFor) {
  Start({.heartbeat_looks = 3});
  Announce({0});
  const auto state = service_.GetFeedState({});
  ASSERT_TRUE(state.ok()) << state.status();
  const std::string ahead = WatchToken({{}, {}, state->feed_id}, state->newest + 2);
  std::string token;
  const auto client = Begin(&token, ahead);
  EXPECT_EQ(token, ahead);
  EXPECT_EQ(Next(*client)->resume_token(), ahead);
  Announce({1, 2, 3});
  EXPECT_THAT(Take(*client, 1, &token), ElementsAre(NameAt(3)));
}

TEST_F(WatchStreamsTest, WhatTheFilterPassesOverMovesTheToken) {
  Start({.heartbeat_looks = 1});
  std::string begin;
  const auto client = Begin(&begin, "", 0.5);
  Announce({0, 1});
  std::string moved = begin;
  while (moved == begin) {
    const auto beat = Next(*client);
    ASSERT_TRUE(beat && !beat->has_contradiction());
    moved = beat->resume_token();
  }
  Announce({5});
  std::string token;
  EXPECT_THAT(Take(*client, 1, &token), ElementsAre(NameAt(5)));
  const auto again = Begin(&token, moved, 0.5);
  EXPECT_THAT(Take(*again, 1, &token), ElementsAre(NameAt(5)));
}

// With no window to speak of, this transport takes a message when it is read.
TEST_F(WatchStreamsTest, ASlowReaderHoldsOnePageAndNoThread) {
  Start({.page_size = 1});
  std::string token;
  Begin(&token)->context.TryCancel();
  Announce({0, 1, 2, 3, 4, 5, 6});
  const int before = finds_;
  const auto slow = Open(token);
  for (int i = 0; i < 200; ++i) streams_->Look();
  // The only worker serves another one meanwhile.
  std::string ignored;
  Begin(&ignored)->context.TryCancel();
  for (int i = 0; i < 200; ++i) streams_->Look();
  // The beginnings of both, a page of the second, and of the seven pages of the
  // first that which waits to be read and what the transport holds.
  EXPECT_LE(finds_ - before, 6);
  EXPECT_THAT(Take(*slow, 7, &token), ElementsAre(NameAt(0), NameAt(1), NameAt(2), NameAt(3),
                                                  NameAt(4), NameAt(5), NameAt(6)));
}

TEST_F(WatchStreamsTest, ForeignTokensAreRefused) {
  Start();
  std::string token;
  const auto client = Begin(&token);
  for (const std::string& bad :
       {std::string("?"), std::string("abc"), token + "A", token.substr(0, token.size() - 4)}) {
    const grpc::Status status = Refusal(bad);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << bad;
    EXPECT_EQ(ReasonOf(status), "ERROR_REASON_INVALID_RESUME_TOKEN");
  }
  EXPECT_EQ(ReasonOf(Refusal(token, 0.5)), "ERROR_REASON_INVALID_RESUME_TOKEN")
      << "of other filters";
  Watch elsewhere;
  elsewhere.feed_id = "another store's";
  EXPECT_EQ(ReasonOf(Refusal(WatchToken(elsewhere, 0))), "ERROR_REASON_INVALID_RESUME_TOKEN");
  EXPECT_EQ(ReasonOf(Refusal("", 1.5)), "ERROR_REASON_NUMBER_OUT_OF_RANGE");
}

TEST_F(WatchStreamsTest, ATokenOlderThanTheFeedHasExpired) {
  Start();
  std::string token;
  Begin(&token)->context.TryCancel();
  Announce({0});
  std::string later;
  Begin(&later)->context.TryCancel();
  store_.PutAll({}, {At(1), At(2)});
  store_.Publish(2);
  const grpc::Status status = Refusal(token);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::OUT_OF_RANGE);
  EXPECT_EQ(ReasonOf(status), "ERROR_REASON_RESUME_TOKEN_EXPIRED");
  absl::Time oldest;
  std::string why;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, InfoOf(status).metadata().at("oldest_time"),
                              &oldest, &why))
      << why;
  const auto again = Begin(&token, later);
  EXPECT_EQ(Take(*again, 2, &token).size(), 2);
}

TEST_F(WatchStreamsTest, TooManyAreRefusedUntilOneEnds) {
  Start({.max_watches = 2});
  std::string token;
  const auto first = Begin(&token);
  const auto second = Begin(&token);
  const grpc::Status status = Refusal("");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(ReasonOf(status), "ERROR_REASON_OVERLOADED");
  first->context.TryCancel();
  EXPECT_EQ(EndOf(*first).error_code(), grpc::StatusCode::CANCELLED);
  while (streams_->open() == 2) absl::SleepFor(absl::Milliseconds(1));
  const auto third = Begin(&token);
  EXPECT_FALSE(token.empty());
}

TEST_F(WatchStreamsTest, ADrainEndsWatchesAndTokensOutliveIt) {
  Start();
  std::string token;
  const auto client = Begin(&token);
  streams_->Drain(absl::InfiniteDuration());
  const grpc::Status status = EndOf(*client);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(ReasonOf(status), "ERROR_REASON_SHUTTING_DOWN");
  EXPECT_EQ(ReasonOf(Refusal("")), "ERROR_REASON_SHUTTING_DOWN");
  server_->Drain(absl::Seconds(10));
  Announce({2});
  Start();
  const auto again = Begin(&token, token);
  EXPECT_THAT(Take(*again, 1, &token), ElementsAre(NameAt(2)));
}

// Nobody reads what is under way: the drain does not wait for it for ever.
TEST_F(WatchStreamsTest, ADrainCancelsThoseThatDoNotRead) {
  Start({.page_size = 1});
  std::string token;
  Begin(&token)->context.TryCancel();
  Announce({0, 1, 2, 3});
  const auto slow = Open(token);
  streams_->Drain(absl::InfiniteDuration());
  EXPECT_FALSE(EndOf(*slow).ok());
}

TEST_F(WatchStreamsTest, AStoreThatIsAwayIsWaitedFor) {
  Start();
  std::string token;
  const auto client = Begin(&token);
  away_ = true;
  Announce({1});
  EXPECT_EQ(Refusal("").error_code(), grpc::StatusCode::UNAVAILABLE);
  streams_->Look();
  away_ = false;
  EXPECT_THAT(Take(*client, 1, &token), ElementsAre(NameAt(1)));
}

}  // namespace
}  // namespace isnad::query
