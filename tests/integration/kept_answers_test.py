# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Answers that the query service keeps: given again until another process, the
ingest service, stores something; never later, whatever becomes of that process."""
import re
import signal
import threading
import unittest

from pair import Pair

BODY = "قال وزير النقل سليم الكاظمي إن الجسر رقم {} سيفتح أمام السيارات يوم الأحد."


class KeptAnswersTest(unittest.TestCase):
    def setUp(self):
        self.pair = Pair()
        self.addCleanup(self.pair.close)
        self.stored = 0

    def store(self):
        self.stored += 1
        return self.pair.ingest_article(BODY.format(self.stored), title=f"خبر {self.stored}").article.name

    def articles(self):
        return len(self.pair.call("QueryService", "ListArticles", page_size=1000).articles)

    def kept(self):
        """{result: calls} of the query service's metrics."""
        return {result: int(count) for result, count in
                re.findall(r'^isnad_query_kept_answers_total{result="(\w+)"} (\d+)$', self.pair.query.metrics(), re.M)}

    def test_an_answer_is_given_again_until_something_is_stored(self):
        for round in range(1, 6):
            self.store()
            for _ in range(3):
                self.assertEqual(self.articles(), round)
        # The ingest service may tidy up after it has answered, which is a commit too.
        kept = self.kept()
        self.assertEqual(sum(kept.values()), 15)
        self.assertGreaterEqual(kept["missed"], 5)
        self.assertGreaterEqual(kept["found"], 5)

    def test_a_deletion_is_seen_at_once(self):
        name = self.store()
        self.assertEqual([self.articles(), self.articles()], [1, 1])
        self.pair.call("IngestService", "DeleteArticle", name=name)
        self.assertEqual(self.articles(), 0)

    def test_whoever_was_answered_by_ingest_finds_the_article(self):
        """While others ask the same all the time."""
        stop = threading.Event()

        def ask():
            while not stop.is_set():
                self.articles()

        askers = [threading.Thread(target=ask) for _ in range(3)]
        for asker in askers:
            asker.start()
        try:
            for _ in range(60):
                self.store()
                self.assertEqual(self.articles(), self.stored)
        finally:
            stop.set()
            for asker in askers:
                asker.join()

    def test_it_outlives_the_ingest_service(self):
        """Killed, it leaves its log behind; started again, it makes the index anew."""
        for _ in range(3):
            self.store()
            self.assertEqual([self.articles(), self.articles()], [self.stored] * 2)
            self.pair.ingest.stop(signal.SIGKILL)
            self.assertEqual([self.articles(), self.articles()], [self.stored] * 2)
            self.pair.start_ingest()
            self.assertEqual([self.articles(), self.articles()], [self.stored] * 2)


if __name__ == "__main__":
    unittest.main()
