// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/same_answers/watch_answers.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "core/rpc/convert/contradiction.h"
#include "tests/same_answers/both.h"

namespace isnad::same_answers {
namespace {

// So few that some watches come too late.
constexpr int64_t kKept = 100;

// Its details tell the time at which the oldest was stored, by the clock.
std::string Line(const absl::Status& status) {
  return absl::StrCat(absl::StatusCodeToString(status.code()), " ", std::string(status.message()),
                      "\n");
}

absl::Status Announce(Stack& stack) {
  for (;;) {
    const auto count = stack.writer().PublishContradictions({}, kKept);
    if (!count.ok() || *count == 0) return count.status();
  }
}

}  // namespace

std::string WatchAnswers(Stack& stack, const v1::WatchContradictionsRequest& request, int64_t back,
                         int32_t limit) {
  if (absl::Status status = Announce(stack); !status.ok()) return Line(status);
  const auto now = stack.query().BeginWatch({}, request);
  if (!now.ok()) return TextOf(now.status());
  std::string text = absl::StrCat("end ", now->position, "\n");
  v1::WatchContradictionsRequest resumed = request;
  resumed.set_resume_token(query::WatchToken(*now, std::max<int64_t>(0, now->position - back)));
  auto watch = stack.query().BeginWatch({}, resumed);
  if (!watch.ok()) return absl::StrCat(text, Line(watch.status()));
  for (;;) {
    const auto page = stack.query().ReadWatch({}, *watch, limit);
    if (!page.ok()) return absl::StrCat(text, Line(page.status()));
    for (const store::FeedEntry& entry : page->entries) {
      absl::StrAppend(&text, entry.position, "\n", TextOf(rpc::ToProto(entry.contradiction)));
    }
    absl::StrAppend(&text, "until ", page->until, "\n");
    if (page->until == watch->position) return text;
    watch->position = page->until;
  }
}

}  // namespace isnad::same_answers
