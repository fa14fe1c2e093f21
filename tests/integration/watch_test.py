# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Watching contradictions through the real services: nothing lost, nothing twice,
whatever stops and starts meanwhile, and wherever a caller goes on."""
import signal
import threading
import unittest

import grpc
from pair import ROOT, Pair, Service, free_port
from postgres_test import Server
from watches import Watch

SAMPLES = ROOT / "deploy" / "samples" / "articles.jsonl"
# Who did what, as one paper affirms and another denies it.
DEEDS = [("شركة الملاحة", "رصيف الحبوب"), ("شركة المياه", "محطة الضخ"), ("شركة الكهرباء", "محطة التحويل"),
         ("شركة النقل", "موقف الحافلات"), ("شركة المناجم", "مقلع الرخام")]
START = 1_600_000_000


class WatchTests:
    """What holds on every kind of store; each kind gives its address."""

    def setUp(self):
        self.pair = Pair(store=self.new_store())
        self.addCleanup(self.pair.close)

    def watch(self, token="", address=None, **filters):
        watch = Watch(address or self.pair.query_address, token, **filters)
        self.addCleanup(watch.close)
        return watch

    def conflict(self, number, pair=None):
        """The name of a contradiction that comes into being now."""
        company, place = DEEDS[number]
        bodies = (f"قال المدير رفيق العطار إن {company} فتحت {place} يوم الأحد.",
                  f"نفى المدير رفيق العطار أن تكون {company} قد فتحت {place} يوم الأحد.")
        for side, body in enumerate(bodies):
            answer = (pair or self.pair).ingest_article(
                body, outlet=("بريد الميناء", "صدى الساحل")[side], url=f"https://example.org/{number}/{side}",
                published=START + 86_400 * number + 3600 * side)
        self.assertEqual(len(answer.contradictions), 1, "the test needs a contradiction")
        return answer.contradictions[0].name

    def stored(self):
        return [c.name for c in self.pair.list_all("ListContradictions", "contradictions")]

    def test_a_watch_goes_on_through_restarts_and_on_another_replica(self):
        replica = Service("isnad-query", self.pair.folder, free_port(), free_port(), self.pair.store).await_serving()
        self.addCleanup(replica.stop)
        elsewhere = f"127.0.0.1:{replica.port}"
        before = self.conflict(0)
        # What was stored before is no news, once it was announced.
        beginning = self.watch().begin()
        first = self.conflict(1)
        self.assertIn(beginning.until(first), ([first], [before, first]))
        start = beginning.token
        self.pair.ingest.stop(signal.SIGKILL)
        self.pair.start_ingest()
        second = self.conflict(2)
        self.assertEqual(beginning.until(second), [second])
        self.pair.query.stop()
        self.assertEqual(beginning.error(), (grpc.StatusCode.UNAVAILABLE, "SHUTTING_DOWN"))
        third = self.conflict(3)
        self.pair.ingest.stop()
        self.pair.start_ingest()
        fourth = self.conflict(4)
        self.pair.start_query()
        for address in (self.pair.query_address, elsewhere):
            self.assertEqual(self.watch(beginning.token, address).begin().until(fourth), [third, fourth])
            self.assertEqual(self.watch(start, address).begin().until(fourth), [second, third, fourth])

    def test_a_reader_that_waits_loses_nothing_and_is_in_nobodys_way(self):
        start = self.watch().begin().token
        slow = self.watch(start)
        self.pair.load(SAMPLES)
        last = self.conflict(0)
        quick = self.watch(start).begin().until(last)
        # What went again before it was read is passed over; the listing knows it no more either.
        self.assertEqual(len(quick), len(set(quick)))
        self.assertGreater(len(quick), 5)
        self.assertEqual(sorted(self.watch(start).begin().until(last)), sorted(self.stored()))
        names = slow.begin().until(last)
        self.assertEqual(len(names), len(set(names)))
        self.assertLessEqual(set(self.stored()), set(names))

    def test_filters_are_applied_and_belong_to_the_token(self):
        watch = self.watch(outlet="صدى الساحل").begin()
        nobody = self.watch(outlet="جريدة أخرى").begin()
        first = self.conflict(0)
        self.assertEqual(watch.until(first), [first])
        self.assertEqual(self.watch(nobody.token, outlet="صدى الساحل").error(),
                         (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_RESUME_TOKEN"))
        self.assertEqual(self.watch("no token").error(), (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_RESUME_TOKEN"))
        self.assertEqual(self.watch(actor="actors/nobody").error(), (grpc.StatusCode.NOT_FOUND, "ACTOR_NOT_FOUND"))


class SqliteWatchTest(WatchTests, unittest.TestCase):
    def new_store(self):
        return None


class PostgresWatchTest(WatchTests, unittest.TestCase):
    databases = 0

    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.run("stop")

    def new_store(self):
        PostgresWatchTest.databases += 1
        return self.server.new_database(f"watch{self.databases}")

    def test_what_several_services_store_at_once_is_announced_once(self):
        watch = self.watch().begin()
        start = watch.token
        others = [Pair(query=False, store=self.pair.store) for _ in range(2)]
        for other in others:
            self.addCleanup(other.close)
        threads = [threading.Thread(target=pair.load, args=(SAMPLES,)) for pair in (self.pair, *others)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        last = self.conflict(0, others[0])
        live = watch.until(last)
        self.assertEqual(len(live), len(set(live)))
        self.assertLessEqual(set(self.stored()), set(live))
        # Who reads it afterwards reads what is left of it, each once.
        self.assertEqual(sorted(self.watch(start).begin().until(last)), sorted(self.stored()))


if __name__ == "__main__":
    unittest.main()
