// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/article_stream.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "google/rpc/error_details.pb.h"
#include "ingest-service/testing/gate.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

constexpr char kOutlet[] = "بريد الموانئ";

using Stream = grpc::ClientReaderWriter<v1::IngestArticlesRequest, v1::IngestArticlesResponse>;

v1::IngestArticlesRequest Item(int number) {
  v1::IngestArticlesRequest request;
  *request.mutable_item() = MakeRequest(kOutlet, absl::StrCat("https://port.example/", number),
                                        absl::StrCat("ترسو السفينة رقم ", number));
  request.set_tag(absl::StrCat("tag-", number));
  return request;
}

std::string ReasonOf(const google::rpc::Status& status) {
  google::rpc::ErrorInfo info;
  if (status.details_size() == 0 || !status.details(0).UnpackTo(&info)) return "";
  return info.reason();
}

std::string ReasonOf(const grpc::Status& status) {
  google::rpc::Status wire;
  wire.ParseFromString(status.error_details());
  return ReasonOf(wire);
}

// Progress that a test waits for; how long it takes decides nothing.
template <typename Condition>
void Await(const Condition& condition) {
  while (!condition()) absl::SleepFor(absl::Milliseconds(1));
}

// Writes the items and half-closes, on a thread of its own.
std::thread WriteAll(Stream& stream, std::vector<v1::IngestArticlesRequest> items) {
  return std::thread([&stream, items = std::move(items)] {
    for (const auto& item : items) {
      if (!stream.Write(item)) return;
    }
    stream.WritesDone();
  });
}

std::vector<v1::IngestArticlesRequest> Items(int count) {
  std::vector<v1::IngestArticlesRequest> items;
  for (int i = 0; i < count; ++i) items.push_back(Item(i));
  return items;
}

std::vector<v1::IngestArticlesResponse> ReadAll(Stream& stream) {
  std::vector<v1::IngestArticlesResponse> responses;
  v1::IngestArticlesResponse response;
  while (stream.Read(&response)) responses.push_back(response);
  return responses;
}

// Every response that says so is of a stored article.
int CountStored(const TestService& bench,
                const std::vector<v1::IngestArticlesResponse>& responses) {
  int stored = 0;
  for (const auto& response : responses) {
    if (response.status().code() != 0) continue;
    const std::string id = response.result().article().name().substr(strlen("articles/"));
    EXPECT_TRUE(bench.store->reader().GetArticle({}, id).ok()) << response.index();
    ++stored;
  }
  return stored;
}

TEST(ArticleStreamTest, AnswersInTheOrderOfRequests) {
  TestServer bench;
  Gate first_article;
  // The first article is analysed last of those that are analysed with it.
  bench.analysis.on_analyze = [&](const model::Article& article) {
    if (absl::EndsWith(article.url, "/0")) first_article.Pass();
    if (absl::EndsWith(article.url, "/2")) first_article.Open();
  };
  constexpr int kItems = 200;
  grpc::ClientContext context;
  const auto stream = bench.stub->IngestArticles(&context);
  std::thread writer = WriteAll(*stream, Items(kItems));
  const auto responses = ReadAll(*stream);
  writer.join();
  EXPECT_TRUE(stream->Finish().ok());
  ASSERT_EQ(responses.size(), kItems);
  for (int i = 0; i < kItems; ++i) {
    EXPECT_EQ(responses[i].index(), i);
    EXPECT_EQ(responses[i].tag(), absl::StrCat("tag-", i));
    EXPECT_EQ(responses[i].status().code(), 0) << responses[i].status().message();
    EXPECT_EQ(responses[i].result().article().url(), absl::StrCat("https://port.example/", i));
    EXPECT_EQ(responses[i].result().statements_size(), 1);
  }
  EXPECT_EQ(CountStored(bench, responses), kItems);
}

TEST(ArticleStreamTest, CommitsInTheOrderOfRequests) {
  TestServer bench;
  std::vector<v1::IngestArticlesRequest> items;
  for (int i = 0; i < 40; ++i) {
    items.push_back(Item(0));
    items.back().mutable_item()->mutable_article()->set_body(absl::StrCat("الخبر رقم ", i));
  }
  grpc::ClientContext context;
  const auto stream = bench.stub->IngestArticles(&context);
  std::thread writer = WriteAll(*stream, items);
  const auto responses = ReadAll(*stream);
  writer.join();
  EXPECT_TRUE(stream->Finish().ok());
  for (size_t i = 0; i < responses.size(); ++i) {
    EXPECT_EQ(responses[i].result().article().revision(), i + 1) << "each revises the one before";
  }
}

