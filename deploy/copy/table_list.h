// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "deploy/copy/table.h"

// What a copy consists of. Whoever adds a table or a column by a migration adds
// it here: a test fails while a store of either kind has one that is in neither
// list.
namespace isnad::copy {

// The tables that are copied row by row, in the order in which they are: both
// kinds of store have them with the same columns.
const std::vector<Table>& CopiedTables();

struct TableLeftOut {
  const char* name;
  const char* why;
};
// Tables that a store of either kind may have beside them.
const std::vector<TableLeftOut>& TablesLeftOut();

}  // namespace isnad::copy
