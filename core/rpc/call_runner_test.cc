// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/call_runner.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "core/rpc/commit_token_metadata.h"
#include "core/rpc/log.h"
#include "core/rpc/server.h"
#include "core/rpc/service_descriptor.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "isnad/v1/query_service.grpc.pb.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc {
namespace {

using Handler =
    std::function<absl::StatusOr<v1::Actor>(const store::CallContext&, const v1::GetActorRequest&)>;

// One method, answered by whatever handler the test sets.
class OneMethod final
    : public v1::QueryService::WithRawCallbackMethod_GetActor<v1::QueryService::Service> {
 public:
  explicit OneMethod(CallRunner& calls) : calls_(calls) {}
  grpc::ServerUnaryReactor* GetActor(grpc::CallbackServerContext* context,
                                     const grpc::ByteBuffer* request,
                                     grpc::ByteBuffer* response) override {
    return calls_.Run<v1::GetActorRequest>(context, "GetActor", request, response, handler,
                                           handling);
  }
  Handler handler;
  Handling handling;

 private:
  CallRunner& calls_;
};

class CallRunnerTest : public testing::Test {
 protected:
  explicit CallRunnerTest(const ServerOptions& options = {}) : options_(options) {
    auto server = Server::Start(options_, v1::QueryService::service_full_name(), service_, parts_);
    EXPECT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
    stub_ = v1::QueryService::NewStub(server_->grpc_server().InProcessChannel({}));
  }
  ~CallRunnerTest() override { server_->Drain(absl::Seconds(10)); }

  grpc::Status Call(grpc::ClientContext* context) {
    v1::GetActorRequest request;
    request.set_name("actors/a");
    return stub_->GetActor(context, request, &actor_);
  }

  const ServerOptions options_;
  ServerParts parts_ =
      MakeServerParts(options_, DescriptorOf<v1::QueryService>());
  OneMethod service_{*parts_.calls};
  std::unique_ptr<Server> server_;
  std::unique_ptr<v1::QueryService::Stub> stub_;
  v1::Actor actor_;
};

TEST_F(CallRunnerTest, TheHandlersAnswerArrives) {
  service_.handler = [](const store::CallContext&, const v1::GetActorRequest& request) {
    v1::Actor actor;
    actor.set_name(request.name());
    return actor;
  };
  grpc::ClientContext context;
  EXPECT_TRUE(Call(&context).ok());
  EXPECT_EQ(actor_.name(), "actors/a");
}

TEST_F(CallRunnerTest, TheDeadlineIsPassedOn) {
  absl::Time seen;
  service_.handler = [&seen](const store::CallContext& call, const v1::GetActorRequest&) {
    seen = call.deadline;
    return v1::Actor();
  };
  grpc::ClientContext unbounded;
  ASSERT_TRUE(Call(&unbounded).ok());
  EXPECT_EQ(seen, absl::InfiniteFuture());
  grpc::ClientContext bounded;
  bounded.set_deadline(std::chrono::system_clock::now() + std::chrono::hours(5));
  ASSERT_TRUE(Call(&bounded).ok());
  EXPECT_GT(seen, absl::FromChrono(std::chrono::system_clock::now()) + absl::Hours(4));
  EXPECT_LT(seen, absl::FromChrono(std::chrono::system_clock::now()) + absl::Hours(6));
}

TEST_F(CallRunnerTest, ARunningHandlerSeesThatItsCallerIsGone) {
  absl::Notification running;
  absl::Notification seen;
  service_.handler = [&](const store::CallContext& call,
                         const v1::GetActorRequest&) -> absl::StatusOr<v1::Actor> {
    running.Notify();
    while (call.Check().ok()) absl::SleepFor(absl::Milliseconds(1));
    seen.Notify();
    return call.Check();
  };
  grpc::ClientContext context;
  v1::GetActorRequest request;
  absl::Notification done;
  grpc::Status status;
  stub_->async()->GetActor(&context, &request, &actor_, [&](grpc::Status result) {
    status = std::move(result);
    done.Notify();
  });
  running.WaitForNotification();
  context.TryCancel();
  done.WaitForNotification();
  seen.WaitForNotification();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::CANCELLED);
}

constexpr char kToken[] = "0123456789abcdef0123456789abcdef00060a24181e4000";

TEST_F(CallRunnerTest, ACommitTokenIsPassedOnAndTheLastCommitToldOf) {
  std::optional<store::CommitToken> seen;
  service_.handler = [&seen](const store::CallContext& call, const v1::GetActorRequest&) {
    seen = call.read_after;
    call.notes->Committed({std::string(32, 'a'), absl::FromUnixMicros(1)});
    call.notes->Committed({std::string(32, 'b'), absl::FromUnixMicros(2)});
    return v1::Actor();
  };
  grpc::ClientContext context;
  context.AddMetadata("isnad-commit-token", kToken);
  ASSERT_TRUE(Call(&context).ok());
  EXPECT_EQ(seen, store::ParseCommitToken(kToken));
  const auto& trailing = context.GetServerTrailingMetadata();
  ASSERT_EQ(trailing.count("isnad-commit-token"), 1);
  EXPECT_EQ(trailing.find("isnad-commit-token")->second, std::string(32, 'b') + "0000000000000002");
}

