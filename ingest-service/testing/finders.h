// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "isnad/v1/ingest_service.pb.h"

// Requests about what was found, for tests: right, unless the test spoils them.
namespace isnad::ingest {

inline v1::DismissContradictionRequest MakeDismissal(const std::string& contradiction) {
  v1::DismissContradictionRequest request;
  request.set_name(contradiction);
  request.set_dismisser("هدى");
  request.set_reason("رصيفان مختلفان");
  return request;
}

inline v1::RestoreContradictionRequest MakeRestoration(const std::string& contradiction) {
  v1::RestoreContradictionRequest request;
  request.set_name(contradiction);
  request.set_restorer("سعد");
  request.set_reason("الرصيف نفسه");
  return request;
}

inline v1::ImportStatementsRequest MakeImport(const v1::Article& article,
                                              const std::string& system = "رصد") {
  v1::ImportStatementsRequest request;
  request.set_article(article.name());
  request.set_source_system(system);
  return request;
}

// Somebody says these words of the body.
inline v1::Statement* AddSaying(const v1::Article& article, const std::string& speaker,
                                const std::string& words, v1::ImportStatementsRequest* request) {
  v1::Statement* statement = request->add_statements();
  statement->set_kind(v1::STATEMENT_KIND_INDIRECT_SPEECH);
  statement->mutable_speaker()->set_display_name(speaker);
  const auto begin = static_cast<int>(article.body().find(words));
  statement->mutable_span()->set_field(v1::ARTICLE_FIELD_BODY);
  statement->mutable_span()->set_begin(begin);
  statement->mutable_span()->set_end(begin + static_cast<int>(words.size()));
  return statement;
}

}  // namespace isnad::ingest
