# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""What was acknowledged is there, whatever happens to the process."""
import json
import pathlib
import signal
import sqlite3
import subprocess
import time
import unittest

from pair import BIN, Pair, Service, free_port

BODY = "قال المتحدث باسم البلدية إن المجلس سيناقش الطلب رقم {n} الأسبوع المقبل. وأضاف أن القرار لن يتأخر."


def write_articles(path, count):
    with open(path, "w", encoding="utf-8") as out:
        for n in range(count):
            out.write(json.dumps({"id": str(n), "outlet": "صحيفة الميزان", "url": f"https://example.org/{n}",
                                  "published": "2021-05-04", "title": f"خبر {n}", "body": BODY.format(n=n)},
                                 ensure_ascii=False) + "\n")


class DurabilityTest(unittest.TestCase):
    def setUp(self):
        self.pair = Pair(query=False)
        self.addCleanup(self.pair.close)
        self.input = pathlib.Path(self.pair.folder) / "articles.jsonl"

    def stored_urls(self):
        db = sqlite3.connect(f"file:{self.pair.folder}/isnad.db?mode=ro", uri=True)
        try:
            self.assertEqual(db.execute("PRAGMA quick_check").fetchone()[0], "ok")
            return [url for (url,) in db.execute("SELECT url FROM articles")]
        finally:
            db.close()

    def interrupted_load(self, how, after):
        """Loads, stops the service with this signal on the way, and gives the
        number of acknowledged articles."""
        journal = pathlib.Path(self.pair.folder) / "journal"
        loader = subprocess.Popen([str(BIN / "isnad-load"), "--ingest", self.pair.ingest_address, "--resume", str(journal),
                                   "--patience", "1s", str(self.input)], stdout=subprocess.PIPE, text=True)
        time.sleep(after)
        status = self.pair.ingest.stop(how)
        out, _ = loader.communicate(timeout=60)
        created = int(out.split("created ")[1].split(",")[0])
        return created, status, loader.returncode

    def test_a_load_that_kills_broke_off_goes_on(self):
        # The loader, that is; kills_test.py kills more, and with callers of all kinds.
        write_articles(self.input, 20000)
        acknowledged = 0
        for round_number in range(2):
            created, _, _ = self.interrupted_load(signal.SIGKILL, 0.4 + 0.2 * round_number)
            acknowledged += created
            self.pair.start_ingest()
            urls = self.stored_urls()
            self.assertEqual(len(urls), len(set(urls)))
            self.assertGreaterEqual(len(urls), acknowledged)
        self.assertGreater(acknowledged, 0)

    def test_term_drains_and_answers_what_it_took(self):
        write_articles(self.input, 20000)
        created, status, _ = self.interrupted_load(signal.SIGTERM, 0.7)
        self.assertEqual(status, 0)
        self.assertGreater(created, 0)
        self.assertGreaterEqual(len(self.stored_urls()), created)

    def test_a_second_writer_is_refused(self):
        second = Service("isnad-ingest", self.pair.folder, free_port(), free_port(), self.pair.store)
        self.assertEqual(second.process.wait(20), 1)
        self.assertIn("STORE_WRITER_PRESENT", second.log.read_text(encoding="utf-8"))

    def test_a_request_id_is_answered_once(self):
        first = self.pair.ingest_article(BODY.format(n=1), request_id="0b7b5a3e-7d1c-4c38-9b39-1d6f0a7c9f11")
        again = self.pair.ingest_article(BODY.format(n=1), request_id="0b7b5a3e-7d1c-4c38-9b39-1d6f0a7c9f11")
        self.assertEqual(first.disposition, 1)
        self.assertEqual(again.disposition, 1)
        self.assertEqual(first.article, again.article)
        self.assertEqual(len(self.stored_urls()), 1)

    def test_a_revision_replaces_statements(self):
        first = self.pair.ingest_article(BODY.format(n=1), url="https://example.org/r")
        second = self.pair.ingest_article("نفى المتحدث باسم البلدية الخبر.", url="https://example.org/r")
        third = self.pair.ingest_article("نفى المتحدث باسم البلدية الخبر.", url="https://example.org/r")
        self.assertEqual([first.disposition, second.disposition, third.disposition], [1, 3, 2])
        self.assertEqual(second.article.name, first.article.name)
        self.assertEqual(second.article.revision, 2)
        self.pair.start_query()
        stored = self.pair.list_all("ListStatements", "statements", article=first.article.name)
        self.assertEqual({s.name for s in stored}, {s.name for s in second.statements})

    def test_validate_only_stores_nothing(self):
        answer = self.pair.ingest_article(BODY.format(n=1), validate_only=True)
        self.assertGreater(len(answer.statements), 0)
        self.assertEqual(self.stored_urls(), [])


if __name__ == "__main__":
    unittest.main()
