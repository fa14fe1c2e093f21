// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/statements/statements.h"
#include "gtest/gtest.h"

namespace isnad::analysis {

// An article with its document, entities and statements, for tests.
struct ReadArticle {
  std::unique_ptr<model::Article> article;
  std::unique_ptr<Document> document;
  EntitySet entities;
  std::vector<FoundStatement> statements;

  // Those that somebody made: narration left out.
  std::vector<FoundStatement> Attributed() const {
    std::vector<FoundStatement> attributed;
    for (const FoundStatement& found : statements) {
      if (found.statement.kind != model::StatementKind::kNarration) attributed.push_back(found);
    }
    return attributed;
  }
};

inline ReadArticle ReadForTest(std::string title, std::string body) {
  static const auto* const entity_reader = new EntityReader(*EntityReader::Create());
  static const auto* const statement_reader = new StatementReader(*StatementReader::Create());
  ReadArticle read;
  read.article = std::make_unique<model::Article>();
  read.article->id = "test";
  read.article->outlet = "صحيفة الاختبار";
  read.article->title = std::move(title);
  read.article->body = std::move(body);
  auto document = ReadDocument(*read.article);
  EXPECT_TRUE(document.ok()) << document.status();
  read.document = std::make_unique<Document>(*std::move(document));
  read.entities = entity_reader->Read(*read.document);
  read.statements = statement_reader->Read(*read.document, read.entities);
  return read;
}

// "speaker: content" of each attributed statement.
inline std::vector<std::string> Said(const ReadArticle& read) {
  std::vector<std::string> said;
  for (const FoundStatement& found : read.Attributed()) {
    said.push_back(found.statement.speaker.display_name + ": " + found.statement.text);
  }
  return said;
}

inline std::vector<std::string> SaidIn(std::string title, std::string body) {
  return Said(ReadForTest(std::move(title), std::move(body)));
}

}  // namespace isnad::analysis
