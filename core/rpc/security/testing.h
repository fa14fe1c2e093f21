// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "gtest/gtest.h"

// Keys, certificates and files for tests, made by the openssl program as an
// operator would.
namespace isnad::rpc::security {

// A folder of files that goes with the object.
class TestFolder {
 public:
  TestFolder() {
    char path[] = "/tmp/isnad-security-XXXXXX";
    path_ = mkdtemp(path);
  }
  ~TestFolder() { Run("rm -rf " + path_); }

  std::string path(const std::string& name) const { return path_ + "/" + name; }
  void Write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  std::string Read(const std::string& name) const {
    std::stringstream text;
    text << std::ifstream(path(name), std::ios::binary).rdbuf();
    return text.str();
  }
  // Runs "openssl ARGUMENTS" in the folder.
  void OpenSsl(const std::string& arguments) const { Run("openssl " + arguments); }

  // name.key and name.crt, which signs itself. extra: further arguments.
  void MakeCertificate(const std::string& name, const std::string& extra = "") const {
    OpenSsl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=" +
            name + " -keyout " + name + ".key -out " + name + ".crt " + extra);
  }
  // name.key and name.pub of an algorithm ("EC -pkeyopt ec_paramgen_curve:P-256").
  void MakeKey(const std::string& name, const std::string& algorithm) const {
    OpenSsl("genpkey -algorithm " + algorithm + " -out " + name + ".key");
    OpenSsl("pkey -in " + name + ".key -pubout -out " + name + ".pub");
  }

 private:
  void Run(const std::string& command) const {
    EXPECT_EQ(std::system(("cd " + path_ + " && " + command + " 2>/dev/null").c_str()), 0)
        << command;
  }
  std::string path_;
};

}  // namespace isnad::rpc::security
