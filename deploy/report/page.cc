// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/page.h"

#include <openssl/sha.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "deploy/report/html.h"
#include "deploy/report/page_parts.h"

namespace isnad::report {
namespace {

// How a content security policy names a stylesheet that stands in the page.
std::string HashSource(absl::string_view text) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
  const absl::string_view bytes(reinterpret_cast<const char*>(digest), sizeof(digest));
  return absl::StrCat("'sha256-", absl::Base64Escape(bytes), "'");
}

std::string HeadHtml(const Report& report, absl::string_view stylesheet) {
  return absl::StrCat(
      "<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ",
      HashSource(stylesheet),
      "; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"generator\" content=\"isnad-report\">\n<title>",
      Escape(SubjectName(report)), " - إسناد</title>\n<style>", stylesheet, "</style>\n</head>\n");
}

}  // namespace

std::string RenderPage(const Report& report, absl::string_view stylesheet) {
  return absl::StrCat(
      "<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">\n", HeadHtml(report, stylesheet),
      "<body>\n<a class=\"skip\" href=\"#main\">تخطَّ إلى المحتوى</a>\n", MastheadHtml(report),
      "<main id=\"main\">\n", TitlesHtml(report), ConflictsHtml(report), TimelineHtml(report),
      SourcesHtml(report), "</main>\n", FooterHtml(report), "</body>\n</html>\n");
}

}  // namespace isnad::report
