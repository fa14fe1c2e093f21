# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Clients that take no answers, say nothing or are no longer there cost a service
a bounded amount of memory, are in nobody's way, and leave nothing behind. That
silent connections are closed after a while is for tests/soak to see, which runs
long enough."""
import os
import resource
import time
import unittest
from unittest import mock

import grpc

from dead_clients import PREFACE, RawConnection, StoppedClient
from newsroom import fill_article
from pair import Pair, call, request_types
from process import Process
from stories import story
from watches import Watch

MIB = 1 << 20
STREAMS = 4  # of 16, kMaxStreams of the ingest service
WATCHES = 256  # --max-watches
CONTRADICTIONS = 200
SILENT = 200  # connections of each kind and service: of one address, which may have 512
DRAIN_SECONDS = 3
PATIENCE_SECONDS = 120


class SlowClientsTest(unittest.TestCase):
    def setUp(self):
        open_files = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (open_files[1], open_files[1]))
        drain = mock.patch.dict(os.environ, ISNAD_DRAIN_SECONDS=str(DRAIN_SECONDS))
        drain.start()
        self.addCleanup(drain.stop)
        self.pair = Pair()
        self.addCleanup(self.pair.close)
        self.article = self.pair.ingest_article(story(0)["body"]).article.name
        self.channels = {"IngestService": grpc.insecure_channel(self.pair.ingest_address),
                         "QueryService": grpc.insecure_channel(self.pair.query_address)}
        for channel in self.channels.values():
            self.addCleanup(channel.close)
        self.serve_others(10)
        self.processes = {"ingest": Process(self.pair.ingest.process.pid), "query": Process(self.pair.query.process.pid)}
        self.before = {name: (p.resident_bytes(), p.open_files()) for name, p in self.processes.items()}

    def serve_others(self, count):
        """Others are answered as always."""
        for number in range(count):
            call(self.channels["QueryService"], "QueryService", "GetArticle", name=self.article)
            call(self.channels["IngestService"], "IngestService", "IngestArticle",
                 lambda r: fill_article(r.article, story(number)), validate_only=True)

    def growth(self, name):
        """MiB since the beginning."""
        return (self.processes[name].resident_bytes() - self.before[name][0]) / MIB

    def await_closed(self):
        """Everything that was opened since the beginning."""
        end = time.monotonic() + PATIENCE_SECONDS
        for name, process in self.processes.items():
            while process.open_files() > self.before[name][1]:
                self.assertLess(time.monotonic(), end, f"{name} keeps {process.open_files() - self.before[name][1]} files open")
                time.sleep(0.02)

    def stream_unread(self):
        """A stream of long articles of which no answer is taken; the bytes that it got rid of so far."""
        sent = [0]
        request_type = type(request_types("IngestService", "IngestArticles")[0])
        long = {**story(0), "body": "\n".join(story(2 * n)["body"] for n in range(500))}

        def requests():
            while True:
                request = request_type()
                request.item.validate_only = True
                fill_article(request.item.article, long)
                yield request
                sent[0] += request.ByteSize()
        channel = grpc.insecure_channel(self.pair.ingest_address)
        stream = channel.stream_stream("/isnad.v1.IngestService/IngestArticles",
                                       request_serializer=lambda r: r.SerializeToString())(requests())
        self.addCleanup(channel.close)
        self.addCleanup(stream.cancel)
        return sent, stream

    def await_standstill(self, counters):
        """Until nothing more is taken while others are served: the number of bytes."""
        taken, still = -1, 0
        for _ in range(1000):
            self.serve_others(5)
            now = sum(counter[0] for counter in counters)
            still = still + 1 if now == taken else 0
            if still == 10:
                return taken
            taken = now
        self.fail("no end to what the service takes")

    def test_streams_whose_answers_nobody_takes(self):
        streams = [self.stream_unread() for _ in range(STREAMS)]
        taken = self.await_standstill([sent for sent, _ in streams])
        print(f"{STREAMS} streams unread: {taken / MIB:.0f} MiB taken, {self.growth('ingest'):.0f} MiB more in memory", flush=True)
        self.assertGreater(taken, STREAMS * MIB)
        self.assertLess(taken, STREAMS * 24 * MIB)
        self.assertLess(self.growth("ingest"), 64 + STREAMS * 32)
        for _, stream in streams:
            stream.cancel()
        self.serve_others(10)

    def test_watches_that_nobody_reads(self):
        watches = [Watch(self.pair.query_address, timeout=None).begin() for _ in range(WATCHES)]
        for watch in watches:
            self.addCleanup(watch.close)
        with self.assertRaises(grpc.RpcError) as refused:
            next(Watch(self.pair.query_address).stream)
        self.assertEqual(refused.exception.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)
        names = self.quarrel(CONTRADICTIONS)
        # The first one reads, and so is told of everything; the others never do.
        self.assertEqual(watches[0].until(names[-1]), names)
        print(f"{WATCHES} watches, all but one unread: {self.growth('query'):.0f} MiB more in memory", flush=True)
        self.assertLess(self.growth("query"), 128)
        self.serve_others(10)
        for watch in watches:
            watch.close()
        self.await_closed()
        again = Watch(self.pair.query_address).begin()
        names = self.quarrel(1, CONTRADICTIONS)
        self.assertEqual(again.until(names[-1]), names)
        again.close()

    def quarrel(self, count, first=0):
        """So many contradictions come to be; their names."""
        names = []
        for number in range(2 * first, 2 * (first + count)):
            answer = call(self.channels["IngestService"], "IngestService", "IngestArticle",
                          lambda r: fill_article(r.article, story(number)))
            names += [c.name for c in answer.contradictions]
        self.assertEqual(len(names), count)
        return names

    def test_silent_connections_and_frames_by_half(self):
        ports = (self.pair.ports[0], self.pair.ports[2])
        silent = [RawConnection(port).greeted() for port in ports for _ in range(SILENT)]
        silent += [RawConnection(port).greeted().stop_in_a_frame() for port in ports for _ in range(SILENT)]
        silent += [RawConnection(port, greeting) for port in ports for greeting in (b"", PREFACE[:9], b"GET / HTTP/1.1\r\n")]
        self.serve_others(20)
        for name in self.processes:
            print(f"isnad-{name}: {1024 * self.growth(name) / (2 * SILENT):.0f} KiB for a silent connection", flush=True)
            self.assertLess(self.growth(name), 64)
        for each in silent:
            each.close()
        self.await_closed()
        self.serve_others(10)

    def test_stopped_clients_hold_nobody_and_no_shutdown(self):
        stopped = [StoppedClient(port, method) for _ in range(STREAMS) for port, method in
                   ((self.pair.ports[0], "IngestArticles"), (self.pair.ports[2], "WatchContradictions"))]
        for client in stopped:
            self.addCleanup(client.close)
        self.serve_others(20)
        for service in (self.pair.query, self.pair.ingest):
            begun = time.monotonic()
            self.assertEqual(service.stop(seconds=60), 0)
            self.assertEqual(service.events()[-1]["event"], "stopped")
            print(f"{service.log.name} stops within {time.monotonic() - begun:.1f} s; --drain-seconds {DRAIN_SECONDS}", flush=True)


if __name__ == "__main__":
    unittest.main()
