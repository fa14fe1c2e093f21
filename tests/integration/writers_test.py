# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Several ingest services write one PostgreSQL database at once: what they leave
is what one of them would have left, and stays so when they and the server are
killed.

ISNAD_WRITERS_SEED says in which order what is sent, and who is killed when."""
import collections
import datetime
import json
import os
import pathlib
import queue
import random
import subprocess
import threading
import unittest
import uuid

from newsroom import Newsroom, quarrels, sample_articles
from pair import BIN
from postgres_server import Server

WRITERS = 4
SENDERS = 3  # for each writer
KILLS = 10  # of services
CRASHES = 3  # of the database
CREATED, UNCHANGED, REVISED = 1, 2, 3


class WritersTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.run, "stop")
        cls.seed = int(os.environ.get("ISNAD_WRITERS_SEED", random.SystemRandom().randrange(1 << 31)))
        print(f"ISNAD_WRITERS_SEED={cls.seed}", flush=True)
        cls.articles = sample_articles() + [article for pair in quarrels() for article in pair]
        alone = cls.newsroom("alone", 1)
        try:
            for article in cls.articles:
                alone.ingest(0, article)
            cls.expected = alone.everything()
        finally:
            alone.close()

    def setUp(self):
        self.random = random.Random(self.seed)
        self.newsrooms = []

    @classmethod
    def newsroom(cls, name, count):
        return Newsroom(cls.server.new_database(name), count)

    def together(self, name):
        return self.opened(name, WRITERS)

    def opened(self, name, count):
        newsroom = self.newsroom(name, count)
        self.newsrooms.append(newsroom)
        self.addCleanup(newsroom.close)
        return newsroom

    def shares(self):
        """For each writer what it is sent, as (article, request_id): more than one gets most articles."""
        shares = [[] for _ in range(WRITERS)]
        for number in range(len(self.articles)):
            for writer in self.random.sample(range(WRITERS), self.random.choice([1, 2, 2, 3])):
                shares[writer].append((number, str(uuid.UUID(int=self.random.getrandbits(128)))))
        for share in shares:
            self.random.shuffle(share)
        return shares

    def in_threads(self, works):
        """Runs each work in a thread of its own; the first error of any fails the test."""
        errors = queue.Queue()

        def run(work):
            try:
                work()
            except BaseException as error:  # told by the test's own thread
                errors.put(error)
                for newsroom in self.newsrooms:
                    newsroom.given_up.set()
        threads = [threading.Thread(target=run, args=(work,), daemon=True) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if not errors.empty():
            raise errors.get()

    def load(self, newsroom, shares, on_answer=lambda: None, also=()):
        """Sends each writer its share. The answers: (article, writer, request_id, answer)."""
        answers = []

        def sender(writer, waiting):
            while True:
                try:
                    number, request_id = waiting.get_nowait()
                except queue.Empty:
                    return
                answer = newsroom.ingest(writer, self.articles[number], request_id)
                answers.append((number, writer, request_id, answer))
                on_answer()
        works = list(also)
        for writer, share in enumerate(shares):
            waiting = queue.Queue()
            for each in share:
                waiting.put(each)
            works += [lambda writer=writer, waiting=waiting: sender(writer, waiting) for _ in range(SENDERS)]
        self.in_threads(works)
        return answers

    def check_equal(self, actual, expected):
        for method in expected:
            for one, other in zip(actual.get(method, []), expected[method]):
                self.assertEqual(one, other, method)
            self.assertEqual(len(actual.get(method, [])), len(expected[method]), method)
        self.assertEqual(set(actual), set(expected))

    def check_answers(self, answers, count):
        # Each article was new to one request alone, and has one name.
        self.assertEqual(len(answers), count)
        dispositions = collections.defaultdict(collections.Counter)
        names = collections.defaultdict(set)
        for number, _, _, answer in answers:
            dispositions[number][answer.disposition] += 1
            names[number].add(answer.article.name)
        self.assertEqual(len(dispositions), len(self.articles))
        for number, found in dispositions.items():
            self.assertEqual((found[CREATED], found[REVISED]), (1, 0), self.articles[number]["url"])
            self.assertEqual(len(names[number]), 1)

    def check_contradictions(self, newsroom):
        # Each has both its statements.
        statements = {s.name for s in newsroom.all("ListStatements", "statements")}
        found = newsroom.all("ListContradictions", "contradictions")
        self.assertEqual(len({c.name for c in found}), len(found))
        for contradiction in found:
            self.assertIn(contradiction.statement_a, statements)
            self.assertIn(contradiction.statement_b, statements)
        return found

    def test_four_leave_what_one_leaves(self):
        newsroom = self.together("four")
        shares = self.shares()
        answers = self.load(newsroom, shares)
        self.check_answers(answers, sum(map(len, shares)))
        self.check_contradictions(newsroom)
        self.check_equal(newsroom.everything(), self.expected)

    def test_both_sides_at_the_same_moment_meet_once(self):
        newsroom = self.together("sides")
        for pair in quarrels():
            writers = self.random.sample(range(WRITERS), 2)
            together = threading.Barrier(2)
            found = []

            def side(writer, article):
                together.wait()
                found.extend(c.name for c in newsroom.ingest(writer, article).contradictions)
            self.in_threads([lambda w=w, a=a: side(w, a) for w, a in zip(writers, pair)])
            self.assertEqual(len(found), 1, f"{pair} found {found}")
        listed = self.check_contradictions(newsroom)
        self.assertEqual(len(listed), len(quarrels()))

    def test_a_revision_that_two_bring_is_one(self):
        newsroom = self.together("revisions")
        for pair in quarrels():
            first = newsroom.ingest(0, pair[0])
            revised = {**pair[0], "body": pair[0]["body"] + " وعاد الهدوء إلى المدينة."}
            answers = []
            self.in_threads([lambda w=w: answers.append(newsroom.ingest(w, revised)) for w in range(WRITERS)])
            self.assertEqual(sorted(a.disposition for a in answers), [UNCHANGED] * (WRITERS - 1) + [REVISED])
            self.assertEqual({(a.article.name, a.article.revision) for a in answers}, {(first.article.name, 2)})

    def test_one_article_at_two_addresses_is_one(self):
        newsroom = self.together("addresses")
        for number, pair in enumerate(quarrels()):
            addresses = ["", *(f"https://example.org/{number}/{n}" for n in range(1, WRITERS))]
            self.random.shuffle(addresses)
            answers = []
            self.in_threads([lambda w=w, url=url: answers.append(newsroom.ingest(w, {**pair[0], "url": url}))
                             for w, url in enumerate(addresses)])
            self.assertEqual(sorted(a.disposition for a in answers), [CREATED] + [UNCHANGED] * (WRITERS - 1))
            self.assertEqual(len({a.article.name for a in answers}), 1)

    def test_one_side_that_goes_as_the_other_comes_leaves_nothing_by_half(self):
        newsroom = self.together("deletions")
        for said, denied in quarrels():
            name = newsroom.ingest(0, said).article.name
            writers = self.random.sample(range(WRITERS), 2)
            self.in_threads([
                lambda: newsroom.ask(writers[0], "DeleteArticle", name=name, request_id=str(uuid.uuid4())),
                lambda: newsroom.ingest(writers[1], denied)])
        self.assertEqual(self.check_contradictions(newsroom), [])
        self.assertEqual(len(newsroom.all("ListArticles", "articles")), len(quarrels()))

    def test_streams_of_four_leave_what_one_leaves(self):
        # As the loader sends them: many articles share a commit, and a conflict.
        newsroom = self.together("streams")
        loaders = []
        for writer, share in enumerate(self.shares()):
            path = pathlib.Path(newsroom.folder) / f"{writer}.jsonl"
            with open(path, "w", encoding="utf-8") as lines:
                for number, _ in share:
                    article = self.articles[number]
                    published = datetime.datetime.fromtimestamp(article["seconds"], datetime.timezone.utc)
                    fields = {key: article[key] for key in ("outlet", "url", "title", "body")}
                    print(json.dumps({**fields, "published": published.strftime("%Y-%m-%dT%H:%M:%SZ")},
                                     ensure_ascii=False), file=lines)
            loaders.append(subprocess.Popen(
                [str(BIN / "isnad-load"), "--ingest", f"127.0.0.1:{newsroom.ports[writer]}", str(path)],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
        created = 0
        for loader in loaders:
            out, _ = loader.communicate(timeout=300)
            self.assertEqual(loader.returncode, 0, out)
            created += int(out.split("created ")[1].split(",")[0])
        self.assertEqual(created, len(self.articles))
        self.check_contradictions(newsroom)
        self.check_equal(newsroom.everything(), self.expected)

    def test_killed_at_random_nothing_is_lost_and_nothing_is_there_twice(self):
        newsroom = self.together("killed")
        shares = self.shares()
        count = sum(map(len, shares))
        # By the number of answers so far, so that no clock decides.
        doings = ["kill"] * KILLS + ["crash"] * CRASHES
        self.random.shuffle(doings)
        plan = dict(zip(sorted(self.random.sample(range(5, count * 3 // 4), len(doings))), doings))
        answered, due, over = 0, queue.Queue(), threading.Event()
        counting = threading.Lock()

        def on_answer():
            nonlocal answered
            with counting:
                answered += 1
                planned = plan.get(answered)
            if planned:
                begun = threading.Event()
                due.put((planned, begun))
                while not begun.wait(0.2) and not newsroom.given_up.is_set():
                    pass

        def trouble():
            for _ in plan:
                doing, begun = due.get()
                begun.set()
                if doing == "crash":
                    victim = self.random.choice([None, *range(WRITERS)])
                    self.server.run("halt", "immediate")
                    if victim is not None:
                        newsroom.kill(victim)
                    self.server.run("start")
                else:
                    victim = self.random.randrange(WRITERS)
                    newsroom.kill(victim)
                if victim is not None:
                    newsroom.start(victim)
            over.set()
        answers = self.load(newsroom, shares, on_answer, [trouble])
        self.assertTrue(over.is_set())
        self.assertGreater(newsroom.asked_again, 0, "nobody was hit")
        self.check_answers(answers, count)
        self.check_contradictions(newsroom)
        self.check_equal(newsroom.everything(), self.expected)
        # Whoever asks again, elsewhere too, is answered as before.
        for number, writer, request_id, answer in self.random.sample(answers, 40):
            again = newsroom.ingest((writer + 1) % WRITERS, self.articles[number], request_id)
            self.assertEqual(again.disposition, answer.disposition)
            self.assertEqual(again.article.name, answer.article.name)
            self.assertEqual(again.article.ingest_time, answer.article.ingest_time)
        self.check_equal(newsroom.everything(), self.expected)

    def test_curators_of_one_service_are_heard_by_all(self):
        alone, newsroom = self.opened("merged_alone", 1), self.together("merged")
        articles = self.articles = [article for pair in quarrels() for article in pair]
        half = len(articles) // 2

        def actors(room):
            found = {a.display_name: a.name for a in room.all("ListActors", "actors")}
            return [found["هيئة الموانئ"], found["شركة الملاحة"]]

        def merge(room, writer, target, source):
            def fill(request):
                request.sources.append(source)
            return room.ask(writer, "MergeActors", fill, target=target, curator="هدى", reason="هيئة واحدة",
                            request_id=str(uuid.uuid4()))
        for article in articles:
            alone.ingest(0, article)
        merge(alone, 0, *actors(alone))
        for article in articles[:half]:
            newsroom.ingest(self.random.randrange(WRITERS), article)
        target, source = actors(newsroom)
        share = [[(n, str(uuid.uuid4())) for n in range(half, len(articles)) if n % WRITERS == w] for w in range(WRITERS)]
        self.load(newsroom, share, also=[lambda: merge(newsroom, 2, target, source)])
        self.check_equal(newsroom.everything(), alone.everything())


if __name__ == "__main__":
    unittest.main()
