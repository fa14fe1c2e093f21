// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/pair/renaming.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "core/analysis/document.h"
#include "core/model/id.h"

namespace isnad::benchmarks {
namespace {

using analysis::DocumentField;
using analysis::EntityMention;
using analysis::EntitySet;

// Words that are no name without the one that follows: عبد الله، أبو بكر، and those
// with which no name begins: بن سلمان.
constexpr absl::string_view kBeginnings[] = {"عبد", "أبو", "ابو", "أبي"};
constexpr absl::string_view kLinks[] = {"ابن", "بن", "بنت", "آل", "ولد"};

// A part of a person's name, or the whole name of anybody else: tokens [begin, end).
struct Part {
  uint32_t begin;
  uint32_t end;
  std::string kind;
};

bool IsOf(absl::Span<const absl::string_view> words, absl::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool NeedsNext(absl::string_view word) { return IsOf(kBeginnings, word) || IsOf(kLinks, word); }

std::vector<Part> PartsOf(const DocumentField& field, const EntitySet& found,
                          const EntityMention& mention) {
  if (mention.name_begin >= mention.name_end || mention.entity < 0) return {};
  const model::ActorKind kind = found.entities[mention.entity].actor.kind;
  if (kind != model::ActorKind::kPerson) {
    return {{mention.name_begin, mention.name_end, absl::StrCat(static_cast<int>(kind))}};
  }
  std::vector<Part> parts;
  for (uint32_t i = mention.name_begin; i < mention.name_end;) {
    uint32_t end = i + 1;
    while (end < mention.name_end && NeedsNext(field.tokens[end - 1].surface)) ++end;
    parts.push_back({i, end, parts.empty() ? "given" : "family"});
    i = end;
  }
  // Who is named by one word is named by the family.
  if (parts.size() == 1) parts[0].kind = "family";
  return parts;
}

// What must be alike for one to stand in the place of the other: whether it begins
// with a link or the article, the gender that its ending shows, how many words it has.
std::string GroupOf(const std::string& kind, const std::string& name) {
  const bool linked = IsOf(kLinks, name.substr(0, name.find(' ')));
  return absl::StrCat(kind, linked ? " بن" : "", absl::StartsWith(name, "ال") ? " ال" : "",
                      absl::EndsWith(name, "ة") || absl::EndsWith(name, "اء") ? " ة" : "", " ",
                      std::count(name.begin(), name.end(), ' '));
}

template <typename Use>
void ForEachPart(const DocumentField& field, const EntitySet& found, const Use& use) {
  for (const EntityMention& mention : found.mentions) {
    if (mention.field != &field) continue;
    for (const Part& part : PartsOf(field, found, mention)) {
      use(part, std::string(field.tokens.RawText(part.begin, part.end)));
    }
  }
}

}  // namespace

absl::StatusOr<Renaming> Renaming::Learn(const std::vector<model::Article>& articles) {
  auto reader = analysis::EntityReader::Create();
  if (!reader.ok()) return reader.status();
  Renaming renaming(*std::move(reader));
  std::map<std::string, std::map<std::string, int>> seen;  // name -> kind -> times
  for (const model::Article& article : articles) {
    const auto document = analysis::ReadDocument(article);
    if (!document.ok()) return document.status();
    const EntitySet found = renaming.reader_.Read(*document);
    const auto count = [&seen](const Part& part, const std::string& name) {
      ++seen[name][part.kind];
    };
    ForEachPart(document->title, found, count);
    ForEachPart(document->body, found, count);
  }
  std::map<std::string, std::vector<std::pair<int, std::string>>> groups;  // negated times, name
  for (const auto& [name, kinds] : seen) {
    const auto most =
        std::max_element(kinds.begin(), kinds.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    groups[GroupOf(most->first, name)].emplace_back(-most->second, name);
  }
  for (auto& [group, names] : groups) {
    std::sort(names.begin(), names.end());
    const auto number = static_cast<uint32_t>(renaming.groups_.size());
    renaming.groups_.emplace_back();
    for (auto& [times, name] : names) {
      renaming.ranks_[name] = {number, static_cast<uint32_t>(renaming.groups_.back().size())};
      renaming.groups_.back().push_back(std::move(name));
    }
  }
  return renaming;
}

std::string Renaming::Renamed(const std::string& name, int k) const {
  const auto rank = ranks_.find(name);
  if (rank == ranks_.end()) return name;
  const auto& group = groups_[rank->second.group];
  return group[(rank->second.place + static_cast<size_t>(k)) % group.size()];
}

std::string Renaming::Rewrite(const DocumentField& field, const EntitySet& found,
                              const std::string& text, int k) const {
  std::string rewritten;
  size_t done = 0;
  ForEachPart(field, found, [&](const Part& part, const std::string& name) {
    const text::ByteRange range = field.tokens.RawRange(part.begin, part.end);
    if (range.begin < done) return;  // mentions that share words
    absl::StrAppend(&rewritten, text.substr(done, range.begin - done), Renamed(name, k));
    done = range.end;
  });
  return rewritten + text.substr(done);
}

absl::StatusOr<model::Article> Renaming::Copy(const model::Article& article, int k) const {
  if (k == 0) return article;
  const auto document = analysis::ReadDocument(article);
  if (!document.ok()) return document.status();
  const EntitySet found = reader_.Read(*document);
  model::Article copy = article;
  copy.title = Rewrite(document->title, found, article.title, k);
  copy.body = Rewrite(document->body, found, article.body, k);
  if (!copy.url.empty()) absl::StrAppend(&copy.url, "?copy=", k);
  if (!copy.external_id.empty()) absl::StrAppend(&copy.external_id, "-", k);
  copy.id = model::ArticleId(copy);
  return copy;
}

}  // namespace isnad::benchmarks
