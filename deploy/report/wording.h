// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "isnad/v1/actor.pb.h"
#include "isnad/v1/claim.pb.h"
#include "isnad/v1/contradiction.pb.h"
#include "isnad/v1/statement.pb.h"

// The words that the page itself uses: names of the API's values, numbers with
// their nouns, dates. Plain text, not escaped. All times are shown in UTC.
namespace isnad::report {

// A name in both languages. A value that this version does not know has the
// name "غير معروف".
struct Label {
  absl::string_view arabic;
  absl::string_view english;
};

Label LabelOf(v1::ActorKind kind);
Label LabelOf(v1::ContradictionType type);
Label LabelOf(v1::ContradictionScope scope);
Label LabelOf(v1::HolderStance stance);
Label LabelOf(v1::StatementAct act);

enum class Noun {
  kContradiction,
  kStatement,
  kOutlet,
  kArticle,
  kSpeaker,
  kOrigin,
  kChain,
  kSource,
  kTitle,
  kMention,
};

// "تناقض واحد", "تناقضان", "3 تناقضات", "11 تناقضًا": the form that the number
// asks for.
std::string Counted(int64_t number, Noun noun);
// The form of the noun that stands behind the number where it is written in
// digits: "مقالات" for 3. Of the first four nouns.
std::string UnitOf(int64_t number, Noun noun);

// "الاثنين 26 يوليو/تموز 2021": both names of the month, as newspapers of
// different countries have it.
std::string LongDay(absl::Time time);
// "26 يوليو 2021".
std::string ShortDay(absl::Time time);
// "20:30".
std::string Clock(absl::Time time);
// RFC 3339, for a datetime attribute.
std::string MachineTime(absl::Time time);
// "2021-07-26".
std::string MachineDay(absl::Time time);

}  // namespace isnad::report
