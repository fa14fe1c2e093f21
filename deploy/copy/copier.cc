// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/copier.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/store/random_id.h"
#include "deploy/copy/checksum.h"
#include "deploy/copy/copy_record.h"
#include "deploy/copy/table_list.h"

namespace isnad::copy {
namespace {

using store::sql::Connection;

absl::Status SourceChanged(const Table& table) {
  return absl::FailedPreconditionError(absl::StrCat(
      "the source has changed since this copy was begun: other rows of ", table.name(),
      " were copied than it holds now; stop the services that write to it, and copy it anew into"
      " an empty target"));
}

// Where a run is, told to whoever asked for it.
class Teller {
 public:
  Teller(const Options& options, int64_t all) : options_(options) { progress_.all = all; }

  void Begin(Progress::Phase phase) {
    progress_.phase = phase;
    progress_.done = 0;
  }
  // OK while the run is to go on.
  absl::Status Did(const Table& table, size_t rows) {
    progress_.table = table.name();
    progress_.done += static_cast<int64_t>(rows);
    options_.report(progress_);
    if (!options_.is_stopped()) return absl::OkStatus();
    return absl::CancelledError(absl::StrCat("broken off after ", progress_.done, " of ",
                                             progress_.all, " rows: run it again and it goes on"));
  }

 private:
  const Options& options_;
  Progress progress_;
};

int BatchOf(const Table& table, const Options& options) {
  return options.rows_per_batch == 0 ? table.rows_per_batch()
                                     : std::min(options.rows_per_batch, table.rows_per_batch());
}

// Adds the rows up, from the first one on.
absl::StatusOr<Checksum> Sum(Connection& connection, const Table& table, const Options& options,
                             Teller* teller) {
  Checksum sum;
  Row last;
  for (;;) {
    const auto rows =
        table.Read(connection, last.empty() ? nullptr : &last, BatchOf(table, options));
    if (!rows.ok()) return rows.status();
    for (const Row& row : *rows) sum.Add(table, row);
    if (absl::Status status = teller->Did(table, rows->size()); !status.ok()) return status;
    if (rows->empty()) return sum;
    last = rows->back();
  }
}

std::string Difference(const Table& table, const Checksum& expected, const Checksum& found) {
  return absl::StrCat(table.name(), " (", expected.rows(), " rows, checksum ", expected.Hex(),
                      "; in the copy ", found.rows(), ", ", found.Hex(), ")");
}

absl::Status Differing(const std::vector<std::string>& tables) {
  if (tables.empty()) return absl::OkStatus();
  return absl::DataLossError(
      absl::StrCat("the copy differs from its source in ", absl::StrJoin(tables, ", ")));
}

absl::StatusOr<int64_t> CountAll(Connection& connection) {
  int64_t all = 0;
  for (const Table& table : CopiedTables()) {
    const auto count = table.Count(connection);
    if (!count.ok()) return count.status();
    all += *count;
  }
  return all;
}

class Copier {
 public:
  Copier(Source& source, Target& target, const Options& options, int64_t all)
      : source_(source), target_(target), options_(options), teller_(options, all) {}

  absl::StatusOr<Summary> Run() {
    teller_.Begin(Progress::Phase::kCopying);
    for (const Table& table : CopiedTables()) {
      if (absl::Status status = CopyTable(table); !status.ok()) return status;
    }
    if (absl::Status status = Compare(); !status.ok()) return status;
    const std::string feed_id = options_.new_feed ? store::NewRandomId() : "";
    const absl::Status status = target_.Transact([&] {
      const absl::Status finished = FinishRecord(target_.connection(), feed_id);
      return finished.ok() ? target_.Finish() : finished;
    });
    if (!status.ok()) return status;
    return summary_;
  }

 private:
  absl::Status CopyTable(const Table& table) {
    auto noted = ReadTableRecord(target_.connection(), table.name());
    if (!noted.ok()) return noted.status();
    TableRecord record;
    Row last;
    if (absl::Status status = PassOver(table, *noted, &record, &last); !status.ok()) return status;
    while (!record.is_done) {
      const int limit = BatchOf(table, options_);
      const auto rows = table.Read(source_.connection(), last.empty() ? nullptr : &last, limit);
      if (!rows.ok()) return rows.status();
      if (noted->is_done && !rows->empty()) return SourceChanged(table);
      if (noted->is_done) break;
      record.is_done = rows->size() < static_cast<size_t>(limit);
      for (const Row& row : *rows) record.copied.Add(table, row);
      absl::Status status = Store(table, *rows, record);
      if (status.ok()) status = teller_.Did(table, rows->size());
      if (!status.ok()) return status;
      if (!rows->empty()) last = rows->back();
    }
    summary_.rows += record.copied.rows();
    summary_.rows_before += noted->copied.rows();
    return absl::OkStatus();
  }

