// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <tuple>

#include "absl/time/time.h"
#include "core/model/text_sketch.h"

// How articles are found by what their texts look like.
namespace isnad::store {

// Where an article stands among others: by publish time, then by id.
struct ArticlePlace {
  absl::Time publish_time = absl::UnixEpoch();
  std::string article_id;

  friend bool operator==(const ArticlePlace&, const ArticlePlace&) = default;
  friend bool operator<(const ArticlePlace& a, const ArticlePlace& b) {
    return std::tie(a.publish_time, a.article_id) < std::tie(b.publish_time, b.article_id);
  }
};

enum class Direction : uint8_t { kBefore, kAfter };

// What is known of an article's text without reading it.
struct SketchedArticle {
  ArticlePlace place;
  std::string duplicate_of;
  model::TextSketch sketch;

  friend bool operator==(const SketchedArticle&, const SketchedArticle&) = default;
};

}  // namespace isnad::store
