# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Who may call: certificates, tokens and roles, as deploy/security.md sets them up."""
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
import unittest

import grpc

from pair import BIN, ROOT, error_details, free_port, request_types, temporary_folder, tool
from secured import DOCUMENT, SecuredPair, code_of, commands, run_commands, token

BODY = "قال الوزير إن الحكومة ستوقع الاتفاق غدا."
OK, UNAUTHENTICATED = grpc.StatusCode.OK, grpc.StatusCode.UNAUTHENTICATED
DENIED, UNAVAILABLE = grpc.StatusCode.PERMISSION_DENIED, grpc.StatusCode.UNAVAILABLE


def article(request):
    request.article.body, request.article.outlet = BODY, "صحيفة الميزان"
    request.article.publish_time.seconds = 1_600_000_000


@unittest.skipIf(shutil.which("openssl") is None, "openssl is not on this machine")
class SecurityTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pair = SecuredPair()

    @classmethod
    def tearDownClass(cls):
        cls.pair.close()

    def cause_of(self, **credentials):
        code, error = code_of(self.pair.call, "QueryService", "ListArticles", **credentials)
        self.assertEqual(code, UNAUTHENTICATED)
        info = error_details(error)["ErrorInfo"]
        self.assertEqual(info.reason, "ERROR_REASON_UNAUTHENTICATED")
        return info.metadata["cause"]

    def stream(self, service, method, client, bidirectional=False):
        request, _ = request_types(service, method)
        with self.pair.channel(service, client) as channel:
            path = f"/isnad.v1.{service}/{method}"
            if bidirectional:
                answers = channel.stream_stream(path)(iter([]), timeout=20)
            else:
                answers = channel.unary_stream(path)(request.SerializeToString(), timeout=20)
            return code_of(lambda: next(answers, None))[0]

    def test_each_kind_of_method_needs_its_role(self):
        call = self.pair.call
        may = {"loader": ("IngestArticle",), "desk": ("ListArticles", "DeleteArticle"), None: ()}
        for client, methods in may.items():
            for service, method, more in (("IngestService", "IngestArticle", {"fill": article}),
                                          ("IngestService", "DeleteArticle", {"name": "articles/none", "allow_missing": True}),
                                          ("QueryService", "ListArticles", {})):
                code, error = code_of(call, service, method, client, **more)
                expected = OK if method in methods else DENIED if client else UNAUTHENTICATED
                self.assertEqual(code, expected, (client, method))
                if code == DENIED:
                    self.assertEqual(error_details(error)["ErrorInfo"].reason, "ERROR_REASON_PERMISSION_DENIED")

    def test_streams_need_it_too(self):
        self.assertEqual(self.stream("IngestService", "IngestArticles", "loader", bidirectional=True), OK)
        self.assertEqual(self.stream("IngestService", "IngestArticles", "desk", bidirectional=True), DENIED)
        self.assertEqual(self.stream("IngestService", "IngestArticles", None, bidirectional=True), UNAUTHENTICATED)
        self.assertEqual(self.stream("IngestService", "ReanalyzeArticles", "desk"), OK)
        self.assertEqual(self.stream("IngestService", "ReanalyzeArticles", "loader"), DENIED)
        self.assertEqual(self.stream("QueryService", "WatchContradictions", "desk"), OK)
        self.assertEqual(self.stream("QueryService", "WatchContradictions", "loader"), DENIED)
        self.assertEqual(self.stream("QueryService", "WatchContradictions", None), UNAUTHENTICATED)

    def test_a_documented_token_is_taken_and_gives_its_roles(self):
        bearer = self.pair.read("token").decode()
        self.assertEqual(code_of(self.pair.call, "QueryService", "ListArticles", bearer=bearer)[0], OK)
        self.assertEqual(code_of(self.pair.call, "IngestService", "IngestArticle", bearer=bearer, fill=article)[0], DENIED)
        writer = token(self.pair.folder, {"sub": "somebody", "roles": ["writer"]})
        self.assertEqual(code_of(self.pair.call, "IngestService", "IngestArticle", bearer=writer, fill=article)[0], OK)
        self.assertEqual(code_of(self.pair.call, "QueryService", "ListArticles", bearer=writer)[0], DENIED)

    def test_bad_tokens_are_refused_with_the_cause(self):
        make, folder, public = token, self.pair.folder, self.pair.read("token.pub")
        now = int(time.time())
        for bearer, cause in (
                (make(folder, {"exp": now - 3600}), "expired"),
                (make(folder, {"nbf": now + 3600}), "not_yet_valid"),
                (make(folder, {"aud": "other"}), "wrong_audience"),
                (make(folder, {"iss": "https://other.example"}), "wrong_issuer"),
                (make(folder, header={"alg": "none"}).rsplit(".", 1)[0] + ".", "wrong_algorithm"),
                (make(folder, header={"alg": "HS256"}, secret=public), "wrong_algorithm"),
                (make(folder, secret=public), "wrong_signature"),
                (make(folder, header={"kid": "other"}), "unknown_key"),
                ("abc", "malformed_token")):
            self.assertEqual(self.cause_of(bearer=bearer), cause)
            # A good certificate does not make up for it.
            self.assertEqual(self.cause_of(bearer=bearer, client="desk"), cause)
            log = self.pair.services["QueryService"].log.read_text(encoding="utf-8")
            self.assertNotIn(bearer.split(".")[-1] or bearer.split(".")[0], log)

    def test_nothing_is_told_to_whoever_is_refused(self):
        self.pair.call("IngestService", "IngestArticle", "loader", fill=article)
        name = self.pair.call("QueryService", "ListArticles", "desk").articles[0].name
        answers = {str(code_of(self.pair.call, "QueryService", "GetArticle", name=n)[1].details()) for n in (name, "articles/none", "?")}
        self.assertEqual(len(answers), 1)
        with self.pair.channel("QueryService") as channel:
            code, _ = code_of(channel.unary_unary("/isnad.v1.QueryService/GetArticle"), b"\xff\xff", timeout=20)
        self.assertEqual(code, UNAUTHENTICATED)

    def test_health_and_reflection_ask_nobody(self):
        with self.pair.channel("QueryService") as channel:
            self.assertEqual(channel.unary_unary("/grpc.health.v1.Health/Check")(b"", timeout=20), b"\x08\x01")

    @unittest.skipIf(tool("grpcurl") is None, "grpcurl is not on this machine")
    def test_the_documented_calls_answer(self):
        script = commands("calls").replace("50051", str(self.pair.ports["IngestService"])).replace(
            "50052", str(self.pair.ports["QueryService"])).replace("grpcurl ", tool("grpcurl") + " ")
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=self.pair.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_the_loader_shows_what_it_is_given(self):
        shutil.copy(ROOT / "deploy" / "samples" / "articles.jsonl", self.pair.folder)
        command = commands("load").replace("50051", str(self.pair.ports["IngestService"])).replace("isnad-load", str(BIN / "isnad-load"))
        (self.pair.folder / "writer").write_text(token(self.pair.folder, {"roles": ["writer"]}) + "\n")
        bearing = command.replace("--tls-certificate loader.crt --tls-key loader.key", "--token-file writer")
        for line, code in ((command, 0), (bearing, 0), (command.replace("loader.", "desk."), 1),
                           (command.replace("--tls-ca ca.crt", ""), 1)):
            done = subprocess.run(["bash", "-c", line], cwd=self.pair.folder, capture_output=True, text=True)
            self.assertEqual(done.returncode, code, (line, done.stdout, done.stderr))

    def test_a_new_access_file_counts_and_a_broken_one_does_not(self):
        path = self.pair.folder / "access.textproto"
        good = path.read_text()
        service = self.pair.services["QueryService"]
        try:
            path.write_text(good[:-20])
            service.await_event("files_refused")
            self.assertEqual(code_of(self.pair.call, "QueryService", "ListArticles", "desk")[0], OK)
            path.write_text(good.replace("roles: READER  roles: CURATOR", "roles: CURATOR"))
            service.await_event("files_reloaded")
            self.assertEqual(code_of(self.pair.call, "QueryService", "ListArticles", "desk")[0], DENIED)
        finally:
            path.write_text(good)
            self.await_code(OK, "QueryService", "ListArticles", "desk")

    def await_code(self, wanted, *arguments):
        end = time.time() + 20
        while code_of(self.pair.call, *arguments)[0] != wanted:
            self.assertLess(time.time(), end)
            time.sleep(0.1)


