# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Both services are killed again and again while articles come in and are read:
nothing acknowledged is lost, nothing is there twice, watches go on without gap
or repeat, and a start stays cheap.

ISNAD_KILL_ROUNDS says how often, ISNAD_KILLS_SEED what is killed and when,
ISNAD_READY_SECONDS how long a start may take by the clock: where that is not
set only the processor time of a start is bound, which no other load changes."""
import itertools
import os
import pathlib
import queue
import random
import signal
import sqlite3
import threading
import time
import unittest
import uuid

import grpc

from article_stream import ArticleStream
from newsroom import CHANNEL, Newsroom, ask_again
from pair import is_serving, temporary_folder
from postgres_server import Server
from process import Process
from stories import STORIES, story
from watches import Follower

ROUNDS = int(os.environ.get("ISNAD_KILL_ROUNDS", 100))
READY_CPU_SECONDS = 2  # of a start, as its first calls are answered
READY_SECONDS = float(os.environ.get("ISNAD_READY_SECONDS", "inf"))
CHECK_EVERY = 10  # rounds
CREATED = 1


class Traffic:
    """Two callers that send articles one by one, one that streams them, one that reads what was acknowledged, two that
    watch. given_up ends it early."""

    def __init__(self, newsroom, seed):
        self.newsroom, self.random = newsroom, random.Random(seed)
        self.acknowledged = {}  # url -> IngestArticleResponse
        self.told = threading.Condition()
        self.numbers = itertools.count()
        self.over = threading.Event()
        self.errors = queue.Queue()
        self.read = 0
        self.followers = [Follower(f"127.0.0.1:{newsroom.query_port}") for _ in range(2)]
        self.stream = ArticleStream(newsroom.channels[0], given_up=newsroom.given_up)
        works = [self.send_singly, self.send_singly, self.send_in_streams, self.read_back]
        self.threads = [threading.Thread(target=self.run, args=(work,), daemon=True) for work in works]
        for thread in self.threads:
            thread.start()

    def run(self, work):
        try:
            work()
        except BaseException as error:  # told by the test's own thread
            self.errors.put(error)
            self.newsroom.given_up.set()
            with self.told:
                self.told.notify_all()

    def items(self):
        while not self.over.is_set():
            with self.told:
                number = next(self.numbers)
            assert number < STORIES
            yield story(number), str(uuid.uuid4())

    def acknowledge(self, item, answer):
        url = item[0]["url"]
        with self.told:
            assert url not in self.acknowledged, f"{url} is answered twice"
            assert answer.disposition == CREATED, f"{url} was there before"
            self.acknowledged[url] = answer
            self.told.notify_all()

    def send_singly(self):
        for item in self.items():
            self.acknowledge(item, self.newsroom.ingest(0, *item))

    def send_in_streams(self):
        items = self.items()
        while not self.over.is_set():
            self.stream.send(itertools.islice(items, self.random.randint(1, 200)), self.acknowledge)

    def await_further(self, count):
        """Until so many more are acknowledged."""
        with self.told:
            wanted = len(self.acknowledged) + count
            arrived = self.told.wait_for(lambda: len(self.acknowledged) >= wanted or not self.errors.empty(), 120)
        if not self.errors.empty():
            raise self.errors.get()
        assert arrived, "nothing is acknowledged any more"

    def read_back(self):
        """What was acknowledged is answered, all of it."""
        with grpc.insecure_channel(f"127.0.0.1:{self.newsroom.query_port}", CHANNEL) as channel:
            def ask(method, **fields):
                return ask_again(channel, "QueryService", method, given_up=self.newsroom.given_up, **fields)
            while not self.over.is_set():
                with self.told:
                    self.told.wait_for(lambda: self.acknowledged or self.over.is_set())
                    known = self.random.choice(list(self.acknowledged.values()))
                assert ask("GetArticle", name=known.article.name).url == known.article.url
                listed = ask("ListStatements", article=known.article.name, page_size=100).statements
                assert [s.name for s in listed] == [s.name for s in known.statements], known.article.url
                for contradiction in known.contradictions:
                    found = ask("GetContradiction", name=contradiction.name)
                    for side in (found.statement_a, found.statement_b):
                        assert ask("GetStatement", name=side).name == side
                self.read += 1
                self.over.wait(0.005)

    def finish(self):
        """Everything that was sent is answered."""
        self.over.set()
        for thread in self.threads:
            thread.join(120)
            assert not thread.is_alive() or not self.errors.empty()
        if not self.errors.empty():
            raise self.errors.get()

    def close(self):
        self.newsroom.given_up.set()
        self.over.set()
        for follower in self.followers:
            follower.close()


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
        traffic = Traffic(self.newsroom, self.seed)
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
        self.check_articles(traffic)
        self.check_contradictions(traffic)
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

    def check_articles(self, traffic):
        # Nothing is under way: what is stored is what was acknowledged.
        stored = [(a.url, a.name, a.revision) for a in self.newsroom.all("ListArticles", "articles")]
        answered = [(url, a.article.name, 1) for url, a in traffic.acknowledged.items()]
        self.assertEqual(sorted(stored), sorted(answered))

    def check_contradictions(self, traffic):
        stored = [c.name for c in self.newsroom.all("ListContradictions", "contradictions")]
        # One for each quarrel of which both sides are there: all, as every number was sent.
        self.assertEqual(len(stored), len(traffic.acknowledged) // 2)
        for follower in traffic.followers:
            follower.await_all(stored)
            self.assertEqual(len(follower.names), len(stored), "something was announced twice")
        self.assertEqual(*(follower.names for follower in traffic.followers))


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
