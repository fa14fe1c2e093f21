// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"
#include "core/model/id.h"
#include "core/store/open_store.h"
#include "core/text/fold.h"
#include "gtest/gtest.h"
#include "query-service/text_analysis.h"

// A store with invented people and outlets; only tests include this.
namespace isnad::query {

// Read once: the rules are the same for every test.
inline const TextAnalysis& Analysis() {
  static const auto& analysis = *new auto(TextAnalysis::Create());
  EXPECT_TRUE(analysis.ok()) << analysis.status();
  return **analysis;
}

inline absl::Time Day(int day) {
  return absl::FromCivil(absl::CivilDay(2021, 3, day), absl::UTCTimeZone());
}

inline std::vector<std::string> WordsOf(const std::string& text) {
  return absl::StrSplit(text::FoldText(text), ' ', absl::SkipEmpty());
}

inline model::Actor Person(const std::string& name, std::vector<std::string> aliases = {},
                           std::vector<std::string> romanized = {}) {
  model::Actor actor;
  actor.id = model::ActorId(text::FoldText(name));
  actor.display_name = name;
  actor.kind = model::ActorKind::kPerson;
  actor.aliases = std::move(aliases);
  actor.romanized_names = std::move(romanized);
  return actor;
}

// One article, put together sentence by sentence.
class ArticleBuilder {
 public:
  ArticleBuilder(const std::string& outlet, const std::string& slug, absl::Time published) {
    model::Article& article = record_.article;
    article.outlet = outlet;
    article.url = "https://example.org/" + slug;
    article.language_code = "ar";
    article.title = "خبر " + slug;
    article.publish_time = published;
    article.ingest_time = published + absl::Hours(1);
    article.revision = 1;
    article.id = model::ArticleId(article);
  }

  ArticleBuilder& CopyOf(const std::string& article_id) {
    record_.article.duplicate_of = article_id;
    return *this;
  }

  ArticleBuilder& Revision(int revision) {
    record_.article.revision = revision;
    record_.article.ingest_time += absl::Hours(revision - 1);
    return *this;
  }

  ArticleBuilder& Knows(const model::Actor& actor) {
    store::ActorRecord known = {actor, {}};
    const auto add = [&known](const std::string& name) {
      known.names.push_back({name, text::FoldText(name)});
    };
    add(actor.display_name);
    for (const std::string& name : actor.aliases) add(name);
    for (const std::string& name : actor.romanized_names) add(name);
    record_.actors.push_back(known);
    return *this;
  }

  // The actor says the text, which makes a claim about itself.
  ArticleBuilder& Says(const model::Actor& actor, const std::string& text,
                       const std::string& predicate,
                       model::Stance stance = model::Stance::kAsserts) {
    model::Statement statement = Append(text);
    statement.kind = model::StatementKind::kIndirectSpeech;
    statement.speaker = {actor.id, actor.display_name, "", std::nullopt, false};
    return Add(std::move(statement), predicate, stance, record_.article.outlet, actor);
  }

  // The same, as an agency relayed it.
  ArticleBuilder& Relays(const std::string& agency, const model::Actor& actor,
                         const std::string& text, const std::string& predicate) {
    model::Statement statement = Append(text);
    statement.kind = model::StatementKind::kIndirectSpeech;
    statement.speaker = {actor.id, actor.display_name, "", std::nullopt, false};
    statement.chain = {{"", "مراسل", "", std::nullopt, true},
                       {"", agency, "", std::nullopt, false}};
    return Add(std::move(statement), predicate, model::Stance::kAsserts, agency, actor);
  }

  ArticleBuilder& Narrates(const std::string& text, const std::string& predicate,
                           const model::Actor& about) {
    model::Statement statement = Append(text);
    statement.kind = model::StatementKind::kNarration;
    statement.speaker.display_name = record_.article.outlet;
    return Add(std::move(statement), predicate, model::Stance::kAsserts, record_.article.outlet,
               about);
  }

  ArticleBuilder& Titles(const model::Actor& actor, const std::string& title) {
    std::string& body = record_.article.body;
    const auto begin = static_cast<uint32_t>(body.size());
    absl::StrAppend(&body, title, " ", actor.display_name, ".\n");
    record_.designations.push_back(
        {actor.id,
         title,
         {model::TextField::kBody, begin, begin + static_cast<uint32_t>(title.size())}});
    return *this;
  }

  store::ArticleRecord Build() {
    record_.article.content_hash = model::ContentHash(record_.article.title, record_.article.body);
    return record_;
  }

