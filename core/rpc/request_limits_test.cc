// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// No field of a request, of either service, is without a limit.

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/rpc/service_descriptor.h"
#include "core/rpc/testing.h"
#include "core/rpc/validation.h"
#include "gmock/gmock.h"
#include "google/protobuf/dynamic_message.h"
#include "gtest/gtest.h"
#include "isnad/v1/ingest_service.grpc.pb.h"
#include "isnad/v1/query_service.grpc.pb.h"

namespace isnad::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using model::ErrorReason;

// From the request to a field of it, at any depth.
using Path = std::vector<const FieldDescriptor*>;

void Walk(const Descriptor& type, Path* path, const std::function<void(const Path&)>& visit) {
  ASSERT_LT(path->size(), 10u) << "a message that holds itself needs a limit of its depth";
  for (int i = 0; i < type.field_count(); ++i) {
    path->push_back(type.field(i));
    visit(*path);
    if (type.field(i)->message_type() != nullptr) {
      Walk(*type.field(i)->message_type(), path, visit);
    }
    path->pop_back();
  }
}

// Every field of every request: the request's type, and the way to it.
void ForEachField(const std::function<void(const Descriptor&, const Path&)>& visit) {
  for (const auto* service :
       {&DescriptorOf<v1::IngestService>(), &DescriptorOf<v1::QueryService>()}) {
    for (int i = 0; i < service->method_count(); ++i) {
      const Descriptor& type = *service->method(i)->input_type();
      Path path;
      Walk(type, &path, [&](const Path& found) { visit(type, found); });
    }
  }
}

// A request whose only content is this field, filled by fill, and the name that an
// error would give it.
struct Filled {
  std::unique_ptr<Message> request;
  std::string name;
};
Filled Fill(const Descriptor& type, const Path& path,
            const std::function<void(Message*, const FieldDescriptor*)>& fill) {
  Filled filled;
  filled.request.reset(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(&type)->New());
  Message* message = filled.request.get();
  for (const FieldDescriptor* field : path) {
    filled.name += (filled.name.empty() ? "" : ".") + field->name();
    if (field == path.back()) break;
    if (field->is_repeated()) filled.name += "[0]";
    message = field->is_repeated() ? message->GetReflection()->AddMessage(message, field)
                                   : message->GetReflection()->MutableMessage(message, field);
  }
  fill(message, path.back());
  return filled;
}

TEST(RequestLimitsTest, EveryStringHasALongestLength) {
  const std::string text(kMaxBodyBytes + 1, 'x');
  int strings = 0;
  ForEachField([&](const Descriptor& type, const Path& path) {
    if (path.back()->type() != FieldDescriptor::TYPE_STRING) return;
    ++strings;
    Filled filled = Fill(type, path, [&text](Message* message, const FieldDescriptor* field) {
      if (field->is_repeated()) {
        message->GetReflection()->AddString(message, field, text);
      } else {
        message->GetReflection()->SetString(message, field, text);
      }
    });
    if (path.back()->is_repeated()) filled.name += "[0]";
    EXPECT_THAT(CheckRequest(*filled.request),
                IsInvalidField(filled.name, ErrorReason::kFieldTooLong));
  });
  EXPECT_GT(strings, 100);
}

void AddElement(Message* message, const FieldDescriptor* field) {
  const auto* reflection = message->GetReflection();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      reflection->AddMessage(message, field);
      break;
    case FieldDescriptor::CPPTYPE_STRING:
      reflection->AddString(message, field, "x");
      break;
    case FieldDescriptor::CPPTYPE_ENUM:
      reflection->AddEnumValue(message, field, 1);
      break;
    default:
      ADD_FAILURE() << field->full_name() << " is a list of a kind that no test fills";
  }
}

TEST(RequestLimitsTest, EveryListHasALargestLength) {
  int lists = 0;
  ForEachField([&](const Descriptor& type, const Path& path) {
    if (!path.back()->is_repeated()) return;
    ++lists;
    const Filled filled = Fill(type, path, [](Message* message, const FieldDescriptor* field) {
      for (int i = 0; i <= kMaxElements; ++i) AddElement(message, field);
    });
    EXPECT_THAT(CheckRequest(*filled.request),
                IsInvalidField(filled.name, ErrorReason::kTooManyElements));
  });
  EXPECT_GT(lists, 5);
}

// Bytes and maps would go past both.
TEST(RequestLimitsTest, ThereAreNoFieldsOfOtherKinds) {
  ForEachField([](const Descriptor&, const Path& path) {
    EXPECT_FALSE(path.back()->is_map()) << path.back()->full_name();
    EXPECT_NE(path.back()->type(), FieldDescriptor::TYPE_BYTES) << path.back()->full_name();
  });
}

// A number that says how much is wanted is bounded by its handler, which has a
// test; one that is only compared with what is stored needs no bounds. A new
// field is one of the two: put it here when it is.
TEST(RequestLimitsTest, NumbersAreBoundedOrOnlyCompared) {
  const std::set<std::string> bounded = {"page_size",      "max_candidates", "max_evidence",
                                         "min_confidence", "begin",          "end",
                                         "seconds",        "nanos"};
  const std::set<std::string> compared = {"revision", "min_independent_origin_count"};
  ForEachField([&](const Descriptor&, const Path& path) {
    const FieldDescriptor& field = *path.back();
    const bool is_number = field.cpp_type() <= FieldDescriptor::CPPTYPE_FLOAT;
    if (!is_number) return;
    EXPECT_TRUE(bounded.contains(field.name()) || compared.contains(field.name()))
        << field.full_name();
  });
}

}  // namespace
}  // namespace isnad::rpc
