// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "deploy/report/html.h"
#include "deploy/report/page_parts.h"

namespace isnad::report {
namespace {

// In order, those that only spaces part as one.
std::vector<Stretch> Joined(std::vector<Stretch> keys, absl::string_view text) {
  std::sort(keys.begin(), keys.end(),
            [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
  std::vector<Stretch> joined;
  for (const Stretch& key : keys) {
    if (!joined.empty() && key.begin >= joined.back().end &&
        absl::StripAsciiWhitespace(text.substr(joined.back().end, key.begin - joined.back().end))
            .empty()) {
      joined.back().end = key.end;
    } else {
      joined.push_back(key);
    }
  }
  return joined;
}

// A part of a passage that begins at `offset` of it, its keys emphasized. A key
// that reaches over the end of the part is cut there.
std::string WithKeys(absl::string_view part, size_t offset, const std::vector<Stretch>& keys) {
  std::string out;
  size_t done = 0;
  for (const Stretch& key : keys) {
    const size_t begin = std::max(key.begin, offset + done) - offset;
    const size_t end = std::min(key.end, offset + part.size());
    if (end <= offset + begin) continue;
    absl::StrAppend(&out, Escape(part.substr(done, begin - done)), "<strong>",
                    Escape(part.substr(begin, end - offset - begin)), "</strong>");
    done = end - offset;
  }
  return absl::StrCat(out, Escape(part.substr(done)));
}

}  // namespace

std::string PassageHtml(const Passage& passage) {
  const std::vector<Stretch> keys =
      Joined(passage.keys, absl::StrCat(passage.before, passage.marked, passage.after));
  const size_t marked = passage.before.size(), after = marked + passage.marked.size();
  return absl::StrCat("<blockquote dir=\"auto\">", passage.cut_before ? "… " : "",
                      WithKeys(passage.before, 0, keys), "<mark>",
                      WithKeys(passage.marked, marked, keys), "</mark>",
                      WithKeys(passage.after, after, keys), passage.cut_after ? " …" : "",
                      "</blockquote>\n");
}

}  // namespace isnad::report
