# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Dismissals, imported statements, re-analysis and every filter, through the real pair."""
import json
import subprocess
import unittest

import grpc

from pair import Pair, error_details, tool

OPENED = "قال مدير الميناء رفيق العطار إن شركة الملاحة فتحت رصيف الحبوب يوم الأحد."
DENIED = "نفى مدير الميناء رفيق العطار أن تكون شركة الملاحة قد فتحت رصيف الحبوب يوم الأحد."
STORM = "توقفت حركة القطارات في محطة الجبل بسبب العاصفة. وبقي المسافرون ليلة كاملة في القاعة."
STRANDED = "توقفت حركة القطارات في محطة الجبل بسبب العاصفة"
START = 1_600_000_000


class FindingsTest(unittest.TestCase):
    def setUp(self):
        self.pair = Pair()
        self.addCleanup(self.pair.close)
        self.opened = self.ingest(0, OPENED, "بريد الميناء").article
        answer = self.ingest(1, DENIED, "صدى الساحل")
        self.denied = answer.article
        self.assertEqual(len(answer.contradictions), 1, "the test needs a contradiction")
        self.found = answer.contradictions[0]

    def ingest(self, number, body, outlet):
        return self.pair.ingest_article(body, url=f"https://example.org/{number}", outlet=outlet,
                                        published=START + 3600 * number)

    def change(self, method, fill=None, **fields):
        return self.pair.call("IngestService", method, fill, **fields)

    def listed(self, **filters):
        return [c.name for c in self.pair.list_all("ListContradictions", "contradictions", **filters)]

    def dismiss(self, **fields):
        return self.change("DismissContradiction", name=self.found.name, dismisser="هدى",
                           reason="رصيفان مختلفان", **fields)

    def error(self, call):
        with self.assertRaises(grpc.RpcError) as caught:
            call()
        details = error_details(caught.exception)
        info = details["ErrorInfo"]
        fields = [v.field for v in details["BadRequest"].field_violations] if "BadRequest" in details else []
        return caught.exception.code(), info.reason.removeprefix("ERROR_REASON_"), dict(info.metadata), fields

    def reanalyze(self, **fields):
        request, response = self.pair.request("IngestService", "ReanalyzeArticles")
        for key, value in fields.items():
            setattr(request, key, value)
        with self.pair.channel("IngestService") as channel:
            return list(channel.unary_stream(
                "/isnad.v1.IngestService/ReanalyzeArticles", request_serializer=lambda r: r.SerializeToString(),
                response_deserializer=response.FromString)(request, timeout=60))

    def import_words(self, article, words, speaker, system="رصد", **fields):
        def fill(request):
            statement = request.statements.add(kind=3)
            begin = article.body.encode().index(words.encode())
            statement.span.field, statement.span.begin, statement.span.end = 2, begin, begin + len(words.encode())
            statement.speaker.display_name = speaker
            for key, value in fields.items():
                setattr(statement, key, value)
        return self.change("ImportStatements", fill, article=article.name, source_system=system)

    # ---- Dismissals

    def test_a_dismissed_contradiction_stays_dismissed_and_can_be_restored(self):
        dismissed = self.dismiss()
        self.assertEqual((dismissed.dismissal.dismisser, dismissed.dismissal.reason), ("هدى", "رصيفان مختلفان"))
        self.assertEqual(self.listed(), [])
        self.assertEqual(self.listed(show_dismissed=True), [self.found.name])
        shown = self.pair.call("QueryService", "GetContradiction", name=self.found.name)
        self.assertEqual(shown, dismissed)
        self.assertEqual(self.error(self.dismiss)[1], "CONTRADICTION_DISMISSED")

        self.assertTrue(self.reanalyze()[-1].done)
        self.assertEqual(self.listed(), [])
        self.change("DeleteArticle", name=self.denied.name)
        self.assertEqual(self.listed(show_dismissed=True), [])
        self.assertEqual(len(self.ingest(1, DENIED, "صدى الساحل").contradictions), 0)
        revised = self.ingest(1, "عاد الهدوء إلى المدينة. " + DENIED, "صدى الساحل")
        self.assertEqual((revised.disposition, len(revised.contradictions)), (3, 0))
        self.pair.ingest.stop()
        self.pair.start_ingest()
        self.assertEqual(self.listed(), [])
        again = self.listed(show_dismissed=True)
        self.assertEqual(len(again), 1)
        self.change("RestoreContradiction", name=again[0], restorer="سعد", reason="الرصيف نفسه")
        self.assertEqual(self.listed(), again)

    def test_a_dismissal_needs_who_and_why(self):
        code, reason, metadata, fields = self.error(
            lambda: self.change("DismissContradiction", name=self.found.name, dismisser="هدى"))
        self.assertEqual((code, reason, fields), (grpc.StatusCode.INVALID_ARGUMENT, "FIELD_REQUIRED", ["reason"]))
        self.assertEqual(self.error(lambda: self.change("RestoreContradiction", name=self.found.name, restorer="سعد",
                                                        reason="x"))[1], "CONTRADICTION_NOT_DISMISSED")

    # ---- Imported statements

    def test_imported_statements_stand_beside_the_others_until_the_text_changes(self):
        storm = self.ingest(2, STORM, "بريد الميناء").article
        before = {s.name for s in self.pair.list_all("ListStatements", "statements", article=storm.name)}
        answer = self.import_words(storm, STRANDED, "سلمى الحداد")
        stored = answer.statements[0]
        self.assertEqual((stored.text, stored.source_system, stored.rule), (STRANDED, "رصد", ""))
        self.assertEqual(self.pair.call("QueryService", "GetStatement", name=stored.name), stored)
        after = {s.name for s in self.pair.list_all("ListStatements", "statements", article=storm.name)}
        self.assertEqual(after - before, {stored.name})
        self.assertEqual(before - after, set())
        said = self.pair.list_all("ListStatements", "statements", speaker=stored.speaker.actor)
        self.assertEqual([s.name for s in said], [stored.name])
        self.reanalyze()
        self.assertEqual(self.pair.call("QueryService", "GetStatement", name=stored.name), stored)
        self.import_words(storm, "المسافرون", "سلمى الحداد")
        self.assertEqual(self.error(lambda: self.pair.call("QueryService", "GetStatement", name=stored.name))[1],
                         "STATEMENT_NOT_FOUND")
        self.ingest(2, STORM + " وعاد القطار الأول صباحا.", "بريد الميناء")
        left = self.pair.list_all("ListStatements", "statements", article=storm.name)
        self.assertEqual({s.source_system for s in left}, {""})

    def test_spans_that_do_not_fit_are_named_and_nothing_is_stored(self):
        before = len(self.pair.list_all("ListStatements", "statements"))
        code, reason, metadata, fields = self.error(
            lambda: self.import_words(self.opened, "رصيف الحبوب", "سلمى", text="رصيف الفحم"))
        self.assertEqual((code, reason, fields),
                         (grpc.StatusCode.INVALID_ARGUMENT, "SPAN_TEXT_MISMATCH", ["statements[0].text"]))

        def two(request):
            for end in (6, 5):  # three letters; two and a half
                span = request.statements.add(kind=4).span
                span.field, span.begin, span.end = 2, 0, end
        code, reason, metadata, fields = self.error(
            lambda: self.change("ImportStatements", two, article=self.opened.name, source_system="رصد"))
        self.assertEqual((reason, fields, metadata["end"]), ("INVALID_SPAN", ["statements[1].span"], "5"))
        self.assertEqual(len(self.pair.list_all("ListStatements", "statements")), before)

    # ---- Re-analysis

    def test_a_reanalysis_tells_its_progress_and_changes_nothing_without_new_rules(self):
        lists = [("ListArticles", "articles"), ("ListActors", "actors"), ("ListStatements", "statements"),
                 ("ListClaims", "claims"), ("ListContradictions", "contradictions")]
        everything = lambda: [[m.SerializeToString(deterministic=True) for m in self.pair.list_all(method, field)]
                              for method, field in lists]
        before = everything()
        responses = self.reanalyze()
        last = responses[-1]
        self.assertTrue(last.done)
        self.assertEqual((last.article_count, last.total_count, last.changed_count, last.failed_count), (2, 2, 0, 0))
        self.assertEqual(everything(), before)
        self.assertEqual(self.reanalyze(stale_only=True)[-1].article_count, 0)
        self.assertEqual(self.reanalyze(outlet="صدى الساحل")[-1].article_count, 1)
        self.assertEqual(self.reanalyze(resume_token=last.resume_token)[-1].article_count, 0)
        self.assertEqual(self.error(lambda: self.reanalyze(resume_token=last.resume_token, outlet="أخرى"))[1],
                         "INVALID_RESUME_TOKEN")

    # ---- Filters

    def test_every_filter_narrows(self):
        claim = self.found.claim_b
        self.assertEqual(self.listed(claim=claim), [self.found.name])
        self.assertEqual(self.listed(article=self.opened.name), [self.found.name])
        self.assertEqual(self.error(lambda: self.listed(claim="claims/none"))[1], "CLAIM_NOT_FOUND")
        statements = lambda **f: self.pair.list_all("ListStatements", "statements", **f)
        self.assertIn(self.found.statement_b, [s.name for s in statements(claim=claim)])
        self.assertEqual({s.article for s in statements(outlet="صدى الساحل")}, {self.denied.name})
        self.assertEqual({s.endorsement for s in statements(endorsement=1)}, {1})
        claims = lambda **f: [c.name for c in self.pair.list_all("ListClaims", "claims", **f)]
        self.assertIn(claim, claims(article=self.denied.name))
        self.assertIn(claim, claims(outlet="صدى الساحل"))
        self.assertEqual(claims(min_independent_origin_count=9), [])
        holder = self.pair.call("QueryService", "GetStatement", name=self.found.statement_b).speaker.actor
        both = set(claims(holder=holder, stance=1)) | set(claims(holder=holder, stance=2))
        self.assertIn(claim, both)
        actors = lambda **f: [a.name for a in self.pair.list_all("ListActors", "actors", **f)]
        self.assertIn(holder, actors(origin=2) + actors(origin=1))
        self.assertEqual(actors(wikidata_id="Q0"), [])

        def until(seconds):
            def fill(request):
                request.words = "رصيف"
                request.publish_time_range.end_time.seconds = seconds
            return self.pair.call("QueryService", "SearchClaims", fill).matches
        self.assertEqual(len(until(START)), 0)
        self.assertGreater(len(until(START + 1)), 0)

    def test_as_of_answers_with_what_had_been_published(self):
        def as_of(seconds):
            def fill(request):
                request.as_of.seconds = seconds
            return [c.name for c in self.pair.call("QueryService", "ListContradictions", fill).contradictions]
        self.assertEqual(as_of(START + 3599), [])
        self.assertEqual(as_of(START + 3600), [self.found.name])

    # ---- For an operator at a terminal

    @unittest.skipIf(tool("grpcurl") is None, "grpcurl is not on this machine")
    def test_grpcurl_can_do_it_all(self):
        def call(method, data):
            done = subprocess.run([tool("grpcurl"), "-plaintext", "-d", json.dumps(data), self.pair.ingest_address,
                                   f"isnad.v1.IngestService/{method}"], capture_output=True, text=True, timeout=60)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            return done.stdout
        self.assertIn("هدى", call("DismissContradiction", {"name": self.found.name, "dismisser": "هدى", "reason": "x"}))
        call("RestoreContradiction", {"name": self.found.name, "restorer": "سعد", "reason": "x"})
        self.assertIn("done", call("ReanalyzeArticles", {"stale_only": False}))
        self.assertIn("رصد", call("ImportStatements", {
            "article": self.opened.name, "source_system": "رصد",
            "statements": [{"kind": "STATEMENT_KIND_NARRATION",
                            "span": {"field": "ARTICLE_FIELD_BODY", "begin": 0, "end": 6}}]}))


if __name__ == "__main__":
    unittest.main()
