// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/relative_ordinals_data.h"

namespace isnad::text {
namespace {

using A = OrdinalAnchor;

constexpr RelativeOrdinal kOrdinals[] = {
    {"آخر", 0, A::kEnd, false},       // آخر جلسة
    {"أخير", 0, A::kEnd, true},       // الجلسة الأخيرة
    {"أخيرة", 0, A::kEnd, true},
    {"تالي", 1, A::kCurrent, true},   // الجلسة التالية
    {"تالية", 1, A::kCurrent, true},
    {"سابق", -1, A::kCurrent, true},  // الجلسة السابقة
    {"سابقة", -1, A::kCurrent, true},
    {"حالي", 0, A::kCurrent, true},   // الجلسة الحالية
    {"حالية", 0, A::kCurrent, true},
};

constexpr absl::string_view kBeforeLast[] = {"قبل", "قبلا", "سبق", "سبقت", "يسبق", "تسبق"};

}  // namespace

absl::Span<const RelativeOrdinal> RelativeOrdinalTable() { return kOrdinals; }
absl::Span<const absl::string_view> LastButOneTable() { return kBeforeLast; }

}  // namespace isnad::text
