# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The lines of deploy/cookbook.md, run as they stand, answer as they show."""
import json
import os
import re
import shutil
import subprocess
import unittest

from pair import ROOT, Pair, protos, temporary_folder, tool

COOKBOOK = ROOT / "deploy" / "cookbook.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = "== block {} =="


def recipes():
    """(line number, script, kind of the answer, answer) of each block of commands."""
    text, found = COOKBOOK.read_text(encoding="utf-8"), []
    for block in BLOCK.finditer(text):
        if block.group(1) == "sh":
            found.append([text.count("\n", 0, block.start()) + 2, block.group(2), "", ""])
        else:
            found[-1][2:] = block.groups()
    return found


def documents(text):
    """The JSON documents that stand one after the other in a text."""
    decoder, found, text = json.JSONDecoder(), [], text.strip()
    while text:
        document, end = decoder.raw_decode(text)
        found.append(document)
        text = text[end:].lstrip()
    return found


def is_text(shown, answered):
    return re.fullmatch(".*".join(map(re.escape, shown.split("…"))), answered, re.DOTALL) is not None


def are_among(shown, answered, matches):
    """Whether all elements of a list are matched in another one, in the same order."""
    rest = iter(answered)
    return all(any(matches(one, other) for other in rest) for one in shown)


def is_shown(shown, answered):
    """Whether an answer is as the cookbook shows it, which leaves out fields and elements. `{}` shows an empty one."""
    if isinstance(shown, dict):
        return isinstance(answered, dict) and (bool(shown) or not answered) and all(
            key in answered and is_shown(value, answered[key]) for key, value in shown.items())
    if isinstance(shown, list):
        return isinstance(answered, list) and are_among(shown, answered, is_shown)
    if isinstance(shown, str):
        return isinstance(answered, str) and is_text(shown, answered)
    return shown == answered


class ComparisonTest(unittest.TestCase):
    def test_what_is_not_shown_is_noticed(self):
        self.assertTrue(is_shown({"a": [{"b": "x…z"}]}, {"a": [{"b": "1"}, {"b": "xyz", "c": 1}], "d": 2}))
        for answered in ({}, {"a": []}, {"a": [{"b": "xy"}]}, {"a": {"b": "xyz"}}):
            self.assertFalse(is_shown({"a": [{"b": "x…z"}]}, answered), answered)
        self.assertFalse(is_shown({"a": [1, 2]}, {"a": [2, 1]}))
        self.assertFalse(is_shown({}, {"a": 1}))

    def test_every_method_is_in_the_cookbook(self):
        text = COOKBOOK.read_text(encoding="utf-8")
        for module, service in (("ingest_service", "IngestService"), ("query_service", "QueryService")):
            for method in protos()[module].DESCRIPTOR.services_by_name[service].methods_by_name:
                self.assertRegex(text, rf" \$(ingest|query) isnad\.v1\.{service}/{method}\b")


@unittest.skipIf(tool("grpcurl") is None or shutil.which("jq") is None, "grpcurl or jq is not on this machine")
class CookbookTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pair = Pair()
        cls.addClassCleanup(cls.pair.close)
        cls.pair.load(ROOT / "deploy" / "samples" / "articles.jsonl")

    def run_all(self):
        """What each block printed. One shell runs all, which stops at a line that fails where no error is shown."""
        script = []
        for number, (_, commands, kind, _) in enumerate(recipes()):
            script += [f"echo '{MARK.format(number)}'", "set +e" if kind == "text" else "set -e", commands]
        text = "\n".join(script).replace("127.0.0.1:50051", self.pair.ingest_address).replace(
            "127.0.0.1:50052", self.pair.query_address)
        tools = os.path.dirname(tool("grpcurl"))
        done = subprocess.run(["bash", "-o", "pipefail", "-c", text], cwd=temporary_folder("isnad-cookbook-"), text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300,
                              env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"})
        self.assertEqual(done.returncode, 0, done.stdout[-3000:])
        return re.split(r"^" + MARK.format(r"\d+") + r"\n", done.stdout, flags=re.MULTILINE)[1:]

    def test_every_line_answers_as_shown(self):
        printed = self.run_all()
        self.assertEqual(len(printed), len(recipes()))
        for (line, _, kind, shown), answered in zip(recipes(), printed):
            with self.subTest(f"deploy/cookbook.md:{line}"):
                if kind == "json":
                    self.assertTrue(are_among(documents(shown), documents(answered), is_shown), answered)
                elif kind == "text":
                    lines = [text.strip() for text in answered.splitlines()]
                    self.assertTrue(are_among([text.strip() for text in shown.splitlines()], lines, is_text), answered)


if __name__ == "__main__":
    unittest.main()