@unittest.skipIf(shutil.which("openssl") is None, "openssl is not on this machine")
class CertificateTest(unittest.TestCase):
    """A pair of its own: its certificates change."""

    def setUp(self):
        self.pair = SecuredPair()
        self.addCleanup(self.pair.close)

    def served(self):
        return ssl.get_server_certificate(("localhost", self.pair.ports["QueryService"]))

    def refusals(self):
        return sum(e["event"] == "files_refused" for e in self.pair.services["QueryService"].events())

    def test_no_call_fails_while_a_pair_is_replaced_in_halves(self):
        old = self.served()
        codes, stop = [], threading.Event()

        def keep_calling():
            while not stop.is_set():
                codes.append(code_of(self.pair.call, "QueryService", "ListArticles", "desk")[0])
        caller = threading.Thread(target=keep_calling)
        caller.start()
        try:
            made = self.pair.folder / "new"
            made.mkdir()
            for name in ("ca.crt", "ca.key"):
                shutil.copy(self.pair.folder / name, made)
            run_commands("server", made)
            certificate, key = (made / "server.crt").read_text(), (made / "server.key").read_text()
            self.write_and_await_refusal("server.crt", certificate[:len(certificate) // 2], 1)
            self.write_and_await_refusal("server.crt", certificate, 2)
            self.assertEqual(self.served(), old)
            time.sleep(2.5)  # it is logged once, not at each look
            self.assertEqual(self.refusals(), 2)
            (self.pair.folder / "server.key").write_text(key)
            self.pair.services["QueryService"].await_event("files_reloaded")
            self.assertNotEqual(self.served(), old)
            time.sleep(0.5)
        finally:
            stop.set()
            caller.join()
        self.assertGreater(len(codes), 10)
        self.assertEqual(set(codes), {OK})

    def write_and_await_refusal(self, name, text, count):
        (self.pair.folder / name).write_text(text)
        end = time.time() + 20
        while self.refusals() < count:
            self.assertLess(time.time(), end)
            time.sleep(0.1)

    def test_a_client_of_another_authority_is_turned_away(self):
        stranger = self.pair.folder / "stranger"
        stranger.mkdir()
        run_commands("authority", stranger)
        run_commands("clients", stranger)
        for suffix in ("key", "crt"):
            shutil.copy(stranger / f"desk.{suffix}", self.pair.folder / f"other.{suffix}")
        self.assertEqual(code_of(self.pair.call, "QueryService", "ListArticles", "other")[0], UNAVAILABLE)

    def test_strangers_do_not_fill_the_log(self):
        service = self.pair.services["QueryService"]
        for _ in range(100):
            with socket.create_connection(("localhost", service.port)) as raw:
                raw.sendall(b"x" * 100)
                raw.settimeout(10)
                try:
                    while raw.recv(1000):
                        pass
                except ConnectionError:
                    pass
        said = [e for e in service.events() if e["event"] == "grpc"]
        self.assertTrue(0 < len(said) <= 40, len(said))
        for line in service.log.read_text(encoding="utf-8").splitlines():
            self.assertTrue(line.startswith("{"), line)

    def test_old_protocols_are_refused(self):
        context = ssl.create_default_context(cafile=self.pair.folder / "ca.crt")
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
        with socket.create_connection(("localhost", self.pair.ports["QueryService"])) as raw:
            with self.assertRaises(ssl.SSLError):
                context.wrap_socket(raw, server_hostname="localhost")


class ThreatTableTest(unittest.TestCase):
    def test_every_threat_names_tests_that_there_are(self):
        rows = [line for line in DOCUMENT.read_text(encoding="utf-8").split("## Threats")[1].splitlines()
                if line.startswith("| ") and not line.startswith("| threat")]
        self.assertGreater(len(rows), 20)
        tests = "".join(p.read_text(encoding="utf-8") for p in (*(ROOT / "tests/integration").glob("*.py"),
                                                               *(ROOT / "core/rpc").rglob("*_test.cc")))
        for row in rows:
            names = re.findall(r"`(test_\w+|\w+Test(?:\.\w+)?)`", row.split("|")[3])
            files = re.findall(r"`(tests/\S+)`", row.split("|")[3])
            self.assertTrue(names or files, row)
            for name in names:
                suite, _, case = name.partition(".")
                found = rf"def {name}\(" if name.startswith("test_") else rf"TEST(_F)?\({suite},\s+{case}"
                self.assertRegex(tests, found, row)
            for file in files:
                self.assertTrue((ROOT / file).is_file(), row)


class PlaintextTest(unittest.TestCase):
    def run_program(self, program, *flags):
        folder = temporary_folder("isnad-plaintext-")
        return subprocess.run([BIN / program, "--store", f"sqlite:{folder}/isnad.db", "--metrics-listen", "", *flags],
                              capture_output=True, text=True, timeout=60)

    def test_an_open_address_needs_tls_or_leave(self):
        for program in ("isnad-ingest", "isnad-query"):
            for address in (f"0.0.0.0:{free_port()}", f"[::]:{free_port()}"):
                done = self.run_program(program, "--listen", address)
                self.assertEqual(done.returncode, 1)
                for way in ("--tls-certificate", "--plaintext", address):
                    self.assertIn(way, done.stderr)

    def test_wrong_flags_and_files_are_named(self):
        for flags, named in ((("--tls-certificate", "/none.crt", "--tls-key", "/none.key"), "/none.crt"),
                             (("--tls-certificate", "/none.crt"), "--tls-key"),
                             (("--access", "/none"), "/none"),
                             (("--client-rate", "-1"), "--client-rate"),
                             (("--admin-listen", "0.0.0.0:1"), "--admin-listen")):
            done = self.run_program("isnad-query", "--listen", "127.0.0.1:0", *flags)
            self.assertEqual(done.returncode, 1, flags)
            self.assertIn(named, done.stderr)


if __name__ == "__main__":
    unittest.main()
