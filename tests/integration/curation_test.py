# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Merging actors through the real pair: recorded, followed, undone without loss."""
import unittest

import grpc

from pair import Pair, error_details

PORT = "قال مدير الميناء رفيق العطار إن شركة الملاحة فتحت رصيف الحبوب يوم الأحد. وأضاف أن السفن ستصل تباعا."
COAST = "نفى المهندس رفيق جابر العطار أن تكون شركة الملاحة قد فتحت رصيف الحبوب يوم الأحد."
LATER = "أعلن رفيق جابر العطار أن الشركة ستوظف مئة عامل."
OTHER = "قالت وزيرة النقل سمر الخازن إن الطريق الساحلي آمن."


class CurationTest(unittest.TestCase):
    def setUp(self):
        self.pair = Pair()
        self.addCleanup(self.pair.close)
        for n, body in enumerate((PORT, COAST, OTHER)):
            self.pair.ingest_article(body, url=f"https://example.org/{n}", outlet=("بريد الميناء", "صدى الساحل")[n % 2],
                                     published=1_600_000_000 + 3600 * n)
        self.short, self.full = (self.actor_of(body) for body in (PORT, COAST))
        self.assertNotEqual(self.short, self.full, "the test needs one man under two names")

    def actor_of(self, body):
        article = next(a.name for a in self.pair.list_all("ListArticles", "articles", view=2) if a.body == body)
        speakers = {s.speaker.actor for s in self.said(article=article)} - {""}
        self.assertEqual(len(speakers), 1)
        return speakers.pop()

    def said(self, **filters):
        return self.pair.list_all("ListStatements", "statements", **filters)

    def merge(self, target, *sources, **fields):
        def fill(request):
            request.sources.extend(sources)
        return self.pair.call("IngestService", "MergeActors", fill, target=target, curator="هدى",
                              reason="الاسم نفسه، والمنصب نفسه", **fields)

    def unmerge(self, merge):
        return self.pair.call("IngestService", "UnmergeActors", name=merge, curator="سعد", reason="تشابه أسماء")

    def everything(self):
        """What the query service answers, but for when actors were touched."""
        lists = [("ListArticles", "articles"), ("ListActors", "actors"), ("ListStatements", "statements"),
                 ("ListClaims", "claims"), ("ListContradictions", "contradictions"),
                 ("ListActorMerges", "actor_merges")]
        return {field: [m.SerializeToString(deterministic=True) for m in self.pair.list_all(method, field)]
                for method, field in lists}

    def test_a_merge_is_followed_by_old_and_new_articles_and_undone_without_loss(self):
        before = self.everything()
        statements = {s.name for s in self.said()}
        merged = self.merge(self.short, self.full)
        self.assertEqual(merged.actor.name, self.short)
        self.assertEqual((merged.merge.curator, merged.merge.reason), ("هدى", "الاسم نفسه، والمنصب نفسه"))
        self.assertEqual({s.name for s in self.said()}, statements, "statements keep their names")

        gone = self.pair.call("QueryService", "GetActor", name=self.full)
        self.assertEqual(gone.merged_into, self.short)
        self.assertNotIn(self.full, {a.name for a in self.pair.list_all("ListActors", "actors")})
        self.assertIn(self.full, {a.name for a in self.pair.list_all("ListActors", "actors", show_merged=True)})
        found = self.pair.call("QueryService", "ResolveActors", text=gone.display_name)
        self.assertEqual(found.candidates[0].actor.name, self.short)
        by_him = {s.name for s in self.said(speaker=self.short)}
        self.assertEqual({s.name for s in self.said(speaker=self.full)}, by_him, "the merged name means the remaining one")
        self.assertGreater(len(by_him), 1)
        contradictions = self.pair.list_all("ListContradictions", "contradictions", actor=self.full)
        self.assertEqual({c.scope for c in contradictions}, {1}, "he contradicts himself now")
        titled = self.pair.list_all("ListDesignations", "designations", actor=self.full)
        self.assertTrue(titled)
        self.assertEqual({d.actor for d in titled}, {self.short})

        later = self.pair.ingest_article(LATER, url="https://example.org/later")
        self.assertEqual({s.speaker.actor for s in later.statements}, {self.short})
        self.pair.call("IngestService", "DeleteArticle", name=later.article.name)

        listed = self.pair.list_all("ListActorMerges", "actor_merges", actor=self.full)
        self.assertEqual([m.name for m in listed], [merged.merge.name])
        undone = self.unmerge(merged.merge.name)
        self.assertEqual([a.name for a in undone.actors], [self.short, self.full])
        self.assertEqual(self.everything(), before)
        self.assertEqual(self.pair.list_all("ListActorMerges", "actor_merges"), [])
        listed = self.pair.list_all("ListActorMerges", "actor_merges", show_undone=True)
        self.assertEqual(listed[0].undo_curator, "سعد")

    def test_curation_outlives_a_restart(self):
        self.merge(self.short, self.full)
        self.pair.ingest.stop()
        self.pair.start_ingest()
        later = self.pair.ingest_article(LATER, url="https://example.org/later")
        self.assertEqual({s.speaker.actor for s in later.statements}, {self.short})

    def test_a_curated_actor_catches_the_names_it_lists(self):
        def fill(request):
            request.actor.display_name = "المهندس رفيق العطار"
            request.actor.kind = 1
            for name in (self.short, self.full):
                request.actor.aliases.append(self.pair.call("QueryService", "GetActor", name=name).display_name)
            request.actor.romanized_names.append("Rafiq al-Attar")
        actor = self.pair.call("IngestService", "UpsertActor", fill, curator="هدى")
        self.assertEqual(actor.origin, 3)
        for old in (self.short, self.full):
            self.assertEqual(self.pair.call("QueryService", "GetActor", name=old).merged_into, actor.name)
        self.assertEqual({s.speaker.display_name for s in self.said(speaker=actor.name)}, {"المهندس رفيق العطار"})
        found = self.pair.call("QueryService", "ResolveActors", text="Rafiq al-Attar")
        self.assertEqual(found.candidates[0].actor.name, actor.name)
        curated = self.pair.list_all("ListActors", "actors", origin=3)
        self.assertEqual([a.name for a in curated], [actor.name])

    def test_what_cannot_be_done_says_why(self):
        def reason(call):
            with self.assertRaises(grpc.RpcError) as caught:
                call()
            return caught.exception.code(), error_details(caught.exception)["ErrorInfo"]
        code, info = reason(lambda: self.merge(self.short, self.short))
        self.assertEqual((code, info.reason), (grpc.StatusCode.FAILED_PRECONDITION, "ERROR_REASON_ACTOR_MERGE_INTO_ITSELF"))
        code, info = reason(lambda: self.merge(self.short, "actors/nobody"))
        self.assertEqual((code, info.metadata["name"]), (grpc.StatusCode.NOT_FOUND, "actors/nobody"))
        self.merge(self.short, self.full)
        code, info = reason(lambda: self.merge(self.full, self.short))
        self.assertEqual((info.reason, info.metadata["merged_into"]), ("ERROR_REASON_ACTOR_MERGED", self.short))
        code, info = reason(lambda: self.unmerge("actorMerges/none"))
        self.assertEqual(info.reason, "ERROR_REASON_ACTOR_MERGE_NOT_FOUND")


if __name__ == "__main__":
    unittest.main()