TEST_F(CallRunnerTest, ACommitIsToldOfWhereTheCallFailsAfterwards) {
  service_.handler = [](const store::CallContext& call,
                        const v1::GetActorRequest&) -> absl::StatusOr<v1::Actor> {
    call.notes->Committed({std::string(32, 'a'), absl::FromUnixMicros(1)});
    return absl::UnavailableError("gone");
  };
  grpc::ClientContext context;
  EXPECT_EQ(Call(&context).error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(context.GetServerTrailingMetadata().count("isnad-commit-token"), 1);
}

TEST_F(CallRunnerTest, WithoutACommitNoTokenIsTold) {
  service_.handler = [](const store::CallContext& call, const v1::GetActorRequest&) {
    EXPECT_EQ(call.read_after, std::nullopt);
    return v1::Actor();
  };
  grpc::ClientContext context;
  ASSERT_TRUE(Call(&context).ok());
  EXPECT_EQ(context.GetServerTrailingMetadata().count("isnad-commit-token"), 0);
}

TEST_F(CallRunnerTest, AMalformedCommitTokenNeverReachesTheHandler) {
  bool called = false;
  service_.handler = [&called](const store::CallContext&, const v1::GetActorRequest&) {
    called = true;
    return v1::Actor();
  };
  for (const std::vector<std::string>& tokens :
       {std::vector<std::string>{"no token"}, {""}, {kToken, kToken}}) {
    grpc::ClientContext context;
    for (const std::string& token : tokens) context.AddMetadata("isnad-commit-token", token);
    const grpc::Status status = Call(&context);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
    google::rpc::Status wire;
    google::rpc::ErrorInfo info;
    ASSERT_TRUE(wire.ParseFromString(status.error_details()));
    ASSERT_TRUE(wire.details(0).UnpackTo(&info));
    EXPECT_EQ(info.reason(), "ERROR_REASON_INVALID_COMMIT_TOKEN");
    EXPECT_EQ(info.metadata().at("field"), "isnad-commit-token");
  }
  EXPECT_FALSE(called);
}

TEST_F(CallRunnerTest, CallsAreCountedByCode) {
  service_.handler = [](const store::CallContext&,
                        const v1::GetActorRequest&) -> absl::StatusOr<v1::Actor> {
    return absl::NotFoundError("nobody");
  };
  grpc::ClientContext context;
  EXPECT_EQ(Call(&context).error_code(), grpc::StatusCode::NOT_FOUND);
  double handled = 0;
  for (const auto& family : parts_.registry->Collect()) {
    if (family.name != "grpc_server_handled_total") continue;
    for (const auto& metric : family.metric) handled += metric.counter.value;
  }
  EXPECT_EQ(handled, 1);
}

// What the log says of a call, as JSON.
class CallLogTest : public CallRunnerTest {
 protected:
  CallLogTest() {
    service_.handler = [](const store::CallContext&, const v1::GetActorRequest&) {
      return v1::Actor();
    };
  }
  ~CallLogTest() override { EXPECT_TRUE(StartLog("test", "off").ok()); }

  nlohmann::json LineOf(grpc::ClientContext* context) {
    EXPECT_TRUE(StartLog("isnad-test", "info").ok());
    testing::internal::CaptureStderr();
    EXPECT_TRUE(Call(context).ok());
    FlushLog();
    return nlohmann::json::parse(testing::internal::GetCapturedStderr());
  }
};

TEST_F(CallLogTest, HasTheTraceOfTheCallerAndASpanOfItsOwn) {
  grpc::ClientContext context;
  context.AddMetadata("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  const nlohmann::json line = LineOf(&context);
  EXPECT_EQ(line.at("method"), "GetActor");
  EXPECT_EQ(line.at("received"), 1);
  EXPECT_EQ(line.at("sent"), 1);
  EXPECT_EQ(line.at("trace_id"), "4bf92f3577b34da6a3ce929d0e0e4736");
  EXPECT_EQ(line.at("parent_id"), "00f067aa0ba902b7");
  EXPECT_EQ(line.at("span_id").get<std::string>().size(), 16u);
  EXPECT_FALSE(line.contains("client"));
}

TEST_F(CallLogTest, ABrokenTraceIsPassedOver) {
  for (const std::vector<std::string>& headers :
       {std::vector<std::string>{},
        {"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"},
        {"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
         "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b8-01"}}) {
    grpc::ClientContext context;
    for (const std::string& header : headers) context.AddMetadata("traceparent", header);
    const nlohmann::json line = LineOf(&context);
    EXPECT_FALSE(line.contains("trace_id")) << line;
    EXPECT_FALSE(line.contains("span_id")) << line;
  }
}

TEST_F(CallRunnerTest, ABadRequestNeverReachesTheHandler) {
  bool called = false;
  service_.handler = [&called](const store::CallContext&, const v1::GetActorRequest&) {
    called = true;
    return v1::Actor();
  };
  grpc::ClientContext context;
  v1::GetActorRequest request;
  request.set_name(std::string("actors/\0", 8));
  EXPECT_EQ(stub_->GetActor(&context, request, &actor_).error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_FALSE(called);
}

// Knows one answer at most, to whatever is asked.
class OneAnswer final : public AnswerMemory {
 public:
  Found Look(absl::string_view method, const grpc::ByteBuffer&) override {
    ++looked;
    if (answer) return {.answer = answer};
    return {.question = Question{std::string(method), {}}};
  }
  void Keep(Question question, const grpc::ByteBuffer& given) override {
    EXPECT_EQ(question.key, "GetActor");
    answer = given;
  }
  int looked = 0;
  std::optional<grpc::ByteBuffer> answer;
};

class RememberedCallTest : public CallRunnerTest {
 protected:
  RememberedCallTest() {
    service_.handling.memory = &memory_;
    service_.handler = [this](const store::CallContext&, const v1::GetActorRequest& request) {
      ++handled_;
      v1::Actor actor;
      actor.set_name(request.name());
      return actor;
    };
  }

  OneAnswer memory_;
  std::atomic<int> handled_ = 0;
};

TEST_F(RememberedCallTest, AnAnswerIsGivenAgain) {
  for (int i = 0; i < 3; ++i) {
    actor_.Clear();
    grpc::ClientContext context;
    ASSERT_TRUE(Call(&context).ok());
    EXPECT_EQ(actor_.name(), "actors/a");
  }
  EXPECT_EQ(handled_, 1);
  EXPECT_EQ(memory_.looked, 3);
}

TEST_F(RememberedCallTest, WhatIsRememberedWaitsForNoWorker) {
  grpc::ClientContext first;
  ASSERT_TRUE(Call(&first).ok());
  // Shared: the workers may still be inside when the test has let them go.
  const auto go_on = std::make_shared<absl::Notification>();
  for (int i = 0; i < parts_.workers->threads(); ++i) {
    ASSERT_TRUE(parts_.workers->TrySchedule([go_on] { go_on->WaitForNotification(); }));
  }
  grpc::ClientContext second;
  EXPECT_TRUE(Call(&second).ok());
  EXPECT_EQ(handled_, 1);
  go_on->Notify();
}

TEST_F(RememberedCallTest, AnErrorIsNotKept) {
  service_.handler = [](const store::CallContext&, const v1::GetActorRequest&) {
    return absl::StatusOr<v1::Actor>(absl::UnavailableError("not now"));
  };
  grpc::ClientContext context;
  EXPECT_FALSE(Call(&context).ok());
  EXPECT_FALSE(memory_.answer);
}

// What others were answered may be older than the commit that it wants to see.
TEST_F(RememberedCallTest, WhoBringsACommitTokenIsAnsweredAnew) {
  grpc::ClientContext context;
  context.AddMetadata(kCommitTokenKey,
                      store::FormatCommitToken({std::string(32, 'a'), absl::Now()}));
  ASSERT_TRUE(Call(&context).ok());
  EXPECT_EQ(memory_.looked, 0);
  EXPECT_EQ(handled_, 1);
}

TEST_F(RememberedCallTest, ACallThatMayNotBeginLearnsNothing) {
  memory_.answer.emplace();
  grpc::ClientContext context;
  context.AddMetadata(kCommitTokenKey, "no token");
  EXPECT_EQ(Call(&context).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(memory_.looked, 0);
}

class BriefCallTest : public CallRunnerTest {
 protected:
  BriefCallTest() : CallRunnerTest({.workers = 1, .brief_calls = 1}) {
    service_.handling.cost = Cost::kBrief;
  }

  // Until go_on.
  void KeepTheWorkerBusy() {
    ASSERT_TRUE(parts_.workers->TrySchedule([this] { go_on_.WaitForNotification(); }));
  }
  absl::Notification go_on_;
};

TEST_F(BriefCallTest, WaitsForNoWorker) {
  service_.handler = [](const store::CallContext&, const v1::GetActorRequest&) {
    return v1::Actor();
  };
  KeepTheWorkerBusy();
  for (int i = 0; i < 3; ++i) {  // the place is given back each time
    grpc::ClientContext context;
    EXPECT_TRUE(Call(&context).ok());
  }
  go_on_.Notify();
}

TEST_F(BriefCallTest, AWorkerRunsWhatFindsNoPlace) {
  absl::Notification in_place;
  service_.handler = [&](const store::CallContext&, const v1::GetActorRequest&) {
    if (in_place.HasBeenNotified()) {  // the second of them lets the first one go on
      go_on_.Notify();
    } else {
      in_place.Notify();
      go_on_.WaitForNotification();
    }
    return v1::Actor();
  };
  std::thread first([this] {
    grpc::ClientContext context;
    EXPECT_TRUE(Call(&context).ok());
  });
  in_place.WaitForNotification();
  v1::GetActorRequest request;
  request.set_name("actors/b");
  v1::Actor actor;
  grpc::ClientContext context;
  EXPECT_TRUE(stub_->GetActor(&context, request, &actor).ok());
  first.join();
}

}  // namespace
}  // namespace isnad::rpc
