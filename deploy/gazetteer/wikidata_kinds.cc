// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// Identifiers of Wikidata (CC0). Where an item is of several of these classes,
// the row that stands first counts.
#include "deploy/gazetteer/wikidata_kinds.h"

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"

namespace isnad::gazetteer {
namespace {

constexpr WikidataKind kKinds[] = {
    {"Q5", rules::PERSON, "human", "", false},
    {"Q3624078", rules::STATE, "sovereign state", "", true},
    {"Q6256", rules::STATE, "country", "", true},
    {"Q17149090", rules::ARMED_GROUP, "armed organization", "", true},
    {"Q17127659", rules::ARMED_GROUP, "terrorist organization", "", true},
    {"Q192283", rules::MEDIA, "news agency", "وكالة", true},
    {"Q11032", rules::MEDIA, "newspaper", "صحيفة", true},
    {"Q1110794", rules::MEDIA, "daily newspaper", "صحيفة", true},
    {"Q1153191", rules::MEDIA, "online newspaper", "صحيفة", true},
    {"Q41298", rules::MEDIA, "magazine", "مجلة", true},
    {"Q2001305", rules::MEDIA, "television channel", "قناة", true},
    {"Q1616075", rules::MEDIA, "television station", "قناة", true},
    {"Q14350", rules::MEDIA, "radio station", "إذاعة", true},
    {"Q17232649", rules::MEDIA, "news website", "موقع", false},
    {"Q7278", rules::ORGANIZATION, "political party", "حزب", false},
    {"Q192350", rules::ORGANIZATION, "ministry", "", true},
    {"Q327333", rules::ORGANIZATION, "government agency", "", true},
    {"Q484652", rules::ORGANIZATION, "international organization", "", true},
    {"Q245065", rules::ORGANIZATION, "intergovernmental organization", "", true},
    {"Q79913", rules::ORGANIZATION, "non-governmental organization", "", true},
    {"Q163740", rules::ORGANIZATION, "nonprofit organization", "", true},
    {"Q35749", rules::ORGANIZATION, "parliament", "", false},
    {"Q66344", rules::ORGANIZATION, "central bank", "", false},
    {"Q43229", rules::ORGANIZATION, "organization", "", true},
    {"Q5119", rules::PLACE, "capital city", "", true},
    {"Q1549591", rules::PLACE, "big city", "", true},
    {"Q515", rules::PLACE, "city", "", true},
};

constexpr absl::string_view kOccupations[] = {
    "Q82955",    // politician
    "Q1930187",  // journalist
    "Q189290",   // military officer
    "Q47064",    // military personnel
    "Q193391",   // diplomat
    "Q116",      // monarch
    "Q372436",   // statesperson
    "Q16533",    // judge
    "Q40348",    // lawyer
    "Q15253558"  // activist
};

}  // namespace

const WikidataKind* FindWikidataKind(absl::string_view id) {
  static const auto& kinds = *[] {
    auto* map = new absl::flat_hash_map<absl::string_view, const WikidataKind*>();
    for (const WikidataKind& kind : kKinds) map->emplace(kind.id, &kind);
    return map;
  }();
  const auto found = kinds.find(id);
  return found == kinds.end() ? nullptr : found->second;
}

bool IsPublicOccupation(absl::string_view id) {
  static const auto& occupations =
      *new absl::flat_hash_set<absl::string_view>(std::begin(kOccupations), std::end(kOccupations));
  return occupations.contains(id);
}

}  // namespace isnad::gazetteer
