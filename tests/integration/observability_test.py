# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""What deploy/observability.md promises: metrics as in its table, a dashboard
and alerts that know no others, and logs that hold no text and no token."""
import json
import re
import shlex
import subprocess
import time
import unittest

import grpc

from pair import ROOT, Pair, Service, free_port, request_types, temporary_folder, tool

FOLDER = ROOT / "deploy" / "observability"
DOCUMENT = ROOT / "deploy" / "observability.md"
SERVICES = {"ingest": "IngestService", "query": "QueryService"}
ROW = re.compile(r"^\| `(\w+)` \| (counter|gauge|histogram|summary) \| ([^|]*)\| (both|ingest|query) \| \S.* \|$", re.M)


def documented():
    """{name: (type, labels, services)} of the table."""
    return {name: (kind, frozenset(re.findall(r"`(\w+)`", labels)), {"ingest", "query"} if service == "both" else {service})
            for name, kind, labels, service in ROW.findall(DOCUMENT.read_text(encoding="utf-8"))}


def exposed(page):
    """{name: (type, labels)} of a page in Prometheus' text format."""
    kinds = dict(re.findall(r"^# TYPE (\w+) (\w+)$", page, re.M))
    labels = {name: set() for name in kinds}
    for name, text in re.findall(r"^(\w+)(?:\{(.*)\})? \S+$", page, re.M):
        family = name if name in kinds else re.sub(r"_(bucket|sum|count)$", "", name)
        labels[family] |= set(re.findall(r'(\w+)="', text)) - {"le", "quantile"}
    return {name: (kind, frozenset(labels[name])) for name, kind in kinds.items()}


def metrics_in(expression):
    """The names of metrics in an expression of PromQL."""
    bare = re.sub(r'\{[^}]*\}|"[^"]*"|\[[^]]*\]|\b(by|on|without|ignoring) *\([^)]*\)', " ", expression)
    words = re.findall(r"\b([a-z_]\w*)\b(?! *\()", bare)
    return {re.sub(r"_(bucket|count|sum)$", "", word) for word in words} - {"and", "or", "unless", "by", "on", "le"}


def expressions():
    """(where, PromQL) of all panels and alerts."""
    dashboard = json.loads((FOLDER / "dashboard.json").read_text(encoding="utf-8"))
    for panel in dashboard["panels"]:
        for target in panel.get("targets", []):
            yield panel["title"], target["expr"]
    rules = (FOLDER / "alerts.yaml").read_text(encoding="utf-8")
    for name, rest in re.findall(r"- alert: (\w+)\n(.*?)(?=\n      - alert|\Z)", rules, re.S):
        yield name, re.search(r"expr: \|?(.*?)\n +(?:for|labels):", rest, re.S).group(1)


def promtool(*arguments, given=None):
    return subprocess.run([tool("promtool"), *map(str, arguments)], input=given, capture_output=True, text=True, timeout=60)


