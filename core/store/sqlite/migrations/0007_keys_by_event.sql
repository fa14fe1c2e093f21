-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- Mentions are filed under keys of another form (core/analysis/contradictions/
-- conflict_keys.h), which the analysis makes: every article waits for it.
INSERT INTO reanalysis_queue SELECT article_id FROM articles WHERE true ON CONFLICT DO NOTHING;
