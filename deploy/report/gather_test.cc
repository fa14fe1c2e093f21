// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/gather.h"

#include <grpcpp/server_builder.h>

#include <memory>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::report {
namespace {

using ::testing::HasSubstr;

constexpr char kBody[] = "وصلت السفينة فجرا. قال المدير إن الميناء مفتوح أمام السفن.";

constexpr char kUnavailable[] = "غائب";

// A small store: claims/open and claims/shut contradict each other, and
// claims/open came by `copies` chains of two origins.
class FakeService : public v1::QueryService::Service {
 public:
  int copies = 3;
  int contradictions = 1;
  bool repeat = false;  // all of the same two claims
  int revision = 1;

  grpc::Status ResolveActors(grpc::ServerContext*, const v1::ResolveActorsRequest* request,
                             v1::ResolveActorsResponse* response) override {
    if (request->text() == kUnavailable) return {grpc::StatusCode::UNAVAILABLE, "away"};
    if (request->text() == "المدير") Add(response, "actors/m", "سالم المدير", 0.9);
    Add(response, "actors/n", "نائب المدير", request->text() == "المدير" ? 0.88 : 0.3);
    return grpc::Status::OK;
  }

  grpc::Status GetActor(grpc::ServerContext*, const v1::GetActorRequest* request,
                        v1::Actor* actor) override {
    if (request->name() == "actors/none") return {grpc::StatusCode::NOT_FOUND, "no such actor"};
    actor->set_name(request->name());
    actor->set_display_name("سالم المدير");
    if (request->name() == "actors/old") actor->set_merged_into("actors/m");
    return grpc::Status::OK;
  }

  grpc::Status GetArticle(grpc::ServerContext*, const v1::GetArticleRequest* request,
                          v1::Article* article) override {
    if (request->name() == "articles/gone") return {grpc::StatusCode::NOT_FOUND, "gone"};
    article->set_name(request->name());
    article->set_outlet("الرصيف");
    article->set_body(kBody);
    article->set_revision(revision);
    return grpc::Status::OK;
  }

  grpc::Status GetStatement(grpc::ServerContext*, const v1::GetStatementRequest* request,
                            v1::Statement* statement) override {
    Fill(request->name(), statement);
    return grpc::Status::OK;
  }

  grpc::Status ListStatements(grpc::ServerContext*, const v1::ListStatementsRequest* request,
                              v1::ListStatementsResponse* response) override {
    if (request->speaker().empty()) return grpc::Status::OK;
    for (int i = 0; i < 20; ++i) {
      Fill(absl::StrCat("statements/said", i), response->add_statements());
      response->mutable_statements(i)->mutable_publish_time()->set_seconds(1000 * i);
    }
    return grpc::Status::OK;
  }

  grpc::Status ListContradictions(grpc::ServerContext*, const v1::ListContradictionsRequest*,
                                  v1::ListContradictionsResponse* response) override {
    for (int i = 0; i < contradictions; ++i) {
      v1::Contradiction* one = response->add_contradictions();
      one->set_name(absl::StrCat("contradictions/", i));
      one->set_claim_a("claims/open");
      one->set_claim_b(repeat ? "claims/shut" : absl::StrCat("claims/shut", i));
      one->set_statement_a(absl::StrCat("statements/said", repeat ? 1 + i : 1));
      one->set_statement_b("statements/b");
      one->set_holder_a("actors/m");
      one->set_confidence(0.5 + 0.01 * i);
      const std::string body = kBody, words = "الميناء مفتوح";
      one->mutable_span_a()->set_field(v1::ARTICLE_FIELD_BODY);
      one->mutable_span_a()->set_begin(static_cast<int>(body.find(words)));
      one->mutable_span_a()->set_end(static_cast<int>(body.find(words) + words.size()));
      one->mutable_span_b()->set_field(v1::ARTICLE_FIELD_BODY);
      one->mutable_span_b()->set_end(100000);
    }
    return grpc::Status::OK;
  }

  grpc::Status TraceClaim(grpc::ServerContext*, const v1::TraceClaimRequest* request,
                          v1::TraceClaimResponse* response) override {
    if (request->name() != "claims/open") return {grpc::StatusCode::NOT_FOUND, "gone"};
    for (int i = 0; i < copies; ++i) {
      v1::TransmissionChain* chain = response->add_chains();
      chain->set_statement(absl::StrCat("statements/said", copies - i));
      chain->set_stance(i == 0 ? v1::HOLDER_STANCE_DENIES : v1::HOLDER_STANCE_ASSERTS);
      chain->set_origin_statement(i < 2 ? "statements/o1" : "statements/o2");
      v1::TransmissionLink* outlet = chain->add_links();
      outlet->set_role(v1::LINK_ROLE_OUTLET);
      outlet->mutable_attribution()->set_display_name(absl::StrCat("صحيفة ", i));
      chain->add_links()->set_role(v1::LINK_ROLE_SPEAKER);
    }
    return grpc::Status::OK;
  }

