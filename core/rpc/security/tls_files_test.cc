// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/tls_files.h"

#include "absl/time/clock.h"
#include "core/rpc/security/testing.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::rpc::security {
namespace {

using testing::HasSubstr;
using testing::Not;

class TlsFilesTest : public testing::Test {
 protected:
  TlsFilesTest() {
    folder_.MakeCertificate("a");
    folder_.MakeCertificate("b");
    good_ = {folder_.Read("a.crt"), folder_.Read("a.key"), folder_.Read("b.crt")};
  }

  static absl::Status Check(const TlsMaterial& material) {
    return CheckTlsMaterial(material, absl::Now());
  }

  TestFolder folder_;
  TlsMaterial good_;
};

TEST_F(TlsFilesTest, APairIsGoodWithAndWithoutAuthorities) {
  EXPECT_TRUE(Check(good_).ok()) << Check(good_);
  good_.client_ca.clear();
  EXPECT_TRUE(Check(good_).ok()) << Check(good_);
  good_.certificate += folder_.Read("b.crt");
  EXPECT_TRUE(Check(good_).ok()) << Check(good_);
}

TEST_F(TlsFilesTest, AKeyOfAnotherCertificateIsRefusedAndNotQuoted) {
  good_.key = folder_.Read("b.key");
  EXPECT_THAT(Check(good_).message(), HasSubstr("does not belong"));
  EXPECT_THAT(Check(good_).message(), Not(HasSubstr("BEGIN")));
}

TEST_F(TlsFilesTest, WhateverIsCutOffIsRefused) {
  for (std::string TlsMaterial::*part :
       {&TlsMaterial::certificate, &TlsMaterial::key, &TlsMaterial::client_ca}) {
    for (const size_t size : {(good_.*part).size() / 2, (good_.*part).size() - 30, size_t{10}}) {
      TlsMaterial half = good_;
      (half.*part).resize(size);
      EXPECT_EQ(Check(half).code(), absl::StatusCode::kInvalidArgument) << half.*part;
    }
  }
}

TEST_F(TlsFilesTest, AnEmptyFileIsRefused) {
  TlsMaterial none = good_;
  none.certificate.clear();
  EXPECT_THAT(Check(none).message(), HasSubstr("no certificate"));
  none = good_;
  none.key.clear();
  EXPECT_FALSE(Check(none).ok());
}

TEST_F(TlsFilesTest, AnExpiredCertificateIsRefused) {
  EXPECT_THAT(CheckTlsMaterial(good_, absl::Now() + absl::Hours(72)).message(),
              HasSubstr("expired"));
}

TEST_F(TlsFilesTest, AKeyWithAPassphraseIsRefusedWithoutAskingForIt) {
  folder_.OpenSsl("pkey -in a.key -aes256 -passout pass:secret -out locked.key");
  good_.key = folder_.Read("locked.key");
  EXPECT_THAT(Check(good_).message(), HasSubstr("passphrase"));
}

TEST_F(TlsFilesTest, AKeyThatOpenSslFindsTooWeakIsRefused) {
  folder_.OpenSsl(
      "req -x509 -newkey rsa:1024 -nodes -days 2 -subj /CN=w -keyout weak.key -out weak.crt");
  good_.certificate = folder_.Read("weak.crt");
  good_.key = folder_.Read("weak.key");
  EXPECT_FALSE(Check(good_).ok());
}

TEST_F(TlsFilesTest, TheStoreKeepsTheOldPairUntilTheNewOneIsWhole) {
  TlsStore store;
  const TlsFiles files = {folder_.path("a.crt"), folder_.path("a.key"), ""};
  RememberingReader reader;
  ASSERT_TRUE(store.Load(files, reader).ok());
  EXPECT_EQ(store.current().version, 1);
  folder_.Write("a.crt", folder_.Read("b.crt"));
  EXPECT_FALSE(store.Load(files, reader).ok());
  EXPECT_EQ(store.current().version, 1);
  EXPECT_EQ(store.current().material->certificate, good_.certificate);
  folder_.Write("a.key", folder_.Read("b.key"));
  EXPECT_TRUE(store.Load(files, reader).ok());
  EXPECT_EQ(store.current().version, 2);
  EXPECT_EQ(store.current().material->certificate, folder_.Read("b.crt"));
}

}  // namespace
}  // namespace isnad::rpc::security
