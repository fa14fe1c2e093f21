// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/endpoints.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/model/steady_clock.h"
#include "core/store/errors.h"
#include "core/store/postgres/connecting.h"

namespace isnad::store::postgres {
namespace {

// Between two attempts to reach servers that are passed over, and how long one
// may take.
constexpr std::chrono::seconds kProbeInterval(1);
constexpr absl::Duration kProbeTime = absl::Seconds(5);
// A call that had less for a server and ended says nothing about it.
constexpr absl::Duration kSilence = absl::Milliseconds(250);
// Between two looks for a commit: the pause doubles.
constexpr absl::Duration kFirstPause = absl::Milliseconds(5);
constexpr absl::Duration kLongestPause = absl::Milliseconds(100);

// Whether another server may do better: not where the fault is the statement's.
bool IsOfTheServer(const Failure& failure) {
  return failure.status.code() == absl::StatusCode::kUnavailable ||
         failure.status.code() == absl::StatusCode::kFailedPrecondition ||
         failure.status.code() == absl::StatusCode::kResourceExhausted ||
         failure.status.code() == absl::StatusCode::kDataLoss;
}

absl::Status TooFarBehind(absl::Duration lag, absl::Duration allowed) {
  return StoreBehind(absl::StrCat("is ", absl::FormatDuration(absl::Trunc(lag, absl::Seconds(1))),
                                  " behind, ", absl::FormatDuration(allowed), " are allowed"),
                     {});
}

}  // namespace

absl::StatusOr<std::unique_ptr<Endpoints>> Endpoints::Create(const std::string& address,
                                                             const Options& options) {
  auto endpoints = std::unique_ptr<Endpoints>(new Endpoints(options));
  std::vector<std::string> addresses = options.read.replicas;
  addresses.push_back(address);
  for (const std::string& each : addresses) {
    auto server = ServersOf(each);
    if (!server.ok()) return server.status();
    auto endpoint = std::make_unique<Endpoint>(each, options.connections, *options.read.observer);
    endpoint->server = *std::move(server);
    endpoint->is_replica = endpoints->endpoints_.size() + 1 < addresses.size();
    endpoints->endpoints_.push_back(std::move(endpoint));
  }
  if (endpoints->has_choice()) {
    endpoints->prober_ = std::thread([pointer = endpoints.get()] { pointer->Probe(); });
  }
  return endpoints;
}

Endpoints::~Endpoints() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  if (prober_.joinable()) prober_.join();
}

absl::Status Endpoints::Read(const CallContext& call,
                             absl::FunctionRef<void(sql::Connection&)> read) {
  std::vector<Answer> answers(endpoints_.size());
  const absl::Time end = std::min(call.deadline, model::SteadyNow() + kCommitPatience);
  absl::Status behind;  // what kept it waiting, once it waits
  for (absl::Duration pause = kFirstPause;; pause = std::min(2 * pause, kLongestPause)) {
    const Answer answer = ReadFromAny(call, read, &answers);
    if (answer.kind == Answer::Kind::kRead) return absl::OkStatus();
    if (answer.kind == Answer::Kind::kOver) {
      // A caller whose time is over learns what it was spent on.
      return absl::IsDeadlineExceeded(answer.why) && !behind.ok() ? behind : answer.why;
    }
    // Before the deadline, so that the answer arrives.
    if (answer.kind != Answer::Kind::kLacksCommit || model::SteadyNow() + pause >= end) break;
    behind = Sum(answers);
    absl::SleepFor(pause);
  }
  return Sum(answers);
}

// The rest of an answer comes from where it began. Where that is not to be had,
// from the store's own address: another standby may be behind it.
std::vector<size_t> Endpoints::Order(const CallContext& call) {
  const size_t own = endpoints_.size() - 1;
  if (own == 0) return {0};
  std::vector<size_t> order;
  const auto add = [&order](size_t index) {
    if (std::find(order.begin(), order.end(), index) == order.end()) order.push_back(index);
  };
  const int begun = call.notes == nullptr ? -1 : call.notes->endpoint();
  if (begun >= 0) {
    add(static_cast<size_t>(begun));
    add(own);
  }
  const size_t first = begun >= 0 ? 0 : turn_++;
  for (size_t i = 0; i < own; ++i) add((first + i) % own);
  add(own);
  std::stable_partition(order.begin(), order.end(),
                        [this](size_t index) { return StateOf(*endpoints_[index]).ok(); });
  return order;
}

Endpoints::Answer Endpoints::ReadFromAny(const CallContext& call,
                                         absl::FunctionRef<void(sql::Connection&)> read,
                                         std::vector<Answer>* answers) {
  Answer last;
  bool lacks_commit = false;
  std::vector<size_t> order = Order(call);
  const size_t count = order.size();
  for (size_t i = 0; i < order.size(); ++i) {
    Endpoint& endpoint = *endpoints_[order[i]];
    Answer& answer = (*answers)[order[i]];
    const absl::Status known = StateOf(endpoint);
    // It is sooner that a replica has the commit than that this one is back.
    if (lacks_commit && !known.ok() && i < count) {
      answer = {Answer::Kind::kRefused, known};
      continue;
    }
    const absl::Time began = model::SteadyNow();
    answer = ReadFrom(endpoint, call, read);
    // The call ended, perhaps because this server hangs: the next ones go elsewhere
    // until it has answered the prober.
    if (model::SteadyNow() >= call.deadline && call.deadline - began >= kSilence) {
      Set(endpoint, StoreUnavailable("gave no answer in the time of a call"));
      if (answer.kind != Answer::Kind::kRead) answer = {Answer::Kind::kOver, call.Check()};
      return answer;
    }
    if (answer.kind == Answer::Kind::kRead) {
      Set(endpoint, absl::OkStatus());
      if (call.notes != nullptr) call.notes->ReadFrom(static_cast<int>(order[i]));
      return answer;
    }
    if (answer.kind == Answer::Kind::kOver) return answer;
    const bool is_broken =
        answer.kind == Answer::Kind::kLost || answer.kind == Answer::Kind::kInTheWay;
    // Idle connections may have been lost long ago, while the server restarted.
    if (is_broken && i < count) order.push_back(order[i]);
    if (answer.kind == Answer::Kind::kLost || answer.kind == Answer::Kind::kRefused) {
      Set(endpoint, answer.why);
    }
    lacks_commit = lacks_commit || answer.kind == Answer::Kind::kLacksCommit;
    last = answer;
  }
  if (lacks_commit) last.kind = Answer::Kind::kLacksCommit;
  return last;
}