TEST(ArticleStreamTest, OneBadItemDoesNotEndTheStream) {
  TestServer bench;
  auto items = Items(7);
  items[1].mutable_item()->mutable_article()->clear_body();
  items[2].mutable_item()->mutable_article()->set_body(std::string((1 << 20) + 1, 'a'));
  items[3].mutable_item()->mutable_article()->set_body("نص \xff مكسور");
  items[4].clear_item();
  items[5].mutable_item()->mutable_article()->set_language_code("fr");
  grpc::ClientContext context;
  const auto stream = bench.stub->IngestArticles(&context);
  std::thread writer = WriteAll(*stream, items);
  const auto responses = ReadAll(*stream);
  writer.join();
  EXPECT_TRUE(stream->Finish().ok());
  ASSERT_EQ(responses.size(), 7);
  const std::map<int, std::string> expected = {{1, "ERROR_REASON_FIELD_REQUIRED"},
                                               {2, "ERROR_REASON_FIELD_TOO_LONG"},
                                               {3, "ERROR_REASON_MALFORMED_UTF8"},
                                               {4, "ERROR_REASON_FIELD_REQUIRED"},
                                               {5, "ERROR_REASON_UNSUPPORTED_LANGUAGE"}};
  for (const auto& [index, reason] : expected) {
    const auto& response = responses[index];
    EXPECT_EQ(response.index(), index);
    EXPECT_EQ(response.tag(), absl::StrCat("tag-", index));
    EXPECT_EQ(response.status().code(), static_cast<int>(grpc::StatusCode::INVALID_ARGUMENT));
    EXPECT_EQ(ReasonOf(response.status()), reason);
    EXPECT_FALSE(response.has_result());
  }
  google::rpc::BadRequest bad_request;
  ASSERT_TRUE(responses[3].status().details(1).UnpackTo(&bad_request));
  EXPECT_EQ(bad_request.field_violations(0).field(), "article.body") << "as IngestArticle says";
  EXPECT_EQ(CountStored(bench, responses), 2);
  EXPECT_EQ(bench.Count().articles, 2);
}

TEST(ArticleStreamTest, BytesThatAreNoMessageAreAnItemThatFails) {
  TestService bench;
  const grpc::Slice garbage("\xff\xff\xff\xff");
  std::vector<std::unique_ptr<StreamItem>> items;
  items.push_back(std::make_unique<StreamItem>(5, grpc::ByteBuffer(&garbage, 1)));
  items[0]->Prepare({}, bench.service);
  auto responses = CommitItems({}, bench.service, std::move(items));
  ASSERT_EQ(responses.size(), 1);
  v1::IngestArticlesResponse response;
  ASSERT_TRUE(rpc::ParseMessage(responses[0], &response).ok());
  EXPECT_EQ(response.index(), 5);
  EXPECT_EQ(ReasonOf(response.status()), "ERROR_REASON_MALFORMED_REQUEST");
}

TEST(ArticleStreamTest, AClientThatDoesNotReadIsNotReadFrom) {
  constexpr int kWindow = 8;
  constexpr int kItems = 100;
  TestServer bench({}, {.window_items = kWindow});
  grpc::ClientContext context;
  const auto stream = bench.stub->IngestArticles(&context);
  std::thread writer = WriteAll(*stream, Items(kItems));
  Await([&] { return bench.analysis.analyses() >= kWindow; });
  // The server is free to do other work: the stream holds no thread.
  constexpr int kCalls = 20;
  for (int i = 0; i < kCalls; ++i) {
    grpc::ClientContext call;
    v1::IngestArticleResponse response;
    const auto request = MakeRequest("صحيفة الساحل", "", absl::StrCat("تغادر السفينة رقم ", i));
    EXPECT_TRUE(bench.stub->IngestArticle(&call, request, &response).ok());
  }
  EXPECT_EQ(bench.analysis.analyses(), kWindow + kCalls) << "no more than the window was read";
  EXPECT_EQ(bench.metrics.stream_inflight().Value(), kWindow);

  v1::IngestArticlesResponse response;
  for (int i = 0; i < kItems; ++i) {
    ASSERT_TRUE(stream->Read(&response));
    EXPECT_EQ(response.index(), i);
    EXPECT_LE(bench.analysis.analyses(), kCalls + kWindow + i + 1);
  }
  EXPECT_FALSE(stream->Read(&response));
  writer.join();
  EXPECT_TRUE(stream->Finish().ok());
}

TEST(ArticleStreamTest, TheWindowCountsBytes) {
  TestServer bench({}, {.window_items = 1000, .window_bytes = 3'000'000});
  auto items = Items(12);
  for (auto& item : items) {
    item.mutable_item()->mutable_article()->mutable_body()->append(1'000'000, ' ');
  }
  grpc::ClientContext context;
  const auto stream = bench.stub->IngestArticles(&context);
  std::thread writer = WriteAll(*stream, items);
  Await([&] { return bench.analysis.analyses() >= 3; });
  grpc::ClientContext call;
  v1::IngestArticleResponse other;
  EXPECT_TRUE(bench.stub->IngestArticle(&call, MakeRequest(kOutlet, "", "خبر"), &other).ok());
  EXPECT_EQ(bench.analysis.analyses(), 3 + 1);
  EXPECT_EQ(ReadAll(*stream).size(), 12);
  writer.join();
  EXPECT_TRUE(stream->Finish().ok());
}

