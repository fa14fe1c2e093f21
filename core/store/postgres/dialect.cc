// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/dialect.h"

#include <algorithm>
#include <cctype>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/store/postgres/wire_format.h"

namespace isnad::store::postgres {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsNameCharacter(char c) { return c == '_' || (c >= 'a' && c <= 'z') || IsDigit(c); }

// The text with every ?n replaced by what `write` makes of n.
template <typename F>
std::string ReplaceParameters(absl::string_view sql, F write) {
  std::string text;
  for (size_t i = 0; i < sql.size(); ++i) {
    if (sql[i] != '?') {
      text += sql[i];
      continue;
    }
    size_t number = 0;
    while (i + 1 < sql.size() && IsDigit(sql[i + 1])) number = 10 * number + (sql[++i] - '0');
    write(number, &text);
  }
  return text;
}

// Replaces `before` ?n `after` by what the dialect has instead.
std::string ReplaceCall(absl::string_view sql, absl::string_view before, absl::string_view after,
                        absl::string_view new_before, absl::string_view new_after) {
  std::string text;
  while (true) {
    const size_t at = sql.find(before);
    const size_t end = at == sql.npos ? sql.npos : sql.find(after, at + before.size());
    if (end == sql.npos) return absl::StrCat(text, sql);
    const size_t parameter = at + before.size();
    absl::StrAppend(&text, sql.substr(0, at), new_before, sql.substr(parameter, end - parameter),
                    new_after);
    sql.remove_prefix(end + after.size());
  }
}

// One may stand within another.
std::string WithoutFreshTables(absl::string_view sql) {
  std::string text;
  for (int depth = 0; !sql.empty();) {
    if (absl::ConsumePrefix(&sql, "/*fresh*/")) {
      ++depth;
    } else if (absl::ConsumePrefix(&sql, "/*end*/")) {
      --depth;
    } else {
      if (depth == 0) text += sql.front();
      sql.remove_prefix(1);
    }
  }
  return text;
}

std::string WithPortableCalls(absl::string_view sql) {
  std::string text = absl::StrReplaceAll(sql, {{"CROSS JOIN ", "JOIN "}});
  text = ReplaceCall(text, "json_each(", ") w", "json_array_elements_text(", "::json) AS w(value)");
  return ReplaceCall(text, "json_extract(", ", '$[0]')", "(", "::json ->> 0)");
}

// The word that follows, up to the end of a name.
absl::string_view TakeName(absl::string_view* sql) {
  size_t size = 0;
  while (size < sql->size() && IsNameCharacter((*sql)[size])) ++size;
  const absl::string_view name = sql->substr(0, size);
  sql->remove_prefix(size);
  return name;
}

// "unnest($1::text[], $2::bigint[]) AS u(c1, c2)".
std::string Unnested(absl::Span<const sql::ValueType> parameters) {
  std::string arrays, columns;
  for (size_t i = 0; i < parameters.size(); ++i) {
    const char* const comma = i == 0 ? "" : ", ";
    absl::StrAppend(&arrays, comma, "$", i + 1, "::", NameOfType(parameters[i]), "[]");
    absl::StrAppend(&columns, comma, "c", i + 1);
  }
  return absl::StrCat("unnest(", arrays, ") AS u(", columns, ")");
}

std::string FromUnnested(absl::string_view sql) {
  return ReplaceParameters(
      sql, [](size_t number, std::string* text) { absl::StrAppend(text, "u.c", number); });
}

std::optional<size_t> ParameterIn(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);
  size_t number = 0;
  if (!absl::ConsumePrefix(&text, "?") || !absl::SimpleAtoi(text, &number) || number == 0) {
    return std::nullopt;
  }
  return number - 1;
}

// The parameters that a WHERE clause sets equal to a column.
std::vector<size_t> KeyOfWhere(absl::string_view where) {
  std::vector<size_t> key;
  for (absl::string_view condition : absl::StrSplit(where, " AND ")) {
    const std::vector<absl::string_view> sides = absl::StrSplit(condition, " = ");
    if (sides.size() != 2) continue;
    if (const auto parameter = ParameterIn(sides[1])) key.push_back(*parameter);
  }
  return key;
}

