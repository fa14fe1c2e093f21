-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- One row that whoever writes the store renews about once a second: a standby
-- that shows an old beat_time lags behind. Microseconds of the server's clock.
CREATE TABLE IF NOT EXISTS store_heartbeat (
  singleton BIGINT NOT NULL PRIMARY KEY,
  beat_time BIGINT NOT NULL
);

INSERT INTO store_heartbeat (singleton, beat_time) VALUES (1, 0)
  ON CONFLICT (singleton) DO NOTHING;
