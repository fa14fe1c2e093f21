// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/gazetteer/wikidata_item.h"

#include <algorithm>

#include "absl/strings/strip.h"
#include "nlohmann/json.hpp"

namespace isnad::gazetteer {
namespace {

using Json = nlohmann::json;

// The member, or an empty value: dumps write {} as [].
const Json& Member(const Json& object, const char* name) {
  static const Json& nothing = *new Json();
  if (!object.is_object()) return nothing;
  const auto found = object.find(name);
  return found == object.end() ? nothing : *found;
}

std::string Text(const Json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

// Values of a property whose statements hold, as JSON.
template <typename F>
void ForEachValue(const Json& item, const char* property, F use) {
  for (const Json& statement : Member(Member(item, "claims"), property)) {
    if (Text(Member(statement, "rank")) == "deprecated") continue;
    const Json& value = Member(Member(Member(statement, "mainsnak"), "datavalue"), "value");
    if (value.is_object()) use(value);
  }
}

std::vector<std::string> Ids(const Json& item, const char* property) {
  std::vector<std::string> ids;
  ForEachValue(item, property,
               [&ids](const Json& value) { ids.push_back(Text(Member(value, "id"))); });
  return ids;
}

bool IsLatin(const std::string& name) {
  const bool has_letter =
      std::any_of(name.begin(), name.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
  // U+0000 to U+024F and U+1E00 to U+1EFF.
  return has_letter && std::all_of(name.begin(), name.end(),
                                   [](unsigned char c) { return c < 0xCA || c == 0xE1; });
}

void ReadNames(const Json& json, WikidataItem* item) {
  const auto name = [&json](const char* language) {
    return Text(Member(Member(Member(json, "labels"), language), "value"));
  };
  item->label = name("ar");
  for (const Json& alias : Member(Member(json, "aliases"), "ar")) {
    item->aliases.push_back(Text(Member(alias, "value")));
  }
  const auto add_latin = [item](std::string latin) {
    if (IsLatin(latin)) item->romanized.push_back(std::move(latin));
  };
  add_latin(name("en"));
  for (const Json& alias : Member(Member(json, "aliases"), "en")) {
    add_latin(Text(Member(alias, "value")));
  }
}

void ReadStatements(const Json& json, WikidataItem* item) {
  for (const std::string& id : Ids(json, "P31")) {
    const WikidataKind* kind = FindWikidataKind(id);
    // Rows of one table: the earlier counts.
    if (kind != nullptr && (item->kind == nullptr || kind < item->kind)) item->kind = kind;
  }
  for (const std::string& id : Ids(json, "P21")) {
    if (id == kMale) item->gender = rules::MASCULINE;
    if (id == kFemale) item->gender = rules::FEMININE;
  }
  const std::vector<std::string> occupations = Ids(json, "P106");
  item->public_occupation = std::any_of(occupations.begin(), occupations.end(), IsPublicOccupation);
  item->holds_office = !Ids(json, "P39").empty();
  item->capitals = Ids(json, "P36");
  ForEachValue(json, "P1549", [item](const Json& value) {
    if (Text(Member(value, "language")) == "ar")
      item->demonyms.push_back(Text(Member(value, "text")));
  });
}

}  // namespace

absl::StatusOr<std::optional<WikidataItem>> ReadDumpLine(absl::string_view line) {
  line = absl::StripAsciiWhitespace(line);
  if (line.empty() || line == "[" || line == "]") return std::nullopt;
  absl::ConsumeSuffix(&line, ",");
  const Json json = Json::parse(line.begin(), line.end(), nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return absl::InvalidArgumentError("no JSON");
  WikidataItem item;
  item.id = Text(Member(json, "id"));
  if (item.id.empty()) return absl::InvalidArgumentError("an entity without an id");
  if (Text(Member(json, "type")) != "item") return std::nullopt;
  ReadNames(json, &item);
  ReadStatements(json, &item);
  item.sitelinks = static_cast<int>(Member(json, "sitelinks").size());
  return item;
}

}  // namespace isnad::gazetteer
