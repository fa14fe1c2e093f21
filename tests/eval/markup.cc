// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/markup.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "tests/eval/words.h"

namespace isnad::eval {
namespace {

using model::SpeechAct;
using model::StatementKind;

constexpr absl::string_view kConstructions[] = {
    "according", "address",  "bare",    "colon",   "description", "dropped",
    "headline",  "label",    "masdar",  "nominal", "participle",  "passive",
    "pronoun",   "relative", "resumed", "sv",      "turn",        "vs",
};

const std::map<absl::string_view, SpeechAct>& Acts() {
  static const auto* const acts = new std::map<absl::string_view, SpeechAct>{
      {"assert", SpeechAct::kAssert},     {"deny", SpeechAct::kDeny},
      {"accuse", SpeechAct::kAccuse},     {"demand", SpeechAct::kDemand},
      {"announce", SpeechAct::kAnnounce}, {"warn", SpeechAct::kWarn},
      {"promise", SpeechAct::kPromise},   {"ask", SpeechAct::kAsk},
      {"doubt", SpeechAct::kAssert},
  };
  return *acts;
}

const std::map<absl::string_view, StatementKind>& Kinds() {
  static const auto* const kinds = new std::map<absl::string_view, StatementKind>{
      {"direct", StatementKind::kDirectQuote},
      {"mixed", StatementKind::kMixedQuote},
      {"headline", StatementKind::kUnspecified},
  };
  return *kinds;
}

// Reads one file from front to back.
class MarkupReader {
 public:
  MarkupReader(absl::string_view name, absl::string_view file) : rest_(file) {
    article_.name = std::string(name);
  }

  absl::StatusOr<GoldArticle> Read() {
    if (auto status = ReadHeader(); !status.ok()) return status;
    if (auto status = ReadText(); !status.ok()) return status;
    for (const auto& [key, name] : names_) {
      if (used_.count(key) == 0) return Wrong(absl::StrCat("@", key, " is never used"));
    }
    if (article_.outlet.empty() || article_.title_size == 0) return Wrong("no outlet or no title");
    std::stable_sort(article_.statements.begin(), article_.statements.end(), StandsBefore);
    if (auto status = CheckWords(); !status.ok()) return status;
    return std::move(article_);
  }

 private:
  static bool StandsBefore(const GoldStatement& a, const GoldStatement& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  }

  absl::Status Wrong(absl::string_view what) const {
    return absl::InvalidArgumentError(absl::StrCat(article_.name, ":", line_, ": ", what));
  }

  // Only the whole text shows where its words end.
  absl::Status CheckWords() const {
    const std::vector<Word> words = WordsOf(article_.text);
    for (const GoldStatement& s : article_.statements) {
      if (!CoveredWords(article_.text, words, s.begin, s.end).empty()) continue;
      return absl::InvalidArgumentError(
          absl::StrCat(article_.name, ": no whole word in the statement ",
                       absl::string_view(article_.text).substr(s.begin, s.end - s.begin)));
    }
    return absl::OkStatus();
  }

  absl::Status ReadHeader() {
    while (!rest_.empty()) {
      const absl::string_view line = rest_.substr(0, rest_.find('\n'));
      rest_.remove_prefix(std::min(rest_.size(), line.size() + 1));
      if (line.empty()) return absl::OkStatus();
      if (auto status = ReadHeaderLine(line); !status.ok()) return status;
      ++line_;
    }
    return Wrong("nothing but a header");
  }

  absl::Status ReadHeaderLine(absl::string_view line) {
    std::pair<absl::string_view, absl::string_view> field =
        absl::StrSplit(line, absl::MaxSplits(' ', 1));
    const absl::string_view value = field.second;
    if (value.empty()) return Wrong("a header line is a name, one space, a value");
    if (absl::ConsumePrefix(&field.first, "@")) {
      const bool is_new = names_.emplace(field.first, value).second;
      return is_new ? absl::OkStatus() : Wrong("declared twice");
    }
    if (field.first == "outlet:") return article_.outlet = std::string(value), absl::OkStatus();
    if (field.first == "published:") {
      std::string error;
      if (absl::ParseTime("%Y-%m-%d", value, &article_.publish_time, &error))
        return absl::OkStatus();
      return Wrong(error);
    }
    return Wrong(absl::StrCat("unknown header field ", field.first));
  }