  grpc::Status SearchClaims(grpc::ServerContext*, const v1::SearchClaimsRequest* request,
                            v1::SearchClaimsResponse* response) override {
    if (request->words() == "لا شيء") return grpc::Status::OK;
    const std::pair<const char*, double> matches[] = {{"claims/open", 10}, {"claims/other", 2}};
    for (const auto& [name, score] : matches) {
      response->add_matches()->mutable_claim()->set_name(name);
      response->mutable_matches()->rbegin()->set_score(score);
    }
    return grpc::Status::OK;
  }

  grpc::Status ListDesignations(grpc::ServerContext*, const v1::ListDesignationsRequest*,
                                v1::ListDesignationsResponse* response) override {
    for (const char* title : {"المدير", "المهندس", "القبطان"}) {
      response->add_designations()->set_outlet("الرصيف");
      response->mutable_designations()->rbegin()->set_title(title);
    }
    return grpc::Status::OK;
  }

 private:
  static void Add(v1::ResolveActorsResponse* response, const char* name, const char* shown,
                  double score) {
    v1::ActorCandidate* candidate = response->add_candidates();
    candidate->mutable_actor()->set_name(name);
    candidate->mutable_actor()->set_display_name(shown);
    candidate->set_score(score);
  }

  static void Fill(const std::string& name, v1::Statement* statement) {
    statement->set_name(name);
    statement->set_article(name == "statements/b" ? "articles/gone" : "articles/1");
    statement->set_revision(1);
    statement->set_text("الميناء مفتوح");
    statement->set_outlet("الرصيف");
    statement->add_claims("claims/open");
    statement->mutable_speaker()->set_display_name("سالم المدير");
  }
};

class GatherTest : public ::testing::Test {
 protected:
  GatherTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    stub_ = v1::QueryService::NewStub(server_->InProcessChannel({}));
  }

  Report Gather(const Subject& subject, const Limits& limits = {}) {
    auto report = GatherReport(*stub_, subject, limits, absl::UnixEpoch());
    EXPECT_TRUE(report.ok()) << report.status();
    return report.ok() ? *report : Report();
  }

  FakeService service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::QueryService::Stub> stub_;
};

Subject Manager() {
  Subject subject;
  subject.kind = SubjectKind::kActor;
  subject.actor.set_name("actors/m");
  return subject;
}

Subject Topic(const std::string& words) {
  Subject subject;
  subject.kind = SubjectKind::kTopic;
  subject.topic = words;
  return subject;
}

TEST_F(GatherTest, ActorsAreFoundByNameAndByResourceName) {
  auto by_name = FindActor(*stub_, "المدير");
  ASSERT_TRUE(by_name.ok()) << by_name.status();
  EXPECT_EQ(by_name->actor.name(), "actors/m");
  EXPECT_EQ(by_name->other_actors.size(), 1u);
  auto merged = FindActor(*stub_, "actors/old");
  ASSERT_TRUE(merged.ok());
  EXPECT_EQ(merged->actor.name(), "actors/m");
}