 private:
  model::Statement Append(const std::string& text) {
    std::string& body = record_.article.body;
    const auto begin = static_cast<uint32_t>(body.size());
    absl::StrAppend(&body, text, ".\n");
    model::Statement statement;
    statement.article_id = record_.article.id;
    statement.revision = record_.article.revision;
    statement.act = model::SpeechAct::kAssert;
    statement.endorsement = model::Endorsement::kNeutral;
    statement.text = text;
    statement.span = {model::TextField::kBody, begin, begin + static_cast<uint32_t>(text.size())};
    statement.publish_time = record_.article.publish_time;
    statement.rule = "test";
    statement.rules_version = "t1";
    return statement;
  }

  ArticleBuilder& Add(model::Statement statement, const std::string& predicate,
                      model::Stance stance, const std::string& origin, const model::Actor& agent) {
    statement.id = model::StatementId(statement);
    store::KeyedMention keyed;
    model::ClaimMention& mention = keyed.mention;
    mention.frame.event = model::EventType::kControl;
    mention.frame.predicate = predicate;
    mention.frame.agent = {agent.id, agent.display_name};
    mention.claim_id = model::ClaimId(mention.frame);
    mention.statement_id = statement.id;
    mention.article_id = statement.article_id;
    mention.stance = stance;
    mention.holder = statement.speaker;
    mention.span = statement.span;
    mention.text = statement.text;
    mention.outlet = record_.article.outlet;
    mention.origin = origin;
    mention.publish_time = statement.publish_time;
    keyed.keys = {predicate};
    keyed.terms = WordsOf(statement.text);
    statement.claim_ids = {mention.claim_id};
    record_.statements.push_back({statement, keyed.terms});
    record_.mentions.push_back(keyed);
    return *this;
  }

  store::ArticleRecord record_;
};

inline model::Contradiction Between(const model::ClaimMention& a, const model::ClaimMention& b,
                                    double confidence) {
  const auto side = [](const model::ClaimMention& m) {
    return model::ContradictionSide{m.claim_id,        m.statement_id, m.article_id,  m.outlet,
                                    m.holder.actor_id, m.span,         m.publish_time};
  };
  model::Contradiction found;
  found.a = side(a);
  found.b = side(b);
  found.id = model::ContradictionId(a.statement_id, b.statement_id, a.claim_id, b.claim_id);
  found.types = {model::ContradictionType::kNegation};
  found.scope = model::ContradictionScope::kInterActor;
  found.confidence = confidence;
  found.explanation_en = "One says yes, the other no.";
  found.explanation_ar = "يثبت أحدهما ما ينفيه الآخر.";
  found.rule = "test";
  found.rules_version = "t1";
  found.evident_time = b.publish_time;
  found.detect_time = b.publish_time + absl::Hours(2);
  return found;
}

// A store in a folder that goes with it.
class TestStore {
 public:
  TestStore() {
    std::string path = testing::TempDir() + "/isnad-query-XXXXXX";
    EXPECT_NE(mkdtemp(path.data()), nullptr);
    folder_ = path;
    auto writer = store::OpenStoreForWriting(address());
    EXPECT_TRUE(writer.ok()) << writer.status();
    if (writer.ok()) writer_ = *std::move(writer);
  }
  ~TestStore() {
    writer_.reset();
    std::filesystem::remove_all(folder_);
  }
  TestStore(const TestStore&) = delete;
  TestStore& operator=(const TestStore&) = delete;

  std::string address() const { return absl::StrCat("sqlite:", folder_, "/isnad.db"); }
  const store::StoreReader& reader() const { return writer_->reader(); }

  void Put(const store::ArticleRecord& record) {
    Transact([&](store::Transaction& t) { return t.PutArticle(record); });
  }
  // Where it is there.
  void Delete(const std::string& article_id) {
    Transact([&](store::Transaction& t) {
      const absl::Status status = t.DeleteArticle(article_id);
      return absl::IsNotFound(status) ? absl::OkStatus() : status;
    });
  }
  void Put(const store::ActorMergeRecord& merge) {
    Transact([&](store::Transaction& t) { return t.PutActorMerge(merge); });
  }
  // What was put until now is announced to watches; the feed holds the newest `kept`.
  void Publish(int64_t kept = store::kFeedRetention) {
    const auto count = writer_->PublishContradictions({}, kept);
    EXPECT_TRUE(count.ok()) << count.status();
  }
  // Many, at the cost of one commit.
  void PutAll(const std::vector<store::ArticleRecord>& records,
              const std::vector<model::Contradiction>& contradictions) {
    Transact([&](store::Transaction& t) {
      for (const store::ArticleRecord& record : records) {
        if (absl::Status status = t.PutArticle(record); !status.ok()) return status;
      }
      return t.PutContradictions(contradictions);
    });
  }

 private:
  void Transact(absl::FunctionRef<absl::Status(store::Transaction&)> body) {
    const absl::Status status = writer_->Transact({}, body);
    EXPECT_TRUE(status.ok()) << status;
  }

  std::string folder_;
  std::unique_ptr<store::StoreWriter> writer_;
};

}  // namespace isnad::query
