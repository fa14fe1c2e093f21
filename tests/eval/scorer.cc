// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/scorer.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/text/utf8.h"
#include "tests/eval/words.h"

namespace isnad::eval {
namespace {

double HarmonicMean(double a, double b) { return a + b == 0 ? 0.0 : 2 * a * b / (a + b); }

absl::string_view ActName(model::SpeechAct act) {
  constexpr absl::string_view kNames[] = {"unspecified", "assert", "deny",    "accuse", "demand",
                                          "announce",    "warn",   "promise", "ask"};
  return kNames[static_cast<size_t>(act)];
}

// One article under comparison.
class Comparison {
 public:
  Comparison(const SpeakerMatcher& speakers, const GoldArticle& gold,
             const std::vector<Prediction>& predictions, Tally* tally,
             std::vector<std::string>* misses)
      : article_(gold),
        predictions_(predictions),
        speakers_(speakers),
        tally_(*tally),
        misses_(*misses) {
    const std::vector<Word> words = WordsOf(gold.text);
    for (const GoldStatement& g : gold.statements) {
      gold_words_.push_back(CoveredWords(gold.text, words, g.begin, g.end));
      auto& same = same_speaker_.emplace_back();
      for (const Prediction& p : predictions) {
        same.push_back(speakers.Same(g.speaker, p.speaker, p.anonymous));
      }
    }
    for (const Prediction& p : predictions) {
      predicted_words_.push_back(CoveredWords(gold.text, words, p.begin, p.end));
    }
  }

  void Run() {
    for (size_t g = 0; g < gold_words_.size(); ++g) {
      if (article_.statements[g].optional) continue;
      CountGoldWords(g);
      CountGoldStatement(g);
    }
    for (size_t p = 0; p < predictions_.size(); ++p) {
      CountPredictedWords(p);
      CountPrediction(p);
    }
  }

 private:
  // What gold, or the predictions, say of one word.
  struct Cover {
    bool any = false;
    bool right = false;  // with the same speaker
  };

  Cover PredictedAt(size_t word, size_t g) const {
    Cover cover;
    for (size_t p = 0; p < predictions_.size(); ++p) {
      if (!predicted_words_[p].Contains(word)) continue;
      cover.any = true;
      cover.right |= same_speaker_[g][p];
    }
    return cover;
  }

  Cover GoldAt(size_t word, size_t p) const {
    Cover cover;
    for (size_t g = 0; g < gold_words_.size(); ++g) {
      if (!gold_words_[g].Contains(word)) continue;
      cover.any = true;
      cover.right |= same_speaker_[g][p];
    }
    return cover;
  }

  bool InGold(size_t word, bool optional) const {
    for (size_t g = 0; g < gold_words_.size(); ++g) {
      if (article_.statements[g].optional == optional && gold_words_[g].Contains(word)) return true;
    }
    return false;
  }

  void CountGoldWords(size_t g) {
    for (size_t word = gold_words_[g].begin; word < gold_words_[g].end; ++word) {
      const Cover cover = PredictedAt(word, g);
      tally_.span_recall.Count(cover.any);
      tally_.token_recall.Count(cover.right);
    }
  }

  void CountPredictedWords(size_t p) {
    for (size_t word = predicted_words_[p].begin; word < predicted_words_[p].end; ++word) {
      if (InGold(word, /*optional=*/true) && !InGold(word, /*optional=*/false)) continue;
      const Cover cover = GoldAt(word, p);
      tally_.span_precision.Count(cover.any);
      tally_.token_precision.Count(cover.right);
    }
  }

  void CountGoldStatement(size_t g) {
    size_t found = 0, rightly = 0;
    for (size_t word = gold_words_[g].begin; word < gold_words_[g].end; ++word) {
      const Cover cover = PredictedAt(word, g);
      found += cover.any ? 1 : 0;
      rightly += cover.right ? 1 : 0;
    }
    const GoldStatement& gold = article_.statements[g];
    const bool is_found = 2 * found >= gold_words_[g].size();
    const bool is_right = is_found && 2 * rightly >= gold_words_[g].size();
    tally_.statement_recall.Count(is_right);
    if (!gold.construction.empty())
      tally_.recall_by_construction[gold.construction].Count(is_right);
    if (is_found) tally_.speaker_accuracy.Count(is_right);
    if (is_right) {
      CountDetails(g);
    } else {
      Miss(is_found ? "SPEAKER" : "MISSED", g, is_found ? SpeakersFound(g) : "");
    }
  }