  absl::Status ReadText() {
    ++line_;
    if (absl::EndsWith(rest_, "\n")) rest_.remove_suffix(1);
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      absl::Status status;
      if (c == '{') {
        status = Open();
      } else if (c == '}') {
        status = Close();
      } else {
        status = Keep(c);
      }
      if (!status.ok()) return status;
    }
    return open_.empty() ? absl::OkStatus() : Wrong("a brace is never closed");
  }

  absl::Status Keep(char c) {
    if (c == '\\') {
      if (rest_.empty() || !absl::StrContains("{}\\", rest_.substr(0, 1))) {
        return Wrong("a backslash stands before a brace or a backslash");
      }
      c = rest_.front();
      rest_.remove_prefix(1);
    }
    if (c == '\n') {
      ++line_;
      const bool ends_title = article_.title_size == 0 && absl::StartsWith(rest_, "\n");
      if (ends_title) article_.title_size = article_.text.size();
      if (ends_title) article_.body_begin = article_.text.size() + 2;
      if (ends_title && !open_.empty()) return Wrong("a statement ends where the title does");
    }
    article_.text.push_back(c);
    return absl::OkStatus();
  }

  absl::Status Open() {
    const size_t bar = rest_.find('|');
    if (bar == absl::string_view::npos) return Wrong("no | after {");
    GoldStatement statement;
    statement.begin = article_.text.size();
    const bool in_title = article_.title_size == 0;
    statement.construction = in_title ? "headline" : "vs";
    if (in_title) statement.kind = StatementKind::kUnspecified;
    for (absl::string_view word : absl::StrSplit(rest_.substr(0, bar), ' ')) {
      if (auto status = ReadAttribute(word, &statement); !status.ok()) return status;
    }
    if (statement.speaker.empty()) return Wrong("no speaker");
    rest_.remove_prefix(bar + 1);
    open_.push_back(std::move(statement));
    return absl::OkStatus();
  }

  absl::Status ReadAttribute(absl::string_view word, GoldStatement* statement) {
    if (word == "?") return statement->optional = true, absl::OkStatus();
    if (const auto act = Acts().find(word); act != Acts().end()) {
      statement->act = act->second;
      statement->doubted = word == "doubt";
      return absl::OkStatus();
    }
    if (const auto kind = Kinds().find(word); kind != Kinds().end()) {
      return statement->kind = kind->second, absl::OkStatus();
    }
    if (absl::ConsumePrefix(&word, "#")) {
      if (!std::binary_search(std::begin(kConstructions), std::end(kConstructions), word)) {
        return Wrong(absl::StrCat("unknown construction #", word));
      }
      return statement->construction = std::string(word), absl::OkStatus();
    }
    if (absl::ConsumePrefix(&word, "via=")) return ReadChain(word, statement);
    if (!statement->speaker.empty()) return Wrong(absl::StrCat("unknown word ", word));
    return Resolve(word, &statement->speaker);
  }

  absl::Status ReadChain(absl::string_view keys, GoldStatement* statement) {
    for (absl::string_view key : absl::StrSplit(keys, '+')) {
      if (auto s = Resolve(key, &statement->chain.emplace_back()); !s.ok()) return s;
    }
    return absl::OkStatus();
  }

  absl::Status Resolve(absl::string_view key, std::string* name) {
    const auto found = names_.find(std::string(key));
    if (found == names_.end()) return Wrong(absl::StrCat("the header does not declare @", key));
    used_.insert(found->first);
    *name = found->second;
    return absl::OkStatus();
  }

  absl::Status Close() {
    if (open_.empty()) return Wrong("} without {");
    GoldStatement statement = std::move(open_.back());
    open_.pop_back();
    statement.end = article_.text.size();
    if (statement.begin == statement.end) return Wrong("an empty statement");
    article_.statements.push_back(std::move(statement));
    return absl::OkStatus();
  }

  absl::string_view rest_;
  int line_ = 1;
  GoldArticle article_;
  std::map<std::string, std::string> names_;  // what the header declares
  std::set<std::string> used_;
  std::vector<GoldStatement> open_;
};

}  // namespace

absl::StatusOr<GoldArticle> ReadMarkup(absl::string_view name, absl::string_view file) {
  return MarkupReader(name, file).Read();
}

absl::Span<const absl::string_view> Constructions() { return kConstructions; }

}  // namespace isnad::eval
