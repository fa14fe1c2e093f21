// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/codec/record.h"

#include "core/store/codec/archive.h"
#include "core/store/errors.h"

namespace isnad::store::codec {

// Structured bindings name every field: a struct that gains one does not
// compile until its layout, and with it the format byte, has been looked at.
template <>
struct Layout<model::TextSpan> {
  static void Visit(auto& archive, auto& value) {
    auto& [field, begin, end] = value;
    archive(field, begin, end);
  }
};

template <>
struct Layout<model::Attribution> {
  static void Visit(auto& archive, auto& value) {
    auto& [actor_id, display_name, mention, mention_span, anonymous] = value;
    archive(actor_id, display_name, mention, mention_span, anonymous);
  }
};

template <>
struct Layout<model::Participant> {
  static void Visit(auto& archive, auto& value) {
    auto& [actor_id, text] = value;
    archive(actor_id, text);
  }
};

template <>
struct Layout<model::Quantity> {
  static void Visit(auto& archive, auto& value) {
    auto& [number, upper, unit, comparator] = value;
    archive(number, upper, unit, comparator);
  }
};

template <>
struct Layout<model::TimeInterval> {
  static void Visit(auto& archive, auto& value) {
    auto& [begin, end, precision] = value;
    archive(begin, end, precision);
  }
};

template <>
struct Layout<model::Frame> {
  static void Visit(auto& archive, auto& value) {
    auto& [event, predicate, agent, patient, theme, polarity, modality, quantities, place, time] =
        value;
    archive(event, predicate, agent, patient, theme, polarity, modality, quantities, place, time);
  }
};

template <>
struct Layout<model::Statement> {
  static void Visit(auto& archive, auto& value) {
    auto& [id, article_id, revision, kind, act, endorsement, text, span, cue_span, speaker, chain,
           claim_ids, publish_time, rule, rules_version, source_system] = value;
    archive(id, article_id, revision, kind, act, endorsement, text, span, cue_span, speaker, chain,
            claim_ids, publish_time, rule, rules_version);
    archive.Since(5, source_system);
  }
};

template <>
struct Layout<StatementRecord> {
  static void Visit(auto& archive, auto& value) {
    auto& [statement, terms] = value;
    archive(statement, terms);
  }
};

template <>
struct Layout<model::Claim> {
  static void Visit(auto& archive, auto& value) {
    auto& [id, canonical_text, frame] = value;
    archive(id, canonical_text, frame);
  }
};

template <>
struct Layout<model::ClaimMention> {
  static void Visit(auto& archive, auto& value) {
    auto& [claim_id, statement_id, article_id, stance, holder, span, text, outlet, origin,
           origin_actor_id, act, endorsement, publish_time, frame] = value;
    archive(claim_id, statement_id, article_id, stance, holder, span, text, outlet, origin, act,
            endorsement, publish_time, frame);
    archive.Since(4, origin_actor_id);
  }
};

template <>
struct Layout<KeyedMention> {
  static void Visit(auto& archive, auto& value) {
    auto& [mention, keys, terms] = value;
    archive(mention, keys, terms);
  }
};

template <>
struct Layout<model::Actor> {
  static void Visit(auto& archive, auto& value) {
    auto& [id, display_name, kind, aliases, romanized_names, wikidata_id, etag, description, origin,
           merged_into, create_time, update_time, stands_for] = value;
    archive(id, display_name, kind, aliases, romanized_names, wikidata_id, etag);
    archive.Since(2, description, origin, merged_into, create_time, update_time);
    archive.Since(3, stands_for);
  }
};

template <>
struct Layout<ActorName> {
  static void Visit(auto& archive, auto& value) {
    auto& [name, folded] = value;
    archive(name, folded);
  }
};

template <>
struct Layout<ActorRecord> {
  static void Visit(auto& archive, auto& value) {
    auto& [actor, names] = value;
    archive(actor, names);
  }
};

template <>
struct Layout<model::ActorMerge> {
  static void Visit(auto& archive, auto& value) {
    auto& [id, target_id, source_ids, curator, reason, merge_time, undo_curator, undo_reason,
           undo_time] = value;
    archive(id, target_id, source_ids, curator, reason, merge_time, undo_curator, undo_reason,
            undo_time);
  }
};

template <>
struct Layout<ActorMergeRecord> {
  static void Visit(auto& archive, auto& value) {
    auto& [merge, target, sources] = value;
    archive(merge, target, sources);
  }
};

template <>
struct Layout<model::ContradictionSide> {
  static void Visit(auto& archive, auto& value) {
    auto& [claim_id, statement_id, article_id, outlet, holder_actor_id, span, publish_time] = value;
    archive(claim_id, statement_id, article_id, outlet, holder_actor_id, span, publish_time);
  }
};

template <>
struct Layout<model::Contradiction> {
  static void Visit(auto& archive, auto& value) {
    auto& [id, a, b, types, scope, confidence, explanation_en, explanation_ar, rule, rules_version,
           evident_time, detect_time, dismissal] = value;
    // The dismissal is a record of its own.
    archive(id, a, b, types, scope, confidence, explanation_en, explanation_ar, rule, rules_version,
            evident_time, detect_time);
  }
};

template <>
struct Layout<model::Dismissal> {
  static void Visit(auto& archive, auto& value) {
    auto& [dismisser, reason, dismiss_time] = value;
    archive(dismisser, reason, dismiss_time);
  }
};

template <>
struct Layout<DismissedSide> {
  static void Visit(auto& archive, auto& value) {
    auto& [article_id, content_hash, span, text, claim_id] = value;
    archive(article_id, content_hash, span, text, claim_id);
  }
};

template <>
struct Layout<DismissalRecord> {
  static void Visit(auto& archive, auto& value) {
    auto& [id, a, b, dismissal] = value;
    archive(id, a, b, dismissal);
  }
};

template <>
struct Layout<ImportedRecord> {
  static void Visit(auto& archive, auto& value) {
    auto& [statements] = value;
    archive(statements);
  }
};

template <>
struct Layout<ContradictionRecord> {
  static void Visit(auto& archive, auto& value) {
    auto& [contradiction, actor_ids] = value;
    archive(contradiction, actor_ids);
  }
};

template <>
struct Layout<model::TextSketch> {
  static void Visit(auto& archive, auto& value) {
    auto& [shingles, bands, sample, opening] = value;
    archive(shingles, bands, sample, opening);
  }
};

namespace {

template <typename T>
std::string EncodeRecord(const T& value) {
  Writer writer(kRecordFormat);
  writer(value);
  return writer.Finish();
}

}  // namespace

std::string Encode(const StatementRecord& record) { return EncodeRecord(record); }
std::string Encode(const KeyedMention& record) { return EncodeRecord(record); }
std::string Encode(const ActorRecord& record) { return EncodeRecord(record); }
std::string Encode(const ActorMergeRecord& record) { return EncodeRecord(record); }
std::string Encode(const model::Actor& actor) { return EncodeRecord(actor); }
std::string Encode(const model::Claim& claim) { return EncodeRecord(claim); }
std::string Encode(const ContradictionRecord& record) { return EncodeRecord(record); }
std::string Encode(const DismissalRecord& record) { return EncodeRecord(record); }
std::string Encode(const ImportedRecord& record) { return EncodeRecord(record); }
std::string Encode(const model::TextSketch& sketch) { return EncodeRecord(sketch); }

absl::StatusOr<model::ClaimMention> DecodeMention(absl::string_view bytes) {
  Reader reader(bytes, kRecordFormat);
  model::ClaimMention mention;
  reader(mention);
  if (!reader.ok()) return StoreCorrupt("a stored record does not decode");
  return mention;
}

template <typename T>
absl::StatusOr<T> Decode(absl::string_view bytes) {
  Reader reader(bytes, kRecordFormat);
  T value;
  reader(value);
  if (!reader.Finished()) return StoreCorrupt("a stored record does not decode");
  return value;
}

template absl::StatusOr<StatementRecord> Decode(absl::string_view);
template absl::StatusOr<KeyedMention> Decode(absl::string_view);
template absl::StatusOr<ActorRecord> Decode(absl::string_view);
template absl::StatusOr<ActorMergeRecord> Decode(absl::string_view);
template absl::StatusOr<model::Actor> Decode(absl::string_view);
template absl::StatusOr<model::Claim> Decode(absl::string_view);
template absl::StatusOr<ContradictionRecord> Decode(absl::string_view);
template absl::StatusOr<DismissalRecord> Decode(absl::string_view);
template absl::StatusOr<ImportedRecord> Decode(absl::string_view);
template absl::StatusOr<model::TextSketch> Decode(absl::string_view);

}  // namespace isnad::store::codec
