// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/rpc/security/file_reloader.h"

namespace isnad::rpc::security {

// What a server shows and whom it believes, in PEM.
struct TlsMaterial {
  std::string certificate;  // the server's own first, then those up to the root
  std::string key;
  std::string client_ca;  // who signs clients' certificates; empty where none are asked for
};

// OK where a server can serve with it at this time: all of it parses, the key
// belongs to the certificate, which has not expired, and OpenSSL finds neither
// too weak. INVALID_ARGUMENT else; no message quotes a key.
absl::Status CheckTlsMaterial(const TlsMaterial& material, absl::Time now);

struct TlsFiles {
  std::string certificate;
  std::string key;
  std::string client_ca;  // or empty
};

// The material at hand, with a number that grows whenever it is replaced.
// Thread-safe.
class TlsStore {
 public:
  // Reads the files, and keeps what is there already where they are not good.
  absl::Status Load(const TlsFiles& files, RememberingReader& reader);

  struct Current {
    int64_t version = 0;  // 0: nothing was loaded yet
    std::shared_ptr<const TlsMaterial> material;
  };
  Current current() const;

 private:
  mutable absl::Mutex mutex_;
  Current current_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace isnad::rpc::security
