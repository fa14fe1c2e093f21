// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/same_answers/store_answers.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "core/store/codec/record.h"
#include "tests/same_answers/both.h"

namespace isnad::same_answers {
namespace {

using store::codec::Encode;

std::string Line(const std::string& text) { return text; }
std::string Line(int64_t number) { return absl::StrCat(number); }
std::string Line(const store::DismissalRecord& record) { return Encode(record); }
std::string Line(const model::Statement& statement) {
  return Encode(store::StatementRecord{statement, {}});
}
std::string Line(const model::ClaimMention& mention) {
  return Encode(store::KeyedMention{mention, {}, {}});
}
std::string Line(const store::KeyedMention& mention) { return Encode(mention); }
std::string Line(const store::ArticlePlace& place) {
  return absl::StrCat(place.article_id, " ", absl::ToUnixMicros(place.publish_time));
}
std::string Line(const store::SketchedArticle& article) {
  return absl::StrCat(Line(article.place), " ", article.duplicate_of, " ", Encode(article.sketch));
}
std::string Line(const store::StoreReader::SelectedArticle& article) {
  return absl::StrCat(article.id, " ", article.position);
}
template <typename T>
std::string Line(const std::vector<T>& list) {
  std::string lines;
  for (const T& each : list) absl::StrAppend(&lines, absl::CEscape(Line(each)), "\n");
  return lines;
}
template <typename T>
std::string Text(const absl::StatusOr<T>& answer) {
  return absl::StrCat(answer.ok() ? Line(*answer) : TextOf(answer.status()), "\n");
}

// Those that stand beside an article in its bands.
std::string Neighbours(const store::StoreReader& reader, const std::string& id) {
  const auto sketched = reader.GetSketch({}, id);
  std::string text = Text(sketched);
  if (!sketched.ok()) return text;
  for (const auto direction : {store::Direction::kBefore, store::Direction::kAfter}) {
    const auto& bands = sketched->sketch.bands;
    absl::StrAppend(&text,
                    Text(reader.FindArticlesByBands({}, bands, sketched->place, direction, 3)));
  }
  return text;
}

// What the analysis put of an article, and what stands under the same keys.
std::string Mentions(Stack& stack, const std::string& id) {
  std::string text;
  const absl::Status status = stack.writer().Transact({}, [&](store::Transaction& transaction) {
    const auto mentions = transaction.MentionsOf({}, id);
    text = Text(mentions);
    if (!mentions.ok()) return mentions.status();
    for (const store::KeyedMention& each : *mentions) {
      absl::StrAppend(&text, Text(transaction.FindMentionsByKey({}, each.keys, 5)));
    }
    return absl::OkStatus();
  });
  return absl::StrCat(text, TextOf(status));
}

}  // namespace

std::string StoreAnswers(Stack& stack, const std::string& article_id, const std::string& other_id) {
  const store::StoreReader& reader = stack.reader();
  store::ArticleSelection selection;
  const auto article = reader.GetArticle({}, article_id);
  if (article.ok()) selection.outlet = article->outlet;
  const auto selected = reader.SelectArticles({}, selection, {4, ""});
  std::string text = Text(selected);
  if (selected.ok() && !selected->empty()) {
    const std::string& position = selected->back().position;
    absl::StrAppend(&text, Text(reader.SelectArticles({}, selection, {4, position})),
                    Text(reader.CountSelectedArticles({}, selection, position)));
  }
  absl::StrAppend(&text, Text(reader.FindDismissals({}, article_id, other_id)),
                  Text(reader.ImportedStatements({}, article_id)),
                  Text(reader.OriginalOf({}, article_id)), Text(reader.CurationVersion({})));
  const auto first = reader.GetArticleRevision({}, article_id, 1);
  absl::StrAppend(&text, first.ok() ? absl::CEscape(first->body) : TextOf(first.status()), "\n");
  return absl::StrCat(text, Neighbours(reader, article_id), Mentions(stack, article_id));
}

}  // namespace isnad::same_answers
