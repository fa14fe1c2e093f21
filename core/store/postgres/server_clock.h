// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

// In a statement: the time of the server's clock, the one that all who use it
// share, in microseconds since 1970.
#define ISNAD_SERVER_NOW "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"
