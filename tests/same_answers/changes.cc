// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/same_answers/changes.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/model/id.h"
#include "core/rpc/convert/article.h"
#include "core/text/fold.h"
#include "ingest-service/testing/curators.h"
#include "ingest-service/testing/finders.h"

namespace isnad::same_answers {
namespace {

using ingest::IngestService;

constexpr size_t kRepeatsKept = 20;
constexpr std::array<const char*, 2> kSystems = {"رصد", "أرشيف"};

}  // namespace

void Changes::Make() {
  const size_t kind = chance_.Below(100);
  if (kind < 52) return Ingest();
  if (kind < 58) return IngestMany();
  if (kind < 66) return Delete();
  if (kind < 71) return Import();
  if (kind < 76) return Dismiss();
  if (kind < 79) return Restore();
  if (kind < 82) return Upsert();
  if (kind < 86) return Merge();
  if (kind < 89) return Unmerge();
  if (kind < 90) return Reanalyze();
  return Repeat();
}

std::string Changes::NewUuid() {
  return absl::StrFormat("%08x-0000-4000-8000-%012x", chance_.Below(1u << 31),
                         chance_.Below(1u << 31));
}

template <typename Request>
void Changes::Protect(Request* request) {
  if (chance_.OneIn(3)) request->set_request_id(NewUuid());
  if (chance_.OneIn(20)) request->set_validate_only(true);
}

template <typename Request, typename Handler>
auto Changes::Send(const char* method, const Request& request, Handler handler) {
  const auto answer = [handler](Stack& stack, const Request& sent) {
    return (stack.ingest().*handler)({}, sent);
  };
  if (!request.request_id().empty()) {
    repeats_.push_back([this, method, request, answer] {
      Request again = request;
      if (chance_.OneIn(8)) again.set_validate_only(!again.validate_only());
      (void)both_.Ask(absl::StrCat(method, " again"), again, answer);
    });
    if (repeats_.size() > kRepeatsKept) repeats_.pop_front();
  }
  return both_.Ask(method, request, answer);
}

void Changes::Repeat() {
  if (repeats_.empty()) return;
  // A copy: sending may add to the list.
  const auto repeat = repeats_[chance_.Below(repeats_.size())];
  repeat();
}

void Changes::Ingest() {
  v1::IngestArticleRequest request;
  *request.mutable_article() = articles_.Write();
  if (chance_.OneIn(6)) request.set_view(v1::INGEST_VIEW_BASIC);
  Protect(&request);
  (void)Send("IngestArticle", request, &IngestService::IngestArticle);
}

// As a stream does: analysed each, committed together.
void Changes::IngestMany() {
  std::vector<v1::IngestArticleRequest> requests(2 + chance_.Below(6));
  for (auto& request : requests) {
    *request.mutable_article() = articles_.Write();
    Protect(&request);
  }
  if (chance_.OneIn(3)) requests.back() = requests.front();
  both_.Compare("IngestArticles", [&](Stack& stack) {
    std::vector<ingest::PreparedArticle> prepared;
    std::string text;
    for (const auto& request : requests) {
      auto each = stack.ingest().Prepare({}, request);
      if (each.ok()) prepared.push_back(*std::move(each));
    }
    for (const auto& result : stack.ingest().Commit({}, prepared)) {
      absl::StrAppend(&text, result.ok() ? TextOf(ingest::ToProto(*result, v1::INGEST_VIEW_FULL))
                                         : TextOf(result.status()));
    }
    return text;
  });
}

void Changes::Delete() {
  v1::DeleteArticleRequest request;
  request.set_name(requests_.Name("articles"));
  request.set_allow_missing(chance_.OneIn(4));
  Protect(&request);
  (void)Send("DeleteArticle", request, &IngestService::DeleteArticle);
}

// Another system found that somebody said some sentences of an article.
void Changes::Import() {
  const std::string name = requests_.Name("articles");
  const auto stored = both_.first().reader().GetArticle({}, absl::StripPrefix(name, "articles/"));
  v1::Article article;
  article.set_name(name);
  if (stored.ok()) article = rpc::ToProto(*stored, v1::ARTICLE_VIEW_FULL);
  auto request = ingest::MakeImport(article, chance_.Of(kSystems));
  for (absl::string_view sentence : absl::StrSplit(article.body(), ". ")) {
    if (chance_.OneIn(2)) continue;
    auto& statement = *ingest::AddSaying(article, articles_.PersonName(),
                                         std::string(absl::StripSuffix(sentence, ".")), &request);
    if (chance_.OneIn(30)) statement.mutable_span()->set_end(statement.span().end() + 7);
    if (chance_.OneIn(4)) statement.mutable_speaker()->set_actor(requests_.Name("actors"));
    if (chance_.OneIn(20)) {
      statement.mutable_speaker()->set_display_name(articles_.LongWord(950));
    }
  }
  Protect(&request);
  (void)Send("ImportStatements", request, &IngestService::ImportStatements);
}

void Changes::Dismiss() {
  auto request = ingest::MakeDismissal(requests_.Name("contradictions"));
  Protect(&request);
  (void)Send("DismissContradiction", request, &IngestService::DismissContradiction);
}

void Changes::Restore() {
  const auto all =
      both_.first().reader().ListContradictions({}, {.show_dismissed = true}, {500, ""});
  std::vector<std::string> dismissed = {requests_.Name("contradictions")};
  for (const auto& each : all->items) {
    if (each.dismissal) dismissed.push_back("contradictions/" + each.id);
  }
  auto request = ingest::MakeRestoration(dismissed.back());
  Protect(&request);
  (void)Send("RestoreContradiction", request, &IngestService::RestoreContradiction);
}

void Changes::Upsert() {
  auto request = ingest::MakeUpsert(
      chance_.OneIn(2) ? articles_.PersonName() : absl::StrCat(articles_.PersonName(), " الكبير"),
      chance_.OneIn(3) ? std::vector<std::string>{}
                       : std::vector<std::string>{articles_.PersonName()});
  if (!chance_.OneIn(3)) request.mutable_actor()->set_name(requests_.Name("actors"));
  if (chance_.OneIn(5)) request.mutable_actor()->add_aliases(articles_.LongWord(950));
  if (chance_.OneIn(5)) request.mutable_actor()->set_wikidata_id("Q1");
  request.mutable_update_mask()->add_paths(chance_.OneIn(2) ? "*" : "display_name");
  request.mutable_actor()->set_kind(v1::ACTOR_KIND_PERSON);
  Protect(&request);
  (void)Send("UpsertActor", request, &IngestService::UpsertActor);
}

void Changes::Merge() {
  auto request = ingest::MakeMerge(articles_.PersonName(), {});
  if (chance_.OneIn(2)) request.set_target(requests_.Name("actors"));
  request.add_sources(requests_.Name("actors"));
  if (chance_.OneIn(4)) request.add_sources(requests_.Name("actors"));
  Protect(&request);
  const auto answer = Send("MergeActors", request, &IngestService::MergeActors);
  if (answer.ok()) merges_.push_back(answer->merge().name());
}

void Changes::Unmerge() {
  if (merges_.empty()) return;
  // Mostly late ones: the early ones are undone by now.
  const size_t late = std::min<size_t>(merges_.size(), 4);
  const std::string& name =
      chance_.OneIn(5) ? chance_.Of(merges_) : merges_[merges_.size() - 1 - chance_.Below(late)];
  auto request = ingest::MakeUnmerge(name);
  Protect(&request);
  (void)Send("UnmergeActors", request, &IngestService::UnmergeActors);
}

// All, or some; sometimes with other rules, and sometimes broken off and taken
// up again.
void Changes::Reanalyze() {
  v1::ReanalyzeArticlesRequest request;
  if (chance_.OneIn(2)) {
    rules_.Switch();
    request.set_stale_only(chance_.OneIn(2));
  } else if (chance_.OneIn(2)) {
    request.set_outlet(articles_.Outlet());
  }
  const bool breaks = chance_.OneIn(3);
  both_.Compare("ReanalyzeArticles", [&](Stack& stack) {
    std::string text;
    v1::ReanalyzeArticlesRequest sent = request;
    int written = 0;
    const auto write = [&](const v1::ReanalyzeArticlesResponse& response) {
      absl::StrAppend(&text, TextOf(response));
      sent.set_resume_token(response.resume_token());
      return breaks && ++written == 2 ? absl::CancelledError("broken off") : absl::OkStatus();
    };
    absl::StrAppend(&text, TextOf(stack.ingest().ReanalyzeArticles({}, sent, write)));
    if (written > 0) {
      absl::StrAppend(&text, TextOf(stack.ingest().ReanalyzeArticles({}, sent, write)));
    }
    return text;
  });
}

}  // namespace isnad::same_answers
