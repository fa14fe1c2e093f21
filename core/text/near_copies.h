// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "core/model/text_sketch.h"
#include "core/text/tokens.h"

// Near copies of a text: what one outlet prints of another's or an agency's
// story, with words changed, paragraphs left out, a few added.
//
// Shingles of words and their resemblance and containment: Broder, "On the
// resemblance and containment of documents" (1997). The smallest hashes of a
// set as a sample of it, bottom-k: Cohen and Kaplan, "Summarizing data using
// bottom-k sketches" (2007). Words are hashed by FNV-1a, shingles mixed by the
// finalizer of SplitMix64 (Steele, Lea and Flood 2014).
//
// Thresholds were chosen for precision on 28,000 Arabic articles of five
// outlets: below them, most pairs are follow-ups that repeat the background of
// a running story under a lead of their own.
namespace isnad::text {

// Raised when the same text gives another sketch.
inline constexpr int64_t kSketchVersion = 1;

inline constexpr size_t kShingleWords = 4;
// Each is a row of the store. Of 28,000 articles, twice as many found 429
// copies instead of 426.
inline constexpr size_t kSketchBands = 8;
inline constexpr size_t kSketchSample = 256;
inline constexpr size_t kSketchOpening = 128;
// The opening of the later text that must stand in that of the earlier one.
inline constexpr size_t kLead = 32;

// A text with fewer shingles is too short to be judged by a share of them: it
// copies a text that is word for word the same, after folding.
inline constexpr uint32_t kShortText = 24;
// A text with fewer says nothing that others would not say by themselves.
inline constexpr uint32_t kShortestText = 8;
// The share of the later text that stands in the earlier one, together with
// the share of its lead; or, whatever the lead, nearly all of it.
inline constexpr double kCopiedShare = 0.6;
inline constexpr double kCopiedLead = 0.4;
inline constexpr double kCopiedWhole = 0.9;

// The sketch of an article's body; titles are left out: each outlet writes its
// own. Linear.
model::TextSketch SketchText(const TokenizedText& text);
// Malformed UTF-8 gives the sketch of an empty text.
model::TextSketch SketchText(absl::string_view raw);

// The share of the shingles of `part` that `whole` has too, 0..1: exact where
// both have at most kSketchSample, else estimated, with a standard error below
// 0.04 for texts of like length. nullopt where the sketches have too few
// hashes in common reach to tell: `whole` is far longer. O(sketch).
std::optional<double> ShareOf(const model::TextSketch& part, const model::TextSketch& whole);

// Whether the later of two texts copies or closely rewrites the earlier one:
// most of what it says, and how it begins, stands there. A text that adds much
// of its own to what it took is no copy; an excerpt is one. O(sketch).
bool Copies(const model::TextSketch& later, const model::TextSketch& earlier);

}  // namespace isnad::text
