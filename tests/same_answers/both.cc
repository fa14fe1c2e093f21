// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/same_answers/both.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/rpc/position_token.h"
#include "core/rpc/status_conversion.h"

namespace isnad::same_answers {
namespace {

// The first line in which two texts differ, with the one before and after.
std::string FirstDifference(const std::string& first, const std::string& second) {
  const std::vector<std::string> a = absl::StrSplit(first, '\n');
  const std::vector<std::string> b = absl::StrSplit(second, '\n');
  size_t line = 0;
  while (line < std::min(a.size(), b.size()) && a[line] == b[line]) ++line;
  const auto around = [line](const std::vector<std::string>& lines) {
    std::string text;
    for (size_t i = line == 0 ? 0 : line - 1; i < std::min(line + 2, lines.size()); ++i) {
      absl::StrAppend(&text, "    ", lines[i], "\n");
    }
    return text;
  };
  return absl::StrCat("line ", line + 1, " of ", a.size(), " and ", b.size(), "\n  the first:\n",
                      around(a), "  the second:\n", around(b));
}

}  // namespace

std::string BytesOf(const google::protobuf::Message& message) {
  return rpc::BytesWithout(message, {});
}

std::string BytesOf(const absl::Status& status) { return BytesOf(rpc::ToRpcStatus(status)); }

std::string TextOf(const google::protobuf::Message& message) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  printer.SetExpandAny(true);
  std::string text;
  printer.PrintToString(message, &text);
  return text;
}

std::string TextOf(const absl::Status& status) { return TextOf(rpc::ToRpcStatus(status)); }

void Both::SetTime(absl::Time now) {
  first_.SetTime(now);
  second_.SetTime(now);
}

void Both::Compare(absl::string_view what, absl::FunctionRef<std::string(Stack&)> text) {
  const std::string first = text(first_);
  first_.AwaitQuiet();
  const std::string second = text(second_);
  second_.AwaitQuiet();
  Count(what, true);
  if (first != second) Differ(what, "", first, second);
}

void Both::Count(absl::string_view what, bool ok) {
  Asked& asked = asked_[std::string(what)];
  ++asked.times;
  if (ok) ++asked.ok;
}

void Both::Differ(absl::string_view what, const std::string& request, const std::string& first,
                  const std::string& second) {
  differs_ = true;
  ADD_FAILURE() << what << " of\n"
                << request << "is answered in two ways, at " << FirstDifference(first, second);
}

}  // namespace isnad::same_answers