  // Reads from the source what an earlier run copied of it.
  absl::Status PassOver(const Table& table, const TableRecord& noted, TableRecord* record,
                        Row* last) {
    while (record->copied.rows() < noted.copied.rows()) {
      const int64_t left = noted.copied.rows() - record->copied.rows();
      const int limit = static_cast<int>(std::min<int64_t>(left, table.rows_per_batch()));
      const auto rows = table.Read(source_.connection(), last->empty() ? nullptr : last, limit);
      if (!rows.ok()) return rows.status();
      if (rows->empty()) return SourceChanged(table);
      for (const Row& row : *rows) record->copied.Add(table, row);
      *last = rows->back();
      if (absl::Status status = teller_.Did(table, rows->size()); !status.ok()) return status;
    }
    return record->copied == noted.copied ? absl::OkStatus() : SourceChanged(table);
  }

  absl::Status Store(const Table& table, const std::vector<Row>& rows, const TableRecord& record) {
    const absl::Status status = target_.Transact([&] {
      absl::Status written = table.Insert(target_.connection(), rows);
      if (written.ok()) {
        written = WriteTableRecord(target_.connection(), table.name(), record);
      }
      return written;
    });
    if (status.ok()) return status;
    return absl::Status(status.code(),
                        absl::StrCat("rows of ", table.name(), ": ", status.message()));
  }

  // The target's tables with what the source gave.
  absl::Status Compare() {
    teller_.Begin(Progress::Phase::kComparing);
    std::vector<std::string> differing;
    for (const Table& table : CopiedTables()) {
      const auto noted = ReadTableRecord(target_.connection(), table.name());
      if (!noted.ok()) return noted.status();
      const auto found = Sum(target_.connection(), table, options_, &teller_);
      if (!found.ok()) return found.status();
      if (*found != noted->copied) differing.push_back(Difference(table, noted->copied, *found));
    }
    return Differing(differing);
  }

  Source& source_;
  Target& target_;
  const Options& options_;
  Teller teller_;
  Summary summary_;
};

// Of a target that is a store already.
absl::StatusOr<Summary> FinishedBefore(Source& source, Target& target) {
  const auto is_copy = target.HasTable(kRecordTable);
  if (!is_copy.ok()) return is_copy.status();
  CopyRecord record;
  if (*is_copy) {
    auto read = ReadRecord(target.connection());
    if (!read.ok()) return read.status();
    record = *std::move(read);
  }
  if (record.is_finished && record.source_feed_id == source.feed_id()) {
    return Summary{.was_finished = true};
  }
  static const auto* const articles = new Table("articles", "article_id", "");
  const auto count = articles->Count(target.connection());
  if (!count.ok()) return count.status();
  return absl::FailedPreconditionError(absl::StrCat(
      "the target is not empty: it holds a store of ", *count, " articles",
      record.is_finished ? ", copied from another source" : "", "; give an empty one"));
}

// Makes the target one that has begun to be a copy of the source.
absl::Status Prepare(Source& source, Target& target, Target::State state) {
  absl::Status status;
  if (state == Target::State::kEmpty) status = target.Create(RecordTables());
  if (status.ok()) status = target.Take();
  if (!status.ok()) return status;
  const auto record = ReadRecord(target.connection());
  if (!record.ok()) return record.status();
  if (record->source_feed_id == source.feed_id()) return absl::OkStatus();
  if (!record->source_feed_id.empty()) {
    return absl::FailedPreconditionError(
        "the target is the unfinished copy of another store: give that one as --from, or another"
        " target");
  }
  return target.Transact([&] { return BeginRecord(target.connection(), source.feed_id()); });
}

}  // namespace

absl::StatusOr<Summary> Copy(Source& source, Target& target, const Options& options) {
  const auto state = target.GetState();
  if (!state.ok()) return state.status();
  if (*state == Target::State::kStore) return FinishedBefore(source, target);
  if (absl::Status status = Prepare(source, target, *state); !status.ok()) return status;
  const auto all = CountAll(source.connection());
  if (!all.ok()) return all.status();
  return Copier(source, target, options, *all).Run();
}

absl::StatusOr<Summary> Check(Source& source, Source& copy, const Options& options) {
  static const auto* const head = new Table("contradiction_feed_head", "singleton int",
                                            "oldest_position int, newest_position int");
  const auto all = CountAll(source.connection());
  if (!all.ok()) return all.status();
  Teller teller(options, 2 * *all);
  teller.Begin(Progress::Phase::kComparing);
  Summary summary;
  std::vector<std::string> differing;
  for (const Table& each : CopiedTables()) {
    const Table& table = options.new_feed && each.name() == head->name() ? *head : each;
    const auto expected = Sum(source.connection(), table, options, &teller);
    if (!expected.ok()) return expected.status();
    const auto found = Sum(copy.connection(), table, options, &teller);
    if (!found.ok()) return found.status();
    if (*expected != *found) differing.push_back(Difference(table, *expected, *found));
    summary.rows += expected->rows();
  }
  if (absl::Status status = Differing(differing); !status.ok()) return status;
  return summary;
}

}  // namespace isnad::copy
