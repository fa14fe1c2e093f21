# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""What a client can send that nobody knows: the service answers others meanwhile, and is no larger afterwards."""
import collections
import os
import pathlib
import resource
import socket
import struct
import time
import unittest

import grpc

from pair import Service, call, error_details, free_port, request_types, temporary_folder
from secured import code_of, resident_kib

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
EXHAUSTED = grpc.StatusCode.RESOURCE_EXHAUSTED
# What the allocator may keep of a flood, which sends more.
GROWTH_KIB = 128 << 10


def frame(kind, flags, stream, payload=b"", length=None):
    size = len(payload) if length is None else length
    return struct.pack(">I", size)[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


SETTINGS = frame(4, 0, 0)


def open_channel(service):
    """On a connection of its own."""
    return grpc.insecure_channel(f"127.0.0.1:{service.port}", [("grpc.use_local_subchannel_pool", 1)])


class HostileTest(unittest.TestCase):
    """One query service that nobody has credentials for: its access file names no client."""

    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder("isnad-hostile-")
        access = pathlib.Path(cls.folder) / "access"
        access.write_text("")
        store = f"sqlite:{cls.folder}/isnad.db"
        cls.ingest = Service("isnad-ingest", cls.folder, free_port(), free_port(), store, ["--access", str(access)])
        cls.ingest.await_serving()
        cls.query = Service("isnad-query", cls.folder, free_port(), free_port(), store, ["--access", str(access)]).await_serving()
        # They never send a thing: the last test looks what became of them.
        cls.silent = [cls.connect() for _ in range(20)]
        cls.begun = time.time()

    @classmethod
    def tearDownClass(cls):
        for connection in cls.silent:
            connection.close()
        for service in (cls.query, cls.ingest):
            service.stop()

    @classmethod
    def connect(cls, service=None, source="127.0.0.1"):
        address = ("127.0.0.1", (service or cls.query).port)
        return socket.create_connection(address, timeout=30, source_address=(source, 0))

    def setUp(self):
        self.before = {service: resident_kib(service) for service in (self.ingest, self.query)}

    def tearDown(self):
        for service, before in self.before.items():
            self.assertIsNone(service.process.poll(), "it has ended")
            with open_channel(service) as channel:
                self.assertEqual(channel.unary_unary("/grpc.health.v1.Health/Check")(b"", timeout=20), b"\x08\x01")
            self.assertLess(resident_kib(service) - before, GROWTH_KIB)

    def refused(self, channel, service="QueryService", method="ListArticles", metadata=(), request=b""):
        return code_of(channel.unary_unary(f"/isnad.v1.{service}/{method}"), request, timeout=30, metadata=metadata)[0]

    def test_a_flood_of_calls_without_credentials(self):
        with open_channel(self.query) as channel:
            method = channel.unary_unary("/isnad.v1.QueryService/ListArticles")
            for _ in range(20):
                calls = [method.future(os.urandom(1000), timeout=60) for _ in range(200)]
                self.assertEqual({c.code() for c in calls}, {grpc.StatusCode.UNAUTHENTICATED})

    def test_large_messages_without_credentials(self):
        with open_channel(self.ingest) as channel:
            method = channel.unary_unary("/isnad.v1.IngestService/IngestArticle")
            for _ in range(4):
                calls = [method.future(bytes(7 << 20), timeout=120) for _ in range(12)]
                self.assertLessEqual({c.code() for c in calls}, {grpc.StatusCode.UNAUTHENTICATED, EXHAUSTED, grpc.StatusCode.UNAVAILABLE})
            code, error = code_of(method, bytes(9 << 20), timeout=60)
            self.assertEqual(code, EXHAUSTED)
            self.assertIn(str(8 << 20), error.details())

    def small(self, *flags):
        service = Service("isnad-query", self.folder, free_port(), free_port(), f"sqlite:{self.folder}/isnad.db", flags)
        self.addCleanup(service.stop)
        return service.await_serving()

    def is_open(self, connection):
        """gRPC sends its settings at once on a connection that it keeps."""
        connection.settimeout(30)
        try:
            return connection.recv(1) != b""
        except ConnectionError:
            return False

    def test_more_connections_than_there_may_be(self):
        service = self.small("--max-connections", "10")
        connections = [self.connect(service) for _ in range(30)]
        self.assertEqual(sum(self.is_open(c) for c in connections), 10)
        service.await_event("connections_refused")
        for connection in connections:
            connection.close()
        self.await_health(service)

    def test_one_address_cannot_take_all_connections(self):
        service = self.small("--max-connections-from-address", "10")
        connections = [self.connect(service) for _ in range(30)]
        self.assertEqual(sum(self.is_open(c) for c in connections), 10)
        refused = [e for e in service.await_event("connections_refused").events() if e["event"] == "connections_refused"]
        self.assertEqual([(e["origin"], e["limit"]) for e in refused], [("127.0.0.1", 10)])
        other = self.connect(service, source="127.0.0.2")
        self.assertTrue(self.is_open(other))
        for connection in (*connections, other):
            connection.close()
        self.await_health(service)

    def test_running_out_of_descriptors(self):
        service = self.small()
        used = len(os.listdir(f"/proc/{service.process.pid}/fd"))
        resource.prlimit(service.process.pid, resource.RLIMIT_NOFILE, (used + 20, used + 20))
        connections = [self.connect(service) for _ in range(100)]
        service.await_event("connections_refused")
        for connection in connections:
            connection.close()
        self.await_health(service)

    def await_health(self, service):
        end = time.time() + 30
        with open_channel(service) as channel:
            check = channel.unary_unary("/grpc.health.v1.Health/Check")
            while code_of(check, b"", timeout=5)[0] != grpc.StatusCode.OK:
                self.assertLess(time.time(), end)

    def test_metadata_beyond_its_limit(self):
        for size in (20_000, 1_000_000):
            with open_channel(self.query) as channel:
                self.assertEqual(self.refused(channel, metadata=[("x-long", "y" * size)]), EXHAUSTED)
        with open_channel(self.query) as channel:
            self.assertEqual(self.refused(channel, metadata=[("authorization", "Bearer " + "a" * 9_000)]),
                             grpc.StatusCode.UNAUTHENTICATED)

    def test_streams_beyond_the_limit_of_a_connection_wait(self):
        with open_channel(self.query) as channel:
            watch = channel.unary_stream("/grpc.health.v1.Health/Watch")
            # What is begun before the connection stands may be sent in another order.
            grpc.channel_ready_future(channel).result(30)
            watches = [watch(b"", timeout=60) for _ in range(400)]
            codes = [code_of(next, w)[0] for w in watches[:256]]
            self.assertEqual(collections.Counter(codes), {grpc.StatusCode.OK: 100, EXHAUSTED: 156})
            for w in watches:
                w.cancel()

    def test_conversations_with_grpcs_own_reflection(self):
        threads = len(os.listdir(f"/proc/{self.query.process.pid}/task"))
        with open_channel(self.query) as channel:
            talk = channel.stream_stream("/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo")

            def say_nothing():
                time.sleep(8)
                yield b""
            talks = [talk(say_nothing(), timeout=30) for _ in range(100)]
            time.sleep(4)
            self.assertLess(len(os.listdir(f"/proc/{self.query.process.pid}/task")), threads + 40)
            for t in talks:
                t.cancel()

    def test_frames_that_are_none(self):
        for service in (self.query, self.ingest):
            for sent in (b"GET / HTTP/1.1\r\n\r\n", os.urandom(4096), PREFACE, PREFACE + SETTINGS + os.urandom(2000),
                         PREFACE + frame(4, 0, 0, length=0xFFFFFF), PREFACE + frame(4, 0, 0, b"abc"),
                         PREFACE + SETTINGS + frame(1, 4, 1, b"\x80" * 100), PREFACE + SETTINGS + frame(1, 4, 2, b""),
                         PREFACE + SETTINGS + frame(9, 4, 0, b"x" * 100), PREFACE + SETTINGS + frame(8, 0, 0, b"\0\0\0\0"),
                         PREFACE + SETTINGS + frame(0, 0, 0, b"x"), PREFACE + SETTINGS + frame(6, 0, 0, b"short"),
                         PREFACE + SETTINGS + frame(99, 0, 0, b"x" * 1000)):
                with self.connect(service) as connection:
                    connection.sendall(sent)

    def test_streams_that_are_reset_as_soon_as_they_begin(self):
        # HPACK: indexed POST, path "/", scheme http; enough for a server to begin a stream.
        headers = b"\x83\x84\x86"
        with self.connect() as connection:
            connection.sendall(PREFACE + SETTINGS)
            try:
                for begin in range(0, 20_000, 500):
                    connection.sendall(b"".join(frame(1, 4, 2 * n + 1, headers) + frame(3, 0, 2 * n + 1, b"\0\0\0\x08")
                                                for n in range(begin, begin + 500)))
            except OSError:
                pass  # it has closed the connection, as it may

    def test_pings_and_settings_without_end(self):
        for sent in (frame(6, 0, 0, b"12345678") * 2000, SETTINGS * 5000):
            with self.connect() as connection:
                connection.sendall(PREFACE + SETTINGS)
                connection.settimeout(2)  # it stops reading what nobody reads the answers to
                try:
                    for _ in range(200):
                        connection.sendall(sent)
                except OSError:
                    pass

    def test_z_connections_that_say_nothing_are_closed(self):
        """Twenty seconds are given for what comes before the first call. Others were answered all the while."""
        for connection in self.silent:
            connection.settimeout(max(0.1, self.begun + 40 - time.time()))
            while connection.recv(4096):  # its settings, then the end
                pass
        with self.connect() as slow:
            for byte in PREFACE[:3]:
                slow.sendall(bytes([byte]))
                time.sleep(0.2)


class LimitTest(unittest.TestCase):
    """Limits on clients: one service with small ones."""

    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder("isnad-limits-")
        store = f"sqlite:{cls.folder}/isnad.db"
        cls.ingest = Service("isnad-ingest", cls.folder, free_port(), free_port(), store).await_serving()

    @classmethod
    def tearDownClass(cls):
        cls.ingest.stop()

    def query(self, *flags):
        service = Service("isnad-query", self.folder, free_port(), free_port(), f"sqlite:{self.folder}/isnad.db", flags)
        self.addCleanup(service.stop)
        return service.await_serving()

    def assert_limited(self, error, queue, limit):
        self.assertEqual(error.code(), EXHAUSTED)
        details = error_details(error)
        self.assertEqual(details["ErrorInfo"].reason, "ERROR_REASON_OVERLOADED")
        self.assertEqual((details["ErrorInfo"].metadata["queue"], details["ErrorInfo"].metadata["limit"]), (queue, limit))
        delay = details["RetryInfo"].retry_delay
        pushback = int(dict(error.trailing_metadata())["grpc-retry-pushback-ms"])
        self.assertEqual(delay.seconds * 1000 + delay.nanos // 1_000_000, pushback)
        return pushback

    def test_a_rate_sheds_load_and_says_when_to_come_again(self):
        service = self.query("--client-rate", "0.1", "--client-burst", "3")
        with open_channel(service) as channel:
            for _ in range(3):
                call(channel, "QueryService", "ListArticles")
            _, error = code_of(call, channel, "QueryService", "ListArticles")
            self.assertGreater(self.assert_limited(error, "client_calls_per_second", "0.1"), 5_000)
            # Probes are not calls.
            self.assertEqual(channel.unary_unary("/grpc.health.v1.Health/Check")(b"", timeout=20), b"\x08\x01")

    def watch(self, channel):
        request, _ = request_types("QueryService", "WatchContradictions")
        stream = channel.unary_stream("/isnad.v1.QueryService/WatchContradictions")(request.SerializeToString(), timeout=60)
        return code_of(next, stream)[1], stream

    def test_calls_under_way_are_bounded(self):
        for flags, queue in ((("--client-calls", "2"), "client_calls_under_way"), (("--max-calls", "2"), "calls_under_way"),
                             (("--max-watches", "2"), "watches")):
            service = self.query(*flags)
            with open_channel(service) as channel:
                watches = [self.watch(channel) for _ in range(3)]
                self.assertEqual([error for error, _ in watches[:2]], [None, None])
                self.assert_limited(watches[2][0], queue, "2")
                watches[0][1].cancel()
                end = time.time() + 20
                while self.watch(channel)[0] is not None:
                    self.assertLess(time.time(), end)

    def test_a_connection_of_age_lets_calls_end_and_takes_no_new_ones(self):
        service = self.query("--max-connection-age", "1s")
        with open_channel(service) as channel:
            error, watch = self.watch(channel)
            self.assertIsNone(error)
            peers = set()
            end = time.time() + 20
            while len(peers) < 2:
                self.assertLess(time.time(), end)
                call(channel, "QueryService", "ListArticles")
                peers = {e["peer"] for e in service.events() if e["event"] == "call"}
                time.sleep(0.1)
            self.assertTrue(watch.is_active())


if __name__ == "__main__":
    unittest.main()
