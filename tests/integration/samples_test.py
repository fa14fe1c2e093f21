# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The project's own sample corpus, through the real pair."""
import json
import unittest

from pair import ROOT, Pair

SAMPLES = ROOT / "deploy" / "samples"


class SamplesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pair = Pair()
        cls.loaded = cls.pair.load(SAMPLES / "articles.jsonl")
        cls.articles = {a.external_id or a.url: a for a in cls.pair.list_all("ListArticles", "articles")}
        cls.lines = [json.loads(line) for line in open(SAMPLES / "articles.jsonl", encoding="utf-8")]
        by_url = {a.url: a for a in cls.pair.list_all("ListArticles", "articles")}
        cls.name = {line["id"]: by_url[line["url"]].name for line in cls.lines}
        cls.statements = {s.name: s for s in cls.pair.list_all("ListStatements", "statements")}
        cls.found = cls.pair.list_all("ListContradictions", "contradictions")
        cls.expected = json.load(open(SAMPLES / "expected_contradictions.json", encoding="utf-8"))

    @classmethod
    def tearDownClass(cls):
        cls.pair.close()

    def text_of(self, line, field):
        return line["title" if field == 1 else "body"].encode()

    def test_every_article_is_stored_once(self):
        self.assertEqual(len(self.articles), len(self.lines))
        self.assertIn(f"created {len(self.lines)}, unchanged 0, revised 0, failed 0", self.loaded.stdout)
        again = self.pair.load(SAMPLES / "articles.jsonl")
        self.assertIn(f"created 0, unchanged {len(self.lines)}", again.stdout)

    def test_every_span_is_the_text_it_says(self):
        by_name = {self.name[line["id"]]: line for line in self.lines}
        self.assertGreater(len(self.statements), 5 * len(self.lines))
        for s in self.statements.values():
            raw = self.text_of(by_name[s.article], s.span.field)
            self.assertEqual(raw[s.span.begin:s.span.end].decode(), s.text)
            if s.HasField("cue_span"):
                self.text_of(by_name[s.article], s.cue_span.field)[s.cue_span.begin:s.cue_span.end].decode()
            self.assertTrue(s.rule)
            self.assertTrue(s.rules_version)

    def span_of(self, side):
        """Article, field and byte range of an expected text."""
        line = next(line for line in self.lines if line["id"] == side["article"])
        for field in (1, 2):
            begin = self.text_of(line, field).find(side["text"].encode())
            if begin >= 0:
                return self.name[side["article"]], field, begin, begin + len(side["text"].encode())
        raise AssertionError(f"not in the corpus: {side['text']}")

    def touches(self, statement, side):
        """Half of the shorter of the two texts is shared."""
        s = self.statements[statement]
        article, field, begin, end = self.span_of(side)
        if (s.article, s.span.field) != (article, field):
            return False
        shared = min(end, s.span.end) - max(begin, s.span.begin)
        return 2 * shared >= min(end - begin, s.span.end - s.span.begin)

    def matching(self, pair):
        return [c for c in self.found
                if (self.touches(c.statement_a, pair["a"]) and self.touches(c.statement_b, pair["b"]))
                or (self.touches(c.statement_a, pair["b"]) and self.touches(c.statement_b, pair["a"]))]

    def test_the_clear_contradictions_are_found(self):
        missing = [p["id"] for p in self.expected["contradictions"] if p["must_find"] and not self.matching(p)]
        self.assertEqual(missing, [])

    def test_what_only_looks_like_one_is_not_returned(self):
        wrong = [p["id"] for p in self.expected["not_contradictions"] if self.matching(p)]
        self.assertEqual(wrong, [])

    def test_contradictions_explain_themselves(self):
        for c in self.found:
            self.assertTrue(c.types and c.rule and c.rules_version)
            self.assertTrue(c.explanation.english and c.explanation.arabic)
            self.assertTrue(0 < c.confidence <= 1)
            self.assertNotEqual(c.statement_a, c.statement_b)
            self.assertLessEqual(c.publish_time_a.seconds, c.publish_time_b.seconds)

    def test_as_of_answers_as_of_then(self):
        def as_of(seconds):
            def fill(request):
                request.as_of.seconds = seconds
                request.page_size = 1000
            return self.pair.call("QueryService", "ListContradictions", fill).contradictions
        self.assertEqual(len(as_of(1)), 0)
        self.assertEqual(len(as_of(4_000_000_000)), len(self.found))
        middle = 1_580_000_000  # January 2020
        self.assertEqual({c.name for c in as_of(middle)},
                         {c.name for c in self.found if c.publish_time_b.seconds <= middle})


if __name__ == "__main__":
    unittest.main()
