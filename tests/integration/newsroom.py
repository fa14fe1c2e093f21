# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Several ingest services on one database, and everything that the pair then answers."""
import datetime
import json
import re
import signal
import threading
import uuid

import grpc

from pair import ROOT, Service, call, free_port, temporary_folder

# A service or a server that went away, and a call that took too long: whether
# the request was done is not known, and it may be sent again.
AGAIN = {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED, grpc.StatusCode.DEADLINE_EXCEEDED,
         grpc.StatusCode.RESOURCE_EXHAUSTED}
# Channels come back as fast as the services do.
CHANNEL = [("grpc.initial_reconnect_backoff_ms", 50), ("grpc.min_reconnect_backoff_ms", 50),
           ("grpc.max_reconnect_backoff_ms", 200)]


def fill_article(message, article):
    message.outlet, message.url, message.title, message.body = (article[f] for f in ("outlet", "url", "title", "body"))
    message.publish_time.seconds = article["seconds"]


def ask_again(channel, service, method, fill=None, given_up=None, on_error=lambda error: None, **fields):
    """Until it is answered: a request that changes nothing, or carries a request_id, may come again."""
    while True:
        try:
            return call(channel, service, method, fill, 60, **fields)
        except grpc.RpcError as error:
            on_error(error)
            if error.code() not in AGAIN or (given_up and given_up.wait(0.05)):
                raise


class Newsroom:
    """Ingest services on one database, and, once asked, a query service."""

    def __init__(self, store, count):
        self.store, self.folder = store, temporary_folder("isnad-newsroom-")
        self.ports = [free_port() for _ in range(count)]
        self.services = [None] * count
        self.query, self.query_port = None, free_port()
        self.asked_again = 0  # requests that went unanswered before
        self.given_up = threading.Event()
        for number in range(count):
            self.start(number)
        self.channels = [grpc.insecure_channel(f"127.0.0.1:{port}", CHANNEL) for port in self.ports]

    def start(self, number):
        """Starts it, as a supervisor would: again where the database was away."""
        for _ in range(100):
            service = Service("isnad-ingest", self.folder, self.ports[number], free_port(), self.store)
            self.services[number] = service
            try:
                service.await_serving(60)
                return
            except AssertionError:
                service.stop(signal.SIGKILL)
                if "STORE_UNAVAILABLE" not in service.log.read_text(encoding="utf-8"):
                    raise
        raise AssertionError("the database stays away")

    def start_ingest_and_kill_it(self, number=0):
        """It dies while it opens the store, or soon after."""
        service = Service("isnad-ingest", self.folder, self.ports[number], free_port(), self.store)
        self.services[number] = service
        service.await_event("listening")
        self.kill(number)

    def start_query(self):
        self.query = Service("isnad-query", self.folder, self.query_port, free_port(), self.store).await_serving(60)

    def kill(self, number):
        self.services[number].stop(signal.SIGKILL)

    def close(self):
        for channel in self.channels:
            channel.close()
        for service in [self.query, *self.services]:
            if service is not None:
                service.stop(signal.SIGKILL)

    def ask(self, number, method, fill=None, **fields):
        return ask_again(self.channels[number], "IngestService", method, fill, self.given_up, self.count_again, **fields)

    def count_again(self, _):
        self.asked_again += 1

    def ingest(self, number, article, request_id=None):
        return self.ask(number, "IngestArticle", lambda request: fill_article(request.article, article),
                        request_id=request_id or str(uuid.uuid4()))

    # ---- What is stored

    def all(self, method, field, **fields):
        if self.query is None:
            self.start_query()
        token, found = "", []
        with grpc.insecure_channel(f"127.0.0.1:{self.query.port}") as channel:
            while True:
                page = call(channel, "QueryService", method, None, 60, page_size=500, page_token=token, **fields)
                found += getattr(page, field)
                token = page.next_page_token
                if not token:
                    return found

    def everything(self):
        """All that the query service answers, but for when it was stored: lines by method."""
        lines = {}

        def add(method, field, **fields):
            for each in self.all(method, field, **fields):
                for time in ("ingest_time", "detect_time", "revise_time", "create_time", "update_time"):
                    if time in each.DESCRIPTOR.fields_by_name:
                        each.ClearField(time)
                lines.setdefault(method, []).append(f"{fields} {each}")
                yield each
        drain = lambda generator: [each.name for each in generator if hasattr(each, "name")]
        drain(add("ListArticles", "articles", view=2))
        drain(add("ListStatements", "statements"))
        drain(add("ListContradictions", "contradictions"))
        for actor in drain(add("ListActors", "actors", show_merged=True)):
            drain(add("ListDesignations", "designations", actor=actor))
        for claim in drain(add("ListClaims", "claims")):
            drain(add("TraceClaim", "chains", name=claim))
        return lines


