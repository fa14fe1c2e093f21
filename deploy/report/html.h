// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/strings/string_view.h"

// Text as HTML. Article text is untrusted: whatever reaches the page goes
// through one of these. All are linear, and safe in text, in attributes within
// double quotes and in SVG.
namespace isnad::report {

// Text with markup characters as character references. A carriage return stays
// one (a parser would make it a line feed); other control characters, which
// HTML does not allow, become U+FFFD.
std::string Escape(absl::string_view text);

// Escaped, in an element that keeps its direction to itself.
std::string Isolate(absl::string_view text);

// Text in Latin letters with its Arabic stretches isolated: each begins and
// ends with an Arabic letter or mark and has no Latin letter inside.
std::string IsolateArabic(absl::string_view text);

// Whether a link may lead there: http or https and a host, without white space
// or control characters.
bool IsWebAddress(absl::string_view url);

// "www.example.org" of "https://www.example.org/a". Requires IsWebAddress.
std::string HostOf(absl::string_view url);

}  // namespace isnad::report
