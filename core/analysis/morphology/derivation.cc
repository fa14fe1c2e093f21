// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/derivation.h"

#include <algorithm>

namespace isnad::analysis {
namespace {

Letters WithoutLast(const Letters& stem) { return stem.substr(0, stem.size() - 1); }

Letters FirstMeasureActive(const VerbPattern& verb) {
  const Letters& p = verb.past;
  const Letters first = p[0] == U'أ' || p[0] == U'آ' ? U"آ" : Letters{p[0], U'ا'};
  switch (verb.weakness) {
    case Weakness::kDoubled:
      return first + p.back();
    case Weakness::kDefective:
      return first + (p[1] == U'أ' ? U'ئ' : p[1]) + U'ي';
    case Weakness::kHollow:
      return first + U'ئ' + (p.back() == U'ء' ? U'ي' : p.back());  // قائل، جائي
    case Weakness::kSound:
      break;
  }
  auto seated = [](char32_t radical) { return radical == U'أ' ? U'ئ' : radical; };
  return first + seated(p[1]) + seated(p.back());
}

std::optional<Letters> FirstMeasurePassive(const VerbPattern& verb) {
  const Letters& p = verb.past;
  const Letters prefix = {U'م', p[0]};
  switch (verb.weakness) {
    case Weakness::kDoubled:
      return prefix + p.back() + U'و' + p.back();
    case Weakness::kDefective:
      return prefix + (p[1] == U'أ' ? U'ئ' : p[1]) + (verb.present.back() == U'و' ? U'و' : U'ي');
    case Weakness::kHollow: {
      const char32_t middle = verb.present[verb.present.size() - 2];
      if (middle == U'ا') return std::nullopt;
      return prefix + middle + p.back();
    }
    case Weakness::kSound:
      break;
  }
  return prefix + (p[1] == U'أ' ? U'ؤ' : p[1]) + U'و' + (p.back() == U'أ' ? U'ء' : p.back());
}

Letters SecondMeasureMasdar(const VerbPattern& verb) {
  const Letters& p = verb.past;
  const Letters start = {U'ت', p[0], p[1] == U'أ' ? U'ئ' : p[1]};
  if (verb.weakness == Weakness::kDefective) return start + U"ية";  // تسمية
  if (p.back() == U'أ') return start + U"ئة";                       // تهنئة
  return start + U'ي' + p.back();
}

Letters ThirdMeasureMasdar(const VerbPattern& verb) {
  Letters stem = PassiveOf(verb).present;
  if (stem.back() == U'ى') stem.back() = U'ا';  // ملاقاة
  return U'م' + stem + U'ة';
}

// أعلن -> إعلان, أوقف -> إيقاف, آمن -> إيمان: the syllable of the prefix.
Letters FourthMeasureStart(const Letters& past) {
  if (past[0] == U'آ') return U"إي" + past.substr(1);
  if (past[1] == U'و') return U"إي" + past.substr(2);
  return U'إ' + past.substr(1);
}

// A long alef before the last radical: what IV, VII to X have in common.
Letters WithLongLast(const VerbPattern& verb, Letters stem, bool hollow_by_ending) {
  const char32_t last = stem.back();
  stem.pop_back();
  switch (verb.weakness) {
    case Weakness::kDoubled:
      return stem + last + U'ا' + last;  // اهتمام
    case Weakness::kDefective:
      return stem + U"اء";  // التقاء
    case Weakness::kHollow:
      if (hollow_by_ending) return stem + last + U'ة';  // إعادة، استقالة
      stem.back() = U'ي';                               // اختيار
      return stem + U'ا' + last;
    case Weakness::kSound:
      break;
  }
  return stem + U'ا' + (last == U'أ' ? U'ء' : last);
}

// An inner hamza stands before the kasra of the masdar: استئناف، اطمئنان، التئام.
Letters WithHamzaSeatedForKasra(Letters past) {
  std::replace(past.begin() + 1, past.end() - 1, U'أ', U'ئ');
  return past;
}

Letters TenthMeasureMasdar(const VerbPattern& verb) {
  Letters stem = WithHamzaSeatedForKasra(verb.past);
  if (stem.size() == 6 && stem[3] == U'و') stem[3] = U'ي';  // استيراد، استيلاء
  return WithLongLast(verb, stem, /*hollow_by_ending=*/true);
}

// تحدث, تعاون; تولي, تنبؤ.
Letters FifthMeasureMasdar(const VerbPattern& verb) {
  if (verb.weakness == Weakness::kDefective) return WithoutLast(verb.past) + U'ي';
  if (verb.past.back() == U'أ') return WithoutLast(verb.past) + U'ؤ';
  return verb.past;
}

}  // namespace

Letters ActiveParticipleOf(const VerbPattern& verb) {
  if (verb.measure == Measure::kI) return FirstMeasureActive(verb);
  Letters participle = U'م' + verb.present;
  if (verb.weakness == Weakness::kDefective) participle.back() = U'ي';
  if (participle.back() == U'أ') participle.back() = U'ئ';
  return participle;
}

std::optional<Letters> PassiveParticipleOf(const VerbPattern& verb) {
  if (verb.measure == Measure::kI) return FirstMeasurePassive(verb);
  return U'م' + PassiveOf(verb).present;
}

std::optional<Letters> MasdarOf(const VerbPattern& verb) {
  switch (verb.measure) {
    case Measure::kI:
      return std::nullopt;
    case Measure::kII:
      return SecondMeasureMasdar(verb);
    case Measure::kIII:
      return ThirdMeasureMasdar(verb);
    case Measure::kIV:
      return WithLongLast(verb, FourthMeasureStart(verb.past), /*hollow_by_ending=*/true);
    case Measure::kV:
    case Measure::kVI:
      return FifthMeasureMasdar(verb);
    case Measure::kVIII:
      return WithLongLast(verb, WithHamzaSeatedForKasra(verb.past), /*hollow_by_ending=*/false);
    case Measure::kX:
      return TenthMeasureMasdar(verb);
    case Measure::kQuadriliteral:
      return verb.past + U'ة';
  }
  return std::nullopt;
}

}  // namespace isnad::analysis
