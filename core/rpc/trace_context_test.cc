// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/trace_context.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

using testing::MatchesRegex;

constexpr char kTrace[] = "4bf92f3577b34da6a3ce929d0e0e4736";
constexpr char kParent[] = "00f067aa0ba902b7";

std::string Header(absl::string_view version, absl::string_view trace, absl::string_view parent,
                   absl::string_view rest) {
  return absl::StrCat(version, "-", trace, "-", parent, "-", rest);
}

TEST(TraceContextTest, ItsIdsAreTakenOverAndTheCallHasItsOwn) {
  const auto context = ParseTraceparent(Header("00", kTrace, kParent, "01"));
  ASSERT_TRUE(context);
  EXPECT_EQ(context->trace_id, kTrace);
  EXPECT_EQ(context->parent_id, kParent);
  EXPECT_THAT(context->span_id, MatchesRegex("[0-9a-f]{16}"));
  const auto again = ParseTraceparent(Header("00", kTrace, kParent, "00"));
  ASSERT_TRUE(again);
  EXPECT_NE(again->span_id, context->span_id);
  EXPECT_NE(again->span_id, kParent);
}

TEST(TraceContextTest, AVersionToComeMaySayMore) {
  EXPECT_TRUE(ParseTraceparent(Header("01", kTrace, kParent, "01")));
  EXPECT_TRUE(ParseTraceparent(Header("cc", kTrace, kParent, "01-what-the-future-holds")));
  EXPECT_FALSE(ParseTraceparent(Header("cc", kTrace, kParent, "01.what-the-future-holds")));
}

TEST(TraceContextTest, WhatIsMalformedIsNone) {
  const std::string zeros(32, '0');
  const std::string good = Header("00", kTrace, kParent, "01");
  for (const std::string& header :
       {std::string(), std::string("00"), std::string(55, '-'), std::string(4096, 'a'),
        Header("ff", kTrace, kParent, "01"),                              // no version
        Header("0", kTrace, kParent, "001"),                              // out of place
        Header("00", zeros, kParent, "01"),                               // no trace
        Header("00", kTrace, zeros.substr(16), "01"),                     // no parent
        Header("00", "4BF92F3577B34DA6A3CE929D0E0E4736", kParent, "01"),  // upper case
        Header("00", kTrace, "00f067aa0ba902bg", "01"),                   // no hex
        Header("00", kTrace, kParent, "0x"),
        Header("00", kTrace, kParent, "01-more"),  // not in version 00
        Header("00", kTrace, kParent, "1"), good + " ", " " + good,
        good.substr(0, 20) + std::string(1, '\0') + good.substr(21)}) {
    EXPECT_FALSE(ParseTraceparent(header)) << header;
  }
  EXPECT_TRUE(ParseTraceparent(good));
}

}  // namespace
}  // namespace isnad::rpc
