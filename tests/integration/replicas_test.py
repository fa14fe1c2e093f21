# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The query service reads from a real streaming standby: within its bound, with
what the caller wrote where it asks for that, and on through whatever stops."""
import threading
import time
import unittest

import grpc
from pair import Pair, Service, error_details, free_port, request_types
from postgres_server import Server
from watch_test import DEEDS, START
from watches import Watch

TOKEN = "isnad-commit-token"
# Patience, not measure: what is waited for comes as soon as it can.
LONG = 120


def await_true(condition, what):
    end = time.monotonic() + LONG
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain: {what}")
        time.sleep(0.05)


def with_metadata(pair, address, service, method, token=None, fill=None, **fields):
    """A unary call; its answer and the token that it came with."""
    request, response = request_types(service, method)
    for key, value in fields.items():
        setattr(request, key, value)
    if fill:
        fill(request)
    with grpc.insecure_channel(address) as channel:
        answer, call = channel.unary_unary(
            f"/isnad.v1.{service}/{method}", request_serializer=lambda r: r.SerializeToString(),
            response_deserializer=response.FromString).with_call(
                request, timeout=30, metadata=[(TOKEN, token)] if token else None)
    return answer, dict(call.trailing_metadata()).get(TOKEN)


class ReplicasTest(unittest.TestCase):
    """One pair of servers for each test: a test may leave them promoted or stopped."""

    def setUp(self):
        self.primary = Server()
        self.addCleanup(self.primary.run, "stop")
        self.standby = Server(follows=self.primary)
        self.addCleanup(self.standby.run, "stop")
        self.store = self.primary.new_database("news")
        self.replica = self.standby.database("news")
        # Whichever of the two writes.
        one, other = (address.removeprefix("postgres://isnad@").removesuffix("/news")
                      for address in (self.store, self.replica))
        self.either = f"postgres://isnad@{one},{other}/news?target_session_attrs=read-write"
        self.pair = Pair(query=False, store=self.either)
        self.addCleanup(self.pair.close)
        self.await_replay()

    def query(self, max_staleness="30s", store=None):
        service = Service("isnad-query", self.pair.folder, free_port(), free_port(), store or self.store,
                          ["--replicas", self.replica, "--max-staleness", max_staleness])
        self.addCleanup(service.stop)
        return service.await_serving()

    def await_replay(self):
        end = self.primary.ask("SELECT pg_current_wal_lsn()")
        await_true(lambda: self.standby.ask(f"SELECT pg_last_wal_replay_lsn() >= '{end}'") == "t", "the standby")

    def pause_replay(self):
        self.standby.ask("SELECT pg_wal_replay_pause()")
        await_true(lambda: self.standby.ask("SELECT pg_get_wal_replay_pause_state()") == "paused", "the pause")

    def ingest(self, number, **fields):
        """Stores an article; its name and the token of its commit."""
        def fill(request):
            a = request.article
            a.outlet, a.url = "صحيفة الميزان", f"https://example.org/{number}"
            a.body = f"أعلن رئيس البلدية افتتاح السوق رقم {number}."
            a.publish_time.seconds = START + number
        answer, token = with_metadata(self.pair, self.pair.ingest_address, "IngestService", "IngestArticle", fill=fill,
                                      **fields)
        return answer.article.name, token

    def has(self, service, name, token=None):
        try:
            with_metadata(self.pair, f"127.0.0.1:{service.port}", "QueryService", "GetArticle", token, name=name)
            return True
        except grpc.RpcError as error:
            if error.code() != grpc.StatusCode.NOT_FOUND:
                raise
            return False

    def used_again(self, service):
        """How often the standby was found to do again."""
        return len([event for event in service.events()
                    if event["event"] == "server_used_again" and event["server"] in self.replica])

    def refused(self, service, name="articles/nothing", token=None):
        with self.assertRaises(grpc.RpcError) as caught:
            self.has(service, name, token)
        return caught.exception

    def test_reads_come_from_the_standby_and_a_token_reads_its_own_write(self):
        query = self.query("1h")
        self.pause_replay()
        name, token = self.ingest(1)
        self.assertRegex(token, "^[0-9a-f]{48}$")
        self.assertFalse(self.has(query, name), "read from the standby, which does not replay")
        self.assertTrue(self.has(query, name, token))
        # A repeated request is answered as before, with a token that serves as well.
        again = {"request_id": "0b9d1b1e-6f0a-4a57-9d5c-3c2f7f0f6a11"}
        second, _ = self.ingest(2, **again)
        self.assertEqual(self.ingest(2, **again)[0], second)
        self.assertTrue(self.has(query, second, self.ingest(2, **again)[1]))
        self.standby.ask("SELECT pg_wal_replay_resume()")
        await_true(lambda: self.has(query, second), "the standby to catch up")

    def test_every_method_that_stores_tells_its_commit(self):
        query = self.query("1h")
        self.pause_replay()
        name, _ = self.ingest(1)
        address = self.pair.ingest_address

        def fill(request):
            request.actor.display_name, request.curator = "راشد المنصوري", "هدى"
        actor, token = with_metadata(self.pair, address, "IngestService", "UpsertActor", fill=fill)
        read, _ = with_metadata(self.pair, f"127.0.0.1:{query.port}", "QueryService", "GetActor", token, name=actor.name)
        self.assertEqual(read.name, actor.name)
        _, token = with_metadata(self.pair, address, "IngestService", "DeleteArticle", name=name)
        self.assertFalse(self.has(query, name, token))
        # Streams tell the last one with their status.
        item, response = request_types("IngestService", "IngestArticles")
        item.item.article.outlet, item.item.article.body = "صحيفة الميزان", "أعلن رئيس البلدية افتتاح الحديقة."
        item.item.article.publish_time.seconds = START
        with grpc.insecure_channel(address) as channel:
            stream = channel.stream_stream("/isnad.v1.IngestService/IngestArticles",
                                           request_serializer=lambda r: r.SerializeToString(),
                                           response_deserializer=response.FromString)(iter([item]), timeout=30)
            name = next(stream).result.article.name
            self.assertEqual(list(stream), [])
            self.assertTrue(self.has(query, name, dict(stream.trailing_metadata())[TOKEN]))
            request, response = request_types("IngestService", "ReanalyzeArticles")
            stream = channel.unary_stream("/isnad.v1.IngestService/ReanalyzeArticles",
                                          request_serializer=lambda r: r.SerializeToString(),
                                          response_deserializer=response.FromString)(request, timeout=30)
            self.assertTrue(list(stream)[-1].done)
            self.assertTrue(self.has(query, name, dict(stream.trailing_metadata())[TOKEN]))

    def test_a_token_that_is_none_is_refused_and_one_not_to_be_had_is_unavailable(self):
        query = self.query("1h")
        error = self.refused(query, token="yesterday")
        self.assertEqual(error.code(), grpc.StatusCode.INVALID_ARGUMENT)
        details = error_details(error)
        self.assertEqual(details["ErrorInfo"].reason, "ERROR_REASON_INVALID_COMMIT_TOKEN")
        self.assertEqual(details["BadRequest"].field_violations[0].field, TOKEN)
        self.pause_replay()
        name, token = self.ingest(1)
        self.primary.run("halt", "immediate")
        self.assertFalse(self.has(query, name))
        error = self.refused(query, name, token)
        self.assertEqual(error.code(), grpc.StatusCode.UNAVAILABLE)
        self.assertEqual(error_details(error)["ErrorInfo"].reason, "ERROR_REASON_STORE_BEHIND")

    def test_beyond_the_bound_the_standby_is_not_read(self):
        query = self.query("3s")
        self.pause_replay()
        name, _ = self.ingest(1)
        # Not before it is too old, and from then on for good.
        await_true(lambda: self.has(query, name), "the standby to be passed over")
        self.assertTrue(all(self.has(query, name) for _ in range(20)))
        events = [event for event in query.events() if event["event"] == "server_passed_over"]
        self.assertIn("behind", events[-1]["message"])
        self.primary.run("halt", "fast")
        error = self.refused(query)
        self.assertEqual(error.code(), grpc.StatusCode.UNAVAILABLE)
        details = error_details(error)
        self.assertEqual(details["ErrorInfo"].reason, "ERROR_REASON_STORE_BEHIND")
        self.assertEqual(details["ErrorInfo"].metadata["max_staleness"], "3s")
        self.assertIn("behind", details["ErrorInfo"].metadata["endpoint_1"])
        self.assertIn("cannot be reached", details["ErrorInfo"].metadata["endpoint_2"])
        self.assertIn("RetryInfo", details)
        # Once it replays again, and somebody writes again, it is read again.
        used = self.used_again(query)
        self.primary.run("start")
        self.standby.ask("SELECT pg_wal_replay_resume()")
        await_true(lambda: self.used_again(query) > used, "the standby to be read again")

    def test_the_standby_may_stop_and_come_back_under_load(self):
        query = self.query("1h")
        name, token = self.ingest(1)
        failures, stop = [], threading.Event()

        def ask():
            while not stop.is_set():
                try:
                    self.assertTrue(self.has(query, name, token))
                except Exception as error:  # any: the call was to be answered
                    failures.append(error)
        readers = [threading.Thread(target=ask) for _ in range(4)]
        for reader in readers:
            reader.start()
        for mode in ("immediate", "fast"):
            self.standby.run("halt", mode)
            for number in range(2, 6):
                self.assertTrue(self.has(query, *self.ingest(number)))
            used = self.used_again(query)
            self.standby.start()
            await_true(lambda: self.used_again(query) > used, "the standby to be read again")
        stop.set()
        for reader in readers:
            reader.join()
        self.assertEqual(failures, [])

    def test_a_query_service_starts_on_the_standby_alone(self):
        name, _ = self.ingest(1)
        self.await_replay()
        self.primary.run("halt", "fast")
        query = self.query("1h")
        self.assertTrue(self.has(query, name))

    def conflict(self, number):
        company, place = DEEDS[number]
        for side, body in enumerate((f"قال المدير رفيق العطار إن {company} فتحت {place} يوم الأحد.",
                                     f"نفى المدير رفيق العطار أن تكون {company} قد فتحت {place} يوم الأحد.")):
            answer = self.pair.ingest_article(
                body, outlet=("بريد الميناء", "صدى الساحل")[side], url=f"https://example.org/{number}/{side}",
                published=START + 86_400 * number + 3600 * side)
        return answer.contradictions[0].name

    def watch(self, address, token=""):
        watch = Watch(address, token)
        self.addCleanup(watch.close)
        return watch

    def test_all_goes_on_on_a_promoted_standby(self):
        query, strict = self.query("1h", self.either), self.query("3s", self.either)
        address = f"127.0.0.1:{query.port}"
        watch = self.watch(address).begin()
        start = watch.token
        first = self.conflict(0)
        self.assertEqual(watch.until(first), [first])
        name, token = self.ingest(1)
        self.await_replay()
        self.primary.run("halt", "fast")  # sends the standby all it has
        self.assertTrue(self.has(query, name, token))
        self.standby.run("promote")

        def writes():
            try:
                return self.ingest(2)
            except grpc.RpcError as error:
                self.assertEqual(error.code(), grpc.StatusCode.UNAVAILABLE)
                return None
        await_true(writes, "the promoted standby to be written")
        second = self.conflict(1)
        self.assertEqual(watch.until(second), [second])
        self.assertEqual(self.watch(address, start).begin().until(second), [first, second])
        self.assertTrue(self.has(query, *self.ingest(3)))
        # No standby any more: where nobody writes it, it is not behind.
        self.pair.ingest.stop()
        await_true(lambda: int(self.standby.ask(
            "SELECT (extract(epoch FROM clock_timestamp()) - beat_time / 1000000)::int FROM store_heartbeat", "news")) > 3,
            "the last heartbeat to grow old")
        self.assertTrue(all(self.has(strict, name) for _ in range(20)))

    def test_a_watch_that_is_ahead_of_its_replica_waits_for_it(self):
        query = self.query("1h")
        address = f"127.0.0.1:{query.port}"
        ahead = Service("isnad-query", self.pair.folder, free_port(), free_port(), self.store).await_serving()
        self.addCleanup(ahead.stop)
        watch = self.watch(f"127.0.0.1:{ahead.port}").begin()
        self.pause_replay()
        first = self.conflict(0)
        self.assertEqual(watch.until(first), [first])
        # Of what this replica has yet to hear of, the first is known to the caller.
        behind = self.watch(address, watch.token).begin()
        second = self.conflict(1)
        self.assertEqual(watch.until(second), [second])
        self.standby.ask("SELECT pg_wal_replay_resume()")
        self.assertEqual(behind.until(second), [second])


class OneFileTest(unittest.TestCase):
    """On SQLite every reader sees each commit at once."""

    def test_there_are_no_tokens_and_one_from_elsewhere_makes_no_difference(self):
        with Pair() as pair:
            def fill(request):
                request.article.outlet, request.article.body = "صحيفة الميزان", "أعلن رئيس البلدية افتتاح السوق."
                request.article.publish_time.seconds = START
            answer, token = with_metadata(pair, pair.ingest_address, "IngestService", "IngestArticle", fill=fill)
            self.assertIsNone(token)
            read, token = with_metadata(pair, pair.query_address, "QueryService", "GetArticle", "0" * 48,
                                        name=answer.article.name)
            self.assertEqual(read.name, answer.article.name)
            self.assertIsNone(token)
            for address, service, method in ((pair.query_address, "QueryService", "ListArticles"),
                                             (pair.ingest_address, "IngestService", "IngestArticle")):
                with self.assertRaises(grpc.RpcError) as caught:
                    with_metadata(pair, address, service, method, "no token")
                self.assertEqual(error_details(caught.exception)["ErrorInfo"].reason, "ERROR_REASON_INVALID_COMMIT_TOKEN")


if __name__ == "__main__":
    unittest.main()
