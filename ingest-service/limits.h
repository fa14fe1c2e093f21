// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "absl/time/time.h"

// Every limit of the ingest service, in one place. Sizes are bytes of UTF-8.
namespace isnad::ingest {

// --- What one article may hold, beside the limits of core/rpc/validation.h
// (body, title, other strings, how far publish_time may lie ahead). Beyond:
// FIELD_TOO_LONG.
inline constexpr size_t kMaxOutletBytes = 256;
// RFC 5646 section 4.4.1: no language tag in use is longer.
inline constexpr size_t kMaxLanguageCodeBytes = 35;

// --- What other requests may hold beside that.
inline constexpr size_t kMaxTagBytes = 1 << 10;  // of one item of a stream
// Systems that may supply statements of one article; each up to
// rpc::kMaxElements of them. Beyond: TOO_MANY_ELEMENTS.
inline constexpr size_t kMaxSourceSystems = 16;

// --- What the server takes from the network. A larger message ends its call,
// a stream too: gRPC refuses it before this code sees it. So this is well above
// what an article may hold, that most mistakes still get a typed answer.
inline constexpr int kMaxRequestBytes = 8 << 20;

// --- One stream. Articles read whose response is not yet on its way: reading
// stops at either bound. Counted are the bytes of requests until they are
// answered and of responses from then on.
inline constexpr size_t kStreamWindowItems = 1024;
inline constexpr size_t kStreamWindowBytes = 2 << 20;
// Articles of one stream that may share a commit.
inline constexpr size_t kGroupCommitItems = 512;
// Tasks that one stream may have on the worker pool at once.
inline constexpr int kStreamTasks = 4;
// Streams at once; beyond: OVERLOADED. Bounds what all windows hold together.
inline constexpr int kMaxStreams = 16;

// --- Analysing again. Articles that are replaced in one transaction.
inline constexpr int32_t kReanalysisBatch = 16;
// How long others keep away from a re-analysis whose process is not heard of.
inline constexpr absl::Duration kReanalysisLease = absl::Seconds(30);

// --- Near copies. Candidates for being copied: articles read per band, next
// before an article; as many next after it may copy it.
inline constexpr size_t kBandNeighbours = 64;
// Other articles that may change what they copy in the transaction of the one
// that comes or goes; the rest are queued.
inline constexpr int32_t kSettledAtOnce = 32;

// --- Comparing. Stored mentions read per claim key, newest first.
inline constexpr int32_t kCandidatesPerKey = 64;

}  // namespace isnad::ingest
