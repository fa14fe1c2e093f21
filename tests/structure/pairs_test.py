# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The labelled pairs of tests/eval/pairs are well formed: known labels, types of
the wire format, and no construction without its counter-example."""
import collections
import datetime
import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAIRS = ROOT / "tests/eval/pairs"
LABELS = {"CONTRADICTION", "CORROBORATION", "COMPATIBLE"}
FIELDS = {"id", "label", "type", "topic", "why", "a", "b"}


def types():
    proto = (ROOT / "protos/isnad/v1/contradiction.proto").read_text(encoding="utf-8")
    return set(re.findall(r"^  CONTRADICTION_TYPE_(\w+) = [1-9]\d*;", proto, re.M))


def pairs():
    for path in sorted(PAIRS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path, json.loads(line)


class PairsTest(unittest.TestCase):
    def test_there_is_something_to_check(self):
        self.assertGreater(len(list(pairs())), 150)
        self.assertGreater(len(types()), 5)

    def test_every_pair_is_well_formed(self):
        for path, pair in pairs():
            with self.subTest(pair["id"]):
                self.assertEqual(set(pair), FIELDS)
                self.assertRegex(pair["id"], rf"^{path.stem}-\d\d[a-z]$")
                self.assertIn(pair["label"], LABELS)
                self.assertLessEqual(set(pair["type"]), types())
                self.assertEqual(bool(pair["type"]), pair["label"] == "CONTRADICTION")
                self.assertNotEqual(pair["a"]["text"], pair["b"]["text"])

    def test_every_side_is_well_formed(self):
        for _, pair in pairs():
            for side in (pair["a"], pair["b"]):
                with self.subTest(pair["id"]):
                    self.assertLessEqual(set(side), {"text", "holder", "published"})
                    self.assertTrue(side["text"].strip() and side["holder"].strip())
                    if "published" in side:
                        datetime.date.fromisoformat(side["published"])

    def test_ids_are_unique(self):
        counts = collections.Counter(pair["id"] for _, pair in pairs())
        self.assertEqual([name for name, count in counts.items() if count > 1], [])

    def test_no_number_without_its_counter_example(self):
        labels = collections.defaultdict(set)
        for _, pair in pairs():
            labels[pair["id"][:-1]].add(pair["label"])
        self.assertEqual([number for number, seen in labels.items() if len(seen) < 2], [])

    def test_the_readme_counts_right(self):
        readme = (PAIRS / "README.md").read_text(encoding="utf-8")
        counts = collections.Counter((path.stem, pair["label"]) for path, pair in pairs())
        for stem in {path.stem for path, _ in pairs()}:
            a, b, c = (counts[stem, label] for label in ("CONTRADICTION", "CORROBORATION", "COMPATIBLE"))
            self.assertIn(f"| `{stem}` | {a} | {b} | {c} |", readme)
        self.assertIn(f"{len(list(pairs()))} pairs of Arabic sentences", readme)


if __name__ == "__main__":
    unittest.main()