class FilesTest(unittest.TestCase):
    def test_dashboard_and_alerts_know_only_what_is_documented(self):
        names = set(documented()) | {"up"}  # that one is Prometheus' own
        found = set()
        for where, expression in expressions():
            with self.subTest(where):
                self.assertTrue(metrics_in(expression))
                self.assertLessEqual(metrics_in(expression), names)
            found |= metrics_in(expression)
        self.assertEqual(names - found - {"exposer_scrapes_total", "exposer_transferred_bytes_total",
                                          "exposer_request_latencies", "process_virtual_memory_bytes"}, set())

    def test_no_panel_lies_on_another(self):
        dashboard = json.loads((FOLDER / "dashboard.json").read_text(encoding="utf-8"))
        taken, ids = set(), set()
        for panel in dashboard["panels"]:
            place = panel["gridPos"]
            cells = {(x, y) for x in range(place["x"], place["x"] + place["w"])
                     for y in range(place["y"], place["y"] + place["h"])}
            self.assertFalse(cells & taken, panel["title"])
            self.assertLessEqual(place["x"] + place["w"], 24)
            taken |= cells
            self.assertNotIn(panel["id"], ids)
            ids.add(panel["id"])

    def test_every_alert_is_tried(self):
        rules = (FOLDER / "alerts.yaml").read_text(encoding="utf-8")
        tests = (FOLDER / "alerts_test.yaml").read_text(encoding="utf-8")
        alerts = set(re.findall(r"- alert: (\w+)", rules))
        fired = set(re.findall(r"alertname: (\w+)\n +exp_alerts", tests))
        self.assertGreater(len(alerts), 10)
        self.assertEqual(alerts, fired)

    @unittest.skipIf(tool("promtool") is None, "promtool is not on this machine")
    def test_promtool_is_content(self):
        for arguments in (("check", "rules", FOLDER / "alerts.yaml"), ("test", "rules", FOLDER / "alerts_test.yaml")):
            done = promtool(*arguments)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class MetricsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pair = Pair()
        cls.addClassCleanup(cls.pair.close)
        cls.pair.ingest_article("قالت وزارة النقل إن الجسر سيفتح أمام السيارات يوم الأحد.")
        cls.pages = {}
        for name in SERVICES:
            service = getattr(cls.pair, name)
            service.metrics()  # the first one is counted in the second
            cls.pages[name] = service.metrics()
        end = time.time() + 30
        while not cls.is_settled(cls.pages["ingest"]) and time.time() < end:
            cls.pages["ingest"] = cls.pair.ingest.metrics()
            time.sleep(0.05)

    @staticmethod
    def is_settled(page):
        """Whether it has what is told after an answer: the rows, the log."""
        return "isnad_store_rows{" in page and "\nisnad_store_log_pages 0\n" not in page

    def test_the_table_says_what_is_exposed(self):
        table = documented()
        self.assertGreater(len(table), 30)
        for name, page in self.pages.items():
            with self.subTest(name):
                said = {metric: (kind, labels) for metric, (kind, labels, services) in table.items() if name in services}
                self.assertEqual(set(exposed(page).items()) ^ set(said.items()), set())

    def test_calls_and_the_store_are_counted(self):
        lines = set(self.pages["ingest"].splitlines())
        for line in ('grpc_server_msg_received_total{grpc_method="IngestArticle",grpc_service="isnad.v1.IngestService",grpc_type="unary"} 1',
                     'grpc_server_msg_sent_total{grpc_method="IngestArticle",grpc_service="isnad.v1.IngestService",grpc_type="unary"} 1',
                     'isnad_store_transactions_total{result="committed"} 1', "isnad_store_group_seconds_count 1",
                     'isnad_ingest_articles_total{disposition="created"} 1', "isnad_serving 1", "isnad_workers 4"):
            self.assertTrue(line in lines, line)
        for name in ("isnad_store_log_pages", 'isnad_store_size_bytes{file="database"}', "isnad_store_disk_available_bytes",
                     "isnad_feed_all_announced_timestamp_seconds", "isnad_ingest_text_bytes_total"):
            self.assertTrue(any(re.fullmatch(re.escape(name) + r" [1-9].*", line) for line in lines), name)

    @unittest.skipIf(tool("promtool") is None, "promtool is not on this machine")
    def test_promtool_is_content(self):
        for name, page in self.pages.items():
            done = promtool("check", "metrics", given=page)
            self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""), name)


@unittest.skipIf(tool("grpcurl") is None, "grpcurl is not on this machine")
class ChannelzTest(unittest.TestCase):
    def test_the_lines_of_the_document_work(self):
        lines = re.findall(r"^    grpcurl (.*) 127.0.0.1:50062 (\S+)$", DOCUMENT.read_text(encoding="utf-8"), re.M)
        self.assertEqual([method.rsplit("/", 1)[1] for _, method in lines], ["GetServers", "GetServerSockets", "GetSocket"])
        folder, admin, socket = temporary_folder("isnad-channelz-"), free_port(), ""
        service = Service("isnad-query", folder, free_port(), free_port(), f"sqlite:{folder}/none.db",
                          ["--admin-listen", f"127.0.0.1:{admin}"])
        self.addCleanup(service.stop)
        service.await_event("listening")
        with grpc.insecure_channel(f"127.0.0.1:{service.port}") as channel:
            grpc.channel_ready_future(channel).result(30)
            for arguments, method in lines:
                command = [tool("grpcurl"), *shlex.split(arguments.replace("ID", socket)), f"127.0.0.1:{admin}", method]
                done = subprocess.run(command, capture_output=True, text=True, timeout=60)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                sockets = re.findall(r'"socket_?[iI]d": "(\d+)"', done.stdout)
                socket = sockets[0] if sockets else socket
        self.assertIn(f'"port": {service.port}', done.stdout)  # the socket's own end


