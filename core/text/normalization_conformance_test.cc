// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// Unicode's own test of normalization, from Debian's package unicode-data, on
// the NFKC stage of the rewriter.
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "core/text/rewriter.h"
#include "gtest/gtest.h"

namespace isnad::text {
namespace {

constexpr char kPlainFile[] = "/usr/share/unicode/NormalizationTest.txt";
constexpr char kPackedFile[] = "/usr/share/unicode/NormalizationTest.txt.bz2";

bool Exists(const char* path) {
  const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path, "rb"), std::fclose);
  return file != nullptr;
}

std::vector<std::string> ReadLines() {
  const std::string command =
      Exists(kPlainFile) ? std::string("cat ") + kPlainFile : std::string("bzcat ") + kPackedFile;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string content;
  char buffer[4096];
  for (size_t n; (n = std::fread(buffer, 1, sizeof(buffer), pipe.get())) > 0;) {
    content.append(buffer, n);
  }
  return absl::StrSplit(content, '\n');
}

void AppendUtf8(uint32_t c, std::string* out) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr uint8_t kLeads[] = {0, 0xC0, 0xE0, 0xF0};
  out->push_back(static_cast<char>(kLeads[more] | c >> (6 * more)));
  for (int i = more - 1; i >= 0; --i) {
    out->push_back(static_cast<char>(0x80 | (c >> (6 * i) & 0x3F)));
  }
}

std::string FromHex(absl::string_view code_points) {
  std::string text;
  for (absl::string_view hex : absl::StrSplit(code_points, ' ', absl::SkipEmpty())) {
    uint32_t c = 0;
    EXPECT_TRUE(absl::SimpleHexAtoi(hex, &c)) << hex;
    AppendUtf8(c, &text);
  }
  return text;
}

std::string Nfkc(const std::string& text) {
  std::string out;
  OffsetMap::Builder map;
  Rewrite(text, Treatments::Nfkc(), &out, &map);
  return out;
}

TEST(NormalizationConformanceTest, UnicodeNormalizationTest) {
  if (!Exists(kPlainFile) && !Exists(kPackedFile)) {
    GTEST_SKIP() << "no " << kPackedFile << ": install the package unicode-data";
  }
  int cases = 0;
  for (const std::string& line : ReadLines()) {
    if (line.empty() || line[0] == '#' || line[0] == '@') continue;
    const std::vector<std::string> columns = absl::StrSplit(line, ';');
    ASSERT_GE(columns.size(), 5u) << line;
    const std::string expected = FromHex(columns[3]);
    for (int i = 0; i < 5; ++i) {
      ASSERT_EQ(Nfkc(FromHex(columns[i])), expected) << line;
      // Between letters and joined to a base, where segments are cut.
      ASSERT_EQ(Nfkc("قال " + FromHex(columns[i]) + " نعم"), "قال " + expected + " نعم") << line;
    }
    ++cases;
  }
  EXPECT_GT(cases, 15'000) << "the file was not read whole";
}

}  // namespace
}  // namespace isnad::text
