# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""isnad-report over the real pair, its pages in a real browser: on a phone and
on a desktop, in light and dark."""
import collections
import html.parser
import json
import pathlib
import subprocess
import tempfile
import unittest

import browser
from pair import BIN, ROOT, Pair, free_port

SAMPLES = ROOT / "deploy" / "samples" / "articles.jsonl"
SCREENS = [(360, 740, True), (768, 1024, True), (1280, 900, False)]

# Elements whose box leaves the screen at either side.
OUTSIDE = """
return [...document.querySelectorAll('body *')].filter(e => !e.closest('.skip')).flatMap(e => {
  const r = e.getBoundingClientRect();
  const out = r.width > 0 && (r.left < -0.5 || r.right > innerWidth + 0.5);
  return out ? [e.tagName + '.' + e.getAttribute('class') + ' ' + r.left + '..' + r.right] : [];
});"""

MARKS = """
return [...document.querySelectorAll('mark')].map(e => {
  const r = e.getBoundingClientRect(), s = getComputedStyle(e);
  return {text: e.textContent, line: s.textDecorationLine,
          visible: r.width > 5 && r.height > 5 && s.visibility === 'visible' && s.opacity === '1'};
});"""

# Of each drawing that is shown: boxes outside the view box, boxes over each
# other, texts outside their box.
GRAPHS = """
const wrong = []; let boxes = 0;
const holds = (o, i) => i.x >= o.x - 0.5 && i.y >= o.y - 0.5 &&
  i.x + i.width <= o.x + o.width + 0.5 && i.y + i.height <= o.y + o.height + 0.5;