class LogsTest(unittest.TestCase):
    TITLE = "انتظار طويل على ضفة النهر"
    BODY = "قالت وزارة النقل إن الجسر سيفتح أمام السيارات يوم الأحد. ونفت البلدية افتتاح الجسر."
    BEARER = "Bearer eyJhbGciOiJFUzI1NiJ9.c2VjcmV0.c2lnbmF0dXJl"
    COMMIT = "0123456789abcdef0123456789abcdef00060a24181e4000"
    TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"

    @classmethod
    def setUpClass(cls):
        cls.pair = Pair()
        cls.addClassCleanup(cls.pair.close)
        cls.metadata = (("authorization", cls.BEARER), ("isnad-commit-token", cls.COMMIT),
                        ("traceparent", f"00-{cls.TRACE}-00f067aa0ba902b7-01"))
        cls.secrets = [cls.TITLE, cls.BODY, "وزارة النقل", "الجسر", "eyJhbGciOiJ", "c2VjcmV0", cls.COMMIT]
        cls.call_both()
        for service in (cls.pair.query, cls.pair.ingest):
            service.stop()

    @classmethod
    def method(cls, channel, service, name, kind):
        _, response = request_types(service, name)
        return getattr(channel, kind)(f"/isnad.v1.{service}/{name}", request_serializer=lambda r: r.SerializeToString(),
                                      response_deserializer=response.FromString)

    @classmethod
    def item(cls, number):
        request, _ = request_types("IngestService", "IngestArticle")
        request.article.title, request.article.url = cls.TITLE, f"https://balance.example/{number}"
        request.article.body = f"{cls.BODY} ووصل إلى المكان {number} من العمال."
        request.article.outlet = "صحيفة الميزان"
        request.article.publish_time.seconds = 1_600_000_000
        return request

    @classmethod
    def stream_item(cls, number):
        request, _ = request_types("IngestService", "IngestArticles")
        request.item.CopyFrom(cls.item(number))
        return request

    @classmethod
    def call_both(cls):
        with cls.pair.channel("IngestService") as channel:
            stream = cls.method(channel, "IngestService", "IngestArticles", "stream_stream")
            answers = list(stream(map(cls.stream_item, (11, 12, 13)), metadata=cls.metadata, timeout=30))
            cls.method(channel, "IngestService", "IngestArticle", "unary_unary")(
                cls.item(14), metadata=cls.metadata, timeout=30)
        assert [answer.status.code for answer in answers] == [0, 0, 0], answers
        with cls.pair.channel("QueryService") as channel:
            cls.watch(channel)
            page = cls.list_articles(channel, page_size=1)
            cls.secrets.append(page.next_page_token)
            cls.list_articles(channel, page_size=1, page_token=page.next_page_token)
            for wrong in ({"page_token": "c2VjcmV0" + cls.COMMIT}, {"page_size": -1, "page_token": cls.BEARER}):
                try:
                    cls.list_articles(channel, **wrong)
                except grpc.RpcError as error:
                    assert error.code() == grpc.StatusCode.INVALID_ARGUMENT, error
            check, _ = request_types("QueryService", "CheckText")
            check.text = cls.BODY
            cls.method(channel, "QueryService", "CheckText", "unary_unary")(check, timeout=30)

    @classmethod
    def list_articles(cls, channel, **fields):
        request, _ = request_types("QueryService", "ListArticles")
        for key, value in fields.items():
            setattr(request, key, value)
        return cls.method(channel, "QueryService", "ListArticles", "unary_unary")(request, timeout=30)

    @classmethod
    def watch(cls, channel):
        request, _ = request_types("QueryService", "WatchContradictions")
        call = cls.method(channel, "QueryService", "WatchContradictions", "unary_stream")(
            request, metadata=(cls.metadata[2],), timeout=30)
        cls.secrets.append(next(call).resume_token)
        call.cancel()
        cls.pair.query.await_event("call")

    def calls(self, service, method):
        return [e for e in service.events() if e["event"] == "call" and e["method"] == method]

    def test_neither_text_nor_token_is_in_any_log(self):
        self.assertTrue(all(self.secrets))
        for service in (self.pair.ingest, self.pair.query):
            log = service.log.read_text(encoding="utf-8")
            self.assertIn('"event":"call"', log)
            for secret in self.secrets:
                self.assertNotIn(secret, log)

    def test_every_line_is_json_and_has_what_all_have(self):
        for service in (self.pair.ingest, self.pair.query):
            for line in service.log.read_text(encoding="utf-8").splitlines():
                self.assertLessEqual({"time", "level", "program", "event"}, set(json.loads(line)))

    def test_a_stream_is_one_line_with_its_messages(self):
        [stream] = self.calls(self.pair.ingest, "IngestArticles")
        self.assertEqual((stream["received"], stream["sent"], stream["code"]), (3, 3, "OK"))
        [watch] = self.calls(self.pair.query, "WatchContradictions")
        self.assertEqual((watch["received"], watch["sent"], watch["code"]), (1, 1, "Canceled"))
        [unary] = self.calls(self.pair.ingest, "IngestArticle")
        self.assertEqual((unary["received"], unary["sent"]), (1, 1))
        failed = [c for c in self.calls(self.pair.query, "ListArticles") if c["code"] != "OK"]
        self.assertEqual([(c["code"], c["received"], c["sent"]) for c in failed], [("InvalidArgument", 1, 0)] * 2)

    def test_the_trace_is_in_the_line_of_each_call(self):
        traced = [*self.calls(self.pair.ingest, "IngestArticles"), *self.calls(self.pair.ingest, "IngestArticle"),
                  *self.calls(self.pair.query, "WatchContradictions")]
        self.assertEqual({(c["trace_id"], c["parent_id"]) for c in traced}, {(self.TRACE, "00f067aa0ba902b7")})
        self.assertEqual(len({c["span_id"] for c in traced}), len(traced))
        self.assertNotIn("trace_id", self.calls(self.pair.query, "CheckText")[0])


if __name__ == "__main__":
    unittest.main()
