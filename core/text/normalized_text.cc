// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/normalized_text.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/text/rewriter.h"
#include "core/text/utf8.h"

namespace isnad::text {
namespace {

// Widens a range to whole code points; an empty one stays empty.
ByteRange OnBoundaries(const std::string& text, ByteRange range) {
  const auto inside = [&text](uint32_t offset) {
    return offset < text.size() && IsContinuationByte(text[offset]);
  };
  const bool empty = range.begin >= range.end;
  while (inside(range.begin)) --range.begin;
  if (empty) return {range.begin, range.begin};
  while (inside(range.end)) ++range.end;
  return range;
}

}  // namespace

NormalizedText::NormalizedText(std::string raw, std::string normalized, OffsetMap map)
    : raw_(std::move(raw)), normalized_(std::move(normalized)), map_(std::move(map)) {}

absl::StatusOr<NormalizedText> NormalizedText::Create(std::string raw) {
  if (raw.size() > kMaxBytes) {
    return model::MakeError(absl::StatusCode::kInvalidArgument,
                            absl::StrCat("text of ", raw.size(), " bytes is too long"),
                            {.reason = model::ErrorReason::kFieldTooLong,
                             .metadata = {{"max_bytes", absl::StrCat(kMaxBytes)}}});
  }
  if (const std::optional<size_t> bad = FindMalformedUtf8(raw)) {
    return model::MakeError(absl::StatusCode::kInvalidArgument,
                            absl::StrCat("text is not well-formed UTF-8 at byte ", *bad),
                            {.reason = model::ErrorReason::kMalformedUtf8,
                             .metadata = {{"byte_offset", absl::StrCat(*bad)}}});
  }
  std::string normalized;
  normalized.reserve(raw.size());
  OffsetMap::Builder map;
  Rewrite(raw, Treatments::NormalizedText(), &normalized, &map);
  return NormalizedText(std::move(raw), std::move(normalized), std::move(map).Build());
}

ByteRange NormalizedText::ToRaw(ByteRange normalized) const {
  return OnBoundaries(raw_, map_.ToSource(normalized));
}

ByteRange NormalizedText::ToNormalized(ByteRange raw) const {
  return OnBoundaries(normalized_, map_.ToTarget(raw));
}

}  // namespace isnad::text
