// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
// isnad-load: streams articles into the ingest service.
#include <unistd.h>

#include <iostream>

#include "absl/flags/flag.h"
#include "absl/time/clock.h"
#include "core/rpc/flags.h"
#include "deploy/channel/channel.h"
#include "deploy/load/article_json.h"
#include "deploy/load/loader.h"

ABSL_FLAG(std::string, ingest, "127.0.0.1:50051", "HOST:PORT of the ingest service.");
ABSL_FLAG(
    std::string, resume, "",
    "File that remembers how far the load is; a load that was broken off goes on from there.");
ABSL_FLAG(std::string, failures, "", "File for the articles that failed, one JSON object a line.");
ABSL_FLAG(std::string, outlet, "",
          "Outlet of text files that no manifest describes. Default: the name of their folder.");
ABSL_FLAG(std::string, published, "",
          "Publish time of text files that no manifest describes: RFC 3339 or YYYY-MM-DD. "
          "Default: when the file last changed.");
ABSL_FLAG(int, window, 256, "Articles that may be under way at once.");
ABSL_FLAG(absl::Duration, patience, absl::Seconds(30),
          "How long to try to reach a service that is away.");

namespace {

constexpr char kUsage[] =
    "isnad-load [--ingest HOST:PORT] PATH...\n\n"
    "Streams articles into the ingest service. A PATH is a .jsonl or .jsonl.gz file with one\n"
    "article a line (id, outlet, url, published, title, body), a text file, a folder of these,\n"
    "or - for JSONL on standard input.\n\n"
    "Exit status: 0 all loaded, 1 broken off, 2 some articles failed.";

int Fail(const absl::Status& status) {
  std::cerr << "isnad-load: " << status.message() << "\n";
  return 1;
}

absl::StatusOr<isnad::load::SourceDefaults> Defaults() {
  isnad::load::SourceDefaults defaults;
  defaults.outlet = absl::GetFlag(FLAGS_outlet);
  if (!absl::GetFlag(FLAGS_published).empty()) {
    auto time = isnad::load::ParsePublished(absl::GetFlag(FLAGS_published));
    if (!time.ok()) return time.status();
    defaults.published = *time;
  }
  return defaults;
}

double Share(const isnad::load::ArticleSource& source) {
  if (source.total_bytes() == 0) return -1;
  return static_cast<double>(source.done_bytes()) / source.total_bytes();
}

}  // namespace

int main(int argc, char** argv) {
  using namespace isnad::load;  // NOLINT(google-build-using-namespace): a program's own names
  const std::vector<std::string> paths = isnad::rpc::ParseFlags(argc, argv, kUsage);
  if (paths.empty()) return Fail(absl::InvalidArgumentError("no PATH given; see --help"));
  auto defaults = Defaults();
  if (!defaults.ok()) return Fail(defaults.status());
  auto source = ArticleSource::Open(paths, *defaults);
  if (!source.ok()) return Fail(source.status());

  const auto channel = isnad::channel::OpenChannel(absl::GetFlag(FLAGS_ingest));
  if (!channel.ok()) return Fail(channel.status());
  const auto stub = isnad::v1::IngestService::NewStub(*channel);
  const Journal journal(absl::GetFlag(FLAGS_resume), paths);
  FailureFile failures(absl::GetFlag(FLAGS_failures));
  const absl::Time start = absl::Now();
  ProgressBar progress(isatty(STDERR_FILENO) != 0, start);
  LoaderOptions options;
  options.window = std::max(1, absl::GetFlag(FLAGS_window));
  options.patience = absl::GetFlag(FLAGS_patience);
  Loader loader(*stub, *source, journal, failures, options, [&](const LoadCounts& counts) {
    progress.Show(counts, Share(*source), absl::Now());
  });
  const absl::Status status = loader.Run();
  progress.Finish();
  std::cout << Summary(loader.counts(), absl::Now() - start) << std::endl;
  if (!status.ok()) return Fail(status);
  return loader.counts().failed > 0 ? 2 : 0;
}
