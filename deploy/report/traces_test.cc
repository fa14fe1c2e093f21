// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/traces.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::report {
namespace {

using ::testing::ElementsAre;

void AddLink(v1::LinkRole role, const std::string& name, v1::TransmissionChain* chain) {
  v1::TransmissionLink* link = chain->add_links();
  link->set_role(role);
  link->mutable_attribution()->set_display_name(name);
}

TEST(FromProtoTest, ReadsFromTheSpeakerToTheOutlet) {
  v1::TransmissionChain proto;
  AddLink(v1::LINK_ROLE_OUTLET, "بريد المرفأ", &proto);
  AddLink(v1::LINK_ROLE_RELAY, "وكالة الساحل", &proto);
  AddLink(v1::LINK_ROLE_SPEAKER, "ربان السفينة", &proto);
  EXPECT_THAT(FromProto(proto).links, ElementsAre(Link{v1::LINK_ROLE_SPEAKER, "ربان السفينة"},
                                                  Link{v1::LINK_ROLE_RELAY, "وكالة الساحل"},
                                                  Link{v1::LINK_ROLE_OUTLET, "بريد المرفأ"}));
}

TEST(FromProtoTest, AnOutletThatWasToldItselfStandsOnce) {
  v1::TransmissionChain proto;
  AddLink(v1::LINK_ROLE_OUTLET, "بريد المرفأ", &proto);
  AddLink(v1::LINK_ROLE_RELAY, "بريد المرفأ", &proto);
  AddLink(v1::LINK_ROLE_SPEAKER, "مصدر مطلع", &proto);
  EXPECT_THAT(FromProto(proto).links, ElementsAre(Link{v1::LINK_ROLE_SPEAKER, "مصدر مطلع"},
                                                  Link{v1::LINK_ROLE_OUTLET, "بريد المرفأ"}));
}

TEST(FromProtoTest, ANamelessSourceGetsAName) {
  v1::TransmissionChain proto;
  AddLink(v1::LINK_ROLE_OUTLET, "بريد المرفأ", &proto);
  AddLink(v1::LINK_ROLE_SPEAKER, "", &proto);
  EXPECT_EQ(FromProto(proto).links.front().name, "مصدر لم يُسمَّ");
}

TEST(FromProtoTest, AChainWithoutAnOriginIsItsOwn) {
  v1::TransmissionChain proto;
  proto.set_statement("statements/s");
  EXPECT_EQ(FromProto(proto).origin, "statements/s");
  EXPECT_TRUE(FromProto(proto).links.empty());
}

}  // namespace
}  // namespace isnad::report
