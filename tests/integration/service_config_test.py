# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""deploy/kubernetes/service-config.json, with which clients spread calls over the pods that DNS names and outlive their
going."""
import contextlib
import json
import re
import signal
import unittest

import grpc

from pair import ROOT, Pair, Service, call, free_port, protos, temporary_folder

CONFIG = (ROOT / "deploy" / "kubernetes" / "service-config.json").read_text(encoding="utf-8")
CALLS = 40


def answered(service):
    """How many calls of GetArticle a service has handled."""
    handled = re.search(r'grpc_server_handled_total{grpc_code="OK",grpc_method="GetArticle"[^}]*} (\d+)', service.metrics())
    return int(handled.group(1)) if handled else 0


class ServiceConfigTest(unittest.TestCase):
    def setUp(self):
        self.asked = 0
        self.stack = contextlib.ExitStack()
        self.addCleanup(self.stack.close)
        self.pair = self.stack.enter_context(Pair())
        self.article = self.pair.ingest_article("قال مدير الميناء سالم العوضي إن الرصيف الثالث سيعمل يوم الأحد.").article.name
        self.second = Service("isnad-query", temporary_folder("isnad-second-"), free_port(), free_port(), self.pair.store)
        self.stack.callback(self.second.stop, signal.SIGKILL)
        self.second.await_serving()

    def client(self):
        # As DNS would name two pods.
        addresses = ",".join(f"127.0.0.1:{each.port}" for each in (self.pair.query, self.second))
        return self.stack.enter_context(grpc.insecure_channel(f"ipv4:{addresses}", options=[("grpc.service_config", CONFIG)]))

    def ask(self, channel):
        self.asked += 1
        self.assertEqual(call(channel, "QueryService", "GetArticle", name=self.article).name, self.article)

    def ask_of_both(self, channel):
        """Until both have answered: a client starts with the first that it reaches."""
        for _ in range(1000):
            self.ask(channel)
            if answered(self.pair.query) > 0 and answered(self.second) > 0:
                return
        self.fail("one pod has all calls")

    def counts(self, total):
        """What each has answered, once all is counted: a call is counted after its answer has gone."""
        for _ in range(1000):
            found = answered(self.pair.query), answered(self.second)
            if sum(found) == total:
                return found
        self.fail(f"{found} of {total} calls were counted")

    def test_calls_are_spread_over_all_pods_and_go_on_without_one(self):
        channel = self.client()
        self.ask_of_both(channel)
        for _ in range(3):
            self.ask(channel)
        first = self.counts(self.asked)
        for _ in range(CALLS):
            self.ask(channel)
        second = self.counts(self.asked)
        self.assertEqual((second[0] - first[0], second[1] - first[1]), (CALLS // 2, CALLS // 2))

        self.assertEqual(self.second.stop(), 0)
        for _ in range(CALLS):
            self.ask(channel)  # none fails

    def test_calls_wait_for_a_pod(self):
        self.second.stop()
        self.pair.query.stop()
        channel = self.client()
        get = channel.unary_unary("/isnad.v1.QueryService/GetArticle", request_serializer=lambda request: request.SerializeToString(),
                                  response_deserializer=bytes)
        request = self.pair.request("QueryService", "GetArticle")[0]
        request.name = self.article
        answer = get.future(request, timeout=60)
        self.pair.start_query(wait=False)
        self.assertGreater(len(answer.result()), 0)

    def test_every_method_that_it_names_exists(self):
        known = {}
        for module in protos().values():
            for name, service in module.DESCRIPTOR.services_by_name.items():
                known[f"isnad.v1.{name}"] = set(service.methods_by_name)
        for each in json.loads(CONFIG)["methodConfig"]:
            for name in each["name"]:
                self.assertIn(name.get("method"), {*known[name["service"]], None})


if __name__ == "__main__":
    unittest.main()
