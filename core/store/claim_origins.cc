// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/claim_origins.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"

namespace isnad::store {
namespace {

bool NamesASource(const ClaimCarrier& carrier) { return carrier.origin != carrier.outlet; }

// The medium that a carrier has the words from, its own outlet where it names none.
std::string MediumOf(const ClaimCarrier& carrier) {
  return carrier.origin_actor_id.empty() ? absl::StrCat("name ", carrier.origin)
                                         : absl::StrCat("actor ", carrier.origin_actor_id);
}

// Names whose words each carrier repeats, as far as its own article tells.
class VoiceNamer {
 public:
  explicit VoiceNamer(const std::vector<ClaimCarrier>& carriers) {
    for (const ClaimCarrier& carrier : carriers) {
      if (NamesASource(carrier)) cited_.insert(MediumOf(carrier));
    }
  }

  // To be asked of the carriers in order.
  std::string NameOf(const ClaimCarrier& carrier) {
    std::string medium = MediumOf(carrier);
    if (carrier.speaker_id.empty() || cited_.contains(medium)) return medium;
    Occasion& occasion = occasions_[{carrier.speaker_id, carrier.stance}];
    if (occasion.number == 0 || carrier.publish_time - occasion.last > kOneOccasion) {
      ++occasion.number;
    }
    occasion.last = carrier.publish_time;
    return absl::StrCat("speaker ", carrier.speaker_id, " ", static_cast<int>(carrier.stance), " ",
                        occasion.number);
  }

 private:
  struct Occasion {
    int number = 0;
    absl::Time last;
  };
  std::set<std::string> cited_;  // by other outlets
  std::map<std::pair<std::string, model::Stance>, Occasion> occasions_;
};

// What the first article of a row of copies says of the claim.
struct FirstTelling {
  std::string article_id;
  std::vector<std::string> voices;  // in order
};

// By the first article of each row of copies. It may lack the claim: then the
// earliest copy that has it speaks for all.
std::map<std::string, FirstTelling> FirstTellings(const std::vector<ClaimCarrier>& carriers,
                                                  const std::vector<std::string>& voices) {
  std::map<std::string, FirstTelling> first;
  for (const ClaimCarrier& carrier : carriers) {
    if (carrier.article_id == carrier.first_article_id) {
      first[carrier.first_article_id].article_id = carrier.article_id;
    }
  }
  for (size_t i = 0; i < carriers.size(); ++i) {
    FirstTelling& telling = first[carriers[i].first_article_id];
    if (telling.article_id.empty()) telling.article_id = carriers[i].article_id;
    if (telling.article_id == carriers[i].article_id) telling.voices.push_back(voices[i]);
  }
  return first;
}

}  // namespace

ClaimCarrier CarrierOf(const model::ClaimMention& mention) {
  ClaimCarrier carrier{.statement_id = mention.statement_id,
                       .article_id = mention.article_id,
                       .outlet = mention.outlet,
                       .publish_time = mention.publish_time,
                       .stance = mention.stance,
                       .origin = mention.origin.empty() ? mention.outlet : mention.origin,
                       .origin_actor_id = mention.origin_actor_id};
  const model::Attribution& holder = mention.holder;
  // The outlet of a narration has no actor, or is one that its origin names too.
  const bool narrates = holder.actor_id == mention.origin_actor_id ||
                        (holder.mention.empty() && holder.display_name == mention.outlet);
  if (!holder.anonymous && !narrates) carrier.speaker_id = holder.actor_id;
  return carrier;
}

absl::StatusOr<CopyChain> CopyChainOf(
    absl::string_view article_id,
    absl::FunctionRef<absl::StatusOr<std::string>(absl::string_view)> original_of) {
  auto original = original_of(article_id);
  if (!original.ok()) return original.status();
  CopyChain chain{*original, std::string(article_id)};
  for (int step = 0; step < kLongestCopyChain && !original->empty(); ++step) {
    chain.first_article_id = *original;
    original = original_of(chain.first_article_id);
    if (absl::IsNotFound(original.status())) break;
    if (!original.ok()) return original.status();
  }
  return chain;
}

ClaimOrigins FoldOrigins(std::vector<ClaimCarrier> carriers) {
  std::sort(carriers.begin(), carriers.end());
  const auto same = [](const ClaimCarrier& a, const ClaimCarrier& b) {
    return a.statement_id == b.statement_id;
  };
  carriers.erase(std::unique(carriers.begin(), carriers.end(), same), carriers.end());

  VoiceNamer namer(carriers);
  std::vector<std::string> voices;
  for (const ClaimCarrier& carrier : carriers) voices.push_back(namer.NameOf(carrier));
  const auto first = FirstTellings(carriers, voices);
  std::map<std::string, std::string> first_statement;  // of each voice
  std::set<std::string> outlets;
  for (size_t i = 0; i < carriers.size(); ++i) {
    const FirstTelling& telling = first.at(carriers[i].first_article_id);
    const auto& told = telling.voices;
    const bool told_there = std::find(told.begin(), told.end(), voices[i]) != told.end();
    const std::string& voice = told_there ? voices[i] : told.front();
    carriers[i].origin_statement =
        first_statement.try_emplace(voice, carriers[i].statement_id).first->second;
    outlets.insert(carriers[i].outlet);
  }
  const auto count = static_cast<int32_t>(first_statement.size());
  return {std::move(carriers), static_cast<int32_t>(outlets.size()), count};
}

}  // namespace isnad::store