TEST(ArticleStreamTest, ACancelledStreamLetsGoOfEverything) {
  TestServer bench;
  Gate gate;
  bench.analysis.on_analyze = [&](const model::Article&) { gate.Pass(); };
  grpc::ClientContext context;
  const auto stream = bench.stub->IngestArticles(&context);
  std::thread writer = WriteAll(*stream, Items(50));
  gate.AwaitArrivals(kStreamTasks);
  context.TryCancel();
  writer.join();
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  gate.Open();
  Await([&] { return bench.metrics.streams().Value() == 0; });
  EXPECT_EQ(bench.metrics.stream_inflight().Value(), 0);
  // The cancellation takes its way beside the open gate: some may pass, not all.
  EXPECT_LT(gate.arrived(), 50) << "what nobody waits for is not begun";
  grpc::ClientContext call;
  v1::IngestArticleResponse response;
  EXPECT_TRUE(bench.stub->IngestArticle(&call, Item(0).item(), &response).ok());
}

TEST(ArticleStreamTest, ADrainAnswersWhatWasRead) {
  TestServer bench;
  Gate gate;
  bench.analysis.on_analyze = [&](const model::Article&) { gate.Pass(); };
  grpc::ClientContext context;
  const auto stream = bench.stub->IngestArticles(&context);
  for (const auto& item : Items(3)) ASSERT_TRUE(stream->Write(item));
  gate.AwaitArrivals(3);
  bench.streams.Drain(absl::ZeroDuration());
  gate.Open();
  const auto responses = ReadAll(*stream);
  EXPECT_EQ(responses.size(), 3);
  EXPECT_EQ(CountStored(bench, responses), 3);
  const grpc::Status status = stream->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(ReasonOf(status), "ERROR_REASON_SHUTTING_DOWN");

  grpc::ClientContext late_context;
  const auto late = bench.stub->IngestArticles(&late_context);
  EXPECT_EQ(ReasonOf(late->Finish()), "ERROR_REASON_SHUTTING_DOWN");
}

TEST(ArticleStreamTest, AHalfClosedStreamThatDrainsEndsWell) {
  TestServer bench;
  Gate gate;
  bench.analysis.on_analyze = [&](const model::Article&) { gate.Pass(); };
  grpc::ClientContext context;
  const auto stream = bench.stub->IngestArticles(&context);
  WriteAll(*stream, Items(3)).join();
  gate.AwaitArrivals(3);
  gate.Open();
  bench.streams.Drain(absl::ZeroDuration());
  const auto responses = ReadAll(*stream);
  const grpc::Status status = stream->Finish();
  // Whether the drain or the half-close came first, nothing that was read is
  // without its answer.
  EXPECT_EQ(responses.size(), 3);
  EXPECT_TRUE(status.ok() || ReasonOf(status) == "ERROR_REASON_SHUTTING_DOWN");
}

TEST(ArticleStreamTest, TooManyStreams) {
  TestServer bench({}, {}, /*max_streams=*/1);
  grpc::ClientContext context;
  const auto stream = bench.stub->IngestArticles(&context);
  ASSERT_TRUE(stream->Write(Item(0)));
  v1::IngestArticlesResponse response;
  ASSERT_TRUE(stream->Read(&response));
  {
    grpc::ClientContext second_context;
    const auto second = bench.stub->IngestArticles(&second_context);
    const grpc::Status status = second->Finish();
    EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
    EXPECT_EQ(ReasonOf(status), "ERROR_REASON_OVERLOADED");
  }
  stream->WritesDone();
  EXPECT_TRUE(stream->Finish().ok());
  Await([&] { return bench.metrics.streams().Value() == 0; });
  grpc::ClientContext third_context;
  const auto third = bench.stub->IngestArticles(&third_context);
  third->WritesDone();
  EXPECT_TRUE(third->Finish().ok()) << "an empty stream is no error";
}

TEST(ArticleStreamTest, AFullQueueDelaysAStreamAndFailsNoItem) {
  rpc::ServerOptions options;
  options.workers = 1;
  options.queue_limit = 1;
  TestServer bench(options);
  Gate gate;
  bench.analysis.on_analyze = [&](const model::Article& article) {
    if (article.outlet != kOutlet) gate.Pass();
  };
  const auto call = [&](int number) {
    grpc::ClientContext context;
    v1::IngestArticleResponse response;
    const auto request = MakeRequest("صحيفة الساحل", "", absl::StrCat("خبر ", number));
    return bench.stub->IngestArticle(&context, request, &response);
  };
  std::thread first([&] { EXPECT_TRUE(call(1).ok()); });
  gate.AwaitArrivals(1);
  std::thread second([&] { EXPECT_TRUE(call(2).ok()); });
  Await([&] { return bench.parts.workers->queued() == 1; });
  EXPECT_EQ(ReasonOf(call(3)), "ERROR_REASON_OVERLOADED");

  grpc::ClientContext context;
  const auto stream = bench.stub->IngestArticles(&context);
  ASSERT_TRUE(stream->Write(Item(0)));
  Await([&] { return bench.metrics.stream_inflight().Value() == 1; });
  gate.Open();
  v1::IngestArticlesResponse response;
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(response.status().code(), 0);
  stream->WritesDone();
  EXPECT_TRUE(stream->Finish().ok());
  first.join();
  second.join();
}

}  // namespace
}  // namespace isnad::ingest
