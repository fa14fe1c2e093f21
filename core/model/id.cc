// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/model/id.h"

#include <openssl/evp.h>

#include <array>
#include <bit>
#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace isnad::model {
namespace {

constexpr size_t kCharacters = 20;  // of 5 bits each
constexpr absl::string_view kAlphabet = "0123456789abcdefghijklmnopqrstuv";

// SHA-256 over length-prefixed parts, so that ("ab","c") differs from ("a","bc").
class Hasher {
 public:
  Hasher() : context_(EVP_MD_CTX_new()) { EVP_DigestInit_ex(context_, EVP_sha256(), nullptr); }
  ~Hasher() { EVP_MD_CTX_free(context_); }
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  void Add(absl::string_view part) {
    const std::string length = absl::StrCat(part.size(), ":");
    EVP_DigestUpdate(context_, length.data(), length.size());
    EVP_DigestUpdate(context_, part.data(), part.size());
  }

  std::string Finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    EVP_DigestFinal_ex(context_, digest.data(), nullptr);
    std::string id(kCharacters, '0');
    for (size_t i = 0; i < kCharacters; ++i) {
      const size_t bit = i * 5;
      const unsigned pair = digest[bit / 8] << 8 | digest[bit / 8 + 1];
      id[i] = kAlphabet[pair >> (11 - bit % 8) & 31];
    }
    return id;
  }

 private:
  EVP_MD_CTX* context_;
};

std::string SpanKey(const TextSpan& span) {
  return absl::StrCat(static_cast<int>(span.field), ":", span.begin, "-", span.end);
}

void AddParticipant(Hasher& hasher, const Participant& participant) {
  hasher.Add(participant.actor_id);
  // Where the actor is known, how this text happens to word it is no part of
  // the proposition.
  hasher.Add(participant.actor_id.empty() ? participant.text : "");
}

void AddQuantity(Hasher& hasher, const Quantity& quantity) {
  hasher.Add(absl::StrCat(std::bit_cast<uint64_t>(quantity.value), "-",
                          std::bit_cast<uint64_t>(quantity.upper_value), "/",
                          static_cast<int>(quantity.comparator)));
  hasher.Add(quantity.unit);
}

}  // namespace

std::string Fingerprint(absl::string_view domain, std::initializer_list<absl::string_view> parts) {
  Hasher hasher;
  hasher.Add(domain);
  for (absl::string_view part : parts) hasher.Add(part);
  return hasher.Finish();
}

std::string ContentHash(absl::string_view title, absl::string_view body) {
  return Fingerprint("content", {title, body});
}

std::string ArticleId(const Article& article) {
  if (!article.url.empty()) return Fingerprint("article.url", {article.outlet, article.url});
  return Fingerprint("article.content", {article.outlet, ContentHash(article.title, article.body)});
}

std::string ActorId(absl::string_view folded_canonical_name) {
  return Fingerprint("actor", {folded_canonical_name});
}

std::string StatementId(const Statement& statement) {
  const std::string cue = statement.cue_span ? SpanKey(*statement.cue_span) : "";
  if (!statement.source_system.empty()) {
    return Fingerprint("statement.imported",
                       {statement.source_system, statement.article_id, SpanKey(statement.span), cue,
                        statement.text, statement.speaker.actor_id,
                        statement.speaker.actor_id.empty() ? statement.speaker.display_name : "",
                        statement.speaker.mention});
  }
  return Fingerprint("statement", {statement.article_id, SpanKey(statement.span), cue,
                                   statement.text, statement.speaker.display_name});
}

std::string ClaimId(const Frame& frame) {
  Hasher hasher;
  hasher.Add("claim");
  hasher.Add(absl::StrCat(static_cast<int>(frame.event), ".", static_cast<int>(frame.polarity), ".",
                          static_cast<int>(frame.modality)));
  hasher.Add(frame.predicate);
  AddParticipant(hasher, frame.agent);
  AddParticipant(hasher, frame.patient);
  AddParticipant(hasher, frame.place);
  hasher.Add(absl::StrCat(frame.theme.size()));
  for (const std::string& lemma : frame.theme) hasher.Add(lemma);
  for (const Quantity& quantity : frame.quantities) AddQuantity(hasher, quantity);
  if (frame.time) {
    hasher.Add(absl::StrCat(absl::ToUnixSeconds(frame.time->begin), "-",
                            absl::ToUnixSeconds(frame.time->end)));
  }
  return hasher.Finish();
}

std::string ContradictionId(absl::string_view statement_a, absl::string_view statement_b,
                            absl::string_view claim_a, absl::string_view claim_b) {
  return Fingerprint("contradiction", {statement_a, statement_b, claim_a, claim_b});
}

}  // namespace isnad::model
