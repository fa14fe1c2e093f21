// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/table_list.h"

namespace isnad::copy {
namespace {

// Rows in a batch: of numbers and words, of records, of whole texts.
constexpr int kNarrow = 4000;
constexpr int kRecords = 1000;
constexpr int kWide = 100;

}  // namespace

// The feed's head comes first: by its feed_id another store is noticed at once.
const std::vector<Table>& CopiedTables() {
  static const auto* const tables = new std::vector<Table>{
      {"contradiction_feed_head", "singleton int",
       "feed_id, oldest_position int, newest_position int"},
      {"curation_version", "singleton int", "version int"},
      {"index_versions", "index_name", "version int"},
      {"articles", "article_id",
       "outlet, url, language_code, title, body, publish_time int, recency int, "
       "ingest_time int, revision int, duplicate_of, content_hash, external_id, rules_version, "
       "first_ingest_time int",
       kWide},
      {"article_revisions", "article_id, revision int",
       "outlet, url, language_code, title, body, publish_time int, ingest_time int, "
       "duplicate_of, content_hash, external_id, rules_version",
       kWide},
      {"statements", "statement_id",
       "article_id, position int, recency int, speaker_id, act int, kind int, record bytes, "
       "outlet, endorsement int",
       kRecords},
      {"statement_postings", "term, recency int, article_id, position int", "", kNarrow,
       "fresh_statement_postings"},
      {"statement_actors", "actor_id, recency int, article_id, position int", ""},
      {"claim_actors", "claim_id, role int, actor_id", "mention_count int, recency int"},
      {"mention_keys", "mention_key, recency int, article_id, ordinal int", "", kNarrow,
       "fresh_mention_keys"},
      {"claim_postings", "term, recency int, article_id, ordinal int", "claim_id", kNarrow,
       "fresh_claim_postings"},
      {"article_actors", "article_id, actor_id", "record bytes", kRecords},
      {"actor_facts", "actor_id, fact int, value", "article_count int"},
      {"actor_names", "actor_id, name, folded", "article_count int"},
      {"actor_name_words", "word, actor_id, name, folded", ""},
      {"designations", "article_id, ordinal int",
       "actor_id, outlet, title, recency int, field int, begin_byte int, end_byte int"},
      {"designation_counts", "actor_id, outlet, title", "designation_count int"},
      {"contradictions", "contradiction_id",
       "recency int, later_publish_time int, types int, scope int, confidence real, "
       "record bytes, dismissal_id",
       kRecords},
      {"contradiction_actors", "actor_id, recency int, contradiction_id", ""},
      {"contradiction_outlets", "outlet, recency int, contradiction_id", ""},
      {"contradiction_articles", "article_id, contradiction_id", ""},
      {"requests", "request_id",
       "request_fingerprint, resource_id, disposition, revision int, request_time int"},
      {"curated_actors", "actor_id", "record bytes"},
      {"curated_actor_names", "name_id, actor_id", "name"},
      {"actor_merges", "merge_id", "recency int, undone int, record bytes"},
      {"actor_merge_members", "actor_id, recency int, merge_id", ""},
      {"merged_actors", "actor_id", "target_id, merge_time int, merge_id"},
      {"reanalysis_queue", "article_id", ""},
      {"name_word_sounds", "sound, word", ""},
      {"article_sketches", "article_id", "publish_time int, duplicate_of, sketch bytes", kRecords},
      {"sketch_bands", "band int, publish_time int, article_id", ""},
      {"dismissals", "dismissal_id", "article_a, article_b, dismiss_time int, record bytes"},
      {"contradiction_claims", "claim_id, recency int, contradiction_id", ""},
      {"imported_statements", "article_id, source_system", "record bytes", kWide},
      {"statement_claims", "claim_id, recency int, article_id, position int", ""},
      {"claim_outlets", "claim_id, outlet", "mention_count int, recency int"},
      {"claims", "claim_id", "recency int, event int, record bytes, is_shared int", kRecords},
      {"claim_mentions", "article_id, ordinal int",
       "claim_id, statement_id, publish_time int, record bytes", kRecords},
      {"actors", "actor_id",
       "kind int, mention_count int, article_count int, record bytes, origin int, wikidata_id",
       kRecords},
      {"contradiction_feed", "contradiction_id", "position int, store_time int"},
      {"first_detections", "statement_a, statement_b", "article_a, article_b, detect_time int"},
  };
  return *tables;
}

const std::vector<TableLeftOut>& TablesLeftOut() {
  static const auto* const tables = new std::vector<TableLeftOut>{
      {"fresh_statement_postings", "rows of statement_postings, of SQLite: copied with them"},
      {"fresh_claim_postings", "rows of claim_postings, of SQLite: copied with them"},
      {"fresh_mention_keys", "rows of mention_keys, of SQLite: copied with them"},
      {"isnad_schema", "PostgreSQL's schema version, and who migrates or copies"},
      {"writer_gate", "never holds a row"},
      {"commit_markers", "of connections to this server"},
      {"store_heartbeat", "a sign of life of those that write this store"},
      {"leases", "of those that write this store"},
      {"store_copy", "of the copy that made the store"},
      {"store_copy_tables", "of the copy that made the store"},
  };
  return *tables;
}

}  // namespace isnad::copy
