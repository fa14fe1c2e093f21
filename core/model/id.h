// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>

#include "absl/strings/string_view.h"
#include "core/model/article.h"
#include "core/model/frame.h"
#include "core/model/statement.h"

// Identities are fingerprints of what they name, never counters: two processes
// that meet the same thing give it the same id without talking, and keys spread
// evenly over a sharded store.
namespace isnad::model {

// First 100 bits of SHA-256 over the length-prefixed parts, as 20 characters
// of lower-case base32 (RFC 4648 "extended hex" alphabet: 0-9 a-v).
// Deterministic across machines and versions; linear in the input.
std::string Fingerprint(absl::string_view domain, std::initializer_list<absl::string_view> parts);

std::string ContentHash(absl::string_view title, absl::string_view body);
// By outlet and URL; where there is no URL, by outlet and content.
std::string ArticleId(const Article& article);
std::string ActorId(absl::string_view folded_canonical_name);
// By article, spans, text and the speaker's name; of an imported statement by
// its source system and the speaker as that gave it, too.
std::string StatementId(const Statement& statement);
std::string ClaimId(const Frame& frame);              // every field that makes the proposition
std::string ContradictionId(absl::string_view statement_a, absl::string_view statement_b,
                            absl::string_view claim_a, absl::string_view claim_b);

}  // namespace isnad::model