// The parameters that an INSERT puts into its conflict's columns; empty where a
// conflict does nothing.
std::vector<size_t> KeyOfConflict(absl::string_view columns, absl::string_view values,
                                  absl::string_view rest) {
  std::vector<size_t> key;
  if (!absl::ConsumePrefix(&rest, " ON CONFLICT (") || !absl::StrContains(rest, "DO UPDATE")) {
    return key;
  }
  const std::vector<absl::string_view> names = absl::StrSplit(columns, ", ");
  const std::vector<absl::string_view> given = absl::StrSplit(values, ", ");
  for (absl::string_view name : absl::StrSplit(rest.substr(0, rest.find(')')), ", ")) {
    const auto at = std::find(names.begin(), names.end(), name) - names.begin();
    if (static_cast<size_t>(at) >= given.size()) continue;
    if (const auto parameter = ParameterIn(given[at])) key.push_back(*parameter);
  }
  return key;
}

std::optional<ManyRows> InsertMany(absl::string_view sql,
                                   absl::Span<const sql::ValueType> parameters) {
  absl::string_view left = sql;
  absl::ConsumePrefix(&left, "INSERT INTO ");
  const absl::string_view table = TakeName(&left);
  const size_t close = left.find(')');
  if (!absl::ConsumePrefix(&left, " (") || close == left.npos) return std::nullopt;
  const absl::string_view columns = left.substr(0, close - 2);
  left.remove_prefix(close - 1);
  if (!absl::ConsumePrefix(&left, " VALUES (")) return std::nullopt;
  const size_t end = left.find(')');
  if (end == left.npos) return std::nullopt;
  const absl::string_view values = left.substr(0, end);
  absl::string_view rest = left.substr(end + 1);
  std::vector<size_t> key = KeyOfConflict(columns, values, rest);
  const bool own = absl::ConsumeSuffix(&rest, " ON CONFLICT DO NOTHING /*own*/");
  for (size_t i = 0; own && i < parameters.size(); ++i) key.push_back(i);
  return ManyRows{absl::StrCat("INSERT INTO ", table, " (", columns, ") SELECT ",
                               FromUnnested(values), " FROM ", Unnested(parameters), rest),
                  std::string(table), std::move(key), own};
}

std::optional<ManyRows> ChangeMany(absl::string_view sql, absl::string_view verb,
                                   absl::string_view from,
                                   absl::Span<const sql::ValueType> parameters) {
  const size_t where = sql.find(" WHERE ");
  if (where == sql.npos) return std::nullopt;
  absl::string_view left = sql.substr(verb.size());
  const absl::string_view table = TakeName(&left);
  const absl::string_view condition = sql.substr(where);
  std::vector<size_t> key = KeyOfWhere(condition.substr(7));
  if (key.empty()) return std::nullopt;
  // What is gone is not deleted twice.
  if (absl::StartsWith(verb, "DELETE")) key.clear();
  return ManyRows{absl::StrCat(FromUnnested(sql.substr(0, where)), from, Unnested(parameters),
                               FromUnnested(condition)),
                  std::string(table), std::move(key)};
}

}  // namespace

std::string Translate(absl::string_view sql) {
  return ReplaceParameters(
      WithPortableCalls(WithoutFreshTables(sql)),
      [](size_t number, std::string* text) { absl::StrAppend(text, "$", number); });
}

absl::flat_hash_set<std::string> WordsOf(absl::string_view sql) {
  absl::flat_hash_set<std::string> words;
  while (!sql.empty()) {
    const absl::string_view word = TakeName(&sql);
    if (word.empty()) {
      sql.remove_prefix(1);
    } else {
      words.emplace(word);
    }
  }
  return words;
}

std::string WithoutByteOrder(absl::string_view sql) {
  return absl::StrReplaceAll(sql, {{" COLLATE \"C\"", ""}});
}

std::optional<ManyRows> ForManyRows(absl::string_view constant,
                                    absl::Span<const sql::ValueType> parameters) {
  const std::string sql = WithoutFreshTables(constant);
  if (parameters.empty() || absl::StrContains(sql, "SELECT")) return std::nullopt;
  if (absl::StartsWith(sql, "INSERT INTO ")) return InsertMany(sql, parameters);
  if (absl::StartsWith(sql, "UPDATE ")) return ChangeMany(sql, "UPDATE ", " FROM ", parameters);
  if (absl::StartsWith(sql, "DELETE FROM ")) {
    return ChangeMany(sql, "DELETE FROM ", " USING ", parameters);
  }
  return std::nullopt;
}

}  // namespace isnad::store::postgres
