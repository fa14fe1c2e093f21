// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/rules/rule_lint.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace isnad::analysis {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr const char* kExampleFields[] = {"example", "counter_example"};

bool StatesARule(const Descriptor& type) {
  for (const char* name : kExampleFields) {
    if (type.FindFieldByName(name) != nullptr) return true;
  }
  return false;
}

std::string IdOf(const Message& rule) {
  const FieldDescriptor* id = rule.GetDescriptor()->FindFieldByName("id");
  if (id == nullptr || id->is_repeated() || id->cpp_type() != FieldDescriptor::CPPTYPE_STRING) {
    return "";
  }
  return rule.GetReflection()->GetString(rule, id);
}

}  // namespace

void RuleLint::Check(absl::string_view file, const Message& rules) {
  if (StatesARule(*rules.GetDescriptor())) CheckRule(file, rules);
  const auto* reflection = rules.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(rules, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      Check(file, reflection->GetMessage(rules, field));
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(rules, field); ++i) {
      Check(file, reflection->GetRepeatedMessage(rules, field, i));
    }
  }
}

void RuleLint::CheckRule(absl::string_view file, const Message& rule) {
  const std::string id = IdOf(rule);
  CheckId(file, id);
  CheckExamples(file, id, rule);
}

void RuleLint::CheckId(absl::string_view file, const std::string& id) {
  if (!IsLowerKebabCase(id)) {
    findings_.push_back(absl::StrCat(file, ": id \"", id, "\" is not lower-kebab-case"));
    return;
  }
  const auto [place, is_new] = file_of_id_.emplace(id, std::string(file));
  if (is_new) return;
  findings_.push_back(absl::StrCat(file, ": id \"", id, "\" repeats one of ", place->second));
}

void RuleLint::CheckExamples(absl::string_view file, const std::string& id, const Message& rule) {
  for (const char* name : kExampleFields) {
    const FieldDescriptor* field = rule.GetDescriptor()->FindFieldByName(name);
    const bool has_one = field != nullptr && field->is_repeated() &&
                         rule.GetReflection()->FieldSize(rule, field) > 0;
    if (!has_one) findings_.push_back(absl::StrCat(file, ": rule \"", id, "\" has no ", name));
  }
}

bool IsLowerKebabCase(absl::string_view id) {
  if (id.empty() || !absl::ascii_islower(id.front()) || id.back() == '-') return false;
  for (size_t i = 0; i < id.size(); ++i) {
    const bool dash = id[i] == '-' && id[i - 1] != '-';
    if (!dash && !absl::ascii_islower(id[i]) && !absl::ascii_isdigit(id[i])) return false;
  }
  return true;
}

}  // namespace isnad::analysis
