# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The load harness itself: that every cell is measured and every call answered.
What it measures is not looked at: in a test it says nothing."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.append(str(ROOT / "tests" / "integration"))
import pair  # noqa: E402

SAMPLES = ROOT / "deploy" / "samples" / "articles.jsonl"
QUERIES = {"empty call", "refused call", "GetClaim", "GetActor", "ListContradictions (20)",
           "ListClaims of an article (20)", "SearchClaims, 1 word (20)", "SearchClaims, 2 words (20)", "CheckText"}
INGEST = {"empty call", "IngestArticle", "IngestArticles"}
CLIENTS = [1, 4]
CALLS, ROUNDS, COPIES = 3, 2, 2


class PairBenchmarkTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory(prefix="isnad-harness-") as folder:
            record = pathlib.Path(folder) / "record.json"
            done = subprocess.run(
                [str(pair.BIN / "pair_benchmark"), "--corpus", str(SAMPLES), f"--copies={COPIES}",
                 f"--clients={','.join(map(str, CLIENTS))}", f"--rounds={ROUNDS}", "--slice=60s", f"--calls={CALLS}",
                 "--draws=10", "--ingest-calls=4", "--block=3", "--seed=7", f"--json={record}"],
                capture_output=True, text=True, timeout=300)
            assert done.returncode == 0, done.stdout + done.stderr
            cls.table, cls.text = done.stdout, record.read_text(encoding="utf-8")
        cls.record = json.loads(cls.text)
        cls.run_on_sqlite, = cls.record["runs"]

    def check_cells(self, cells, names, calls):
        self.assertEqual(sorted((c["call"], c["clients"]) for c in cells),
                         sorted((name, clients) for name in names for clients in CLIENTS))
        for cell in cells:
            with self.subTest(cell=cell["call"], clients=cell["clients"]):
                self.assertEqual(cell["failed"], 0)
                others = len(names) - 1
                self.assertEqual(cell["calls"], calls.get(cell["call"], CALLS) * ROUNDS *
                                 (others if cell["call"] == "empty call" else 1))
                for figure in ("per_second", "ratio_to_empty", "server_cpu_us", "client_cpu_us"):
                    self.assertGreater(cell[figure], 0, figure)
                if cell["call"] != "IngestArticles":
                    self.assertGreater(cell["p50_ms"], 0)
                    self.assertGreaterEqual(cell["p99_ms"], cell["p50_ms"])
                if cell["call"] != "empty call":
                    self.assertEqual(len(cell["ratios"]), ROUNDS)

    def test_every_call_is_measured_under_every_number_of_clients(self):
        self.check_cells(self.run_on_sqlite["query"], QUERIES, {})
        self.check_cells(self.run_on_sqlite["query_again"], QUERIES, {})
        self.check_cells(self.run_on_sqlite["ingest"], INGEST, {"IngestArticle": 4, "IngestArticles": 4})

    def test_every_copy_was_loaded_as_articles_of_its_own(self):
        samples = len(SAMPLES.read_text(encoding="utf-8").splitlines())
        self.assertEqual(self.run_on_sqlite["articles"], COPIES * samples)
        self.assertGreater(self.run_on_sqlite["load"]["articles_per_second"], 0)

    def test_what_is_not_loaded_is_left_for_ingest(self):
        with tempfile.TemporaryDirectory(prefix="isnad-harness-") as folder:
            record = pathlib.Path(folder) / "record.json"
            subprocess.run(
                [str(pair.BIN / "pair_benchmark"), "--corpus", str(SAMPLES), "--load=3", "--only=GetActor", "--clients=1",
                 "--rounds=1", "--calls=1", "--ingest-calls=2", "--block=1", f"--json={record}"],
                capture_output=True, check=True, timeout=300)
            run, = json.loads(record.read_text(encoding="utf-8"))["runs"]
        self.assertEqual(run["articles"], 3)
        self.assertGreater(run["streamed_ingest"][0]["articles_per_second"], 0)

    def test_streamed_ingest_stands_beside_analysis(self):
        self.assertEqual([s["on"] for s in self.run_on_sqlite["streamed_ingest"]], ["one core", "all cores"])
        for streamed in self.run_on_sqlite["streamed_ingest"]:
            self.assertGreater(streamed["ratio_to_analysis"], 0)

    def test_every_figure_says_whether_it_holds(self):
        figures = {f["name"]: f for f in self.run_on_sqlite["figures"]}
        self.assertEqual(len(figures), 9)
        for name, figure in figures.items():
            with self.subTest(figure=name):
                # There are no 16 clients here.
                self.assertEqual(figure["measured"], "16 clients" not in name)
                self.assertIn("at_least" if "at_least" in figure else "at_most", figure)
                self.assertIn(name, self.table)
        self.assertFalse(figures["GetClaim, answered anew, / empty call, p99 of 16 clients"]["holds"])
        memory = self.run_on_sqlite["memory"]
        for service in ("ingest", "query"):
            self.assertGreaterEqual(memory[service]["highest_kib"], memory[service]["resident_kib"])

    def test_the_record_says_what_ran_and_where_without_paths(self):
        self.assertEqual(self.record["options"]["seed"], 7)
        self.assertGreaterEqual(self.record["machine"]["cores"], 1)
        self.assertIn("grpc", self.record["versions"])
        self.assertNotIn(str(ROOT), self.text)
        self.assertNotIn("/tmp", self.text)


if __name__ == "__main__":
    unittest.main()
