// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/load/failure_file.h"

#include "google/rpc/error_details.pb.h"
#include "nlohmann/json.hpp"

namespace isnad::load {

void FailureFile::Add(const std::string& place, const std::string& id,
                      const google::rpc::Status& status) {
  if (path_.empty()) return;
  if (!out_.is_open()) out_.open(path_, std::ios::trunc);
  nlohmann::ordered_json line = {
      {"place", place}, {"id", id}, {"code", status.code()}, {"message", status.message()}};
  for (const auto& detail : status.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest bad_request;
    if (detail.UnpackTo(&info)) line["reason"] = info.reason();
    if (detail.UnpackTo(&bad_request) && bad_request.field_violations_size() > 0) {
      line["field"] = bad_request.field_violations(0).field();
    }
  }
  out_ << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n" << std::flush;
}

}  // namespace isnad::load
