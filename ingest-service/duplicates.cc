// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/duplicates.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/text/near_copies.h"
#include "ingest-service/comparison.h"
#include "ingest-service/findings.h"
#include "ingest-service/limits.h"

namespace isnad::ingest {
namespace {

using store::ArticlePlace;
using store::Direction;
using store::SketchedArticle;

using Places = std::vector<ArticlePlace>;

// The neighbours of an article in each band, the nearest first, itself left
// out: it may be stored with another time.
absl::StatusOr<std::vector<Places>> Neighbours(const store::CallContext& call,
                                               const store::StoreReader& reader,
                                               const std::vector<uint64_t>& bands,
                                               const ArticlePlace& place, Direction direction) {
  auto found = reader.FindArticlesByBands(call, bands, place, direction, kBandNeighbours + 1);
  if (!found.ok()) return found.status();
  for (Places& places : *found) {
    std::erase_if(places,
                  [&](const ArticlePlace& each) { return each.article_id == place.article_id; });
    if (places.size() > kBandNeighbours) places.resize(kBandNeighbours);
  }
  return found;
}

// Sketches, each read once.
class SketchCache {
 public:
  SketchCache(const store::CallContext& call, const store::StoreReader& reader)
      : call_(call), reader_(reader) {}

  absl::StatusOr<const SketchedArticle*> Get(const std::string& id) {
    const auto [known, is_new] = known_.try_emplace(id);
    if (is_new) {
      auto read = reader_.GetSketch(call_, id);
      if (!read.ok()) return read.status();
      known->second = *std::move(read);
    }
    return &known->second;
  }

 private:
  const store::CallContext& call_;
  const store::StoreReader& reader_;
  std::map<std::string, SketchedArticle> known_;
};

// Finds those whose duplicate_of an article decides over.
class DependentFinder {
 public:
  DependentFinder(const store::CallContext& call, const store::StoreReader& reader,
                  const SketchedArticle& article)
      : call_(call), reader_(reader), article_(article), sketches_(call, reader) {}

