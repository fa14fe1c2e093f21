# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""A steady mixed load on the pair: articles come, change and go, so that as many
are stored at any time; everything is asked; callers leave, and some ask wrongly."""
import collections
import itertools
import random
import threading
import time

import grpc

from article_stream import ArticleStream
from dead_clients import RawConnection
from newsroom import fill_article, sample_articles
from pair import call, request_types
from stories import story
from watches import Follower, Watch

# What a caller may be told of what was deleted meanwhile.
GONE = {grpc.StatusCode.NOT_FOUND}
# Methods that list names, and where.
LISTINGS = {"ListArticles": "articles", "ListActors": "actors", "ListClaims": "claims", "ListStatements": "statements",
            "ListContradictions": "contradictions"}
# Methods that are asked by a name: of what kind, in which field.
BY_NAME = [("GetArticle", "articles", "name"), ("GetActor", "actors", "name"), ("GetClaim", "claims", "name"),
           ("GetStatement", "statements", "name"), ("GetContradiction", "contradictions", "name"),
           ("TraceClaim", "claims", "name"), ("ListDesignations", "actors", "actor"), ("ListStatements", "articles", "article"),
           ("ListStatements", "actors", "speaker"), ("ListContradictions", "actors", "actor"), ("ListClaims", "actors", "about")]
CACHED_CLAIMS = 1 << 15
WORDS = ["رصيف الحبوب", "وزارة النقل", "محطة القطارات", "العطار"]


class Load:
    """Runs from start() to close(). rate: articles a second that come, as many go; about six reads come with each."""

    def __init__(self, newsroom, stored, rate, seed):
        self.newsroom, self.stored, self.rate = newsroom, stored, rate
        self.random = random.Random(seed)
        self.samples = sample_articles()
        self.numbers = itertools.count()
        self.library = collections.deque()  # (name, article) of what is stored, oldest first
        self.names = {kind: [] for kind in LISTINGS.values()}
        self.latencies = collections.defaultdict(list)  # "read", "write" -> seconds, until taken
        self.counts = collections.Counter()
        self.failures = []
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.threads = []
        self.ingest = newsroom.channels[0]
        self.query = grpc.insecure_channel(f"127.0.0.1:{newsroom.query_port}")
        self.stream = ArticleStream(self.ingest, given_up=self.over, with_ids=False)

    # ---- Articles

    def article(self):
        """A new one: half of them short and quarrelling, half long, each a near copy of others."""
        number = next(self.numbers)
        if number // 2 % 2:
            return story(number)
        sample = self.samples[number % len(self.samples)]
        return {**sample, "url": f"https://example.org/soak/{number}", "body": f"{sample['body']}\n\nنشر في الطبعة رقم {number}."}

    def keep(self, article, answer):
        with self.lock:
            self.library.append((answer.article.name, article))

    def fill(self):
        """Loads as many articles as are stored from then on; and lets the service analyse as many others as its caches
        of bounded size take (core/analysis/contradictions/known_sides.h is the largest)."""
        items = [(self.article(), str(number)) for number in range(self.stored)]
        self.stream.send(items, lambda item, answer: self.keep(item[0], answer))
        claims = 0
        while claims < CACHED_CLAIMS:
            article = self.article()
            answer = self.ask(self.ingest, "IngestService", "IngestArticle", lambda r: fill_article(r.article, article),
                              validate_only=True)
            claims += sum(len(statement.claims) for statement in answer.statements)
        self.take_latencies()

    def add_singly(self):
        article = self.article()
        answer = self.ask(self.ingest, "IngestService", "IngestArticle", lambda r: fill_article(r.article, article))
        self.keep(article, answer)

    def add_in_a_stream(self):
        items = [(self.article(), str(number)) for number in range(8)]
        if self.random.random() < 0.1:
            threading.Timer(0.002, self.stream.interrupt).start()
        self.stream.send(items, lambda item, answer: self.keep(item[0], answer))
        self.counts["IngestArticles"] += 1

    def revise(self):
        with self.lock:
            name, article = self.library[self.random.randrange(len(self.library) // 2, len(self.library))]
        number = next(self.numbers)
        revised = {**article, "body": f"{article['body']} نقح {number}."}
        answer = self.ask(self.ingest, "IngestService", "IngestArticle", lambda r: fill_article(r.article, revised))
        assert answer.article.name == name and answer.article.revision > 1

    def delete_surplus(self):
        while True:
            with self.lock:
                if len(self.library) <= self.stored:
                    return
                name = self.library.popleft()[0]
            self.ask(self.ingest, "IngestService", "DeleteArticle", name=name, allow_missing=True)

    # ---- Questions

    def ask(self, channel, service, method, fill=None, allowed=(), **fields):
        begun = time.monotonic()
        try:
            answer = call(channel, service, method, fill, **fields)
        except grpc.RpcError as error:
            if error.code() not in allowed:
                raise
            return None
        finally:
            self.counts[method] += 1
            self.latencies["read" if service == "QueryService" else "write"].append(time.monotonic() - begun)
        return answer

    def ask_query(self, method, fill=None, allowed=(), **fields):
        return self.ask(self.query, "QueryService", method, fill, allowed, **fields)

    def list_something(self):
        method = self.random.choice(list(LISTINGS))
        page = self.ask_query(method, page_size=self.random.choice([1, 20, 100]))
        self.names[LISTINGS[method]] = [each.name for each in getattr(page, LISTINGS[method])] or self.names[LISTINGS[method]]
        if page.next_page_token:
            self.ask_query(method, page_size=20, page_token=page.next_page_token)

    def ask_by_name(self):
        method, kind, field = self.random.choice(BY_NAME)
        if self.names[kind]:
            self.ask_query(method, allowed=GONE, **{field: self.random.choice(self.names[kind])})

    def ask_by_words(self):
        text = self.random.choice(WORDS)
        method = self.random.choice(["ResolveActors", "SearchClaims", "CheckText", "CompareClaims", "ListActorMerges",
                                     "ListContradictions"])
        if method == "ResolveActors":
            self.ask_query(method, text=text)
        elif method == "SearchClaims":
            self.ask_query(method, words=text)
        elif method == "CheckText":
            self.ask_query(method, text=self.random.choice(self.samples)["body"][:4000])
        elif method == "CompareClaims":
            def sides(request):
                request.a.text, request.b.text = (story(2 * self.random.randrange(100) + side)["body"] for side in (0, 1))
            self.ask_query(method, sides)
        elif method == "ListActorMerges":
            self.ask_query(method)
        else:
            self.ask_query(method, lambda r: r.as_of.FromSeconds(1_600_000_000), min_confidence=0.5)

    # ---- Callers that leave, and some that ask wrongly

    def leave(self):
        """Calls that are cancelled, soon or at once; they store nothing."""
        channel, service, method = self.random.choice([(self.query, "QueryService", "CheckText"),
                                                       (self.ingest, "IngestService", "IngestArticle")])
        request, _ = request_types(service, method)
        if method == "CheckText":
            request.text = self.samples[0]["body"][:8000]
        else:
            request.validate_only = True
            fill_article(request.article, self.samples[1])
        future = channel.unary_unary(f"/isnad.v1.{service}/{method}").future(request.SerializeToString(), timeout=30)
        self.over.wait(self.random.choice([0, 0.001, 0.005]))
        future.cancel()
        self.counts["left"] += 1

    def watch_a_while(self):
        watch = Watch(f"127.0.0.1:{self.newsroom.query_port}").begin()
        self.over.wait(0.5)
        watch.close()
        self.follower.interrupt()
        self.counts["watches"] += 1

    def ask_wrongly(self):
        refused = {grpc.StatusCode.INVALID_ARGUMENT}
        assert self.ask_query("ListClaims", allowed=refused, page_token="no token") is None
        assert self.ask_query("GetArticle", allowed=refused, name="no name") is None
        assert self.ask_query("CheckText", allowed=refused, text="") is None
        assert self.ask(self.ingest, "IngestService", "IngestArticle", allowed=refused) is None
        for method, bytes_sent in (("/isnad.v1.QueryService/GetClaim", b"\xff\xff\xff"), ("/isnad.v1.QueryService/NoSuch", b"")):
            try:
                self.query.unary_unary(method)(bytes_sent, timeout=30)
            except grpc.RpcError as error:
                assert error.code() in refused | {grpc.StatusCode.UNIMPLEMENTED, grpc.StatusCode.INTERNAL}, error
            else:
                raise AssertionError(f"{method} took what is wrong")
        for port in (self.newsroom.ports[0], self.newsroom.query_port):
            RawConnection(port).greeted().stop_in_a_frame().close()
        self.counts["wrong"] += 1

    # ---- Threads

    def start(self):
        self.follower = Follower(f"127.0.0.1:{self.newsroom.query_port}")
        read = 6 * self.rate / 3
        for rate, action in ((self.rate / 2, self.add_singly), (self.rate / 16, self.add_in_a_stream), (self.rate / 4, self.revise),
                             (self.rate / 4, self.delete_surplus), (read, self.list_something), (read, self.ask_by_name),
                             (read, self.ask_by_words), (1, self.leave), (0.5, self.watch_a_while), (0.5, self.ask_wrongly)):
            thread = threading.Thread(target=self.repeat, args=(1 / rate, action), daemon=True)
            self.threads.append(thread)
            thread.start()

    def repeat(self, interval, action):
        """At a steady pace; late where the machine is."""
        due = time.monotonic()
        while not self.over.is_set():
            try:
                action()
            except BaseException as error:  # told by the main thread
                if not self.over.is_set():
                    self.failures.append(f"{action.__name__}: {error!r}")
                    self.over.set()
                return
            due = max(due + interval, time.monotonic() - interval)
            self.over.wait(max(0, due - time.monotonic()))

    def take_latencies(self):
        """Those since the last call."""
        taken, self.latencies = self.latencies, collections.defaultdict(list)
        return taken

    def close(self):
        self.over.set()
        for thread in self.threads:
            thread.join(60)
        self.follower.close()
        self.failures += [str(self.follower.failure)] if self.follower.failure else []
        self.query.close()
        self.ingest.close()
