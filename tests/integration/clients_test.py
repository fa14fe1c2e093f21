# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The example clients of deploy/clients against the real pair: each is built as its README says, and must print the same
as the others."""
import functools
import json
import os
import pathlib
import subprocess
import threading
import unittest

import grpc

from pair import ROOT, Pair, free_port, protos, temporary_folder
from postgres_server import Server
from proxy import Proxy
from secured import SecuredPair, token

CLIENTS = ROOT / "deploy" / "clients"
SAMPLES = ROOT / "deploy" / "samples" / "articles.jsonl"
PAIR = ("nahda-1", "nahda-2")
NARRATION = 4  # isnad.v1.StatementKind
UNARY = ("ListStatements", "ListContradictions", "GetStatement", "GetClaim")


def expected_lines(pair, disposition="CREATED"):
    """What a client prints about the two articles of PAIR, but for what it watched."""
    lines = []
    for number, key in enumerate(PAIR):
        article = pair.call("QueryService", "ListArticles", external_id=key).articles[0].name
        lines.append(f"{number} {key}: {disposition} {article}")
    statements = pair.list_all("ListStatements", "statements", article=article)
    found = pair.list_all("ListContradictions", "contradictions", article=article)
    lines.append(f"{article}: {len(statements)} statements, {len(found)} contradictions")
    for f in found:
        names = {v.number: v.name for v in f.DESCRIPTOR.fields_by_name["types"].enum_type.values}
        types = ", ".join(names[t].replace("CONTRADICTION_TYPE_", "") for t in f.types)
        lines.append(f"{f.name}: {types}, confidence {f.confidence:.2f}")
        for side, name, claim in (("A", f.statement_a, f.claim_a), ("B", f.statement_b, f.claim_b)):
            s = pair.call("QueryService", "GetStatement", name=name)
            way = [s.outlet, *(link.display_name for link in reversed(s.chain))]
            if s.kind != NARRATION:
                way.append(s.speaker.display_name)
            origins = pair.call("QueryService", "GetClaim", name=claim).independent_origin_count
            lines += [f"  {side} «{s.text}»", "    " + " <- ".join(way), f"    independent origins: {origins}"]
        lines.append("  " + f.explanation.english)
    return lines, sorted(f"watched {f.name}" for f in found)


def unavailable(context, delay=None):
    """Ends a call as a service that is away would."""
    protos()
    from google.rpc import error_details_pb2, status_pb2
    if delay is not None:
        status = status_pb2.Status(code=grpc.StatusCode.UNAVAILABLE.value[0], message="away")
        retry = error_details_pb2.RetryInfo()
        retry.retry_delay.FromMilliseconds(int(delay * 1000))
        status.details.add().Pack(retry)
        context.set_trailing_metadata([("grpc-status-details-bin", status.SerializeToString())])
    context.abort(grpc.StatusCode.UNAVAILABLE, "away")


@functools.cache
def postgres():
    """One server for all clients."""
    server = Server()
    unittest.addModuleCleanup(server.run, "stop")
    return server


class ClientChecks:
    """What each client must do. Subclasses say how to start it."""

    @classmethod
    def setUpClass(cls):
        language = cls.__name__.lower().removesuffix("test")
        if not (ROOT / "build" / "tools" / f"clients-{language}").exists():
            raise unittest.SkipTest(f"what the {language} client needs is not here: tests/tools fetches it")
        subprocess.run([str(CLIENTS / language / "build")], check=True, timeout=900)
        cls.pair = Pair()
        cls.addClassCleanup(cls.pair.close)

    def run_client(self, ingest, query, *options, articles=SAMPLES, ids=PAIR, code=0, wrapper=()):
        done = subprocess.run([*wrapper, *self.command, "--ingest", ingest, "--query", query, *options, str(articles), *ids],
                              capture_output=True, text=True, encoding="utf-8", timeout=120,
                              env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout.splitlines() if code == 0 else done.stderr.splitlines()

    def proxies(self, pair, credentials=None):
        ports = [free_port(), free_port()]
        found = [Proxy(f"127.0.0.1:{port}", upstream, credentials)
                 for port, upstream in zip(ports, (pair.ingest_address, pair.query_address))]
        for proxy in found:
            self.addCleanup(proxy.__exit__)
        return (*found, *(f"localhost:{port}" for port in ports))

    def check(self, shown, pair, disposition="CREATED"):
        lines, watched = expected_lines(pair, disposition)
        self.assertGreater(len(watched), 1)
        self.assertEqual(shown[:len(lines)], lines)
        self.assertEqual(sorted(shown[len(lines):]), watched if disposition == "CREATED" else [])

    def test_ingest_list_and_watch(self):
        with Pair() as pair:
            self.check(self.run_client(pair.ingest_address, pair.query_address), pair)
            self.check(self.run_client(pair.ingest_address, pair.query_address, "--page-size", "1"), pair, "UNCHANGED")

    def test_failures_that_a_restart_makes_are_not_seen(self):
        with Pair() as pair:
            ingest, query, *addresses = self.proxies(pair)
            # The first two tries of each call, then each stream after its first answer.
            query.on_call = lambda method, context, number: method in UNARY and number < 2 and unavailable(context)
            ended = set()

            def end_once(method, context):
                if method == "IngestArticles" or method == "WatchContradictions" and query.count(method) > 1:
                    if (method, True) in ended:
                        return
                    if method in ended:
                        ended.add((method, True))
                        unavailable(context, 0.1)
                    ended.add(method)

            ingest.on_response = query.on_response = end_once
            self.check(self.run_client(*addresses), pair)
            self.assertEqual(ingest.count("IngestArticles"), 2)
            self.assertEqual(query.count("WatchContradictions"), 3)
            for method in ("ListStatements", "ListContradictions"):
                self.assertEqual(query.count(method), 3)
            tries = [metadata.get("grpc-previous-rpc-attempts") for method, metadata in query.seen if method == "ListStatements"]
            self.assertEqual(tries, [None, "1", "2"])

    def test_what_stays_away_is_told_with_the_time_to_come_again(self):
        _, query, *addresses = self.proxies(self.pair)
        query.on_call = lambda method, context, number: method == "ListStatements" and unavailable(context, 7)
        shown = self.run_client(*addresses, code=1)
        self.assertEqual(shown, ["ListStatements: UNAVAILABLE: away", "  retry after 7.0 s"])
        self.assertEqual(query.count("ListStatements"), 5)  # as the service config says

    def test_a_deadline_ends_a_call(self):
        _, query, *addresses = self.proxies(self.pair)
        gone = threading.Event()
        self.addCleanup(gone.set)
        query.on_call = lambda method, context, number: method == "ListStatements" and gone.wait()
        shown = self.run_client(*addresses, "--deadline", "1", code=1)
        self.assertTrue(shown[0].startswith("ListStatements: DEADLINE_EXCEEDED: "), shown)
        self.assertEqual(query.count("ListStatements"), 1)

    def test_articles_in_flight_are_bounded(self):
        ingest, _, *addresses = self.proxies(self.pair)
        changed, sent, answered, most = threading.Condition(), [0], [0], [0]
        total, bound = 20, 3

        def on_request(method):
            with changed:
                sent[0] += 1
                most[0] = max(most[0], sent[0] - answered[0])
                changed.notify_all()

        def on_response(method, context):
            # Withheld until as many wait as may wait.
            with changed:
                changed.wait_for(lambda: sent[0] >= min(answered[0] + bound, total), timeout=20)
                answered[0] += 1

        ingest.on_request, ingest.on_response = on_request, on_response
        shown = self.run_client(*addresses, "--in-flight", str(bound), ids=())
        self.assertEqual((sent[0], answered[0], most[0]), (total, total, bound))
        keys = [json.loads(line)["id"] for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
        self.assertEqual([line.split(":")[0] for line in shown[:total]], [f"{n} {key}" for n, key in enumerate(keys)])

    def test_errors_are_told_with_their_details(self):
        addresses = self.pair.ingest_address, self.pair.query_address
        articles = pathlib.Path(temporary_folder("isnad-clients-test-")) / "articles.jsonl"
        good = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()][:2]
        bad = {**good[0], "id": "bad", "url": "", "body": ""}
        articles.write_text("".join(json.dumps(a) + "\n" for a in (good[0], bad, good[1])), encoding="utf-8")
        shown = self.run_client(*addresses, articles=articles, ids=())
        self.assertTrue(shown[0].startswith(f"0 {good[0]['id']}: "), shown)
        self.assertTrue(shown[1].startswith("1 bad: INVALID_ARGUMENT: "), shown)
        self.assertEqual(shown[2], "  reason ERROR_REASON_FIELD_REQUIRED {field=article.body}")
        self.assertTrue(shown[3].startswith("  field article.body: "), shown)
        self.assertTrue(shown[4].startswith(f"2 {good[1]['id']}: "), shown)
        shown = self.run_client(*addresses, "--page-size", "-1", code=1)
        self.assertTrue(shown[0].startswith("ListStatements: INVALID_ARGUMENT: "), shown)
        self.assertEqual(shown[1], "  reason ERROR_REASON_INVALID_PAGE_SIZE {actual=-1, field=page_size}")
        self.assertTrue(shown[2].startswith("  field page_size: "), shown)

    def test_questions_name_the_commit_of_the_answer(self):
        with Pair(store=postgres().new_database(type(self).__name__.lower())) as pair:
            ingest, query, *addresses = self.proxies(pair)
            self.check(self.run_client(*addresses), pair)
            [(_, trailers)] = ingest.trailers
            sent = [metadata.get("isnad-commit-token") for _, metadata in query.seen]
            self.assertEqual(sent, [None] + [trailers["isnad-commit-token"]] * (len(sent) - 1))

    def test_calls_go_to_every_address_of_a_name(self):
        hosts = pathlib.Path(temporary_folder("isnad-clients-test-")) / "hosts"
        addresses = ("127.0.0.2", "127.0.0.3")
        hosts.write_text("127.0.0.1 localhost\n" + "".join(f"{a} isnad-query.test\n" for a in addresses), encoding="utf-8")
        own_names = ["unshare", *([] if os.geteuid() == 0 else ["--map-root-user"]), "--mount", "sh", "-c",
                     f'mount --bind {hosts} /etc/hosts && exec "$@"', "sh"]
        if subprocess.run([*own_names, "true"], capture_output=True).returncode != 0:
            self.skipTest("no names of one's own here: unshare may not mount")
        port = free_port()
        found = [Proxy(f"{a}:{port}", self.pair.query_address) for a in addresses]
        for proxy in found:
            self.addCleanup(proxy.__exit__)
        for _ in range(10):  # A client starts with the first address that it reaches.
            self.run_client(self.pair.ingest_address, f"dns:///isnad-query.test:{port}", "--page-size", "1", wrapper=own_names)
            if all(proxy.seen for proxy in found):
                return
        self.fail(f"calls by address: {[len(proxy.seen) for proxy in found]}")

    def test_certificates_are_checked_and_tokens_sent(self):
        folder = pathlib.Path(temporary_folder("isnad-clients-test-"))
        for name in ("server", "other", "client"):
            subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                            "-subj", f"/CN={name}", "-addext", "subjectAltName=DNS:localhost", "-days", "2",
                            "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem"], check=True, capture_output=True)
        (folder / "token").write_text("a.b.c\n", encoding="utf-8")
        ingest, query, *addresses = self.proxies(self.pair, grpc.ssl_server_credentials(
            [((folder / "server.key").read_bytes(), (folder / "server.pem").read_bytes())],
            root_certificates=(folder / "client.pem").read_bytes(), require_client_auth=True))
        own = ("--tls-certificate", str(folder / "client.pem"), "--tls-key", str(folder / "client.key"))
        shown = self.run_client(*addresses, *own, "--tls-ca", str(folder / "server.pem"), "--token-file", str(folder / "token"))
        self.assertIn("statements", "".join(shown))
        for proxy in (ingest, query):
            self.assertEqual({metadata.get("authorization") for _, metadata in proxy.seen}, {"Bearer a.b.c"})
            proxy.seen.clear()
        self.run_client(*addresses, *own, "--tls-ca", str(folder / "other.pem"), "--deadline", "0.5", code=1)
        self.assertEqual(ingest.seen + query.seen, [])
        self.run_client(*addresses, "--token-file", str(folder / "token"), code=self.usage_error)  # never without TLS


    def test_the_secured_pair_lets_in_who_shows_a_token_with_the_roles(self):
        pair = SecuredPair()
        self.addCleanup(pair.close)
        addresses = [f"localhost:{pair.ports[service]}" for service in ("IngestService", "QueryService")]
        own = ("--tls-ca", str(pair.folder / "ca.crt"), "--token-file", str(pair.folder / "bearer"))
        (pair.folder / "bearer").write_text(token(pair.folder, {"roles": ["reader", "writer"]}), encoding="utf-8")
        shown = self.run_client(*addresses, *own)
        self.assertTrue(shown[0].startswith("0 nahda-1: CREATED "), shown)
        (pair.folder / "bearer").write_text(token(pair.folder, {"roles": ["reader"]}), encoding="utf-8")
        shown = self.run_client(*addresses, *own, code=1)
        self.assertTrue(shown[0].startswith("IngestArticles: PERMISSION_DENIED: "), shown)
        self.assertEqual(shown[1], "  reason ERROR_REASON_PERMISSION_DENIED {method=IngestArticles, role=writer}")
        shown = self.run_client(*addresses, *own[:2], code=1)
        self.assertTrue(shown[0].startswith("WatchContradictions: UNAUTHENTICATED: "), shown)


class GoTest(ClientChecks, unittest.TestCase):
    command = [str(CLIENTS / "go" / "isnad-client")]
    usage_error = 64


class PythonTest(ClientChecks, unittest.TestCase):
    command = [str(ROOT / "build" / "clients" / "python" / "bin" / "python"), "-B", str(CLIENTS / "python" / "isnad_client.py")]
    usage_error = 2  # argparse's


class JavaTest(ClientChecks, unittest.TestCase):
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", f"{CLIENTS}/java/target/classes:{CLIENTS}/java/target/lib/*",
               "dev.isnad.client.IsnadClient"]
    usage_error = 64


if __name__ == "__main__":
    unittest.main()