  absl::Status Find(std::set<ArticlePlace>* found) {
    std::vector<uint64_t> bands = article_.sketch.bands;
    auto after = Neighbours(call_, reader_, bands, article_.place, Direction::kAfter);
    if (!after.ok()) return after.status();
    // Of most that come there is nothing newer.
    size_t kept = 0;
    for (size_t i = 0; i < bands.size(); ++i) {
      if ((*after)[i].empty()) continue;
      bands[kept] = bands[i];
      std::swap((*after)[kept++], (*after)[i]);
    }
    bands.resize(kept);
    if (bands.empty()) return absl::OkStatus();
    const auto before = Neighbours(call_, reader_, bands, article_.place, Direction::kBefore);
    if (!before.ok()) return before.status();
    for (size_t i = 0; i < bands.size(); ++i) {
      const absl::Status status = FindIn((*before)[i], (*after)[i], found);
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

 private:
  // In one band.
  absl::Status FindIn(const Places& before, const Places& after, std::set<ArticlePlace>* found) {
    // In order, as if the article were not there.
    Places row(before.rbegin(), before.rend());
    row.insert(row.end(), after.begin(), after.end());
    for (size_t i = before.size(); i < row.size(); ++i) {
      // The article takes the place of this candidate, or gives it back.
      const ArticlePlace* const displaced =
          i >= kBandNeighbours ? &row[i - kBandNeighbours] : nullptr;
      const auto depends = Depends(row[i], displaced);
      if (!depends.ok()) return depends.status();
      if (*depends) found->insert(row[i]);
    }
    return absl::OkStatus();
  }

  absl::StatusOr<bool> Depends(const ArticlePlace& later, const ArticlePlace* displaced) {
    const auto other = sketches_.Get(later.article_id);
    if (!other.ok()) return other.status();
    if (IsOrMayBeOriginal(**other, article_)) return true;
    if (displaced == nullptr) return false;
    const auto earlier = sketches_.Get(displaced->article_id);
    if (!earlier.ok()) return earlier.status();
    return IsOrMayBeOriginal(**other, **earlier);
  }

  static bool IsOrMayBeOriginal(const SketchedArticle& later, const SketchedArticle& earlier) {
    return later.duplicate_of == earlier.place.article_id ||
           text::Copies(later.sketch, earlier.sketch);
  }

  const store::CallContext& call_;
  const store::StoreReader& reader_;
  const SketchedArticle& article_;
  SketchCache sketches_;
};

}  // namespace

absl::StatusOr<std::string> FindOriginal(const store::CallContext& call,
                                         const store::StoreReader& reader,
                                         const SketchedArticle& article) {
  std::set<ArticlePlace> candidates;  // the earliest first
  const auto before =
      Neighbours(call, reader, article.sketch.bands, article.place, Direction::kBefore);
  if (!before.ok()) return before.status();
  for (const Places& places : *before) candidates.insert(places.begin(), places.end());
  for (const ArticlePlace& candidate : candidates) {
    const auto earlier = reader.GetSketch(call, candidate.article_id);
    if (!earlier.ok()) return earlier.status();
    if (text::Copies(article.sketch, earlier->sketch)) return candidate.article_id;
  }
  return "";
}

bool AreCopies(const SketchedArticle& a, const SketchedArticle& b) {
  if (!a.duplicate_of.empty() && a.duplicate_of == b.duplicate_of) return true;
  return a.place < b.place ? text::Copies(b.sketch, a.sketch) : text::Copies(a.sketch, b.sketch);
}

absl::Status DuplicateKeeper::Note(const SketchedArticle& article) {
  return DependentFinder(call_, transaction_, article).Find(&noted_);
}

absl::Status DuplicateKeeper::NoteStored(absl::string_view article_id) {
  const auto stored = transaction_.GetSketch(call_, article_id);
  if (absl::IsNotFound(stored.status())) return absl::OkStatus();
  return stored.ok() ? Note(*stored) : stored.status();
}

absl::StatusOr<DuplicateKeeper::Settled> DuplicateKeeper::Settle(
    absl::string_view changed_article_id) {
  Settled settled;
  int32_t done = 0;
  for (const ArticlePlace& place : noted_) {
    if (place.article_id == changed_article_id) continue;
    if (done++ >= kSettledAtOnce) {
      settled.queued = true;
      if (auto put = transaction_.QueueArticle(place.article_id); !put.ok()) return put;
      continue;
    }
    const auto changed = SettleOne(place.article_id);
    if (!changed.ok()) return changed.status();
    settled.compared |= *changed;
  }
  return settled;
}

absl::StatusOr<bool> DuplicateKeeper::SettleOne(const std::string& article_id) {
  auto sketched = transaction_.GetSketch(call_, article_id);
  if (!sketched.ok()) return sketched.status();
  const auto original = FindOriginal(call_, transaction_, *sketched);
  if (!original.ok()) return original.status();
  if (*original == sketched->duplicate_of) return false;
  if (auto put = transaction_.SetDuplicateOf(article_id, *original); !put.ok()) return put;
  auto article = transaction_.GetArticle(call_, article_id);
  if (!article.ok()) return article.status();
  auto mentions = transaction_.MentionsOf(call_, article_id);
  if (!mentions.ok()) return mentions.status();
  store::ArticleRecord record{.article = *std::move(article), .mentions = *std::move(mentions)};
  record.sketch = std::move(sketched->sketch);
  const auto standing = ContradictionsOf(call_, transaction_, article_id);
  if (!standing.ok()) return standing.status();
  const auto others = OtherSides(call_, transaction_, article_id, *standing);
  if (!others.ok()) return others.status();
  const auto comparison = Compare(call_, transaction_, analysis_, record, now_, *others);
  if (!comparison.ok()) return comparison.status();
  if (auto put = transaction_.ReplaceContradictions(article_id, comparison->all); !put.ok()) {
    return put;
  }
  return true;
}

}  // namespace isnad::ingest
