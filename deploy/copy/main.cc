// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
// isnad-copy: copies a store of either kind into another of either kind.
#include <csignal>
#include <iostream>

#include "absl/flags/flag.h"
#include "absl/time/clock.h"
#include "core/rpc/flags.h"
#include "deploy/copy/copier.h"
#include "deploy/copy/progress.h"

ABSL_FLAG(std::string, from, "", "Store to copy: sqlite:PATH or postgres://USER@HOST/DATABASE.");
ABSL_FLAG(
    std::string, to, "",
    "Store to copy into: empty (a path without a file, a database without tables), or what an "
    "earlier run with the same stores left.");
ABSL_FLAG(bool, check, false,
          "Copies nothing: compares the two stores, table by table, by counts and checksums.");
ABSL_FLAG(bool, new_feed, false,
          "The copy does not take the place of its source, which goes on being written: resume "
          "tokens of watches at the source are refused at the copy. With --check: that the feeds "
          "have different ids is no difference.");
ABSL_FLAG(absl::Duration, every, absl::Seconds(5), "How often to print a line of progress.");

namespace {

using isnad::copy::Copy;
using isnad::copy::Options;
using isnad::copy::Source;
using isnad::copy::Summary;
using isnad::copy::Target;

constexpr char kUsage[] =
    "isnad-copy --from STORE --to STORE [--new-feed]\n"
    "isnad-copy --from STORE --to STORE --check\n\n"
    "Copies a store into another, of either kind. What breaks off goes on when it is run again\n"
    "with the same stores. Services refuse the copy until it is finished.\n\n"
    "Exit status: 0 done, 1 not done (standard error says why), 2 the stores differ.";

volatile std::sig_atomic_t stopped = 0;

absl::StatusOr<Summary> Run(const Options& options) {
  auto source = Source::Open(absl::GetFlag(FLAGS_from));
  if (!source.ok()) return source.status();
  if (absl::GetFlag(FLAGS_check)) {
    auto copy = Source::Open(absl::GetFlag(FLAGS_to));
    if (!copy.ok()) return copy.status();
    return isnad::copy::Check(**source, **copy, options);
  }
  auto target = Target::Open(absl::GetFlag(FLAGS_to));
  if (!target.ok()) return target.status();
  return Copy(**source, **target, options);
}

void Print(const Summary& summary) {
  if (summary.was_finished) {
    std::cout << "the copy was finished before; --check compares it with its source" << std::endl;
  } else if (absl::GetFlag(FLAGS_check)) {
    std::cout << "the stores hold the same " << summary.rows << " rows" << std::endl;
  } else {
    std::cout << "copied " << summary.rows << " rows, " << summary.rows_before
              << " of them in earlier runs; the copy holds what its source held" << std::endl;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto rest = isnad::rpc::ParseFlags(argc, argv, kUsage);
  if (!rest.empty() || absl::GetFlag(FLAGS_from).empty() || absl::GetFlag(FLAGS_to).empty()) {
    std::cerr << kUsage << "\n";
    return 1;
  }
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, [](int) { stopped = 1; });
  isnad::copy::Pace pace(absl::GetFlag(FLAGS_every));
  const Options options = {.new_feed = absl::GetFlag(FLAGS_new_feed),
                           .is_stopped = [] { return stopped != 0; },
                           .report =
                               [&](const isnad::copy::Progress& progress) {
                                 if (!pace.IsDue(absl::Now())) return;
                                 std::cout << isnad::copy::ProgressLine(progress) << std::endl;
                               }};
  const auto summary = Run(options);
  if (summary.ok()) {
    Print(*summary);
    return 0;
  }
  std::cerr << "isnad-copy: " << summary.status().message() << "\n";
  return absl::IsDataLoss(summary.status()) ? 2 : 1;
}
