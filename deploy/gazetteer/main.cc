// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
// isnad-gazetteer: makes a gazetteer of a Wikidata dump.
#include <fstream>
#include <iostream>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "core/rpc/flags.h"
#include "deploy/gazetteer/importer.h"
#include "deploy/load/line_reader.h"

ABSL_FLAG(std::string, output, "-", "File to write; - for standard output.");
ABSL_FLAG(int, min_sitelinks, 15, "Least number of Wikipedias that have an article about it.");
ABSL_FLAG(uint64_t, max_entries, 50000, "Entries to keep at most: the most linked.");
ABSL_FLAG(bool, all_people, false,
          "Also people with neither an office (P39) nor a public occupation (P106).");

namespace isnad::gazetteer {
namespace {

constexpr char kUsage[] =
    "isnad-gazetteer [--output FILE] DUMP...\n\n"
    "Reads Wikidata's JSON dump (latest-all.json or latest-all.json.gz, one entity a line; - for\n"
    "standard input) and writes the names in it that are safe to know, for --gazetteer of the\n"
    "services. Malformed lines are reported with their number and left out.\n\n"
    "Exit status: 0 written, 1 broken off, 2 written, but lines were malformed.";
constexpr int kMostReported = 20;

int Fail(absl::string_view message) {
  std::cerr << "isnad-gazetteer: " << message << "\n";
  return 1;
}

void Report(const std::string& path, int64_t line, const absl::Status& status, int64_t malformed) {
  if (malformed > kMostReported) return;
  std::cerr << path << ":" << line << ": " << status.message() << "\n";
  if (malformed == kMostReported) std::cerr << "further malformed lines are only counted\n";
}

absl::Status ReadDump(const std::string& path, Importer* importer) {
  auto reader = load::LineReader::Open(path);
  if (!reader.ok()) return reader.status();
  std::string line;
  for (int64_t number = 1;; ++number) {
    const auto more = reader->Next(&line);
    if (absl::IsResourceExhausted(more.status())) {
      const absl::Status added = importer->AddLine("{");  // counted as malformed
      Report(path, number, more.status(), importer->counts().malformed);
      continue;
    }
    if (!more.ok()) return more.status();
    if (!*more) return absl::OkStatus();
    const absl::Status status = importer->AddLine(line);
    if (!status.ok()) Report(path, number, status, importer->counts().malformed);
  }
}

int Main(const std::vector<std::string>& paths) {
  if (paths.empty()) return Fail("no DUMP given; see --help");
  auto importer = Importer::Create({.min_sitelinks = absl::GetFlag(FLAGS_min_sitelinks),
                                    .max_entries = absl::GetFlag(FLAGS_max_entries),
                                    .all_people = absl::GetFlag(FLAGS_all_people)});
  if (!importer.ok()) return Fail(importer.status().message());
  for (const std::string& path : paths) {
    const absl::Status status = ReadDump(path, &*importer);
    if (!status.ok()) return Fail(absl::StrCat(path, ": ", status.message()));
  }
  const rules::Gazetteer gazetteer = importer->Finish();
  std::ofstream file;
  const std::string output = absl::GetFlag(FLAGS_output);
  if (output != "-") file.open(output, std::ios::binary | std::ios::trunc);
  std::ostream& out = output == "-" ? std::cout : file;
  WriteGazetteer(gazetteer, out);
  if (!out.flush()) return Fail(absl::StrCat("cannot write ", output));
  const ImportCounts& counts = importer->counts();
  std::cerr << counts.lines << " lines, " << counts.malformed << " malformed; " << counts.items
            << " items, " << counts.kept << " entries; left out: " << counts.unsafe_names
            << " names that may be something else, " << counts.shared_names
            << " that several items have, " << counts.refused
            << " entries at odds with the built-in gazetteer\n";
  return counts.malformed > 0 ? 2 : 0;
}

}  // namespace
}  // namespace isnad::gazetteer

int main(int argc, char** argv) {
  return isnad::gazetteer::Main(isnad::rpc::ParseFlags(argc, argv, isnad::gazetteer::kUsage));
}