# ---- What is loaded

def _seconds(published):
    return int(datetime.datetime.fromisoformat(published.replace("Z", "+00:00")).timestamp())


def sample_articles():
    """The sample corpus; each story again as another outlet's near copy; and the texts of the evaluation."""
    with open(ROOT / "deploy" / "samples" / "articles.jsonl", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    articles = [{**article, "seconds": _seconds(article["published"])} for article in articles]
    copies = [{**article, "outlet": "مرآة الصحف", "url": f"https://example.org/mirror/{number}",
               "seconds": article["seconds"] + (3600 if number % 2 else -3600),
               "body": article["body"] + "\n\nوسنوافيكم بالتفاصيل فور ورودها."}
              for number, article in enumerate(articles)]
    gold = []
    for path in sorted((ROOT / "tests" / "eval" / "gold").glob("*.txt")):
        head, title, body = path.read_text(encoding="utf-8").split("\n\n", 2)
        for _ in range(3):  # statements within statements
            body = re.sub(r"\{[^|{}]*\|([^{}]*)\}", r"\1", body)
        fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        gold.append({"outlet": fields["outlet"], "url": f"https://example.org/gold/{path.stem}", "title": title,
                     "body": body, "seconds": _seconds(fields["published"][:10] + "T08:00:00Z")})
    return articles + copies + gold


# Who is said to have done what: each pair of them a quarrel of its own.
DOERS = ["شركة الملاحة", "هيئة الموانئ", "وزارة النقل", "بلدية الساحل", "شركة القطارات", "مؤسسة المياه"]
THINGS = ["رصيف الحبوب", "طريق الجبل", "سوق السمك", "جسر الوادي", "محطة القطارات"]
# What is told of nobody by name: its two sides share no row of the store, so
# that nothing but the isolation of transactions can make them meet.
ACCIDENTS = ["انهيار المنجم", "حريق المصنع", "انفجار المستودع", "غرق العبارة", "تصادم القطارين", "انهيار النفق",
             "سقوط الرافعة", "حريق السوق"]
VICTIMS = ["عاملا", "راكبا", "جنديا", "تلميذا"]


def quarrels():
    """Pairs of articles of two outlets that contradict each other, and no other."""
    sides = [(f"قال مدير الميناء رفيق العطار إن {doer} فتحت {thing} يوم الأحد.",
              f"نفى مدير الميناء رفيق العطار أن تكون {doer} قد فتحت {thing} يوم الأحد.")
             for doer in DOERS for thing in THINGS]
    sides += [tuple(f"قتل {count} {victim} في {accident} يوم الأحد." for count in (12, 19))
              for accident in ACCIDENTS for victim in VICTIMS]
    return [[{"outlet": outlet, "url": f"https://example.org/{side}/{number}", "title": f"خبر {number}", "body": body,
              "seconds": 1_600_000_000 + 3600 * number}
             for outlet, side, body in (("بريد الميناء", "said", pair[0]), ("صدى الساحل", "denied", pair[1]))]
            for number, pair in enumerate(sides)]