TEST_F(GatherTest, AnActorThatNobodyKnowsIsAnError) {
  const absl::Status status = FindActor(*stub_, "قبطان آخر").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr("نائب المدير"));
  EXPECT_EQ(FindActor(*stub_, "actors/none").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(GatherTest, WithoutASubjectTheMostContradictedActor) {
  auto subject = MostContradicted(*stub_);
  ASSERT_TRUE(subject.ok());
  EXPECT_EQ(subject->actor.name(), "actors/m");
  service_.contradictions = 0;
  subject = MostContradicted(*stub_);
  ASSERT_TRUE(subject.ok());
  EXPECT_EQ(subject->kind, SubjectKind::kEverything);
}

TEST_F(GatherTest, WordsAreCutFromTheArticle) {
  const Report report = Gather(Manager());
  ASSERT_EQ(report.conflicts.size(), 1u);
  const Side& a = report.conflicts[0].a;
  EXPECT_TRUE(a.quoted);
  EXPECT_EQ(a.passage.before, "قال المدير إن ");
  EXPECT_EQ(a.passage.marked, "الميناء مفتوح");
  EXPECT_EQ(a.passage.after, " أمام السفن.");
  EXPECT_EQ(a.source, 0);
}

TEST_F(GatherTest, RepeatsAreOneConflictToWhichAllTheirStatementsLead) {
  service_.contradictions = 5;
  service_.repeat = true;
  const Report report = Gather(Subject());
  ASSERT_EQ(report.conflicts.size(), 1u);
  EXPECT_EQ(report.conflicts[0].repeats, 4);
  EXPECT_EQ(report.conflicts[0].name, "contradictions/4");
  EXPECT_EQ(report.timeline.size(), 6u);
  for (const Entry& entry : report.timeline) EXPECT_EQ(entry.conflicts, std::vector<int>{0});
}

TEST_F(GatherTest, RepeatsBeyondTheTimelineAreCountedNotRead) {
  service_.contradictions = 5;
  service_.repeat = true;
  Limits limits;
  limits.entries = 3;
  const Report report = Gather(Subject(), limits);
  EXPECT_EQ(report.timeline.size(), 3u);
  EXPECT_EQ(report.more_entries.count, 3);
}

TEST_F(GatherTest, WordsOfADeletedArticleStandAlone) {
  const Side b = Gather(Manager()).conflicts.at(0).b;
  EXPECT_FALSE(b.quoted);
  EXPECT_EQ(b.passage.marked, "الميناء مفتوح");
  EXPECT_EQ(b.source, -1);
  EXPECT_EQ(b.support.chain_count, 0);
}

TEST_F(GatherTest, ARevisedArticleIsNotCut) {
  service_.revision = 2;
  const Side a = Gather(Manager()).conflicts.at(0).a;
  EXPECT_FALSE(a.quoted);
  EXPECT_EQ(a.passage.before, "");
}

TEST_F(GatherTest, OriginsAreCountedForTheSameStance) {
  service_.copies = 20;
  Limits limits;
  limits.chains = 4;
  const Support support = Gather(Manager(), limits).conflicts.at(0).a.support;
  EXPECT_EQ(support.chain_count, 19);  // one denies
  EXPECT_EQ(support.origin_count, 2);
  EXPECT_EQ(support.outlet_count, 19);
  ASSERT_EQ(support.chains.size(), 4u);
  EXPECT_EQ(support.chains.back().statement, "statements/said1");  // the evidence itself
  EXPECT_EQ(support.chains[0].links.front().role, v1::LINK_ROLE_SPEAKER);
  EXPECT_FALSE(support.chains[0].links.front().name.empty());
}

TEST_F(GatherTest, EverythingIsBoundedAndTheRestCounted) {
  service_.contradictions = 25;
  Limits limits;
  limits.contradictions = 10;
  limits.entries = 5;
  limits.titles = 2;
  const Report report = Gather(Manager(), limits);
  EXPECT_EQ(report.conflicts.size(), 10u);
  EXPECT_EQ(report.conflicts[0].name, "contradictions/24");  // the surest
  EXPECT_EQ(report.more_conflicts.count, 15);
  EXPECT_FALSE(report.more_conflicts.at_least);
  EXPECT_EQ(report.timeline.size(), 5u);
  EXPECT_EQ(report.more_entries.count, 16);  // 20 said and one said against him
  EXPECT_EQ(report.timeline.back().statement, "statements/said19");
  EXPECT_EQ(report.titles.at(0).titles.size(), 2u);
  EXPECT_EQ(report.more_titles.count, 1);
}

TEST_F(GatherTest, ATopicIsTheClaimsThatMatchItWell) {
  const Report report = Gather(Topic("الميناء مفتوح"));
  EXPECT_EQ(report.conflicts.size(), 1u);
  // Three chains, and the other side of the contradiction.
  ASSERT_EQ(report.timeline.size(), 4u);
  EXPECT_EQ(report.timeline[0].statement, "statements/said1");
  EXPECT_EQ(report.timeline[0].conflicts, std::vector<int>{0});
  EXPECT_EQ(report.timeline[3].conflicts, std::vector<int>{0});
}

TEST_F(GatherTest, NothingFoundIsNoError) {
  service_.contradictions = 0;
  const Report report = Gather(Topic("لا شيء"));
  EXPECT_TRUE(report.conflicts.empty());
  EXPECT_TRUE(report.timeline.empty());
  EXPECT_TRUE(Gather(Subject()).sources.empty());
}

TEST_F(GatherTest, AnErrorOfTheServiceNamesTheCall) {
  const absl::Status status = FindActor(*stub_, kUnavailable).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()), HasSubstr("ResolveActors"));
}

}  // namespace
}  // namespace isnad::report
