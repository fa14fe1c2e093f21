// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
// isnad-report: writes what a query service knows as one HTML page.

#include <algorithm>
#include <iostream>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "core/rpc/flags.h"
#include "deploy/channel/channel.h"
#include "deploy/report/gather.h"
#include "deploy/report/page.h"
#include "deploy/report/page_file.h"

ABSL_FLAG(std::string, query, "127.0.0.1:50052", "HOST:PORT of the query service.");
ABSL_FLAG(std::string, actor, "",
          "Report on this actor: a name, however it is spelled, or actors/ID. Without --actor, "
          "--topic and --all: the actor with most contradictions.");
ABSL_FLAG(std::string, topic, "", "Report on the claims that hold these Arabic words.");
ABSL_FLAG(bool, all, false, "Report on every contradiction that is stored.");
ABSL_FLAG(std::string, output, "isnad-report.html", "File to write, or - for standard output.");
ABSL_FLAG(int, contradictions, 40, "How many contradictions to show, the surest first.");
ABSL_FLAG(int, statements, 150, "How many statements the timeline shows, the newest ones.");

namespace {

using isnad::report::Stub;
using isnad::report::Subject;

constexpr char kUsage[] =
    "isnad-report [--query HOST:PORT] [--actor NAME | --topic WORDS | --all] [--output FILE]\n\n"
    "Writes one HTML page that needs nothing besides: contradictions side by side, who passed\n"
    "what on, a timeline and the sources.\n\n"
    "Exit status: 0 written, also where nothing was found; 1 not written; 2 not written, because\n"
    "no actor is known by that name.";

int Fail(absl::string_view message) {
  std::cerr << "isnad-report: " << message << "\n";
  return 1;
}

// Of the service, or of what was asked of it.
int FailToAsk(const absl::Status& status) {
  if (status.code() == absl::StatusCode::kUnavailable) {
    return Fail(absl::StrCat("no query service answers at ", absl::GetFlag(FLAGS_query),
                             "; --query says where it is. ", status.message()));
  }
  Fail(status.message());
  return status.code() == absl::StatusCode::kNotFound ? 2 : 1;
}

absl::StatusOr<Subject> SubjectOfFlags(Stub& stub) {
  const std::string actor = absl::GetFlag(FLAGS_actor), topic = absl::GetFlag(FLAGS_topic);
  if (!actor.empty() + !topic.empty() + absl::GetFlag(FLAGS_all) > 1) {
    return absl::InvalidArgumentError("only one of --actor, --topic and --all can be given");
  }
  if (!actor.empty()) return isnad::report::FindActor(stub, actor);
  Subject subject;
  if (absl::GetFlag(FLAGS_all)) return subject;
  if (topic.empty()) return isnad::report::MostContradicted(stub);
  subject.kind = isnad::report::SubjectKind::kTopic;
  subject.topic = topic;
  return subject;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> rest = isnad::rpc::ParseFlags(argc, argv, kUsage);
  if (!rest.empty()) {
    return Fail(absl::StrCat("\"", rest[0], "\" is not understood; see --help"));
  }
  const auto channel = isnad::channel::OpenChannel(absl::GetFlag(FLAGS_query));
  if (!channel.ok()) return Fail(channel.status().message());
  const auto stub = isnad::v1::QueryService::NewStub(*channel);
  const auto subject = SubjectOfFlags(*stub);
  if (!subject.ok()) return FailToAsk(subject.status());
  if (!subject->other_actors.empty()) {
    std::cerr << "isnad-report: took " << subject->actor.display_name() << " ("
              << subject->actor.name() << "); it may also mean "
              << absl::StrJoin(subject->other_actors, ", ") << "\n";
  }
  isnad::report::Limits limits;
  limits.contradictions = std::max(0, absl::GetFlag(FLAGS_contradictions));
  limits.entries = std::max(0, absl::GetFlag(FLAGS_statements));
  const auto report = isnad::report::GatherReport(*stub, *subject, limits, absl::Now());
  if (!report.ok()) return FailToAsk(report.status());
  const std::string output = absl::GetFlag(FLAGS_output);
  const absl::Status written = isnad::report::WritePage(
      isnad::report::RenderPage(*report, isnad::report::Stylesheet()), output);
  if (!written.ok()) return Fail(written.message());
  if (output != "-") {
    std::cout << output << ": " << report->conflicts.size() << " contradictions, "
              << report->timeline.size() << " statements, " << report->sources.size()
              << " articles\n";
  }
  return 0;
}
