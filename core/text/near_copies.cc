// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/near_copies.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "core/text/normalized_text.h"

namespace isnad::text {
namespace {

using model::TextSketch;

// Fewer hashes in common reach say nothing of a share.
constexpr size_t kFewestCompared = 16;

uint64_t HashWord(absl::string_view word) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

uint64_t Mix(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

// In text order, with repeats.
std::vector<uint64_t> ShinglesOf(const TokenizedText& text) {
  std::vector<uint64_t> words;
  for (const Token& token : text.tokens()) {
    if (IsWordOrNumber(token)) words.push_back(HashWord(token.folded));
  }
  std::vector<uint64_t> shingles;
  for (size_t end = kShingleWords; end <= words.size(); ++end) {
    uint64_t hash = 0;
    for (size_t i = end - kShingleWords; i < end; ++i) {
      hash = Mix(hash + 0x9e3779b97f4a7c15u + words[i]);
    }
    shingles.push_back(hash);
  }
  return shingles;
}

uint32_t Upper(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }

// Up to which hash a sketch knows all of its text's.
uint32_t ReachOf(const TextSketch& sketch) {
  return sketch.sample.size() == sketch.shingles ? std::numeric_limits<uint32_t>::max()
                                                 : sketch.sample.back();
}

// The share of the later text's first words that the earlier one begins with.
double SharedLead(const TextSketch& later, const TextSketch& earlier) {
  const absl::flat_hash_set<uint32_t> opening(earlier.opening.begin(), earlier.opening.end());
  const size_t lead = std::min(kLead, later.opening.size());
  const auto shared =
      std::count_if(later.opening.begin(), later.opening.begin() + lead,
                    [&opening](uint32_t shingle) { return opening.contains(shingle); });
  return lead == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(lead);
}

}  // namespace

TextSketch SketchText(const TokenizedText& text) {
  std::vector<uint64_t> shingles = ShinglesOf(text);
  TextSketch sketch;
  for (size_t i = 0; i < std::min(shingles.size(), kSketchOpening); ++i) {
    sketch.opening.push_back(Upper(shingles[i]));
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  sketch.shingles = static_cast<uint32_t>(shingles.size());
  for (size_t i = 0; i < std::min(shingles.size(), kSketchSample); ++i) {
    sketch.sample.push_back(Upper(shingles[i]));
  }
  if (sketch.shingles >= kShortestText) {
    shingles.resize(std::min(shingles.size(), kSketchBands));
    sketch.bands = std::move(shingles);
  }
  return sketch;
}

TextSketch SketchText(absl::string_view raw) {
  auto normalized = NormalizedText::Create(std::string(raw));
  if (!normalized.ok()) return TextSketch();
  return SketchText(TokenizedText(*std::move(normalized)));
}

std::optional<double> ShareOf(const TextSketch& part, const TextSketch& whole) {
  if (part.sample.empty() || whole.sample.empty()) return std::nullopt;
  const uint32_t reach = std::min(ReachOf(part), ReachOf(whole));
  size_t compared = 0;
  size_t shared = 0;
  auto other = whole.sample.begin();
  for (const uint32_t hash : part.sample) {
    if (hash > reach) break;
    ++compared;
    while (other != whole.sample.end() && *other < hash) ++other;
    if (other != whole.sample.end() && *other == hash) ++shared;
  }
  if (compared < std::min<size_t>(kFewestCompared, part.shingles)) return std::nullopt;
  return static_cast<double>(shared) / static_cast<double>(compared);
}

bool Copies(const TextSketch& later, const TextSketch& earlier) {
  if (later.shingles < kShortestText || earlier.shingles < kShortestText) return false;
  if (later.shingles < kShortText || earlier.shingles < kShortText) return later == earlier;
  const std::optional<double> share = ShareOf(later, earlier);
  if (!share || *share < kCopiedShare) return false;
  return *share >= kCopiedWhole || SharedLead(later, earlier) >= kCopiedLead;
}

}  // namespace isnad::text
