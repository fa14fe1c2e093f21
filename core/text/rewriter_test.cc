// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/rewriter.h"

#include <string>

#include "gtest/gtest.h"

namespace isnad::text {
namespace {

// Both tables must agree with what the fast path takes for granted, and the
// fast path with its own comment: every byte pair at every place of the eight.
TEST(TreatmentsTest, PlainCodePointsAreCopied) {
  for (char32_t c = 0; c < 0x800; ++c) {
    const bool plain =
        (c >= 0x20 && c <= 0x7F) || (c >= 0x620 && c <= 0x63F) || (c >= 0x641 && c <= 0x64A);
    if (plain) {
      EXPECT_TRUE(Treatments::NormalizedText().Of(c).copies()) << std::hex << uint32_t{c};
      EXPECT_TRUE(Treatments::Nfkc().Of(c).copies()) << std::hex << uint32_t{c};
    }
    std::string bytes;
    if (c < 0x80) {
      bytes.push_back(static_cast<char>(c));
    } else {
      bytes.push_back(static_cast<char>(0xC0 | c >> 6));
      bytes.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    }
    for (size_t at = 0; at + bytes.size() <= 8; ++at) {
      std::string eight(8, 'a');
      eight.replace(at, bytes.size(), bytes);
      EXPECT_EQ(Treatments::LengthOfPlain(eight.data()), plain ? 8u : 0u)
          << std::hex << uint32_t{c} << " at " << at;
    }
  }
}

TEST(TreatmentsTest, PlainEndsBeforeACodePointThatIsCut) {
  EXPECT_EQ(Treatments::LengthOfPlain("abcdefgن"), 7u);
  EXPECT_EQ(Treatments::LengthOfPlain("abcdefg«"), 0u);
  EXPECT_EQ(Treatments::LengthOfPlain("بيان هام"), 8u);
}

TEST(TreatmentsTest, Kinds) {
  const Treatments& all = Treatments::NormalizedText();
  EXPECT_TRUE(all.Of(0x064E).removes());
  EXPECT_TRUE(all.Of(0x0640).removes());
  EXPECT_TRUE(all.Of(0x200F).removes());
  EXPECT_TRUE(all.Of(0x0653).normalizes()) << "may compose with the letter before";
  EXPECT_TRUE(all.Of(0xFEFB).normalizes());
  EXPECT_EQ(all.Of(0x0667).replacement(), '7');
  EXPECT_EQ(all.Of(0x00A0).replacement(), ' ');
  EXPECT_EQ(all.Of(0x2029).replacement(), '\n');
  EXPECT_EQ(all.Of(0x104A3).replacement(), '3') << "Osmanya, beyond the table";
  EXPECT_TRUE(all.Of(0x1F44D).copies());
  EXPECT_TRUE(Treatments::Nfkc().Of(0x0640).copies());
}

}  // namespace
}  // namespace isnad::text