Endpoints::Answer Endpoints::ReadFrom(Endpoint& endpoint, const CallContext& call,
                                      absl::FunctionRef<void(sql::Connection&)> read) {
  const auto lease = endpoint.pool.Borrow(call);
  if (!lease.ok()) {
    const bool is_over = !call.Check().ok();
    return {is_over ? Answer::Kind::kOver : Answer::Kind::kRefused, lease.status()};
  }
  Connection& connection = (*lease)->connection();
  const auto token = options_.asks_commits ? call.read_after : std::nullopt;
  std::optional<FreshnessCheck> check;
  if (has_choice() || token) check.emplace(connection, endpoint.is_replica, token);
  read(connection);
  absl::StatusOr<Freshness> freshness = Freshness();
  if (check && connection.failure().ok()) {
    if (absl::Status over = call.Check(); !over.ok()) return {Answer::Kind::kOver, over};
    freshness = check->Read();
  }
  return Judge(connection, freshness, check.has_value());
}

Endpoints::Answer Endpoints::Judge(const Connection& connection,
                                   const absl::StatusOr<Freshness>& freshness, bool asked) const {
  using Kind = Answer::Kind;
  const Failure& failure = connection.failure();
  if (connection.is_lost()) return {Kind::kLost, failure.status};
  if (!failure.ok()) {
    if (failure.kind == Failure::Kind::kCancelled || !asked) return {};
    if (failure.kind == Failure::Kind::kConflict) return {Kind::kInTheWay, failure.status};
    if (IsOfTheServer(failure)) return {Kind::kRefused, failure.status};
    return {};
  }
  if (!freshness.ok()) return {Kind::kOver, freshness.status()};
  const absl::Duration allowed = options_.read.max_staleness;
  if (has_choice() && freshness->lag > allowed) {
    return {Kind::kRefused, TooFarBehind(freshness->lag, allowed)};
  }
  if (!freshness->holds_commit) {
    return {Kind::kLacksCommit, StoreBehind("does not hold the commit asked for", {})};
  }
  return {};
}

absl::Status Endpoints::Sum(const std::vector<Answer>& answers) const {
  const bool is_behind = std::any_of(answers.begin(), answers.end(), [](const Answer& answer) {
    return IsStoreBehind(answer.why);
  });
  const bool is_away = std::any_of(answers.begin(), answers.end(), [](const Answer& answer) {
    return absl::IsUnavailable(answer.why) || absl::IsResourceExhausted(answer.why);
  });
  if ((!has_choice() && !is_behind) || !is_away) return answers.back().why;
  std::string message = "no server of the store can answer";
  std::map<std::string, std::string> metadata;
  for (size_t i = 0; i < answers.size(); ++i) {
    const absl::string_view why = answers[i].why.message();
    const std::string line =
        absl::StrCat(endpoints_[i]->server, " ", why.substr(0, why.find('\n')));
    absl::StrAppend(&message, i == 0 ? ": " : "; ", line);
    metadata[absl::StrCat("endpoint_", i + 1)] = line;
  }
  if (!is_behind) return StoreUnavailable(message, std::move(metadata));
  metadata["max_staleness"] = absl::FormatDuration(options_.read.max_staleness);
  return StoreBehind(message, std::move(metadata));
}

absl::Status Endpoints::StateOf(Endpoint& endpoint) {
  std::lock_guard lock(endpoint.mutex);
  return endpoint.state;
}

void Endpoints::Set(Endpoint& endpoint, const absl::Status& state) {
  if (!has_choice() || (state.ok() && StateOf(endpoint).ok())) return;
  std::lock_guard changing(changing_);
  bool is_change = false;
  {
    std::lock_guard lock(endpoint.mutex);
    is_change = endpoint.state.ok() != state.ok();
    endpoint.state = state;
  }
  if (is_change && options_.read.on_change) options_.read.on_change(endpoint.server, state);
}

void Endpoints::Probe() {
  std::unique_lock lock(mutex_);
  while (!stop_.wait_for(lock, kProbeInterval, [this] { return stopping_; })) {
    lock.unlock();
    for (const auto& endpoint : endpoints_) {
      if (StateOf(*endpoint).ok()) continue;
      CallContext call;
      call.deadline = model::SteadyNow() + kProbeTime;
      const Answer answer = ReadFrom(*endpoint, call, [](sql::Connection&) {});
      if (answer.kind == Answer::Kind::kRead) Set(*endpoint, absl::OkStatus());
    }
    lock.lock();
  }
}

}  // namespace isnad::store::postgres
