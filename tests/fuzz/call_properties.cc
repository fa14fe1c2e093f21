// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/rpc/validation.h"
#include "core/store/open_store.h"
#include "ingest-service/analysis.h"
#include "ingest-service/service.h"
#include "query-service/query_service.h"
#include "tests/benchmarks/temporary_folder.h"
#include "tests/fuzz/input_properties.h"
#include "tests/fuzz/random_message.h"

namespace isnad::fuzz {
namespace {

using google::protobuf::Message;
using store::CallContext;

constexpr int kMostCalls = 8;
const absl::Time kStart = absl::FromUnixSeconds(1'600'010'000);

// One method of either service: parses or fills its request, and calls it.
struct Method {
  std::string name;
  std::unique_ptr<const Message> prototype;
  std::function<absl::Status(const CallContext&, const Message&)> call;
};

// Both services on a store of their own, with a little in it.
class Pair {
 public:
  Pair()
      : writer_(*store::OpenStoreForWriting(folder_.StoreAddress())),
        rules_(*ingest::CreateRuleAnalysis()),
        text_(*query::TextAnalysis::Create()),
        ingest_(*writer_, *rules_, metrics_, [this] { return kStart + absl::Seconds(++seconds_); }),
        query_(writer_->reader(), *text_) {
    AddWriting();
    AddReading();
    words_ = {"الراصد",
              "https://example.org/1",
              "ar",
              "en",
              "2",
              "0b9d1b1e-6f0a-4a57-9d5c-3c2f7f0f6a11",
              "قال وزير النقل سامي الحداد إن ميناء عدن أغلق.",
              "نفى وزير النقل سامي الحداد إغلاق ميناء عدن.",
              "وزير",

              "actors/x",
              "claims/x",
              "contradictions/x",
              "merges/x",
              "هدى"};
    Ingest(words_[6], "1");
    Ingest(words_[7], "2");
    Remember(query_.ListArticles({}, {})->articles());
    Remember(query_.ListActors({}, {})->actors());
    Remember(query_.ListClaims({}, {})->claims());
    Remember(query_.ListStatements({}, {})->statements());
    Remember(query_.ListContradictions({}, {})->contradictions());
  }

  std::string FindBroken(absl::string_view bytes) {
    Decisions decisions(bytes);
    for (int i = 0; i < kMostCalls && decisions.any_left(); ++i) {
      const Method& method = methods_[decisions.Below(methods_.size())];
      const std::unique_ptr<Message> request(method.prototype->New());
      if (decisions.Below(4) == 0) {
        if (!request->ParseFromString(std::string(decisions.Take(decisions.Byte())))) continue;
      } else {
        FillMessage(decisions, words_, request.get());
      }
      absl::Status status = rpc::CheckRequest(*request);
      if (status.ok()) status = method.call({}, *request);
      std::string broken = FindUntyped(status);
      if (broken.empty()) continue;
      return absl::StrCat(method.name, ": ", broken, "\n", request->DebugString());
    }
    return "";
  }

 private:
  static std::string FindUntyped(const absl::Status& status) {
    if (status.ok()) return "";
    const auto details = model::GetErrorDetails(status);
    if (!details || details->reason == model::ErrorReason::kUnspecified) {
      return absl::StrCat("an error without a reason: ", status.ToString());
    }
    if (status.code() == absl::StatusCode::kInternal ||
        status.code() == absl::StatusCode::kDataLoss ||
        status.code() == absl::StatusCode::kUnknown) {
      return absl::StrCat("a fault of the program: ", status.ToString());
    }
    if (status.code() == absl::StatusCode::kInvalidArgument && details->field.empty()) {
      return absl::StrCat("a bad argument without its field: ", status.ToString());
    }
    return "";
  }

  template <typename Service, typename Request, typename Answer>
  void Add(absl::string_view name, const Service& service,
           absl::StatusOr<Answer> (Service::*method)(const CallContext&, const Request&) const) {
    methods_.push_back({std::string(name), std::make_unique<Request>(),
                        [&service, method](const CallContext& call, const Message& request) {
                          const auto answer =
                              (service.*method)(call, static_cast<const Request&>(request));
                          // What protobuf cannot write, no client can read.
                          if (answer.ok() && !answer->IsInitialized()) {
                            return absl::InternalError("an answer that cannot be sent");
                          }
                          return answer.status();
                        }});
  }

  void AddWriting() {
    using S = ingest::IngestService;
    Add("IngestArticle", ingest_, &S::IngestArticle);
    Add("DeleteArticle", ingest_, &S::DeleteArticle);
    Add("UpsertActor", ingest_, &S::UpsertActor);
    Add("MergeActors", ingest_, &S::MergeActors);
    Add("UnmergeActors", ingest_, &S::UnmergeActors);
    Add("ImportStatements", ingest_, &S::ImportStatements);
    Add("DismissContradiction", ingest_, &S::DismissContradiction);
    Add("RestoreContradiction", ingest_, &S::RestoreContradiction);
    methods_.push_back({"ReanalyzeArticles", std::make_unique<v1::ReanalyzeArticlesRequest>(),
                        [this](const CallContext& call, const Message& request) {
                          return ingest_.ReanalyzeArticles(
                              call, static_cast<const v1::ReanalyzeArticlesRequest&>(request),
                              [](const auto&) { return absl::OkStatus(); });
                        }});
  }

  void AddReading() {
    using S = query::QueryService;
    Add("GetArticle", query_, &S::GetArticle);
    Add("ListArticles", query_, &S::ListArticles);
    Add("GetActor", query_, &S::GetActor);
    Add("ListActors", query_, &S::ListActors);
    Add("ListActorMerges", query_, &S::ListActorMerges);
    Add("ResolveActors", query_, &S::ResolveActors);
    Add("ListDesignations", query_, &S::ListDesignations);
    Add("GetStatement", query_, &S::GetStatement);
    Add("ListStatements", query_, &S::ListStatements);
    Add("GetClaim", query_, &S::GetClaim);
    Add("ListClaims", query_, &S::ListClaims);
    Add("SearchClaims", query_, &S::SearchClaims);
    Add("TraceClaim", query_, &S::TraceClaim);
    Add("CompareClaims", query_, &S::CompareClaims);
    Add("CheckText", query_, &S::CheckText);
    Add("GetContradiction", query_, &S::GetContradiction);
    Add("ListContradictions", query_, &S::ListContradictions);
    methods_.push_back({"WatchContradictions", std::make_unique<v1::WatchContradictionsRequest>(),
                        [this](const CallContext& call, const Message& request) {
                          const auto watch = query_.BeginWatch(
                              call, static_cast<const v1::WatchContradictionsRequest&>(request));
                          if (!watch.ok()) return watch.status();
                          return query_.ReadWatch(call, *watch, 10).status();
                        }});
  }

  void Ingest(const std::string& body, absl::string_view slug) {
    v1::IngestArticleRequest request;
    v1::Article& article = *request.mutable_article();
    article.set_outlet("الراصد");
    article.set_url(absl::StrCat("https://example.org/", slug));
    article.set_body(body);
    article.mutable_publish_time()->set_seconds(1'600'000'000);
    (void)ingest_.IngestArticle({}, request);
  }

  template <typename List>
  void Remember(const List& resources) {
    for (const auto& resource : resources) words_.push_back(resource.name());
  }

  const benchmarks::TemporaryFolder folder_;
  std::atomic<int64_t> seconds_ = 0;
  prometheus::Registry registry_;
  ingest::IngestMetrics metrics_{registry_};
  const std::unique_ptr<store::StoreWriter> writer_;
  const std::unique_ptr<const ingest::Analysis> rules_;
  const std::unique_ptr<const query::TextAnalysis> text_;
  const ingest::IngestService ingest_;
  const query::QueryService query_;
  std::vector<Method> methods_;
  std::vector<std::string> words_;
};

}  // namespace

std::string FindBrokenCall(absl::string_view bytes) {
  static Pair pair;
  return pair.FindBroken(bytes);
}

}  // namespace isnad::fuzz
