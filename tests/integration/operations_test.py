# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""What operators rely on: flags, metrics, logs, health, start in any order."""
import os
import signal
import subprocess
import time
import unittest

import grpc

from pair import BIN, ROOT, Pair, Service, free_port, temporary_folder

BODY = "قالت وزارة النقل إن الجسر سيفتح أمام السيارات يوم الأحد."


class OperationsTest(unittest.TestCase):
    def test_metrics_count_calls_by_code(self):
        with Pair() as pair:
            pair.ingest_article(BODY)
            with self.assertRaises(grpc.RpcError):
                pair.ingest_article("")
            text = pair.ingest.metrics()
            for code in ("OK", "InvalidArgument"):
                self.assertRegex(text, rf'grpc_server_handled_total{{[^}}]*grpc_code="{code}"[^}}]*grpc_method="IngestArticle"[^}}]*}} 1\b')
            self.assertIn("grpc_server_handling_seconds_bucket", text)
            self.assertIn('grpc_server_started_total{grpc_method="IngestArticle",grpc_service="isnad.v1.IngestService",grpc_type="unary"} 2', text)

    def test_logs_hold_a_line_per_call_and_never_the_text(self):
        with Pair() as pair:
            pair.ingest_article(BODY)
            pair.ingest.stop()
            calls = [e for e in pair.ingest.events() if e["event"] == "call"]
            self.assertEqual([(c["method"], c["code"]) for c in calls], [("IngestArticle", "OK")])
            self.assertNotIn("وزارة النقل", pair.ingest.log.read_text(encoding="utf-8"))

    def test_the_query_service_waits_for_the_store(self):
        folder = temporary_folder("isnad-wait-")
        store = f"sqlite:{folder}/isnad.db"
        query = Service("isnad-query", folder, free_port(), free_port(), store)
        self.addCleanup(query.stop, signal.SIGKILL)
        time.sleep(0.5)
        self.assertIsNone(query.process.poll())
        self.assertFalse(any(e["event"] == "serving" for e in query.events()))
        ingest = Service("isnad-ingest", folder, free_port(), free_port(), store)
        self.addCleanup(ingest.stop, signal.SIGKILL)
        ingest.await_serving()
        query.await_serving()

    def test_gazetteers_of_operators_are_read_or_refused_by_line(self):
        folder = temporary_folder("isnad-gazetteer-")
        wrong = os.path.join(folder, "wrong.textproto")
        with open(wrong, "w", encoding="utf-8") as file:
            file.write('# ours\nentry { name: "جبل الريح" }\n')
        example = str(ROOT / "deploy" / "gazetteer" / "example.textproto")
        store = f"sqlite:{folder}/isnad.db"
        for program in ("isnad-ingest", "isnad-query"):
            refused = Service(program, folder, free_port(), free_port(), store, ["--gazetteer", f"{example},{wrong}"])
            self.addCleanup(refused.stop, signal.SIGKILL)
            self.assertEqual(refused.process.wait(30), 1)
            self.assertIn("wrong.textproto:2: entry", refused.log.read_text(encoding="utf-8"))
        for program in ("isnad-ingest", "isnad-query"):
            service = Service(program, folder, free_port(), free_port(), store, ["--gazetteer", example])
            self.addCleanup(service.stop, signal.SIGKILL)
            service.await_serving()

    def test_help_version_and_environment(self):
        for program in ("isnad-ingest", "isnad-query", "isnad-load"):
            shown = subprocess.run([str(BIN / program), "--help"], capture_output=True, text=True, timeout=20)
            self.assertIn("ISNAD_", shown.stdout + shown.stderr)
            version = subprocess.run([str(BIN / program), "--version"], capture_output=True, text=True, timeout=20)
            self.assertRegex(version.stdout + version.stderr, r"isnad \d+\.\d+\.\d+")
        wrong = subprocess.run([str(BIN / "isnad-ingest")], capture_output=True, text=True, timeout=20,
                               env={**os.environ, "ISNAD_STORE": "oracle://me:secret@host/x"})
        self.assertEqual(wrong.returncode, 1)
        self.assertIn("--store must be", wrong.stderr)
        self.assertIn("oracle", wrong.stderr)
        self.assertNotIn("secret", wrong.stderr)

    def test_an_address_in_use_is_said(self):
        with Pair(query=False) as pair:
            folder = temporary_folder("isnad-port-")
            second = Service("isnad-ingest", folder, pair.ports[0], free_port(), f"sqlite:{folder}/isnad.db")
            self.assertEqual(second.process.wait(20), 1)
            self.assertIn(f"127.0.0.1:{pair.ports[0]}", second.log.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
