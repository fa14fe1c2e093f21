// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/number_bounds_data.h"

namespace isnad::text {
namespace {

using B = BoundKind;

// Verbs stand in both genders; the first word may carry و ف ب ل.
constexpr BoundPhrase kLeading[] = {
    // نحو 700 جندي
    {"نحو", B::kAbout}, {"حوالي", B::kAbout}, {"حوالى", B::kAbout}, {"قرابة", B::kAbout},
    {"زهاء", B::kAbout}, {"تقريبا", B::kAbout}, {"ما يقارب", B::kAbout}, {"يقارب", B::kAbout},
    {"تقارب", B::kAbout}, {"ما يقرب من", B::kAbout}, {"يقرب من", B::kAbout},
    {"بما يقارب", B::kAbout}, {"ما يناهز", B::kAbout}, {"يناهز", B::kAbout},
    {"تناهز", B::kAbout}, {"في حدود", B::kAbout}, {"بحدود", B::kAbout},
    {"في حوالي", B::kAbout},
    // أكثر من 200 قتيل
    {"أكثر من", B::kMoreThan}, {"أكبر من", B::kMoreThan}, {"أعلى من", B::kMoreThan},
    {"أزيد من", B::kMoreThan}, {"يزيد على", B::kMoreThan}, {"يزيد عن", B::kMoreThan},
    {"تزيد على", B::kMoreThan}, {"تزيد عن", B::kMoreThan}, {"ما يزيد على", B::kMoreThan},
    {"ما يزيد عن", B::kMoreThan}, {"يربو على", B::kMoreThan}, {"يربو عن", B::kMoreThan},
    {"ما يربو على", B::kMoreThan}, {"ما يربو عن", B::kMoreThan}, {"تربو على", B::kMoreThan},
    {"يتجاوز", B::kMoreThan}, {"تتجاوز", B::kMoreThan}, {"تجاوز", B::kMoreThan},
    {"تجاوزت", B::kMoreThan}, {"يفوق", B::kMoreThan}, {"تفوق", B::kMoreThan},
    {"ما يفوق", B::kMoreThan}, {"فاق", B::kMoreThan}, {"فاقت", B::kMoreThan},
    {"يتخطى", B::kMoreThan}, {"تتخطى", B::kMoreThan}, {"تخطى", B::kMoreThan},
    {"تخطت", B::kMoreThan}, {"يتعدى", B::kMoreThan}, {"تتعدى", B::kMoreThan},
    {"فوق", B::kMoreThan, true}, {">", B::kMoreThan, true},
    // ما لا يقل عن 20 قتيلا
    {"لا يقل عن", B::kAtLeast}, {"لا تقل عن", B::kAtLeast}, {"ما لا يقل عن", B::kAtLeast},
    {"بما لا يقل عن", B::kAtLeast}, {"لايقل عن", B::kAtLeast}, {"ما لايقل عن", B::kAtLeast},
    {"مالا يقل عن", B::kAtLeast}, {"مالايقل عن", B::kAtLeast}, {"لا يقل عددهم عن", B::kAtLeast},
    {"لم يقل عن", B::kAtLeast}, {"لا أقل من", B::kAtLeast}, {"ليس أقل من", B::kAtLeast},
    {"على الأقل", B::kAtLeast}, {"> =", B::kAtLeast, true},
    // أقل من 10 سنوات
    {"أقل من", B::kLessThan}, {"أصغر من", B::kLessThan}, {"أدنى من", B::kLessThan},
    {"أخفض من", B::kLessThan}, {"أخفض", B::kLessThan, true}, {"أدنى", B::kLessThan, true},
    {"يقل عن", B::kLessThan}, {"تقل عن", B::kLessThan}, {"ما يقل عن", B::kLessThan},
    {"ما دون", B::kLessThan}, {"تحت", B::kLessThan, true}, {"<", B::kLessThan, true},
    // لا يزيد على 30
    {"لا يزيد على", B::kAtMost}, {"لا يزيد عن", B::kAtMost}, {"لا تزيد على", B::kAtMost},
    {"لا تزيد عن", B::kAtMost}, {"ما لا يزيد على", B::kAtMost}, {"ما لا يزيد عن", B::kAtMost},
    {"بما لا يزيد على", B::kAtMost}, {"بما لا يزيد عن", B::kAtMost}, {"لم يزد على", B::kAtMost},
    {"لا أكثر من", B::kAtMost}, {"ليس أكثر من", B::kAtMost}, {"لا يتجاوز", B::kAtMost},
    {"لا تتجاوز", B::kAtMost}, {"لم يتجاوز", B::kAtMost}, {"لم تتجاوز", B::kAtMost},
    {"ما لا يتجاوز", B::kAtMost}, {"لا يتعدى", B::kAtMost}, {"لا تتعدى", B::kAtMost},
    {"لم يتعد", B::kAtMost}, {"على الأكثر", B::kAtMost}, {"بحد أقصى", B::kAtMost},
    {"كحد أقصى", B::kAtMost}, {"يصل إلى", B::kAtMost}, {"تصل إلى", B::kAtMost},
    {"ما يصل إلى", B::kAtMost}, {"< =", B::kAtMost, true},
    {"يساوي", B::kEqual, true}, {"تساوي", B::kEqual, true},
};

constexpr BoundPhrase kTrailing[] = {
    {"على الأقل", B::kAtLeast}, {"أو أكثر", B::kAtLeast}, {"أو أكبر", B::kAtLeast},
    {"أو أعلى", B::kAtLeast}, {"فأكثر", B::kAtLeast}, {"فما فوق", B::kAtLeast},
    {"وما فوق", B::kAtLeast}, {"كحد أدنى", B::kAtLeast}, {"بحد أدنى", B::kAtLeast},
    {"على الأكثر", B::kAtMost}, {"أو أقل", B::kAtMost}, {"أو أصغر", B::kAtMost},
    {"فأقل", B::kAtMost}, {"فما دون", B::kAtMost}, {"وما دون", B::kAtMost},
    {"كحد أقصى", B::kAtMost}, {"بحد أقصى", B::kAtMost},
    {"تقريبا", B::kAbout}, {"على وجه التقريب", B::kAbout},
};

}  // namespace

absl::Span<const BoundPhrase> LeadingBoundTable() { return kLeading; }
absl::Span<const BoundPhrase> TrailingBoundTable() { return kTrailing; }

}  // namespace isnad::text
