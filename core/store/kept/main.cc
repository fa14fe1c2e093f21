// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
// isnad_kept_story STORE VERSION: makes a store to be kept (README.md).
#include <cstdlib>
#include <iostream>

#include "core/store/kept/story.h"
#include "core/store/open_store.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "isnad_kept_story STORE VERSION\n";
    return 1;
  }
  const auto writer = isnad::store::OpenStoreForWriting(argv[1]);
  const absl::Status status =
      writer.ok() ? isnad::store::TellStory(**writer, std::atoi(argv[2])) : writer.status();
  if (status.ok()) return 0;
  std::cerr << status << "\n";
  return 1;
}
