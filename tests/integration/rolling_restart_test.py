# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Every service is stopped by SIGTERM and started again under load, one after
another. A client that follows the published service config sees no call fail,
and streams go on where they were."""
import random
import threading
import time
import unittest

import grpc

from newsroom import Newsroom
from pair import ROOT, Service, call, free_port, temporary_folder
from postgres_server import Server
from traffic import Traffic

CONFIG = (ROOT / "deploy" / "kubernetes" / "service-config.json").read_text(encoding="utf-8")
ROUNDS = 2


class RollingRestartTest(unittest.TestCase):
    def begin(self, store, ingest_services, query_services):
        self.newsroom = Newsroom(store, ingest_services)
        self.addCleanup(self.newsroom.close)
        self.queries = [None] * query_services
        self.query_ports = [free_port() for _ in self.queries]
        for number in range(query_services):
            self.start_query(number)
        self.longest = 0.0
        self.traffic = Traffic(self.client(self.newsroom.ports), self.client(self.query_ports),
                               [self.target(self.query_ports), f"127.0.0.1:{self.query_ports[-1]}"], self.ask,
                               threading.Event(), random.SystemRandom().random())
        self.addCleanup(self.traffic.close)

    def start_query(self, number):
        service = Service("isnad-query", self.newsroom.folder, self.query_ports[number], free_port(), self.newsroom.store)
        self.queries[number] = self.newsroom.query = service
        self.addCleanup(service.stop)
        service.await_serving()

    @staticmethod
    def target(ports):
        # As DNS would name the pods.
        return "ipv4:" + ",".join(f"127.0.0.1:{port}" for port in ports)

    def client(self, ports):
        channel = grpc.insecure_channel(self.target(ports), options=[("grpc.service_config", CONFIG)])
        self.addCleanup(channel.close)
        return channel

    def ask(self, channel, service, method, fill, **fields):
        """Once: what fails fails the test. The service config has the deadline, and says what gRPC sends again."""
        begun = time.monotonic()
        answer = call(channel, service, method, fill, timeout=None, **fields)
        self.longest = max(self.longest, time.monotonic() - begun)
        return answer

    def go_on(self):
        self.traffic.await_further(50)
        self.traffic.await_reads(20)

    def roll(self):
        stops = []
        for number in range(len(self.newsroom.services)):
            self.go_on()
            stops.append(self.stop(self.newsroom.services[number]))
            self.newsroom.start(number)
        for number, query in enumerate(self.queries):
            self.go_on()
            stops.append(self.stop(query))
            self.start_query(number)
        self.go_on()
        return stops

    def stop(self, service):
        begun = time.monotonic()
        self.assertEqual(service.stop(seconds=60), 0)
        self.assertEqual(service.events()[-1]["event"], "stopped")
        return time.monotonic() - begun

    def end(self, stops):
        self.traffic.finish()
        print(f"{len(stops)} restarts, {len(self.traffic.acknowledged)} articles over {self.traffic.stream.streams} streams and singly, "
              f"{self.traffic.read} read, no call failed; the longest took {self.longest:.2f} s, a stop at most {max(stops):.2f} s",
              flush=True)
        self.traffic.check(self.newsroom)

    def test_replicas_are_restarted_in_turn(self):
        server = Server()
        self.addCleanup(server.run, "stop")
        self.begin(server.new_database("rolling"), 2, 2)
        self.end([each for _ in range(ROUNDS) for each in self.roll()])

    def test_a_single_pod_is_restarted_and_its_callers_wait(self):
        self.begin(f"sqlite:{temporary_folder('isnad-rolling-')}/isnad.db", 1, 1)
        self.end([each for _ in range(ROUNDS) for each in self.roll()])


if __name__ == "__main__":
    unittest.main()
