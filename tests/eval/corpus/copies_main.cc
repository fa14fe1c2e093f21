// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// Finds the near copies in a corpus as the ingest service would, and shows how
// many there are, what sketching costs, and a sample for a reader to judge.
#include <algorithm>
#include <iostream>
#include <random>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "absl/time/clock.h"
#include "core/analysis/analyzer.h"
#include "core/text/near_copies.h"
#include "tests/eval/corpus/corpus_articles.h"

ABSL_FLAG(int, sample, 40, "how many copies to show");
ABSL_FLAG(uint32_t, seed, 1, "of the random draw");
ABSL_FLAG(size_t, bands, isnad::text::kSketchBands,
          "file under so many bands only, to see what they find");
ABSL_FLAG(size_t, characters, 700, "bytes to show of each text");
ABSL_FLAG(size_t, analyzed, 0, "analyse so many articles too, to compare the time with");

namespace isnad::eval {
namespace {

constexpr size_t kBandNeighbours = 64;  // as in ingest-service/limits.h

struct Copy {
  size_t later = 0;
  size_t earlier = 0;
};

class CopyFinder {
 public:
  explicit CopyFinder(const std::vector<model::Article>& articles) : articles_(articles) {}

  void Add(size_t article) {
    const absl::Time start = absl::Now();
    sketches_.push_back(text::SketchText(articles_[article].body));
    sketching_ += absl::Now() - start;
    auto& bands = sketches_.back().bands;
    bands.resize(std::min(bands.size(), absl::GetFlag(FLAGS_bands)));
    std::vector<size_t> candidates;
    for (const uint64_t band : bands) {
      std::vector<size_t>& filed = by_band_[band];
      const size_t begin = filed.size() > kBandNeighbours ? filed.size() - kBandNeighbours : 0;
      candidates.insert(candidates.end(), filed.begin() + static_cast<ptrdiff_t>(begin),
                        filed.end());
      filed.push_back(article);
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    candidates_ += candidates.size();
    most_candidates_ = std::max(most_candidates_, candidates.size());
    for (const size_t earlier : candidates) {
      if (!text::Copies(sketches_[article], sketches_[earlier])) continue;
      copies_.push_back({article, earlier});
      return;
    }
  }

  void Report() const {
    const auto other_outlet = [this](const Copy& copy) {
      return articles_[copy.later].outlet != articles_[copy.earlier].outlet;
    };
    std::cout << sketches_.size() << " articles, " << copies_.size() << " copies, of which "
              << std::count_if(copies_.begin(), copies_.end(), other_outlet)
              << " of another outlet's article\n"
              << absl::StrFormat("candidates: %.1f an article, %d at most\n",
                                 static_cast<double>(candidates_) / sketches_.size(),
                                 most_candidates_)
              << "normalizing, splitting into words and sketching: "
              << sketching_ / sketches_.size() << " an article\n";
  }

  void Show() const {
    std::vector<Copy> drawn = copies_;
    std::mt19937 random(absl::GetFlag(FLAGS_seed));
    std::shuffle(drawn.begin(), drawn.end(), random);
    drawn.resize(std::min<size_t>(drawn.size(), absl::GetFlag(FLAGS_sample)));
    for (size_t i = 0; i < drawn.size(); ++i) {
      const auto share = text::ShareOf(sketches_[drawn[i].later], sketches_[drawn[i].earlier]);
      std::cout << "\n### " << i + 1 << absl::StrFormat(" share %.2f\n", share.value_or(1));
      Print(drawn[i].earlier);
      Print(drawn[i].later);
    }
  }

 private:
  void Print(size_t article) const {
    const model::Article& a = articles_[article];
    size_t end = std::min(a.body.size(), absl::GetFlag(FLAGS_characters));
    while (end < a.body.size() && (static_cast<unsigned char>(a.body[end]) & 0xC0) == 0x80) ++end;
    std::cout << "   " << a.outlet << " "
              << absl::FormatTime("%Y-%m-%d", a.publish_time, absl::UTCTimeZone()) << " "
              << a.external_id << " (" << a.body.size() << " bytes) «" << a.title << "»\n      "
              << absl::StrReplaceAll(a.body.substr(0, end), {{"\n", " "}, {"\r", " "}}) << "\n";
  }

  const std::vector<model::Article>& articles_;
  std::vector<model::TextSketch> sketches_;
  absl::flat_hash_map<uint64_t, std::vector<size_t>> by_band_;
  std::vector<Copy> copies_;
  size_t candidates_ = 0;
  size_t most_candidates_ = 0;
  absl::Duration sketching_;
};

// The sketches alone, of texts whose words are known: what the analysis adds.
void CompareTimes(const std::vector<model::Article>& articles, const analysis::Analyzer& analyzer) {
  const size_t count = std::min(articles.size(), absl::GetFlag(FLAGS_analyzed));
  absl::Duration analyzing, sketching;
  for (size_t i = 0; i < count; ++i) {
    absl::Time start = absl::Now();
    const auto record = analyzer.Analyze(articles[i]);
    analyzing += absl::Now() - start;
    auto normalized = text::NormalizedText::Create(articles[i].body);
    if (!record.ok() || !normalized.ok()) continue;
    const text::TokenizedText tokens(*std::move(normalized));
    start = absl::Now();
    (void)text::SketchText(tokens);
    sketching += absl::Now() - start;
  }
  if (count == 0) return;
  std::cout << "analysis with sketch " << analyzing / count << ", of which sketch "
            << sketching / count << " an article\n";
}

int Main(const std::vector<char*>& paths) {
  auto analyzer = analysis::Analyzer::Create();
  if (!analyzer.ok()) {
    std::cerr << analyzer.status() << "\n";
    return 1;
  }
  std::vector<model::Article> articles;
  absl::flat_hash_set<std::string> known;
  for (const char* path : paths) {
    auto read = ReadCorpus(path);
    if (!read.ok()) {
      std::cerr << read.status() << "\n";
      return 1;
    }
    for (model::Article& article : *read) {
      if (known.insert(article.id).second) articles.push_back(std::move(article));
    }
  }
  const auto place = [](const model::Article& a) { return std::tie(a.publish_time, a.id); };
  std::sort(articles.begin(), articles.end(),
            [&place](const auto& a, const auto& b) { return place(a) < place(b); });
  CopyFinder finder(articles);
  for (size_t i = 0; i < articles.size(); ++i) finder.Add(i);
  finder.Report();
  CompareTimes(articles, **analyzer);
  finder.Show();
  return 0;
}

}  // namespace
}  // namespace isnad::eval

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage("isnad_copies [--sample N] [--seed N] FILE.jsonl[.gz]...");
  std::vector<char*> paths = absl::ParseCommandLine(argc, argv);
  paths.erase(paths.begin());
  return isnad::eval::Main(paths);
}
