// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/claim.h"
#include "core/model/contradiction.h"
#include "core/model/text_sketch.h"
#include "core/store/curation.h"
#include "core/store/dismissal.h"
#include "core/store/store_writer.h"

// The records that a store keeps whole, as bytes (core/store/codec/archive.h).
namespace isnad::store::codec {

// Raised when a layout changes; reading then takes the earlier ones too.
// 2: actors with what curation adds.
// 3: actors with the state that they stand for.
// 4: mentions with the actor behind their origin.
// 5: statements with the system that supplied them.
inline constexpr uint8_t kRecordFormat = 5;

// A contradiction with every actor that its listing can be narrowed to.
struct ContradictionRecord {
  model::Contradiction contradiction;
  std::vector<std::string> actor_ids;

  friend bool operator==(const ContradictionRecord&, const ContradictionRecord&) = default;
};

// What one system supplied for one article.
struct ImportedRecord {
  std::vector<model::Statement> statements;

  friend bool operator==(const ImportedRecord&, const ImportedRecord&) = default;
};

std::string Encode(const StatementRecord& record);
std::string Encode(const KeyedMention& record);
std::string Encode(const ActorRecord& record);
std::string Encode(const ActorMergeRecord& record);
std::string Encode(const model::Actor& actor);
std::string Encode(const model::Claim& claim);
std::string Encode(const ContradictionRecord& record);
std::string Encode(const DismissalRecord& record);
std::string Encode(const ImportedRecord& record);
std::string Encode(const model::TextSketch& sketch);

// The mention of an encoded KeyedMention, its keys and terms left unread.
absl::StatusOr<model::ClaimMention> DecodeMention(absl::string_view bytes);

// DATA_LOSS for bytes that Encode never gave. For the types above; linear.
template <typename T>
absl::StatusOr<T> Decode(absl::string_view bytes);

}  // namespace isnad::store::codec
