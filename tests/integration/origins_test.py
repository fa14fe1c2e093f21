# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Copies and shared agencies are one origin, through the real pair."""
import unittest

from pair import Pair

LEAD = "أعلنت هيئة الموانئ أن الرافعة الشمالية انهارت صباح الاثنين وأن عشرين عاملا نقلوا إلى المستشفى العام."
STORY = (
    "وقال مدير الهيئة سليم النجار إن الرافعة خضعت لصيانة دورية قبل شهرين، وإن الشركة المصنعة أرسلت فريقا من المهندسين لفحص "
    "الحطام. وأغلقت الشرطة الطريق المؤدي إلى الرصيف الشمالي. ودعا اتحاد العمال إلى وقف تشغيل الرافعات القديمة حتى صدور "
    "نتائج التحقيق. وتعالج الهيئة نصف واردات البلاد من القمح، ويعمل على أرصفتها نحو ألفي عامل.")
# One agency's story as five outlets print it.
PRINTED = [
    ("صدى الساحل", f"{LEAD} {STORY}"),
    ("بريد الميناء", f"{LEAD} {STORY} وكانت رافعة أخرى قد تعطلت في الربيع الماضي."),
    ("الراصد", f"{LEAD.replace('صباح الاثنين', 'صباح أمس الاثنين')} {STORY}"),
    ("مرايا", f"{LEAD} {STORY.replace('نحو ألفي عامل', 'قرابة ألفي عامل')}"),
    ("نداء الشمال", f"{LEAD.replace('عشرين', 'ثلاثين')} {STORY.replace('، مشيرا', '. وأشار')}"),
]
OWN_STORY = (
    "في جولة لمراسلنا على أحياء المدينة القديمة بدت المحال خالية والمقاهي مغلقة منذ الفجر. وأغلقت الشرطة الطريق المؤدي إلى "
    "الرصيف الشمالي. وانتظرت عشرات الشاحنات عند المدخل الغربي ساعات طويلة قبل أن يسمح لها بالعودة إلى مستودعاتها.")
CLOSED = "أغلقت الشرطة"


class OriginsTest(unittest.TestCase):
    def setUp(self):
        self.pair = Pair()
        self.addCleanup(self.pair.close)

    def print_all(self, order):
        return {n: self.pair.ingest_article(PRINTED[n][1], outlet=PRINTED[n][0], url=f"https://example.org/{n}",
                                            published=1_600_000_000 + 1800 * n) for n in order}

    def articles(self):
        return {a.url[-1]: a for a in self.pair.list_all("ListArticles", "articles")}

    def traces(self):
        """Every claim with its trace."""
        claims = self.pair.list_all("ListClaims", "claims")
        self.assertTrue(claims)
        return [(c, self.pair.call("QueryService", "TraceClaim", name=c.name, page_size=500)) for c in claims]

    def test_five_outlets_that_print_one_story_are_one_origin(self):
        self.print_all((3, 1, 4, 0, 2))
        articles = self.articles()
        self.assertEqual({u: a.duplicate_of for u, a in articles.items()},
                         {"0": ""} | {str(n): articles["0"].name for n in range(1, 5)})
        listed = self.pair.list_all("ListArticles", "articles", duplicate_of=articles["0"].name)
        self.assertEqual({a.url[-1] for a in listed}, set("1234"))
        self.assertEqual([a.name for a in self.pair.list_all("ListArticles", "articles", url="https://example.org/3")],
                         [articles["3"].name])
        by_all = 0
        for claim, trace in self.traces():
            self.assertEqual(trace.independent_origin_count, 1, claim.canonical_text)
            self.assertEqual(claim.independent_origin_count, 1, claim.canonical_text)
            self.assertEqual(claim.outlet_count, trace.outlet_count)
            by_all += trace.outlet_count == 5
            for chain in trace.chains:
                self.assertEqual(chain.origin_statement, trace.chains[0].statement)
        self.assertGreaterEqual(by_all, 3, "the test needs claims that all five carry")
        self.assertEqual(self.pair.list_all("ListContradictions", "contradictions"), [],
                         "twenty or thirty: an edit of one story, not two voices")

    def test_an_outlet_with_a_story_of_its_own_is_a_second_origin(self):
        self.print_all(range(5))
        self.pair.ingest_article(OWN_STORY, outlet="الديوان", url="https://example.org/7", published=1_600_020_000)
        self.assertEqual(self.articles()["7"].duplicate_of, "")
        counts = {(t.outlet_count, t.independent_origin_count) for c, t in self.traces() if CLOSED in c.canonical_text}
        self.assertEqual(counts, {(6, 2)})

    def test_a_retraction_and_a_revision_hand_the_copies_on(self):
        stored = self.print_all(range(5))
        before = {u: a.duplicate_of for u, a in self.articles().items()}
        self.pair.call("IngestService", "DeleteArticle", name=stored[0].article.name)
        after = self.articles()
        self.assertEqual({a.duplicate_of for u, a in after.items() if u != "1"}, {after["1"].name})
        self.assertEqual(after["1"].duplicate_of, "")
        self.pair.ingest_article(OWN_STORY, outlet=PRINTED[1][0], url="https://example.org/1", published=1_600_001_800)
        after = self.articles()
        self.assertEqual({a.duplicate_of for u, a in after.items() if u in "34"}, {after["2"].name})
        self.print_all((1, 0))
        self.assertEqual({u: a.duplicate_of for u, a in self.articles().items()}, before)

    def test_outlets_that_cite_one_agency_are_one_origin(self):
        cited = [("صدى الساحل", "قالت وكالة رويترز إن الشرطة أغلقت الطريق المؤدي إلى الرصيف الشمالي."),
                 ("مرايا", "وذكرت رويترز أن الشرطة أغلقت الطريق المؤدي إلى الرصيف الشمالي."),
                 ("الراصد", "وأفادت وكالة رويترز للأنباء بأن الشرطة أغلقت الطريق المؤدي إلى الرصيف الشمالي."),
                 ("رويترز", "الشرطة أغلقت الطريق المؤدي إلى الرصيف الشمالي.")]
        for n, (outlet, body) in enumerate(cited):
            stored = self.pair.ingest_article(body, outlet=outlet, url=f"https://example.org/{n}",
                                              published=1_600_000_000 + 1800 * n)
            self.assertEqual(stored.article.duplicate_of, "")
        traces = [t for c, t in self.traces() if t.outlet_count > 1]
        self.assertEqual([(t.outlet_count, t.independent_origin_count) for t in traces], [(4, 1)])
        self.pair.ingest_article("الشرطة أغلقت الطريق المؤدي إلى الرصيف الشمالي.", outlet="الديوان",
                                 url="https://example.org/8", published=1_600_030_000)
        traces = [t for c, t in self.traces() if t.outlet_count > 1]
        self.assertEqual([(t.outlet_count, t.independent_origin_count) for t in traces], [(5, 2)])


if __name__ == "__main__":
    unittest.main()
