# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""isnad-copy with the real pair: a store moves to PostgreSQL and back, whatever
happens to the copying on the way, and answers as before."""
import json
import pathlib
import signal
import subprocess
import time
import unittest

import grpc
from pair import BIN, ROOT, Pair, Service, free_port, temporary_folder
from postgres_server import Server
from postgres_test import LISTINGS
from watch_test import WatchTests
from watches import Watch

SAMPLES = ROOT / "deploy" / "samples" / "articles.jsonl"


def copy(source, target, *extra, check=True):
    done = subprocess.run([str(BIN / "isnad-copy"), "--from", source, "--to", target, *extra],
                          capture_output=True, text=True, timeout=300)
    if check and done.returncode != 0:
        raise AssertionError(done.stdout + done.stderr)
    return done


def answers(pair):
    """Everything listed, with the times at which it was stored and found."""
    return {method: [str(row) for row in pair.list_all(method, field)] for method, field in LISTINGS.items()}


def write_articles(path, count):
    body = "قال المتحدث باسم المرفأ إن الرصيف رقم {n} سيفتح غدا. ونفى أن يكون العمل قد توقف."
    with open(path, "w", encoding="utf-8") as out:
        for n in range(count):
            out.write(json.dumps({"id": str(n), "outlet": "صحيفة الميزان", "url": f"https://example.org/{n}",
                                  "published": "2021-05-04", "title": f"خبر {n}", "body": body.format(n=n)},
                                 ensure_ascii=False) + "\n")


class CopyTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.folder = temporary_folder("isnad-copy-test-")
        articles = pathlib.Path(cls.folder) / "articles.jsonl"
        write_articles(articles, 1500)
        cls.source = f"sqlite:{cls.folder}/source.db"
        with Pair(store=cls.source) as pair:
            pair.load(SAMPLES, articles)
            cls.expected = answers(pair)

    @classmethod
    def tearDownClass(cls):
        cls.server.run("stop")

    def assert_same_answers(self, store):
        with Pair(store=store) as pair:
            found = answers(pair)
            for method in LISTINGS:
                self.assertGreater(len(self.expected[method]), 0, method)
                self.assertEqual(found[method], self.expected[method], method)
            # It goes on: nothing of this is new to it.
            self.assertIn("created 0", pair.load(SAMPLES).stdout)
            pair.ingest_article("أعلن رئيس البلدية افتتاح السوق الجديد.")
            self.assertEqual(len(pair.list_all("ListArticles", "articles")), len(self.expected["ListArticles"]) + 1)

    def killed(self, source, target):
        """Copies, killed and begun again, each time a little later, until it is finished."""
        kills = 0
        while True:
            process = subprocess.Popen([str(BIN / "isnad-copy"), "--from", source, "--to", target, "--every", "0s"],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            # Beyond what the runs before have copied, which it reads once more.
            for _ in range(6 * (kills + 1)):
                if not process.stdout.readline():
                    break
            process.send_signal(signal.SIGKILL)
            out, err = process.communicate(timeout=60)
            if process.returncode == -signal.SIGKILL and "the copy holds what its source held" not in out:
                kills += 1
                continue
            self.assertEqual(process.returncode, 0, out + err)
            return kills

    def test_a_store_moves_to_postgres_and_back(self):
        database = self.server.new_database("moved")
        out = copy(self.source, database, "--every", "0s").stdout
        self.assertRegex(out, r"copied \d+ of \d+ rows \(\d+ %\), now articles\n")
        self.assertRegex(out, r"compared \d+ of \d+ rows \(\d+ %\), now claims\n")
        self.assertIn("the stores hold the same", copy(self.source, database, "--check").stdout)
        back = f"sqlite:{self.folder}/back.db"
        copy(database, back)
        copy(self.source, back, "--check")
        self.assert_same_answers(database)
        self.assert_same_answers(back)
        # They have gone on by now.
        differing = copy(self.source, database, "--check", check=False)
        self.assertEqual(differing.returncode, 2, differing.stderr)
        self.assertIn("articles (", differing.stderr)

    def test_a_copy_that_is_killed_goes_on_until_it_is_whole(self):
        for name, target in (("postgres", self.server.new_database("killed")),
                             ("sqlite", f"sqlite:{self.folder}/killed.db")):
            with self.subTest(name):
                self.assertGreater(self.killed(self.source, target), 3)
                copy(self.source, target, "--check")
                self.assert_same_answers(target)

    def test_neither_service_takes_a_store_that_is_not_whole(self):
        for name, target in (("postgres", self.server.new_database("unfinished")),
                             ("sqlite", f"sqlite:{self.folder}/unfinished.db")):
            with self.subTest(name):
                process = subprocess.Popen([str(BIN / "isnad-copy"), "--from", self.source, "--to", target, "--every", "0s"],
                                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                process.stdout.readline()
                process.send_signal(signal.SIGTERM)
                out, err = process.communicate(timeout=60)
                self.assertEqual(process.returncode, 1, out + err)
                self.assertIn("run it again and it goes on", err)
                ingest = Service("isnad-ingest", self.folder, free_port(), free_port(), target)
                self.addCleanup(ingest.stop, signal.SIGKILL)
                self.assertEqual(ingest.process.wait(30), 1)
                self.assertIn("STORE_COPY_NOT_FINISHED", ingest.log.read_text(encoding="utf-8"))
                # The query service waits for it to become whole, and says for what.
                query = Service("isnad-query", self.folder, free_port(), free_port(), target)
                self.addCleanup(query.stop, signal.SIGKILL)
                end = time.time() + 30
                while "STORE_COPY_NOT_FINISHED" not in query.log.read_text(encoding="utf-8"):
                    self.assertLess(time.time(), end, query.log.read_text(encoding="utf-8"))
                    time.sleep(0.05)
                copy(self.source, target)
                query.await_serving()

    conflict = WatchTests.conflict

    def test_whoever_watches_goes_on_at_the_store_that_takes_the_place_of_the_old_one(self):
        old = f"sqlite:{temporary_folder('isnad-copy-watch-')}/old.db"
        with Pair(store=old) as pair:
            watch = Watch(pair.query_address).begin()
            first = self.conflict(0, pair)
            self.assertEqual(watch.until(first), [first])
            second = self.conflict(1, pair)
            watch.close()
        moved, beside = self.server.new_database("watched"), self.server.new_database("beside")
        copy(old, moved)
        copy(old, beside, "--new-feed")
        with Pair(store=moved) as pair:
            third = self.conflict(2, pair)
            again = Watch(pair.query_address, watch.token).begin()
            self.assertEqual(again.until(third), [second, third])
            again.close()
        with Pair(store=beside) as pair:
            self.assertEqual(Watch(pair.query_address, watch.token).error(),
                             (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_RESUME_TOKEN"))

    def test_a_copy_is_made_while_services_work(self):
        folder = temporary_folder("isnad-copy-live-")
        with Pair(store=f"sqlite:{folder}/live.db") as pair:
            pair.load(SAMPLES)
            backup = f"sqlite:{folder}/backup.db"
            copy(pair.store, backup, "--new-feed")
            with Pair(store=backup) as served:
                self.assertEqual(answers(served), answers(pair))
            refused = copy(pair.store, pair.store, check=False)
            self.assertEqual(refused.returncode, 1)
            self.assertIn("another process writes", refused.stderr)


if __name__ == "__main__":
    unittest.main()
