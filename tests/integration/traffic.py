# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Callers of all kinds that keep the pair busy, and hold it to what it acknowledged."""
import itertools
import queue
import random
import threading
import uuid

from article_stream import ArticleStream
from newsroom import fill_article
from stories import STORIES, story
from watches import Follower

CREATED = 1
PATIENCE_SECONDS = 120  # with what never comes; no measure


class Traffic:
    """Two callers send articles one by one, one streams them, one reads what was acknowledged, and one watches at each of
    these addresses; begun when this is made. ask(channel, service, method, fill, **fields) makes a unary call; what it
    raises ends everything. given_up ends it, too."""

    def __init__(self, ingest, query, watch_at, ask, given_up, seed):
        self.ingest, self.query, self.ask, self.given_up = ingest, query, ask, given_up
        self.random = random.Random(seed)
        self.acknowledged = {}  # url -> IngestArticleResponse
        self.read = 0  # acknowledged articles that were read again, with all that was found in them
        self.followers = [Follower(address) for address in watch_at]
        self.stream = ArticleStream(ingest, given_up=given_up)
        self._told = threading.Condition()
        self._numbers = itertools.count()
        self._over = threading.Event()
        self._errors = queue.Queue()
        works = [self._send_singly, self._send_singly, self._send_in_streams, self._read_back]
        self._threads = [threading.Thread(target=self._run, args=(work,), daemon=True) for work in works]
        for thread in self._threads:
            thread.start()

    def _run(self, work):
        try:
            work()
        except BaseException as error:  # told by the test's own thread
            self._errors.put(error)
            self.given_up.set()
            with self._told:
                self._told.notify_all()

    def _raise_errors(self):
        if not self._errors.empty():
            raise self._errors.get()

    def _items(self):
        while not self._over.is_set():
            with self._told:
                number = next(self._numbers)
            assert number < STORIES
            yield story(number), str(uuid.uuid4())

    def _acknowledge(self, item, answer):
        url = item[0]["url"]
        with self._told:
            assert url not in self.acknowledged, f"{url} is answered twice"
            assert answer.disposition == CREATED, f"{url} was there before"
            self.acknowledged[url] = answer
            self._told.notify_all()

    def _send_singly(self):
        for article, request_id in self._items():
            self._acknowledge((article, request_id), self.ask(
                self.ingest, "IngestService", "IngestArticle", lambda request: fill_article(request.article, article),
                request_id=request_id))

    def _send_in_streams(self):
        items = self._items()
        while not self._over.is_set():
            self.stream.send(itertools.islice(items, self.random.randint(1, 200)), self._acknowledge)

    def _read_back(self):
        while not self._over.is_set():
            with self._told:
                self._told.wait_for(lambda: self.acknowledged or self._over.is_set())
                known = self.random.choice(list(self.acknowledged.values()))
            self._check_answered(known)
            self.read += 1
            self._over.wait(0.005)

    def _check_answered(self, known):
        def ask(method, **fields):
            return self.ask(self.query, "QueryService", method, None, **fields)
        assert ask("GetArticle", name=known.article.name).url == known.article.url
        listed = ask("ListStatements", article=known.article.name, page_size=100).statements
        assert [s.name for s in listed] == [s.name for s in known.statements], known.article.url
        for contradiction in known.contradictions:
            found = ask("GetContradiction", name=contradiction.name)
            for side in (found.statement_a, found.statement_b):
                assert ask("GetStatement", name=side).name == side

    def await_further(self, count):
        """Until so many more articles are acknowledged."""
        self._await(count, lambda: len(self.acknowledged))

    def await_reads(self, count):
        """Until so many more were read."""
        self._await(count, lambda: self.read)

    def _await(self, count, present):
        wanted = present() + count
        with self._told:
            arrived = self._told.wait_for(lambda: present() >= wanted or not self._errors.empty(), PATIENCE_SECONDS)
        self._raise_errors()
        assert arrived, "nothing is answered any more"

    def finish(self):
        """Sends nothing new, and waits until everything that was sent is answered."""
        self._over.set()
        for thread in self._threads:
            thread.join(PATIENCE_SECONDS)
            self._raise_errors()
            assert not thread.is_alive()

    def check(self, newsroom):
        """After finish: what is stored is what was acknowledged, each once, and so is what was announced."""
        stored = [(a.url, a.name, a.revision) for a in newsroom.all("ListArticles", "articles")]
        assert sorted(stored) == sorted((url, a.article.name, 1) for url, a in self.acknowledged.items())
        contradictions = [c.name for c in newsroom.all("ListContradictions", "contradictions")]
        # One for each quarrel of which both sides are there: of all, as every number was sent.
        assert len(contradictions) == len(self.acknowledged) // 2, f"{len(contradictions)} of {len(self.acknowledged)}"
        for follower in self.followers:
            follower.await_all(contradictions)
            assert len(follower.names) == len(contradictions), "something was announced twice"
            assert follower.names == self.followers[0].names, "the order differs"

    def close(self):
        self.given_up.set()
        self._over.set()
        for follower in self.followers:
            follower.close()
