// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/roles.h"

namespace isnad::rpc::security {
namespace {

struct MethodRole {
  absl::string_view method;
  Role role;
};

constexpr MethodRole kMethods[] = {
    // IngestService: what adds to the store.
    {"IngestArticle", Role::kWriter},
    {"IngestArticles", Role::kWriter},
    {"ImportStatements", Role::kWriter},
    // IngestService: decisions about what is there, and work on all of it.
    {"ReanalyzeArticles", Role::kCurator},
    {"DeleteArticle", Role::kCurator},
    {"UpsertActor", Role::kCurator},
    {"MergeActors", Role::kCurator},
    {"UnmergeActors", Role::kCurator},
    {"DismissContradiction", Role::kCurator},
    {"RestoreContradiction", Role::kCurator},
    // QueryService.
    {"GetArticle", Role::kReader},
    {"ListArticles", Role::kReader},
    {"GetActor", Role::kReader},
    {"ListActors", Role::kReader},
    {"ListActorMerges", Role::kReader},
    {"ResolveActors", Role::kReader},
    {"GetStatement", Role::kReader},
    {"ListStatements", Role::kReader},
    {"GetClaim", Role::kReader},
    {"ListClaims", Role::kReader},
    {"SearchClaims", Role::kReader},
    {"TraceClaim", Role::kReader},
    {"ListDesignations", Role::kReader},
    {"GetContradiction", Role::kReader},
    {"ListContradictions", Role::kReader},
    {"WatchContradictions", Role::kReader},
    {"CompareClaims", Role::kReader},
    {"CheckText", Role::kReader},
};

}  // namespace

absl::string_view RoleName(Role role) {
  switch (role) {
    case Role::kReader:
      return "reader";
    case Role::kWriter:
      return "writer";
    case Role::kCurator:
      return "curator";
  }
  return "";
}

std::optional<Role> RoleOfName(absl::string_view name) {
  for (const Role role : {Role::kReader, Role::kWriter, Role::kCurator}) {
    if (RoleName(role) == name) return role;
  }
  return std::nullopt;
}

std::optional<Role> RoleOfMethod(absl::string_view method) {
  for (const MethodRole& entry : kMethods) {
    if (entry.method == method) return entry.role;
  }
  return std::nullopt;
}

}  // namespace isnad::rpc::security
