# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The real services on stores of other versions: an older one is brought up to
date, a newer one is refused with words that an operator can act on."""
import pathlib
import signal
import sqlite3
import subprocess
import threading
import time
import unittest

import grpc
from pair import ROOT, Pair, Service, error_details, free_port, temporary_folder
from postgres_server import Server

KEPT = ROOT / "core" / "store" / "kept"


def sqlite_store(folder, number=None):
    """A store as the program of a version left it; an empty one without."""
    path = pathlib.Path(temporary_folder("isnad-schema-")) / "isnad.db"
    if number is not None:
        db = sqlite3.connect(path)
        db.executescript((KEPT / "sqlite" / f"{number:04}.sql").read_text(encoding="utf-8"))
        db.close()
    return f"sqlite:{path}"


class SchemaTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.folder = temporary_folder("isnad-schema-logs-")

    @classmethod
    def tearDownClass(cls):
        cls.server.run("stop")

    def postgres_store(self, name, number=None):
        address = self.server.new_database(name)
        if number is not None:
            subprocess.run(["psql", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1", address, "-f",
                            str(KEPT / "postgres" / f"{number:04}.sql")], check=True)
        return address

    def set_version(self, store, version):
        if store.startswith("sqlite:"):
            db = sqlite3.connect(store.removeprefix("sqlite:"))
            db.execute(f"PRAGMA user_version = {version}")
            db.close()
        else:
            subprocess.run(["psql", "--quiet", store, "-c", f"UPDATE isnad_schema SET version = {version}"], check=True)

    def start(self, program, store):
        service = Service(program, self.folder, free_port(), free_port(), store)
        self.addCleanup(service.stop, signal.SIGKILL)
        return service

    def await_log(self, service, text):
        end = time.time() + 30
        while text not in service.log.read_text(encoding="utf-8"):
            self.assertLess(time.time(), end, service.log.read_text(encoding="utf-8"))
            time.sleep(0.05)

    def test_an_older_store_is_migrated_and_served(self):
        stores = [(f"SQLite {n}", sqlite_store(self.folder, n)) for n in (1, 2, 3, 4, 6, 7, 8)]
        stores.append(("PostgreSQL 1", self.postgres_store("older", 1)))
        for name, store in stores:
            with self.subTest(name):
                # The query service says that it waits for the ingest service, and for what.
                query = self.start("isnad-query", store)
                self.await_log(query, "STORE_SCHEMA_MISSING")
                with Pair(query=False, store=store) as pair:
                    query.await_serving()
                    pair.ports[2] = query.port
                    self.assertEqual(len(pair.list_all("ListArticles", "articles")), 4)
                    self.assertGreaterEqual(len(pair.list_all("ListContradictions", "contradictions")), 2)
                    pair.ingest_article("أعلن رئيس البلدية افتتاح السوق الجديد.")
                    self.assertEqual(len(pair.list_all("ListArticles", "articles")), 5)
                query.stop()

    def test_services_that_start_at_once_migrate_a_store_once(self):
        store = self.postgres_store("at_once", 1)
        pairs = []
        threads = [threading.Thread(target=lambda: pairs.append(Pair(query=False, store=store))) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(pairs), 3)
        for n, pair in enumerate(pairs):
            self.addCleanup(pair.close)
            pair.ingest_article(f"أعلن رئيس البلدية افتتاح السوق رقم {n}.")
        pairs[0].start_query()
        self.assertEqual(len(pairs[0].list_all("ListArticles", "articles")), 7)

    def test_a_newer_store_is_refused_by_both_services(self):
        for name, store in (("SQLite", sqlite_store(self.folder)), ("PostgreSQL", self.postgres_store("newer"))):
            with self.subTest(name):
                with Pair(store=store) as pair:
                    # Another program migrates the store under services that run.
                    self.set_version(store, 999)
                    with self.assertRaises(grpc.RpcError) as caught:
                        pair.call("QueryService", "ListArticles")
                    self.assertEqual(caught.exception.code(), grpc.StatusCode.FAILED_PRECONDITION)
                    info = error_details(caught.exception)["ErrorInfo"]
                    self.assertEqual(info.reason, "ERROR_REASON_STORE_SCHEMA_TOO_NEW")
                    self.assertEqual(info.metadata["store_version"], "999")
                    self.assertIn("run a newer program", caught.exception.details())
                ingest = self.start("isnad-ingest", store)
                self.assertEqual(ingest.process.wait(30), 1)
                self.assertIn("STORE_SCHEMA_TOO_NEW", ingest.log.read_text(encoding="utf-8"))
                query = self.start("isnad-query", store)
                self.await_log(query, "STORE_SCHEMA_TOO_NEW")
                self.assertIsNone(query.process.poll())
                self.assertEqual(query.stop(), 0)


if __name__ == "__main__":
    unittest.main()
