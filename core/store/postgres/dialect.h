// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/store/sql/value.h"

// The statements of core/store/sql as PostgreSQL takes them. They are written
// so that little differs:
//
//   /*fresh*/ … /*end*/       nothing: there are no tables of fresh rows
//   ON CONFLICT … /*own*/     nothing: repeats are left out before
//   ?7                        $7
//   json_each(?7) w           json_array_elements_text($7::json) AS w(value)
//   json_extract(?7, '$[0]')  ($7::json ->> 0)
//   CROSS JOIN t ON           JOIN t ON    (SQLite's word for "in this order")
//
// Translated once for each constant and connection.
namespace isnad::store::postgres {

std::string Translate(absl::string_view sql);

// The names in a statement; the tables that it reads are among them.
absl::flat_hash_set<std::string> WordsOf(absl::string_view sql);

// What defines tables, for an engine whose texts stand in the order of bytes and
// that has no name for it.
std::string WithoutByteOrder(absl::string_view sql);

// How a statement that writes can be run for many rows at once: with an array
// for each parameter instead of a value.
struct ManyRows {
  std::string sql;
  std::string table;
  // The parameters (from 0) that tell the row it changes. A statement changes a
  // row once: where these come again, another one is begun, or the row left
  // out. Empty where it does not matter.
  std::vector<size_t> key;
  bool leaves_out_repeats = false;
};

// For INSERT … VALUES, UPDATE … WHERE and DELETE … WHERE of one table without a
// further SELECT; nullopt for anything else, which runs by itself.
std::optional<ManyRows> ForManyRows(absl::string_view sql,
                                    absl::Span<const sql::ValueType> parameters);

}  // namespace isnad::store::postgres
