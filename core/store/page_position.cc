// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/page_position.h"

#include "absl/strings/escaping.h"
#include "core/store/codec/archive.h"
#include "core/store/errors.h"

namespace isnad::store {
namespace {

constexpr uint8_t kPositionFormat = 1;

}  // namespace

std::string EncodePosition(absl::string_view listing, const PagePosition& position) {
  codec::Writer writer(kPositionFormat);
  writer(std::string(listing), position.order, position.id, position.place);
  return absl::WebSafeBase64Escape(writer.Finish());
}

absl::StatusOr<PagePosition> DecodePosition(absl::string_view listing, absl::string_view after) {
  PagePosition position;
  if (after.empty()) return position;
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(after, &bytes)) return InvalidPosition();
  codec::Reader reader(bytes, kPositionFormat);
  std::string of;
  reader(of, position.order, position.id, position.place);
  if (!reader.Finished() || of != listing) return InvalidPosition();
  return position;
}

}  // namespace isnad::store
