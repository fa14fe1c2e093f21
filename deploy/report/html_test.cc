// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/html.h"

#include "gtest/gtest.h"

namespace isnad::report {
namespace {

TEST(EscapeTest, MarkupIsText) {
  EXPECT_EQ(Escape("<script>alert('x')</script>"),
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
  EXPECT_EQ(Escape("\" onload=\"a&b"), "&quot; onload=&quot;a&amp;b");
  EXPECT_EQ(Escape("]]> --> &amp;"), "]]&gt; --&gt; &amp;amp;");
}

TEST(EscapeTest, LettersStayAndControlsDoNot) {
  EXPECT_EQ(Escape("نفى «الناطق» ذلك"), "نفى «الناطق» ذلك");
  EXPECT_EQ(Escape("سطر\nوسطر\tوعمود"), "سطر\nوسطر\tوعمود");
  EXPECT_EQ(Escape("a\r\nb"), "a&#13;\nb");
  EXPECT_EQ(Escape(std::string("a\0b\x1b\x7f", 5)), "a\uFFFDb\uFFFD\uFFFD");
}

TEST(IsolateTest, AWholeNameKeepsItsDirection) {
  EXPECT_EQ(Isolate("Reuters <b>"), "<bdi>Reuters &lt;b&gt;</bdi>");
}

TEST(IsolateArabicTest, EachStretchStandsAlone) {
  EXPECT_EQ(
      IsolateArabic("one side reports \"بدأت\", the other denies \"بدء\"."),
      "one side reports &quot;<bdi lang=\"ar\" dir=\"rtl\">بدأت</bdi>&quot;, the other denies "
      "&quot;<bdi lang=\"ar\" dir=\"rtl\">بدء</bdi>&quot;.");
}

TEST(IsolateArabicTest, SpacesAndNumbersInsideBelongToTheStretch) {
  EXPECT_EQ(IsolateArabic("(مقتل 46 شخصا، لا أكثر) said"),
            "(<bdi lang=\"ar\" dir=\"rtl\">مقتل 46 شخصا، لا أكثر</bdi>) said");
  EXPECT_EQ(IsolateArabic("\"108 شخص\""), "&quot;108 <bdi lang=\"ar\" dir=\"rtl\">شخص</bdi>&quot;");
}

TEST(IsolateArabicTest, LatinWordsEndIt) {
  EXPECT_EQ(IsolateArabic("وكالة AFP قالت"),
            "<bdi lang=\"ar\" dir=\"rtl\">وكالة</bdi> AFP <bdi lang=\"ar\" dir=\"rtl\">قالت</bdi>");
  EXPECT_EQ(IsolateArabic("no Arabic <here>"), "no Arabic &lt;here&gt;");
}

TEST(IsWebAddressTest, OnlyTheWeb) {
  EXPECT_TRUE(IsWebAddress("https://example.org/a?b=c#d"));
  EXPECT_TRUE(IsWebAddress("HTTP://example.org"));
  EXPECT_TRUE(IsWebAddress("https://example.org/مقال"));
  for (const char* bad :
       {"", "example.org", "javascript:alert(1)", "data:text/html,x", "ftp://example.org",
        "https://", "https:///a", "file:///etc/passwd", "https://a b", "java\nscript:x",
        "https://a\n.org", " https://example.org", "https:\\\\example.org", "vbscript:https://"}) {
    EXPECT_FALSE(IsWebAddress(bad)) << bad;
  }
}

TEST(HostOfTest, NamesWhereTheLinkLeads) {
  EXPECT_EQ(HostOf("https://news.example.org/a/b"), "news.example.org");
  EXPECT_EQ(HostOf("http://example.org?x=/"), "example.org");
  EXPECT_EQ(HostOf("https://bank.example@evil.example/"), "evil.example");
}

}  // namespace
}  // namespace isnad::report
