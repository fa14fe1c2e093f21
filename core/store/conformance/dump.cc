// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "core/store/codec/record.h"
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/random_newsroom.h"
#include "core/store/conformance/sample.h"
#include "core/text/name_sounds.h"

namespace isnad::store {
namespace {

// Encoded values name every field, so two that differ give different lines.
std::string Line(const model::Article& a) {
  return absl::StrJoin({a.id, a.outlet, a.url, a.title, absl::CEscape(a.body), a.content_hash,
                        a.duplicate_of, absl::StrCat(a.revision), absl::FormatTime(a.publish_time)},
                       " ");
}
std::string Line(const SketchedArticle& article) {
  return absl::StrCat(article.place.article_id, " ", absl::FormatTime(article.place.publish_time),
                      " copies ", article.duplicate_of, " ",
                      absl::CEscape(codec::Encode(article.sketch)));
}
std::string Line(const ArticlePlace& place) { return place.article_id; }
std::string Line(const model::Actor& actor) {
  return absl::StrCat(actor.id, " ", absl::CEscape(codec::Encode(actor)));
}
std::string Line(const model::Statement& statement) {
  return absl::CEscape(codec::Encode(StatementRecord{statement, {}}));
}
std::string Line(const model::ClaimMention& mention) {
  return absl::CEscape(codec::Encode(KeyedMention{mention, {}, {}}));
}
std::string Line(const model::Contradiction& contradiction) {
  std::string line = absl::CEscape(codec::Encode(codec::ContradictionRecord{contradiction, {}}));
  if (!contradiction.dismissal) return line;
  const model::Dismissal& dismissal = *contradiction.dismissal;
  return absl::StrCat(line, " dismissed by ", dismissal.dismisser, ": ", dismissal.reason);
}
std::string Line(const PrintedStatement& statement) {
  return absl::StrCat(Line(static_cast<const model::Statement&>(statement)), " in ",
                      statement.outlet);
}
std::string Line(const model::ActorMerge& merge) {
  return absl::CEscape(codec::Encode(ActorMergeRecord{merge, {}, {}}));
}
std::string Line(const model::ClaimSummary& summary) {
  std::string line =
      absl::StrCat(absl::CEscape(codec::Encode(summary.claim)), " outlets ", summary.outlet_count,
                   " origins ", summary.independent_origin_count);
  for (const model::Holder& holder : summary.holders) {
    absl::StrAppend(&line, " | ", holder.holder.actor_id, " ", holder.holder.display_name, " ",
                    static_cast<int>(holder.stance), " x", holder.count, " ",
                    absl::FormatTime(holder.first_time), " ", absl::FormatTime(holder.last_time));
  }
  return line;
}
std::string Line(const ClaimMatch& match) {
  return absl::StrCat(absl::CEscape(codec::Encode(match.claim)), " ", match.score);
}
std::string Line(const AliasMatch& match) {
  return absl::StrCat(match.actor.id, " as ", match.alias, " x", match.mention_count);
}
std::string Line(const StoreReader::DesignationCount& count) {
  return absl::StrCat(count.outlet, " ", count.title, " x", count.count, " ",
                      count.example_article_id, " ", count.example_span.begin);
}

class Dumper {
 public:
  Dumper(const StoreReader& reader, bool with_detect_times)
      : reader_(reader), with_detect_times_(with_detect_times) {}

  std::string Run() {
    Articles();
    for (const model::Actor& actor : actors_) OfActor(actor);
    // A word of names that not every article gives.
    Lines("named", *reader_.FindActorsByName({}, {kEpithet}, 100));
    for (const std::string& word : words_) OfWord(word);
    Claims();
    Contradictions("contradictions", {});
    Contradictions("with dismissed", {.show_dismissed = true});
    Narrowed();
    Pages<model::ActorMerge>(
        "merges", [&](const PageRequest& page) { return reader_.ListActorMerges({}, {}, page); });
    const StoreReader::Counts counts = *reader_.Count({});
    absl::StrAppend(&text_, "counts ",
                    absl::StrJoin({counts.articles, counts.actors, counts.statements, counts.claims,
                                   counts.contradictions},
                                  " "),
                    "\n");
    return std::move(text_);
  }

 private:
  template <typename T>
  std::vector<T> Pages(absl::string_view what,
                       const std::function<absl::StatusOr<Page<T>>(const PageRequest&)>& list) {
    std::vector<T> all = AllPages<T>(3, list);
    Lines(what, all);
    return all;
  }
  template <typename T>
  void Lines(absl::string_view what, const std::vector<T>& all) {
    for (const T& item : all) absl::StrAppend(&text_, what, ": ", Line(item), "\n");
  }

  void Articles() {
    const auto articles = Pages<StoredArticle>(
        "articles", [&](const PageRequest& page) { return reader_.ListArticles({}, {}, page); });
    actors_ = Pages<model::Actor>("actors", [&](const PageRequest& page) {
      return reader_.ListActors({}, {.show_merged = true}, page);
    });
    Pages<model::Actor>("unmerged",
                        [&](const PageRequest& page) { return reader_.ListActors({}, {}, page); });
    Pages<model::Actor>("curated", [&](const PageRequest& page) {
      return reader_.ListActors({}, {.origin = model::ActorOrigin::kCurator}, page);
    });
    for (const model::Article& article : articles) {
      outlets_.insert(article.outlet);
      const auto imported = reader_.ImportedStatements({}, article.id);
      for (const model::Statement& each : *imported) {
        absl::StrAppend(&text_, "imported: ", Line(each), "\n");
      }
      Sketch(article.id);
      const auto statements = Pages<PrintedStatement>("statements", [&](const PageRequest& page) {
        return reader_.ListStatements({}, {.article_id = article.id}, page);
      });
      for (const model::Statement& statement : statements) {
        for (absl::string_view word : absl::StrSplit(statement.text, ' ')) {
          words_.insert(std::string(word));
        }
      }
    }
  }

