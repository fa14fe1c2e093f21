# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Both services are killed again and again while articles come in and are read:
nothing acknowledged is lost, nothing is there twice, watches go on without gap
or repeat, and a start stays cheap.

ISNAD_KILL_ROUNDS says how often, ISNAD_KILLS_SEED what is killed and when,
ISNAD_READY_SECONDS how long a start may take by the clock: where that is not
set only the processor time of a start is bound, which no other load changes."""
import functools
import os
import pathlib
import random
import signal
import sqlite3
import time
import unittest

import grpc

from newsroom import CHANNEL, Newsroom, ask_again
from pair import is_serving, temporary_folder
from postgres_server import Server
from process import Process
from traffic import Traffic

ROUNDS = int(os.environ.get("ISNAD_KILL_ROUNDS", 100))
READY_CPU_SECONDS = 2  # of a start, as its first calls are answered
READY_SECONDS = float(os.environ.get("ISNAD_READY_SECONDS", "inf"))
CHECK_EVERY = 10  # rounds


class KillsTests:
    """What holds on every kind of store; each kind gives its address, and a check of its own."""

    def setUp(self):
        self.seed = int(os.environ.get("ISNAD_KILLS_SEED", random.SystemRandom().randrange(1 << 31)))
        print(f"ISNAD_KILLS_SEED={self.seed}", flush=True)
        self.random = random.Random(self.seed)
        self.newsroom = Newsroom(self.new_store(), 1)
        self.addCleanup(self.newsroom.close)
        self.newsroom.start_query()
        self.starts = {"isnad-ingest": [], "isnad-query": []}  # (seconds, processor seconds)
        self.kills = 0

    def kill(self, victims):
        self.kills += len(victims)
        for victim in victims:
            (self.newsroom.services[0] if victim == "ingest" else self.newsroom.query).stop(signal.SIGKILL)

    def start(self, victim):
        begun = time.monotonic()
        self.newsroom.start(0) if victim == "ingest" else self.newsroom.start_query()
        service = self.newsroom.services[0] if victim == "ingest" else self.newsroom.query
        processor = Process(service.process.pid).cpu_seconds()
        self.starts[f"isnad-{victim}"].append((time.monotonic() - begun, processor))
        with grpc.insecure_channel(f"127.0.0.1:{service.port}") as channel:
            self.assertTrue(is_serving(channel, "IngestService" if victim == "ingest" else "QueryService"))

    def round(self, traffic):
        victims = self.random.choice([["ingest"], ["ingest"], ["query"], ["ingest", "query"]])
        traffic.await_further(self.random.randint(1, 60))
        self.kill(victims)
        self.random.shuffle(victims)
        if victims[0] == "ingest" and self.random.random() < 0.2:
            self.newsroom.start_ingest_and_kill_it()
            self.kills += 1
        for victim in victims:
            self.start(victim)

    def test_killed_again_and_again(self):
        address = f"127.0.0.1:{self.newsroom.query_port}"
        query = grpc.insecure_channel(address, CHANNEL)
        self.addCleanup(query.close)
        ask = functools.partial(ask_again, given_up=self.newsroom.given_up, on_error=self.newsroom.count_again)
        traffic = Traffic(self.newsroom.channels[0], query, [address] * 2, ask, self.newsroom.given_up, self.seed)
        self.addCleanup(traffic.close)
        rounds = self.rounds()
        for number in range(1, rounds + 1):
            self.round(traffic)
            if number % CHECK_EVERY == 0:
                self.check_store(set(traffic.acknowledged))
        traffic.await_further(1)
        traffic.finish()
        self.report(rounds, traffic)
        self.check_starts()
        self.check_store(set(traffic.acknowledged))
        traffic.check(self.newsroom)
        self.assertGreater(self.newsroom.asked_again, 0, "nobody was hit")
        self.assertGreater(min(traffic.read, *(f.resumed for f in traffic.followers)), 0)

    def report(self, rounds, traffic):
        print(f"{rounds} rounds, {self.kills} kills, {len(traffic.acknowledged)} articles, {traffic.stream.streams} streams, "
              f"{traffic.read} read back, {traffic.followers[0].resumed} watches resumed")
        for program, starts in self.starts.items():
            seconds, processor = (sorted(each) for each in zip(*starts))
            print(f"{program}: {len(starts)} starts, serving after {seconds[len(seconds) // 2]:.2f} s, at most {seconds[-1]:.2f} s "
                  f"by the clock and {processor[-1]:.2f} s of processor time", flush=True)

    def check_starts(self):
        for program, starts in self.starts.items():
            for seconds, processor in starts:
                self.assertLess(processor, READY_CPU_SECONDS, program)
                self.assertLess(seconds, READY_SECONDS, program)


class SqliteKillsTest(KillsTests, unittest.TestCase):
    def new_store(self):
        self.path = pathlib.Path(temporary_folder("isnad-kills-")) / "isnad.db"
        return f"sqlite:{self.path}"

    def rounds(self):
        return ROUNDS

    def check_store(self, acknowledged):
        db = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        try:
            self.assertEqual(db.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(db.execute("PRAGMA foreign_key_check").fetchall(), [])
            urls = [url for (url,) in db.execute("SELECT url FROM articles")]
        finally:
            db.close()
        self.assertEqual(len(urls), len(set(urls)))
        self.assertLessEqual(acknowledged, set(urls))


class PostgresKillsTest(KillsTests, unittest.TestCase):
    """Shorter: writers_test.py kills four ingest services and their server."""

    def new_store(self):
        server = Server()
        self.addCleanup(server.run, "stop")
        return server.new_database("kills")

    def rounds(self):
        return max(ROUNDS // 10, 1)

    def check_store(self, acknowledged):
        urls = [a.url for a in self.newsroom.all("ListArticles", "articles")]
        self.assertEqual(len(urls), len(set(urls)))
        self.assertLessEqual(acknowledged, set(urls))


if __name__ == "__main__":
    unittest.main()