const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
for (const svg of document.querySelectorAll('svg.graph')) {
  if (svg.getBoundingClientRect().width === 0) continue;
  const view = svg.viewBox.baseVal, seen = [];
  if (!svg.querySelector(':scope > title')?.textContent || !svg.querySelector(':scope > desc')?.textContent)
    wrong.push(['no title', svg.outerHTML.slice(0, 200)]);
  for (const node of svg.querySelectorAll('.node')) {
    const box = node.querySelector('rect').getBBox(); ++boxes;
    if (!holds(view, box)) wrong.push(['outside', node.textContent]);
    if (seen.some(other => meet(box, other))) wrong.push(['over another', node.textContent]);
    seen.push(box);
    const texts = [...node.querySelectorAll('text')];
    if (!texts.length) wrong.push(['no text', node.outerHTML]);
    for (const text of texts)
      if (!holds(box, text.getBBox())) wrong.push(['cut off', text.textContent, text.getBBox().width, box.width]);
  }
}
return {boxes, wrong};"""

# Texts whose contrast with what lies behind them is below WCAG's AA.
CONTRAST = """
const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
const pixel = (...layers) => {
  canvas.clearRect(0, 0, 1, 1);
  for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1); }
  return canvas.getImageData(0, 0, 1, 1).data;
};
const light = rgb => {
  const [r, g, b] = [...rgb].slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = e => {
  const layers = [];
  for (let at = e; at; at = at.parentElement) {
    const rect = at.closest('.node')?.querySelector('rect');
    if (rect && at.tagName === 'text') layers.unshift(getComputedStyle(rect).fill);
    else layers.unshift(getComputedStyle(at).backgroundColor);
  }
  return ['white', ...layers];
};
const low = {}; let checked = 0;
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const e = walk.currentNode.parentElement, s = getComputedStyle(e);
  if (!walk.currentNode.data.trim() || e.getBoundingClientRect().width === 0 || ['title', 'desc'].includes(e.tagName)) continue;
  const layers = behind(e), color = e.tagName === 'text' ? s.fill : s.color;
  const a = light(pixel(...layers)), b = light(pixel(...layers, color));
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const size = parseFloat(s.fontSize), large = size >= 24 || (size >= 18.7 && s.fontWeight >= 700);
  ++checked;
  if (ratio < (large ? 3 : 4.5)) low[e.tagName + '.' + e.className.toString() + ' ' + color] = ratio.toFixed(2);
}
return {checked, low};"""


class Balance(html.parser.HTMLParser):
    """Elements that are not closed in order, and words that leave a page."""
    VOID = {"meta", "rect", "path"}

    def __init__(self, page):
        super().__init__()
        self.open, self.wrong, self.links = [], [], []
        self.feed(page)
        self.wrong += self.open

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "img", "iframe", "object", "link", "base", "form"):
            self.wrong.append(tag)
        self.wrong += [name for name, _ in attributes if name.startswith("on") or name in ("src", "style")]
        self.links += [value for name, value in attributes if name == "href"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append("/" + tag)


def hostile_articles():
    """Two papers that contradict each other, their every field made to break a
    page; and many that carry one claim through one agency."""
    evil = "\"'><script>alert(1)</script><img src=https://example.net/x onerror=alert(1)>"
    long_name = "المتحدث الرسمي باسم الهيئة العامة لإدارة الموانئ والمنافذ البحرية والجافة في الإقليم الساحلي"
    body = f"قال عادل الدويري، {long_name}، إن ميناء الحديدة أغلق أبوابه أمام السفن يوم الأحد. <b>{evil}</b>"
    yield {"id": "h1", "outlet": "صحيفة " + evil, "url": "javascript:alert(1)", "published": "2021-03-24T10:00:00Z",
           "title": f"الميناء {evil}", "body": body}
    yield {"id": "h2", "outlet": "ش" * 90, "url": "https://example.org/\"><script>alert(2)</script>",
           "published": "2021-03-25T10:00:00Z", "title": "",
           "body": "قالت نقابة البحارة إن ميناء الحديدة لم يغلق أبوابه أمام السفن يوم الأحد. " + "بلا_مسافات" * 60}
    for i in range(14):
        yield {"id": f"h{i + 3}", "outlet": f"بريد المرفأ رقم {i} Harbour Post", "url": f"https://example.org/{i}",
               "published": f"2021-03-24T{i + 5:02}:00:00Z", "title": f"خبر {i}",
               "body": f"نقلت وكالة المرفأ عن سالم المرزوقي قوله إن ميناء الحديدة أغلق أبوابه أمام السفن يوم الأحد. رقم {i}."}


class ReportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="isnad-report-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.samples = cls.start()
        cls.samples.load(SAMPLES)
        cls.hostile = cls.start()
        corpus = pathlib.Path(cls.folder.name) / "hostile.jsonl"
        corpus.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in hostile_articles()), encoding="utf-8")
        cls.hostile.load(corpus)

    @classmethod
    def start(cls):
        pair = Pair()
        cls.addClassCleanup(pair.close)
        return pair

    def report(self, pair, *arguments, code=0):
        """Writes a page; returns its path and what the program printed."""
        path = pathlib.Path(self.folder.name) / f"{self.id()}.{len(list(pathlib.Path(self.folder.name).iterdir()))}.html"
        done = subprocess.run([str(BIN / "isnad-report"), "--query", pair.query_address, "--output", str(path), *arguments],
                              capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return path, done.stdout + done.stderr

    def marked_in_articles(self, pair):
        """The bytes of both spans of every contradiction."""
        bodies = {}
        texts = collections.Counter()
        statements = {s.name: s for s in pair.list_all("ListStatements", "statements")}
        for c in pair.list_all("ListContradictions", "contradictions"):
            for statement, span in ((c.statement_a, c.span_a), (c.statement_b, c.span_b)):
                article = statements[statement].article
                if article not in bodies:
                    bodies[article] = pair.call("QueryService", "GetArticle", name=article)
                text = bodies[article].title if span.field == 1 else bodies[article].body
                texts[text.encode()[span.begin:span.end].decode()] += 1
        return texts


class ProgramTest(ReportTest):
    """What needs no browser."""

    def test_every_kind_of_report_is_a_sound_page(self):
        for arguments in (["--all"], [], ["--actor", "Saied"], ["--topic", "سد النهضة"]):
            path, said = self.report(self.samples, *arguments)
            page = path.read_text(encoding="utf-8")
            self.assertEqual(Balance(page).wrong, [], arguments)
            self.assertIn(str(path), said)
            self.assertIn("<mark>", page, arguments)
            self.assertFalse(path.with_name(path.name + ".partial").exists())

    def test_an_actor_has_names_and_titles(self):
        page = self.report(self.samples, "--actor", "Kais Saied")[0].read_text(encoding="utf-8")
        self.assertIn("<h1><bdi>قيس سعيد</bdi></h1>", page)
        self.assertIn("Kais Saied", page)
        self.assertIn('id="titles"', page)

    def test_an_unknown_actor_is_an_error_and_leaves_no_page(self):
        for name in ("زيد بن لا أحد", "actors/00000000000000000000"):
            path, said = self.report(self.samples, "--actor", name, code=2)
            self.assertIn("isnad-report: ", said)
            self.assertFalse(path.exists())

    def test_a_service_that_is_not_there_is_an_error(self):
        port = free_port()
        path = pathlib.Path(self.folder.name) / "unreachable.html"
        for arguments in (["--all"], ["--actor", "Saied"], ["--topic", "سد"], []):
            done = subprocess.run([str(BIN / "isnad-report"), "--query", f"127.0.0.1:{port}", "--output", str(path), *arguments],
                                  capture_output=True, text=True, timeout=60)
            self.assertEqual(done.returncode, 1)
            self.assertIn(f"no query service answers at 127.0.0.1:{port}", done.stderr)
            self.assertFalse(path.exists())

    def test_bad_use_is_an_error(self):
        self.report(self.samples, "--actor", "Saied", "--topic", "سد", code=1)
        self.report(self.samples, "--topic", "...", code=1)
        self.report(self.samples, "stray", code=1)
        path, said = self.report(self.samples, "--all", "--output", "/no/such/folder/page.html", code=1)
        self.assertIn("/no/such/folder/page.html", said)

    def test_nothing_found_is_a_page_that_says_so(self):
        with Pair() as empty:
            for arguments in ([], ["--all"], ["--topic", "ميناء"]):
                page = self.report(empty, *arguments)[0].read_text(encoding="utf-8")
                self.assertIn("لم يُعثر على تناقضات", page)
                self.assertEqual(Balance(page).wrong, [])

    def test_an_actor_without_contradictions_has_a_timeline(self):
        page = self.report(self.samples, "--actor", "غوتيريش")[0].read_text(encoding="utf-8")
        self.assertIn("لم يُعثر على تناقضات", page)
        self.assertIn('<li class="entry', page)

    def test_standard_output_and_limits(self):
        done = subprocess.run([str(BIN / "isnad-report"), "--query", self.samples.query_address, "--all", "--output", "-",
                               "--contradictions", "2", "--statements", "1"], capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count('<article class="conflict"'), 2)
        self.assertEqual(done.stdout.count('<li class="entry'), 1)
        found = len(self.samples.list_all("ListContradictions", "contradictions"))
        self.assertIn(f"{found - 2} more, not shown here", done.stdout)

    def test_the_same_between_many_papers_is_one_entry(self):
        page = self.report(self.hostile, "--all")[0].read_text(encoding="utf-8")
        self.assertEqual(page.count('<article class="conflict"'), 2)  # two men against the union
        self.assertIn("يتكرر هذا التناقض بين مقالات أخرى 13 مرة", page)
        self.assertEqual(page.count('<li class="entry'), 16)

    def test_hostile_texts_are_texts(self):
        page = self.report(self.hostile, "--all")[0].read_text(encoding="utf-8")
        balance = Balance(page)
        self.assertEqual(balance.wrong, [])
        self.assertEqual([link for link in balance.links if not link.startswith(("#", "https://example.org/"))], [])
        self.assertIn("&lt;script&gt;", page)


class BrowserTest(ReportTest):
    @classmethod
    def setUpClass(cls):
        if reason := browser.missing():
            raise unittest.SkipTest(f"NO BROWSER, THE PAGE WAS NOT LOOKED AT: {reason}")
        super().setUpClass()
        cls.browser = browser.Browser()
        cls.addClassCleanup(cls.browser.close)

    def open(self, path, screen=SCREENS[-1], dark=False):
        width, height, mobile = screen
        self.browser.emulate(width, height, dark=dark, mobile=mobile)
        self.browser.requested()
        self.browser.open(path)
        self.browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")

    def pages(self):
        yield self.report(self.samples, "--all")[0]
        yield self.report(self.samples, "--actor", "Saied")[0]
        yield self.report(self.hostile, "--all")[0]

    def test_reads_from_right_to_left(self):
        self.open(self.report(self.samples, "--all")[0])
        self.assertEqual(self.browser.run("return [document.dir, document.documentElement.lang,"
                                          " getComputedStyle(document.body).direction]"), ["rtl", "ar", "rtl"])
        # The earlier side stands on the right, the speaker right of the outlet.
        self.assertTrue(self.browser.run(
            "const x = s => document.querySelector(s).getBoundingClientRect().left;"
            "return x('.side.in-a') > x('.side.in-b') && x('.wide .speaker rect') > x('.wide .outlet rect')"))
        self.assertEqual(self.browser.run("return [...document.querySelectorAll('[lang=en]')]"
                                          ".filter(e => getComputedStyle(e).direction !== 'ltr').length"), 0)

    def test_fits_every_screen(self):
        for path in self.pages():
            for screen in SCREENS:
                self.open(path, screen)
                self.assertEqual(self.browser.run("return [innerWidth, document.documentElement.scrollWidth]"),
                                 [screen[0], screen[0]], path.name)
                self.assertEqual(self.browser.run(OUTSIDE), [])

    def test_marked_words_are_the_articles(self):
        for pair in (self.samples, self.hostile):
            self.open(self.report(pair, "--all")[0], SCREENS[0])
            marks = self.browser.run(MARKS)
            self.assertGreater(len(marks), 0)
            words = self.marked_in_articles(pair)
            # Of those in which the same speakers say the same, one stands for all.
            self.assertEqual({m["text"] for m in marks}, set(words))
            self.assertEqual(len(marks) < words.total(), pair is self.hostile)
            self.assertEqual([m for m in marks if not m["visible"] or m["line"] != "underline"], [])

    def test_conflicting_words_stand_out_in_their_clause(self):
        self.open(self.report(self.samples, "--all")[0])
        words = self.browser.run("return [...document.querySelectorAll('mark strong')].map(e => e.textContent)")
        for pair in (("أغلقت", "لم تغلق"), ("رفضت", "قبلت")):
            self.assertTrue(set(pair) <= set(words), words)
        verbs = self.browser.run("return [...document.querySelectorAll('blockquote > strong')].map(e => e.textContent)")
        self.assertTrue({"نفى", "تنفي"} <= set(verbs), verbs)
        self.assertGreaterEqual(self.browser.run("return Math.min(...[...document.querySelectorAll('blockquote strong')]"
                                                 ".map(e => +getComputedStyle(e).fontWeight))"), 700)

    def test_prints_dark_on_white(self):
        self.browser.emulate(720, 1000, dark=True, media="print")
        self.browser.open(self.report(self.samples, "--all")[0])
        self.assertEqual(self.browser.run("const s = getComputedStyle(document.body); return [s.color, s.backgroundColor,"
                                          " getComputedStyle(document.querySelector('nav')).display]"),
                         ["rgb(0, 0, 0)", "rgb(255, 255, 255)", "none"])
        self.assertEqual(self.browser.run(OUTSIDE), [])
        self.assertEqual(self.browser.run(CONTRAST)["low"], {})

    def test_the_first_tab_leads_past_the_head(self):
        self.open(self.report(self.samples, "--all")[0], SCREENS[0])
        self.browser.press("Tab", 9)
        self.assertEqual(self.browser.run(
            "const e = document.activeElement, r = e.getBoundingClientRect();"
            "return [e.className, r.width > 0 && r.left >= 0 && r.right <= innerWidth]"), ["skip", True])
        self.browser.press("Enter", 13, "\r")
        self.browser.press("Tab", 9)
        self.assertEqual(self.browser.run("return document.activeElement.closest('main') !== null"), True)

    def test_graphs_hold_their_boxes_and_boxes_their_texts(self):
        for path in self.pages():
            for screen in SCREENS:
                self.open(path, screen)
                graphs = self.browser.run(GRAPHS)
                self.assertGreater(graphs["boxes"], 0)
                self.assertEqual(graphs["wrong"], [])

    def test_text_is_legible_in_light_and_dark(self):
        for path in self.pages():
            for dark in (False, True):
                self.open(path, dark=dark)
                contrast = self.browser.run(CONTRAST)
                self.assertGreater(contrast["checked"], 50)
                self.assertEqual(contrast["low"], {}, f"dark: {dark}")
                sum_of_background = self.browser.run(
                    "return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number).reduce((a, b) => a + b)")
                self.assertEqual(sum_of_background < 200, dark)

    def test_asks_nobody_and_runs_nothing(self):
        for path in self.pages():
            self.browser.console()
            self.open(path)
            self.assertEqual(self.browser.requested(), [path.as_uri()])
            self.assertEqual(self.browser.console(), [])
            self.assertEqual(self.browser.run("return [document.scripts.length, document.images.length]"), [0, 0])

    def test_the_policy_forbids_what_is_not_there(self):
        self.open(self.report(self.samples, "--all")[0])
        self.browser.console()
        self.browser.run("const i = document.createElement('img'); i.src = 'https://example.net/x.png';"
                         "document.body.append(i); const s = document.createElement('style');"
                         "s.textContent = 'h1{display:none}'; document.body.append(s)")
        self.assertNotEqual(self.browser.run("return getComputedStyle(document.querySelector('h1')).display"), "none")
        self.assertIn("Content Security Policy", " ".join(entry["message"] for entry in self.browser.console()))

    def test_landmarks_headings_and_keyboard(self):
        self.open(self.report(self.samples, "--actor", "Saied")[0])
        for landmark in ("header.masthead", "nav[aria-label]", "main", "footer"):
            self.assertEqual(self.browser.run("return document.querySelectorAll(arguments[0]).length", landmark), 1)
        levels = self.browser.run("return [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
        self.assertEqual(levels.count(1), 1)
        self.assertTrue(all(b <= a + 1 for a, b in zip(levels, levels[1:])), levels)
        dangling = self.browser.run("return [...document.querySelectorAll('a[href^=\"#\"]')]"
                                    ".filter(a => !document.getElementById(a.hash.slice(1))).length")
        self.assertEqual(dangling, 0)
        self.browser.run("const d = document.querySelector('details'); d.open = false; d.querySelector('summary').focus()")
        self.browser.press("Enter", 13, "\r")
        self.assertTrue(self.browser.run("return document.querySelector('details').open"))


if __name__ == "__main__":
    unittest.main()
