// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/server_flags.h"

#include <utility>

#include "absl/flags/flag.h"
#include "absl/time/time.h"
#include "core/rpc/security/security.h"

ABSL_FLAG(std::string, health_listen, "",
          "HOST:PORT to serve health checks (grpc.health.v1) on, and nothing else, in plaintext; "
          "empty for none");
ABSL_FLAG(std::string, admin_listen, "",
          "HOST:PORT to serve grpc.channelz.v1, reflection and health on, in plaintext and to "
          "whoever connects: a loopback address; empty for none");
ABSL_FLAG(std::vector<std::string>, gazetteer, {},
          "files of names to know besides the built-in ones, joined by commas (deploy/gazetteer/"
          "README.md); an entry that is wrong stops the start. Give both services the same");
ABSL_FLAG(int32_t, queue_limit, 256, "calls that may wait for a worker; more are refused");
ABSL_FLAG(int32_t, drain_seconds, 25,
          "seconds that calls under way may take to finish after SIGTERM");
ABSL_FLAG(std::string, log_level, "info", "debug, info, warning, error or off");

ABSL_FLAG(std::string, tls_certificate, "",
          "file with the server's certificate in PEM, those of its issuers after it; read again "
          "when it changes. deploy/security.md tells more of this and what follows");
ABSL_FLAG(std::string, tls_key, "", "file with its private key in PEM, without a passphrase");
ABSL_FLAG(std::string, tls_client_ca, "",
          "file with the certificates, in PEM, of those who sign clients' certificates; empty: "
          "clients are not asked for one");
ABSL_FLAG(bool, tls_require_client_certificate, true,
          "with --tls-client-ca: close connections without a valid client certificate; "
          "--notls-require-client-certificate where clients may show a bearer token instead");
ABSL_FLAG(bool, plaintext, false,
          "serve without TLS on an address that other machines can reach; loopback addresses need "
          "no such leave");
ABSL_FLAG(std::string, access, "",
          "file that says which client may do what (core/rpc/security/access.proto); read again "
          "when it changes. Empty: everybody may do everything");
ABSL_FLAG(double, client_rate, 0,
          "calls a second that one client may begin; more are refused with RESOURCE_EXHAUSTED. 0: "
          "no limit");
ABSL_FLAG(double, client_burst, 0,
          "calls that it may begin at once before the rate counts; 0: as many as in a second");
ABSL_FLAG(int32_t, client_calls, 0,
          "calls of one client that may be under way, open streams too; 0: no limit");
ABSL_FLAG(int32_t, max_calls, 1024,
          "calls of all clients that may be under way, open streams too; 0: no limit");
ABSL_FLAG(int32_t, max_connections, 1024,
          "connections that may be open at once; more are closed at once");
ABSL_FLAG(int32_t, max_connections_from_address, 512,
          "of these, from one IPv4 address or one /64 network of IPv6; 0: no limit of its own");
ABSL_FLAG(absl::Duration, max_connection_age, absl::Minutes(30),
          "after so long, a tenth more or less, a connection takes no new calls, so that clients "
          "spread over servers anew; inf: never");
ABSL_FLAG(absl::Duration, max_connection_age_grace, absl::InfiniteDuration(),
          "how long calls on such a connection may go on before they are broken off");

namespace isnad::rpc {
namespace {

security::SecurityOptions SecurityFlags() {
  security::SecurityOptions options;
  options.tls = {absl::GetFlag(FLAGS_tls_certificate), absl::GetFlag(FLAGS_tls_key),
                 absl::GetFlag(FLAGS_tls_client_ca)};
  if (!options.tls.client_ca.empty()) {
    options.client_certificates = absl::GetFlag(FLAGS_tls_require_client_certificate)
                                      ? security::ClientCertificates::kRequired
                                      : security::ClientCertificates::kOptional;
  }
  options.plaintext = absl::GetFlag(FLAGS_plaintext);
  options.access_file = absl::GetFlag(FLAGS_access);
  options.limits = {.client_rate = absl::GetFlag(FLAGS_client_rate),
                    .client_burst = absl::GetFlag(FLAGS_client_burst),
                    .client_calls = absl::GetFlag(FLAGS_client_calls),
                    .calls = absl::GetFlag(FLAGS_max_calls)};
  return options;
}

}  // namespace

absl::Status CheckServerFlags() {
  if (absl::GetFlag(FLAGS_queue_limit) < 1 || absl::GetFlag(FLAGS_drain_seconds) < 0) {
    return absl::InvalidArgumentError(
        "--queue-limit must be at least 1, --drain-seconds at least 0");
  }
  // Written so that what is no number fails.
  if (!(absl::GetFlag(FLAGS_client_rate) >= 0) || !(absl::GetFlag(FLAGS_client_burst) >= 0) ||
      absl::GetFlag(FLAGS_client_calls) < 0 || absl::GetFlag(FLAGS_max_calls) < 0) {
    return absl::InvalidArgumentError(
        "--client-rate, --client-burst, --client-calls and --max-calls must be at least 0");
  }
  if (absl::GetFlag(FLAGS_max_connections) < 1 ||
      absl::GetFlag(FLAGS_max_connections_from_address) < 0) {
    return absl::InvalidArgumentError(
        "--max-connections must be at least 1, --max-connections-from-address at least 0");
  }
  if (absl::GetFlag(FLAGS_max_connection_age) < absl::Seconds(1) ||
      absl::GetFlag(FLAGS_max_connection_age_grace) < absl::ZeroDuration()) {
    return absl::InvalidArgumentError(
        "--max-connection-age must be at least 1s, --max-connection-age-grace at least 0");
  }
  return absl::OkStatus();
}

absl::Status ReadServerFlags(ServerOptions* options) {
  options->health_listen = absl::GetFlag(FLAGS_health_listen);
  options->admin_listen = absl::GetFlag(FLAGS_admin_listen);
  options->queue_limit = absl::GetFlag(FLAGS_queue_limit);
  options->connections = {absl::GetFlag(FLAGS_max_connections),
                          absl::GetFlag(FLAGS_max_connections_from_address)};
  options->max_connection_age = absl::GetFlag(FLAGS_max_connection_age);
  options->max_connection_age_grace = absl::GetFlag(FLAGS_max_connection_age_grace);
  // What the admin port shows has no TLS ever: see there for the health port.
  auto security = security::Security::Start(SecurityFlags(), {options->listen});
  if (!security.ok()) return security.status();
  options->security = *std::move(security);
  if (!options->admin_listen.empty() && !security::IsLoopback(options->admin_listen) &&
      !absl::GetFlag(FLAGS_plaintext)) {
    return absl::FailedPreconditionError(
        "--admin-listen asks nobody who they are: give it a loopback address");
  }
  return absl::OkStatus();
}

}  // namespace isnad::rpc