  void Sketch(const std::string& article_id) {
    const SketchedArticle article = *reader_.GetSketch({}, article_id);
    Lines("sketch", std::vector<SketchedArticle>{article});
    for (const uint64_t band : article.sketch.bands) {
      for (const Direction direction : {Direction::kBefore, Direction::kAfter}) {
        Lines("beside",
              reader_.FindArticlesByBands({}, {band}, article.place, direction, 3)->front());
      }
    }
    Pages<StoredArticle>("copies", [&](const PageRequest& page) {
      return reader_.ListArticles({}, {.duplicate_of = article_id}, page);
    });
  }

  void OfActor(const model::Actor& actor) {
    absl::StrAppend(&text_, "actor ", actor.id, "\n");
    const std::string& id = actor.id;
    Pages<PrintedStatement>("by", [&](const PageRequest& page) {
      return reader_.ListStatements({}, {.speaker_id = id}, page);
    });
    Pages<PrintedStatement>("about", [&](const PageRequest& page) {
      return reader_.ListStatements({}, {.about_id = id}, page);
    });
    Pages<model::ClaimSummary>("claims of", [&](const PageRequest& page) {
      return reader_.ListClaims({}, {.actor_id = id}, page);
    });
    Pages<model::ClaimSummary>("claims held", [&](const PageRequest& page) {
      return reader_.ListClaims({}, {.holder_id = id}, page);
    });
    Pages<model::ClaimSummary>("claims denied", [&](const PageRequest& page) {
      return reader_.ListClaims({}, {.holder_id = id, .stance = model::Stance::kDenies}, page);
    });
    Contradictions("contradictions of", {.actor_id = id});
    Pages<model::ActorMerge>("merges of", [&](const PageRequest& page) {
      return reader_.ListActorMerges({}, {.actor_id = id}, page);
    });
    Lines("designations", *reader_.CountDesignations({}, id, {}));
    for (absl::string_view word : absl::StrSplit(actor.display_name, ' ')) {
      Lines("named", *reader_.FindActorsByName({}, {std::string(word)}, 100));
      Lines("sounds", *reader_.FindActorsBySound({}, {text::WordSounds(word)}, 100));
    }
  }

  void Contradictions(absl::string_view what, const ContradictionFilter& filter) {
    auto all = AllPages<model::Contradiction>(
        3, [&](const PageRequest& page) { return reader_.ListContradictions({}, filter, page); });
    for (model::Contradiction& each : all) {
      if (!with_detect_times_) each.detect_time = absl::UnixEpoch();
    }
    Lines(what, all);
  }

  void OfWord(const std::string& word) {
    absl::StrAppend(&text_, "word ", word, "\n");
    Pages<PrintedStatement>("with", [&](const PageRequest& page) {
      return reader_.ListStatements({}, {.words = {word}}, page);
    });
    Lines("found", *reader_.SearchClaims({}, {word}, {}, 100));
  }

  // By what the listings above leave open.
  void Narrowed() {
    for (const std::string& outlet : outlets_) {
      Pages<PrintedStatement>("printed", [&](const PageRequest& page) {
        return reader_.ListStatements({}, {.outlet = outlet}, page);
      });
      Pages<model::ClaimSummary>("claims printed", [&](const PageRequest& page) {
        return reader_.ListClaims({}, {.outlet = outlet}, page);
      });
    }
    Pages<model::ClaimSummary>("shared", [&](const PageRequest& page) {
      return reader_.ListClaims({}, {.min_origin_count = 2}, page);
    });
    Pages<model::Actor>("in texts", [&](const PageRequest& page) {
      return reader_.ListActors({}, {.origin = model::ActorOrigin::kText}, page);
    });
  }

  // What one claim leads to.
  void OfClaim(const std::string& id) {
    Pages<PrintedStatement>("carried by", [&](const PageRequest& page) {
      return reader_.ListStatements({}, {.claim_id = id}, page);
    });
    Contradictions("about", {.claim_id = id, .show_dismissed = true});
  }

  void Claims() {
    const auto claims = Pages<model::ClaimSummary>(
        "claims", [&](const PageRequest& page) { return reader_.ListClaims({}, {}, page); });
    for (const model::ClaimSummary& summary : claims) {
      OfClaim(summary.claim.id);
      const auto mentions = Pages<model::ClaimMention>("mentions", [&](const PageRequest& page) {
        return reader_.ListClaimMentions({}, summary.claim.id, page);
      });
      for (const model::ClaimMention& mention : mentions) {
        Lines("keyed", *reader_.FindMentionsByKey({}, {KeyOf(mention.frame)}, 2));
      }
    }
  }

  const StoreReader& reader_;
  const bool with_detect_times_;
  std::vector<model::Actor> actors_;
  std::set<std::string> words_;
  std::set<std::string> outlets_;
  std::string text_;
};

}  // namespace

std::string Dump(const StoreReader& reader, bool with_detect_times) {
  return Dumper(reader, with_detect_times).Run();
}

void ExpectSameLines(const std::string& actual, const std::string& expected) {
  const std::vector<std::string> a = absl::StrSplit(actual, '\n');
  const std::vector<std::string> b = absl::StrSplit(expected, '\n');
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    ASSERT_EQ(a[i], b[i]) << "at line " << i << " of " << b.size();
  }
  ASSERT_EQ(a.size(), b.size());
}

}  // namespace isnad::store