  // The act, the kind and the carriers of a statement found.
  void CountDetails(size_t g) {
    const GoldStatement& gold = article_.statements[g];
    const Prediction& best = BestFor(g);
    tally_.act_accuracy.Count(best.act == gold.act);
    if (best.act != gold.act) {
      Miss("ACT", g, absl::StrCat(" act ", ActName(best.act), ", not ", ActName(gold.act)));
    }
    if (gold.kind != model::StatementKind::kUnspecified) {
      tally_.kind_accuracy.Count(best.kind == gold.kind);
    }
    CountCarriers(g, best);
  }

  void CountCarriers(size_t g, const Prediction& best) {
    const std::vector<std::string>& gold = article_.statements[g].chain;
    const auto same = [this](const std::string& carrier, const std::string& predicted) {
      return speakers_.Same(carrier, predicted, /*predicted_anonymous=*/false);
    };
    for (const std::string& carrier : gold) {
      const bool found =
          std::any_of(best.chain.begin(), best.chain.end(),
                      [&](const std::string& predicted) { return same(carrier, predicted); });
      tally_.carrier_recall.Count(found);
      if (!found) Miss("CARRIER", g, absl::StrCat(" via ", carrier, " missed"));
    }
    for (const std::string& predicted : best.chain) {
      const bool right = std::any_of(gold.begin(), gold.end(), [&](const std::string& carrier) {
        return same(carrier, predicted);
      });
      tally_.carrier_precision.Count(right);
      if (!right) Miss("CARRIER", g, absl::StrCat(" not via ", predicted));
    }
  }

  // The prediction with the right speaker that shares most words, the first of equals.
  const Prediction& BestFor(size_t g) const {
    size_t best = 0, most = 0;
    for (size_t p = 0; p < predictions_.size(); ++p) {
      const size_t shared = same_speaker_[g][p] ? Shared(gold_words_[g], predicted_words_[p]) : 0;
      if (shared > most) best = p, most = shared;
    }
    return predictions_[best];
  }

  static size_t Shared(const WordRange& a, const WordRange& b) {
    const size_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
    return begin < end ? end - begin : 0;
  }

  void CountPrediction(size_t p) {
    size_t only_optional = 0, right = 0;
    const WordRange& words = predicted_words_[p];
    for (size_t word = words.begin; word < words.end; ++word) {
      only_optional += InGold(word, /*optional=*/true) ? 1 : 0;
      right += GoldAt(word, p).right ? 1 : 0;
    }
    if (!words.empty() && only_optional == words.size()) return;
    const bool is_right = !words.empty() && 2 * right >= words.size();
    tally_.statement_precision.Count(is_right);
    if (is_right) return;
    const Prediction& prediction = predictions_[p];
    misses_.push_back(absl::StrCat("WRONG   ", article_.name, " said by ", prediction.speaker,
                                   " | ", Excerpt(prediction.begin, prediction.end)));
  }

  std::string SpeakersFound(size_t g) const {
    std::vector<absl::string_view> names;
    for (size_t p = 0; p < predictions_.size(); ++p) {
      if (Shared(gold_words_[g], predicted_words_[p]) > 0) names.push_back(predictions_[p].speaker);
    }
    return absl::StrCat(" got ", absl::StrJoin(names, "، "));
  }

  void Miss(absl::string_view what, size_t g, absl::string_view details) {
    const GoldStatement& gold = article_.statements[g];
    std::string construction;
    if (!gold.construction.empty()) construction = absl::StrCat(" #", gold.construction);
    const std::string padding(8 - what.size(), ' ');
    misses_.push_back(absl::StrCat(what, padding, article_.name, construction, " ", gold.speaker,
                                   details, " | ", Excerpt(gold.begin, gold.end)));
  }

  // The beginning, on one line.
  std::string Excerpt(size_t begin, size_t end) const {
    constexpr int kCodePoints = 110;
    size_t cut = begin;
    for (int i = 0; i < kCodePoints && cut < end; ++i) text::NextCodePoint(article_.text, &cut);
    std::string excerpt = article_.text.substr(begin, cut - begin);
    std::replace(excerpt.begin(), excerpt.end(), '\n', ' ');
    return excerpt;
  }

  const GoldArticle& article_;
  const std::vector<Prediction>& predictions_;
  const SpeakerMatcher& speakers_;
  Tally& tally_;
  std::vector<std::string>& misses_;
  std::vector<WordRange> gold_words_;
  std::vector<WordRange> predicted_words_;
  std::vector<std::vector<bool>> same_speaker_;  // by gold statement, then prediction
};

}  // namespace

double Tally::token_f1() const {
  return HarmonicMean(token_precision.value(), token_recall.value());
}

double Tally::span_f1() const { return HarmonicMean(span_precision.value(), span_recall.value()); }

void Scorer::Add(const GoldArticle& gold, const std::vector<Prediction>& predictions) {
  Comparison(*speakers_, gold, predictions, &tally_, &misses_).Run();
}

}  // namespace isnad::eval
