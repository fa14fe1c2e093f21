// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "deploy/report/passage.h"
#include "isnad/v1/actor.pb.h"
#include "isnad/v1/claim.pb.h"
#include "isnad/v1/contradiction.pb.h"
#include "isnad/v1/statement.pb.h"
#include "isnad/v1/transmission.pb.h"

// What one page shows, as plain values: gather.h fills it, page.h writes it.
// Texts are as the service gave them, not escaped.
namespace isnad::report {

// An article that the page refers to.
struct Source {
  std::string article;  // resource name
  std::string outlet;
  std::string title;
  std::string url;
  absl::Time publish_time;
  bool is_copy = false;  // of an earlier article
};

// Who passed words on, and as what.
struct Link {
  v1::LinkRole role = v1::LINK_ROLE_UNSPECIFIED;
  std::string name;

  friend bool operator==(const Link&, const Link&) = default;
};

// One way from a speaker to an article.
struct Chain {
  std::vector<Link> links;  // the speaker first, the outlet last
  absl::Time publish_time;
  v1::HolderStance stance = v1::HOLDER_STANCE_UNSPECIFIED;
  std::string statement;
  std::string origin;  // statement; chains that share it are one independent origin
  bool is_copy = false;
};

// What stands behind one side: every chain of its claim with its stance.
struct Support {
  std::vector<Chain> chains;  // the first ones, earliest first
  int chain_count = 0;        // all of them
  int outlet_count = 0;
  int origin_count = 0;
  bool complete = true;  // false where there were too many to read: the counts are lower bounds
};

struct Side {
  std::string speaker;
  std::string outlet;
  absl::Time publish_time;
  v1::HolderStance stance = v1::HOLDER_STANCE_UNSPECIFIED;
  Passage passage;
  bool quoted = true;  // false where the article's text has changed since: only the stored words
  int source = -1;     // index in Report.sources; -1: none
  Support support;
};

struct Conflict {
  std::string name;  // of the contradiction
  std::vector<v1::ContradictionType> types;
  v1::ContradictionScope scope = v1::CONTRADICTION_SCOPE_UNSPECIFIED;
  double confidence = 0;
  std::string english;
  std::string arabic;
  Side a;
  Side b;
  int repeats = 0;  // the same two sides say the same in further articles
};

// One thing said, on the timeline.
struct Entry {
  std::string statement;
  absl::Time publish_time;
  v1::HolderStance stance = v1::HOLDER_STANCE_UNSPECIFIED;
  v1::StatementAct act = v1::STATEMENT_ACT_UNSPECIFIED;
  std::string speaker;
  std::vector<std::string> carriers;
  std::string outlet;
  std::string text;
  bool cut = false;            // the text goes on
  int source = -1;             // index in Report.sources
  std::vector<int> conflicts;  // indexes in Report.conflicts
};

// How one outlet titles the actor.
struct OutletTitles {
  std::string outlet;
  std::vector<std::pair<std::string, int>> titles;  // with the number of mentions
};

enum class SubjectKind { kActor, kTopic, kEverything };

// A list that was cut has the number of what is not shown; where even that was
// not counted to the end, it is a lower bound.
struct Remainder {
  int64_t count = 0;
  bool at_least = false;
};

struct Report {
  SubjectKind kind = SubjectKind::kEverything;
  v1::Actor actor;    // of an actor
  std::string topic;  // the words asked for
  std::vector<OutletTitles> titles;
  Remainder more_titles;
  std::vector<Conflict> conflicts;  // surest first
  Remainder more_conflicts;
  std::vector<Entry> timeline;  // earliest first
  Remainder more_entries;
  std::vector<Source> sources;
  absl::Time generate_time;
  std::string rules_version;
};

}  // namespace isnad::report
