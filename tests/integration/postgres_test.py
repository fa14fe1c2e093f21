# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The real pair on a PostgreSQL server: it answers as on SQLite, whoever of
several ingest services took the articles in, and whatever broke meanwhile."""
import signal
import threading
import unittest

import grpc
from pair import ROOT, Pair, error_details
from postgres_server import Server

SAMPLES = ROOT / "deploy" / "samples" / "articles.jsonl"
LISTINGS = {"ListArticles": "articles", "ListStatements": "statements", "ListActors": "actors",
            "ListClaims": "claims", "ListContradictions": "contradictions"}


def answers(pair):
    """Everything listed, but for the times at which it was stored or found."""
    everything = {}
    for method, field in LISTINGS.items():
        rows = pair.list_all(method, field)
        for row in rows:
            for time in ("ingest_time", "revise_time", "detect_time"):
                if time in row.DESCRIPTOR.fields_by_name:
                    row.ClearField(time)
        everything[method] = [str(row) for row in rows]
    return everything


class PostgresTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        with Pair() as embedded:
            embedded.load(SAMPLES)
            cls.expected = answers(embedded)

    @classmethod
    def tearDownClass(cls):
        cls.server.run("stop")

    def setUp(self):
        self.server.run("start")  # a test that failed may have left it stopped

    def assert_same_answers(self, pair):
        found = answers(pair)
        for method in LISTINGS:
            self.assertGreater(len(self.expected[method]), 0, method)
            self.assertEqual(found[method], self.expected[method], method)

    def test_one_service_leaves_what_sqlite_holds(self):
        with Pair(store=self.server.new_database("one")) as pair:
            pair.load(SAMPLES)
            self.assert_same_answers(pair)
            self.assertIn("created 0", pair.load(SAMPLES).stdout)

    def test_services_that_load_the_same_at_once_leave_it_once(self):
        store = self.server.new_database("several")
        with Pair(store=store) as first, Pair(query=False, store=store) as second, \
                Pair(query=False, store=store) as third:
            threads = [threading.Thread(target=pair.load, args=(SAMPLES,)) for pair in (first, second, third)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assert_same_answers(first)

    def test_what_breaks_off_is_loaded_once_in_the_end(self):
        store = self.server.new_database("broken")
        with Pair(store=store) as pair, Pair(query=False, store=store) as other:
            for _ in range(2):
                loading = threading.Thread(target=pair.load, args=(SAMPLES,), kwargs={"check": False})
                others = threading.Thread(target=other.load, args=(SAMPLES,), kwargs={"check": False})
                loading.start()
                others.start()
                self.server.run("halt", "immediate")
                self.server.run("start")
                pair.ingest.stop(signal.SIGKILL)
                loading.join()
                others.join()
                pair.start_ingest()
            pair.load(SAMPLES)
            self.assert_same_answers(pair)

    def test_a_server_that_is_away_is_unavailable_until_it_is_back(self):
        with Pair(store=self.server.new_database("away")) as pair:
            pair.ingest_article("أعلن رئيس البلدية افتتاح السوق الجديد.")
            self.server.run("halt", "fast")
            for service, method in (("IngestService", None), ("QueryService", "ListArticles")):
                with self.assertRaises(grpc.RpcError) as caught:
                    if method:
                        pair.call(service, method)
                    else:
                        pair.ingest_article("أعلن رئيس البلدية إغلاق السوق القديم.")
                self.assertEqual(caught.exception.code(), grpc.StatusCode.UNAVAILABLE)
                self.assertEqual(error_details(caught.exception)["ErrorInfo"].reason, "ERROR_REASON_STORE_UNAVAILABLE")
            self.server.run("start")
            pair.ingest_article("أعلن رئيس البلدية إغلاق السوق القديم.")
            self.assertEqual(len(pair.list_all("ListArticles", "articles")), 2)

    def test_services_started_before_their_server_serve_when_it_is_there(self):
        store = self.server.new_database("late")
        self.server.run("halt", "fast")
        with Pair(store=store, wait=False) as pair:
            for service in (pair.ingest, pair.query):
                service.await_event("store_not_open")
            for call in (lambda: pair.ingest_article("أعلن رئيس البلدية افتتاح السوق الجديد."),
                         lambda: pair.call("QueryService", "ListArticles")):
                with self.assertRaises(grpc.RpcError) as caught:
                    call()
                self.assertEqual(caught.exception.code(), grpc.StatusCode.UNAVAILABLE)
                self.assertEqual(error_details(caught.exception)["ErrorInfo"].reason, "ERROR_REASON_STORE_UNAVAILABLE")
            self.server.run("start")
            pair.ingest.await_serving()
            pair.query.await_serving()
            pair.ingest_article("أعلن رئيس البلدية افتتاح السوق الجديد.")
            self.assertEqual(len(pair.list_all("ListArticles", "articles")), 1)

    def test_a_service_that_waits_for_its_server_ends_when_it_is_told(self):
        self.server.run("halt", "fast")
        with Pair(query=False, store=self.server.address, wait=False) as pair:
            pair.ingest.await_event("store_not_open")
            self.assertEqual(pair.ingest.stop(seconds=10), 0)
            self.assertEqual(pair.ingest.events()[-1]["event"], "stopped")

    def test_what_no_waiting_mends_ends_the_start(self):
        with Pair(query=False, store=self.server.address + "_that_nobody_made", wait=False) as pair:
            self.assertEqual(pair.ingest.process.wait(30), 1)
            last = pair.ingest.events()[-1]
            self.assertEqual(last["event"], "cannot_serve")
            self.assertEqual(last["reason"], "ERROR_REASON_STORE_MISSING")


if __name__ == "__main__":
    unittest.main()
