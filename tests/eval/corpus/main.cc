// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// Reads a corpus as the ingest service would, and shows what contradicts what:
// how many there are, and a sample drawn at random for a reader to judge.
#include <algorithm>
#include <iostream>
#include <map>
#include <random>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/time/time.h"
#include "tests/eval/corpus/corpus_articles.h"
#include "tests/eval/corpus/corpus_findings.h"

ABSL_FLAG(int, sample, 50, "how many contradictions to show");
ABSL_FLAG(uint32_t, seed, 1, "of the random draw");
ABSL_FLAG(std::string, rule, "", "only contradictions that this rule found");
ABSL_FLAG(size_t, articles, 1'000'000, "at most so many articles of each file, oldest first");
ABSL_FLAG(bool, frames, false, "show the frames too");

namespace isnad::eval {
namespace {

std::string OneLine(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"\n", " "}, {"\r", " "}});
}

// The statement with some of the text before and after it.
std::string InContext(const model::Article& article, const model::Statement& statement) {
  constexpr size_t kBefore = 160, kAfter = 80;
  const std::string& field =
      statement.span.field == model::TextField::kTitle ? article.title : article.body;
  const auto inside = [&field](size_t i) {
    return i < field.size() && (static_cast<unsigned char>(field[i]) & 0xC0) == 0x80;
  };
  size_t begin = statement.span.begin > kBefore ? statement.span.begin - kBefore : 0;
  size_t end = std::min<size_t>(field.size(), statement.span.end + kAfter);
  while (inside(begin)) ++begin;
  while (inside(end)) ++end;
  return OneLine(absl::StrCat(field.substr(begin, statement.span.begin - begin), "⟦",
                              field.substr(statement.span.begin,
                                           statement.span.end - statement.span.begin),
                              "⟧", field.substr(statement.span.end, end - statement.span.end)));
}

std::string FrameLine(const model::Frame& frame) {
  std::string line = absl::StrCat(
      static_cast<int>(frame.event), " ", frame.predicate, " agent(", frame.agent.text, "#",
      frame.agent.actor_id.substr(0, 4), ") patient(", frame.patient.text, "#",
      frame.patient.actor_id.substr(0, 4), ") place(", frame.place.text, ") pol",
      static_cast<int>(frame.polarity), " mod", static_cast<int>(frame.modality), " theme");
  for (const std::string& theme : frame.theme) absl::StrAppend(&line, " ", theme);
  for (const model::Quantity& q : frame.quantities)
    absl::StrAppend(&line, " Q", q.value, " ", q.unit);
  return line;
}

void ShowSide(const CorpusFindings& findings, const model::ContradictionSide& side) {
  const model::Article& article = findings.ArticleOf(side.article_id);
  const model::Statement& statement = findings.StatementOf(side.statement_id);
  const model::ClaimMention& mention = findings.MentionOf(side);
  std::cout << "   " << article.outlet << " "
            << absl::FormatTime("%Y-%m-%d", article.publish_time, absl::UTCTimeZone()) << " "
            << article.external_id << " ["
            << statement.speaker.display_name << "] «" << article.title << "»\n      "
            << InContext(article, statement) << "\n      claim: " << OneLine(mention.text) << "\n";
  if (absl::GetFlag(FLAGS_frames)) std::cout << "      " << FrameLine(mention.frame) << "\n";
}

void Show(const CorpusFindings& findings) {
  std::map<std::string, int> by_rule;
  std::vector<const model::Contradiction*> drawn;
  for (const model::Contradiction& found : findings.contradictions()) {
    ++by_rule[found.rule];
    const std::string rule = absl::GetFlag(FLAGS_rule);
    if (rule.empty() || rule == found.rule) drawn.push_back(&found);
  }
  std::cout << findings.article_count() << " articles, " << findings.statement_count()
            << " statements, " << findings.mention_count() << " claim mentions, "
            << findings.contradictions().size() << " contradictions\n";
  for (const auto& [rule, count] : by_rule) std::cout << "  " << rule << " " << count << "\n";
  std::mt19937 random(absl::GetFlag(FLAGS_seed));
  std::shuffle(drawn.begin(), drawn.end(), random);
  const size_t count = std::min<size_t>(drawn.size(), absl::GetFlag(FLAGS_sample));
  for (size_t i = 0; i < count; ++i) {
    std::cout << "\n### " << i + 1 << " " << drawn[i]->rule << " " << drawn[i]->confidence << "\n";
    ShowSide(findings, drawn[i]->a);
    ShowSide(findings, drawn[i]->b);
  }
}

int Main(const std::vector<char*>& paths) {
  auto analyzer = analysis::Analyzer::Create();
  if (!analyzer.ok()) {
    std::cerr << analyzer.status() << "\n";
    return 1;
  }
  CorpusFindings findings(**analyzer);
  for (const char* path : paths) {
    const auto articles = ReadCorpus(path);
    if (!articles.ok()) {
      std::cerr << articles.status() << "\n";
      return 1;
    }
    const size_t count = std::min(articles->size(), absl::GetFlag(FLAGS_articles));
    for (size_t i = 0; i < count; ++i) findings.Add((*articles)[i]);
  }
  Show(findings);
  return 0;
}

}  // namespace
}  // namespace isnad::eval

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage("isnad_corpus [--sample N] [--seed N] FILE.jsonl[.gz]...");
  std::vector<char*> paths = absl::ParseCommandLine(argc, argv);
  paths.erase(paths.begin());
  return isnad::eval::Main(paths);
}
