// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/standoff.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/text/utf8.h"
#include "nlohmann/json.hpp"
#include "tests/eval/words.h"

namespace isnad::eval {
namespace {

using model::SpeechAct;
using model::StatementKind;
using nlohmann::json;

const std::map<std::string, SpeechAct>& Acts() {
  static const auto* const acts = new std::map<std::string, SpeechAct>{
      {"ASSERT", SpeechAct::kAssert},        {"DENY", SpeechAct::kDeny},
      {"ACCUSE", SpeechAct::kAccuse},        {"DEMAND", SpeechAct::kDemand},
      {"ANNOUNCE", SpeechAct::kAnnounce},    {"WARN", SpeechAct::kWarn},
      {"PROMISE", SpeechAct::kPromise},      {"ASK", SpeechAct::kAsk},
      {"CLAIM_DOUBTED", SpeechAct::kAssert},
  };
  return *acts;
}

const std::map<std::string, StatementKind>& Kinds() {
  static const auto* const kinds = new std::map<std::string, StatementKind>{
      {"DIRECT_QUOTE", StatementKind::kDirectQuote},
      {"MIXED_QUOTE", StatementKind::kMixedQuote},
      {"INDIRECT_SPEECH", StatementKind::kIndirectSpeech},
      {"HEADLINE", StatementKind::kUnspecified},
  };
  return *kinds;
}

// The first name that stands for `value`.
template <typename Value>
std::string NameOf(const std::map<std::string, Value>& names, Value value) {
  for (const auto& [name, named] : names) {
    if (named == value) return name;
  }
  return "UNSPECIFIED";
}

size_t CodePointsIn(absl::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char byte) { return !text::IsContinuationByte(byte); });
}

// A line with the JSON object that it holds.
struct Line {
  size_t number;
  json object;
};

absl::StatusOr<std::vector<Line>> ReadLines(absl::string_view what, absl::string_view lines) {
  std::vector<Line> read;
  size_t number = 0;
  for (absl::string_view line : absl::StrSplit(lines, '\n')) {
    ++number;
    if (line.empty()) continue;
    json object = json::parse(line.begin(), line.end(), nullptr, /*allow_exceptions=*/false);
    if (!object.is_object() || !object.contains("file") || !object["file"].is_string()) {
      return absl::InvalidArgumentError(
          absl::StrCat(what, ":", number, ": not an object with file"));
    }
    read.push_back({number, std::move(object)});
  }
  return read;
}

// What annotations are measured by.
struct Places {
  absl::string_view text;
  std::vector<size_t> offsets;  // bytes, of every code point and of the end
  std::vector<Word> words;
};

Places PlacesOf(absl::string_view text) {
  Places places{text, {}, WordsOf(text)};
  for (size_t offset = 0; offset < text.size(); text::NextCodePoint(text, &offset)) {
    places.offsets.push_back(offset);
  }
  places.offsets.push_back(text.size());
  return places;
}

absl::Status Wrong(const Line& line, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("gold:", line.number, ": ", what));
}

absl::StatusOr<GoldStatement> ReadStatement(const Line& line, const Places& places) {
  const json& object = line.object;
  const auto act = Acts().find(object.value("act", ""));
  const auto kind = Kinds().find(object.value("kind", "INDIRECT_SPEECH"));
  const size_t start = object.value("start", size_t{0});
  const size_t end = object.value("end", size_t{0});
  GoldStatement statement;
  statement.speaker = object.value("speaker", "");
  if (start >= end || end >= places.offsets.size())
    return Wrong(line, "start and end do not fit the text");
  if (act == Acts().end()) return Wrong(line, "unknown act");
  if (kind == Kinds().end()) return Wrong(line, "unknown kind");
  if (statement.speaker.empty()) return Wrong(line, "no speaker");
  statement.begin = places.offsets[start];
  statement.end = places.offsets[end];
  if (CoveredWords(places.text, places.words, statement.begin, statement.end).empty()) {
    return Wrong(line, "covers no whole word");
  }
  statement.act = act->second;
  statement.doubted = act->first == "CLAIM_DOUBTED";
  statement.kind = kind->second;
  statement.chain = object.value("chain", std::vector<std::string>());
  statement.optional = object.value("optional", false);
  return statement;
}

// The JSON library throws where a member has the wrong type.
absl::StatusOr<GoldStatement> ReadStatementOrError(const Line& line, const Places& places) {
  try {
    return ReadStatement(line, places);
  } catch (const json::exception& error) {
    return Wrong(line, error.what());
  }
}

absl::StatusOr<GoldArticle> ReadArticle(const json& entry, const TextSource& texts) {
  GoldArticle article;
  article.name = entry["file"].get<std::string>();
  article.outlet = entry.value("outlet", "");
  auto text = texts(article.name);
  if (!text.ok()) return text.status();
  article.text = *std::move(text);
  if (text::FindMalformedUtf8(article.text)) {
    return absl::InvalidArgumentError(absl::StrCat(article.name, ": malformed UTF-8"));
  }
  if (entry.value("titled", false)) {
    article.title_size = article.text.find("\n\n");
    if (article.title_size == std::string::npos) {
      return absl::InvalidArgumentError(
          absl::StrCat(article.name, ": no blank line after a title"));
    }
    article.body_begin = article.title_size + 2;
  }
  std::string error;
  const std::string published = entry.value("published", "");
  if (!absl::ParseTime("%Y-%m-%d", published, &article.publish_time, &error)) {
    return absl::InvalidArgumentError(absl::StrCat(article.name, ": published: ", error));
  }
  return article;
}

}  // namespace

absl::StatusOr<std::vector<GoldArticle>> ReadStandoff(absl::string_view manifest,
                                                      absl::string_view gold,
                                                      const TextSource& texts) {
  auto records = ReadLines("gold", gold);
  if (!records.ok()) return records.status();
  std::map<std::string, std::vector<Line>> by_file;
  for (Line& line : *records)
    by_file[line.object["file"].get<std::string>()].push_back(std::move(line));

  auto entries = ReadLines("manifest", manifest);
  if (!entries.ok()) return entries.status();
  std::vector<GoldArticle> articles;
  for (const Line& entry : *entries) {
    auto article = ReadArticle(entry.object, texts);
    if (!article.ok()) return article.status();
    const Places places = PlacesOf(article->text);
    for (const Line& line : by_file[article->name]) {
      if (line.object.value("none", false)) continue;
      auto statement = ReadStatementOrError(line, places);
      if (!statement.ok()) return statement.status();
      article->statements.push_back(*std::move(statement));
    }
    articles.push_back(*std::move(article));
  }
  return articles;
}

std::string StandoffLine(const GoldArticle& article, const Prediction& found) {
  const absl::string_view text = article.text;
  const absl::string_view content = text.substr(found.begin, found.end - found.begin);
  const size_t start = CodePointsIn(text.substr(0, found.begin));
  const nlohmann::ordered_json line = {
      {"file", article.name},
      {"start", start},
      {"end", start + CodePointsIn(content)},
      {"text", std::string(content)},
      {"speaker", absl::StrCat(found.anonymous ? kAnonymousPrefix : "", found.speaker)},
      {"act", NameOf(Acts(), found.act)},
      {"kind", NameOf(Kinds(), found.kind)},
      {"chain", found.chain},
  };
  return line.dump();
}

}  // namespace isnad::eval
