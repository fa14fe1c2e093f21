// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/rpc/security/caller.h"
#include "core/rpc/security/file_reloader.h"
#include "core/rpc/security/roles.h"
#include "core/rpc/security/token_verifier.h"

namespace isnad::access {
class AccessPolicy;
}

namespace isnad::rpc::security {

// A caller whose certificate or token was found good.
struct Identity {
  std::string name;  // for logs and limits: "dns:loader.example", "sub:huda"
  RoleSet roles;     // none where the policy does not name it
};

// Who may do what: an access file (access.proto) that was found good. Immutable,
// and so thread-safe.
class AccessPolicy {
 public:
  // Reads the file and those that it names. INVALID_ARGUMENT or NOT_FOUND says
  // what is wrong and where, and quotes no key.
  static absl::StatusOr<std::shared_ptr<const AccessPolicy>> Load(const std::string& path,
                                                                  RememberingReader& reader);

  // UNAUTHENTICATED where the caller shows neither a certificate nor a token, or a
  // token that is not valid, whatever else it shows.
  absl::StatusOr<Identity> Identify(const Caller& caller, absl::Time now) const;

 private:
  absl::Status Take(const access::AccessPolicy& file, const std::string& folder,
                    RememberingReader& reader);
  absl::StatusOr<TokenClaims> Verify(const Caller& caller, absl::Time now) const;
  void AddRoles(const std::string& name, RoleSet* roles) const;

  std::map<std::string, RoleSet> clients_;  // by Identity::name
  std::optional<TokenVerifier> tokens_;
};

// The policy at hand. Thread-safe.
class AccessStore {
 public:
  // Reads the file, and keeps the policy that is there where it is not good.
  absl::Status Load(const std::string& path, RememberingReader& reader);
  std::shared_ptr<const AccessPolicy> current() const;

 private:
  mutable absl::Mutex mutex_;
  std::shared_ptr<const AccessPolicy> current_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace isnad::rpc::security
