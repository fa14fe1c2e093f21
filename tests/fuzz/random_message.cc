// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/random_message.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "absl/strings/ascii.h"
#include "core/text/utf8.h"

namespace isnad::fuzz {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr int kDeepest = 4;

int64_t Number(Decisions& decisions) {
  static constexpr int64_t kEdges[] = {0,
                                       1,
                                       -1,
                                       2,
                                       100,
                                       1000,
                                       1001,
                                       1'600'000'000,
                                       -62135596801,
                                       253402300800,
                                       std::numeric_limits<int32_t>::max(),
                                       std::numeric_limits<int32_t>::min(),
                                       std::numeric_limits<int64_t>::max(),
                                       std::numeric_limits<int64_t>::min()};
  return kEdges[decisions.Below(std::size(kEdges))];
}

// Mostly one that there is.
int Enumerator(Decisions& decisions, const google::protobuf::EnumDescriptor& type) {
  const size_t index = decisions.Below(32);
  if (index == 31) return -1;
  return type.value(static_cast<int>(index) % type.value_count())->number();
}

double Real(Decisions& decisions) {
  static constexpr double kEdges[] = {0, 0.5, 1, -1, 1.5, 1e300, -1e-300, INFINITY, -INFINITY, NAN};
  return kEdges[decisions.Below(std::size(kEdges))];
}

// Mostly a resource of the noun that the field, or the request, is named for.
std::string Word(Decisions& decisions, const std::vector<std::string>& words,
                 const FieldDescriptor* field) {
  const std::string about = absl::AsciiStrToLower(
      field->name() == "name" ? field->containing_type()->name() : field->name());
  std::vector<const std::string*> fitting;
  for (const std::string& word : words) {
    const size_t slash = word.find("s/");
    const bool fits = slash != std::string::npos && about.find(word.substr(0, slash)) == 0;
    const bool names = field->name() == "name" && slash != std::string::npos &&
                       about.find(word.substr(0, slash)) != std::string::npos;
    const bool actor = (about == "target" || about == "sources") && word.rfind("actors/", 0) == 0;
    if (fits || names || actor) fitting.push_back(&word);
  }
  const size_t choice = decisions.Byte();
  if (fitting.empty() || choice >= 224) return words[choice % words.size()];
  return *fitting[choice % fitting.size()];
}

std::string Text(Decisions& decisions, const std::vector<std::string>& words,
                 const FieldDescriptor* field) {
  const size_t kind = decisions.Below(16);
  std::string text = Word(decisions, words, field);
  if (kind == 0) text = "";
  if (kind == 1) text += words[decisions.Below(words.size())];
  if (kind == 2) text = std::string(decisions.Take(decisions.Byte()));
  if (kind == 3) text.insert(decisions.Below(text.size() + 1), std::string(decisions.Take(2)));
  return text::FindMalformedUtf8(text) ? "\u0645\u062f" : text;
}

// Sets or adds one value of the field.
void FillValue(Decisions& decisions, const std::vector<std::string>& words,
               const FieldDescriptor* field, Message* message, int depth) {
  const Reflection& r = *message->GetReflection();
  const bool list = field->is_repeated();
  const auto set = [&](auto one, auto add, auto value) {
    list ? (r.*add)(message, field, value) : (r.*one)(message, field, value);
  };
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return FillMessage(decisions, words,
                         list ? r.AddMessage(message, field) : r.MutableMessage(message, field),
                         depth + 1);
    case FieldDescriptor::CPPTYPE_STRING:
      return list ? r.AddString(message, field, Text(decisions, words, field))
                  : r.SetString(message, field, Text(decisions, words, field));
    case FieldDescriptor::CPPTYPE_ENUM:
      return set(&Reflection::SetEnumValue, &Reflection::AddEnumValue,
                 Enumerator(decisions, *field->enum_type()));
    case FieldDescriptor::CPPTYPE_BOOL:
      return set(&Reflection::SetBool, &Reflection::AddBool, decisions.Below(2) == 1);
    case FieldDescriptor::CPPTYPE_INT32:
      return set(&Reflection::SetInt32, &Reflection::AddInt32,
                 static_cast<int32_t>(Number(decisions)));
    case FieldDescriptor::CPPTYPE_UINT32:
      return set(&Reflection::SetUInt32, &Reflection::AddUInt32,
                 static_cast<uint32_t>(Number(decisions)));
    case FieldDescriptor::CPPTYPE_INT64:
      return set(&Reflection::SetInt64, &Reflection::AddInt64, Number(decisions));
    case FieldDescriptor::CPPTYPE_UINT64:
      return set(&Reflection::SetUInt64, &Reflection::AddUInt64,
                 static_cast<uint64_t>(Number(decisions)));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return set(&Reflection::SetDouble, &Reflection::AddDouble, Real(decisions));
    case FieldDescriptor::CPPTYPE_FLOAT:
      return set(&Reflection::SetFloat, &Reflection::AddFloat, static_cast<float>(Real(decisions)));
  }
}

}  // namespace

absl::string_view Decisions::Take(size_t size) {
  const absl::string_view taken = bytes_.substr(std::min(next_, bytes_.size()), size);
  next_ += taken.size();
  return taken;
}

void FillMessage(Decisions& decisions, const std::vector<std::string>& words, Message* message,
                 int depth) {
  if (depth > kDeepest) return;
  for (int i = 0; i < message->GetDescriptor()->field_count() && decisions.any_left(); ++i) {
    const FieldDescriptor* const field = message->GetDescriptor()->field(i);
    if (decisions.Below(depth == 0 ? 4 : 2) == 0) continue;
    const size_t count = field->is_repeated() ? decisions.Below(4) : 1;
    for (size_t n = 0; n < count; ++n) FillValue(decisions, words, field, message, depth);
  }
}

}  // namespace isnad::fuzz
