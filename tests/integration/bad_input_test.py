# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Bad input gets a typed error that names the field, and nothing is stored."""
import time
import unittest

import grpc

from pair import Pair, error_details

BODY = "قال الوزير إن الحكومة ستوقع الاتفاق غدا."


class BadInputTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pair = Pair()

    @classmethod
    def tearDownClass(cls):
        cls.pair.close()

    def refused(self, call, field, reason, code=grpc.StatusCode.INVALID_ARGUMENT):
        with self.assertRaises(grpc.RpcError) as caught:
            call()
        self.assertEqual(caught.exception.code(), code, caught.exception.details())
        details = error_details(caught.exception)
        self.assertEqual(details["ErrorInfo"].domain, "isnad.dev")
        self.assertEqual(details["ErrorInfo"].reason, "ERROR_REASON_" + reason)
        if field:
            self.assertEqual(details["BadRequest"].field_violations[0].field, field)
        return details

    def delete_all(self):
        for article in self.pair.list_all("ListArticles", "articles"):
            self.pair.call("IngestService", "DeleteArticle", name=article.name)
        self.assert_nothing_stored()

    def assert_nothing_stored(self):
        self.assertEqual(self.pair.list_all("ListArticles", "articles"), [])
        self.assertEqual(self.pair.list_all("ListActors", "actors"), [])

    def test_articles(self):
        ingest = self.pair.ingest_article
        self.refused(lambda: ingest(""), "article.body", "FIELD_REQUIRED")
        self.refused(lambda: ingest(" \n\u00a0"), "article.body", "FIELD_REQUIRED")
        self.refused(lambda: ingest(BODY, outlet=""), "article.outlet", "FIELD_REQUIRED")
        self.refused(lambda: ingest("م" * (512 * 1024 + 1)), "article.body", "FIELD_TOO_LONG")
        self.refused(lambda: ingest(BODY, title="م" * 5000), "article.title", "FIELD_TOO_LONG")
        self.refused(lambda: ingest(BODY, published=int(time.time()) + 30 * 86400), "article.publish_time", "TIME_OUT_OF_RANGE")
        self.refused(lambda: ingest(BODY, published=-10**10), "article.publish_time", "TIME_OUT_OF_RANGE")
        self.refused(lambda: ingest("قال\x00الوزير"), "article.body", "NUL_CHARACTER")
        self.refused(lambda: ingest(BODY, request_id="seven"), "request_id", "INVALID_REQUEST_ID")
        self.assert_nothing_stored()

    def test_malformed_utf8_is_named(self):
        body = b"\xd9\x82\xd8\xa7\xd9\x84 \xff"
        def varint(n):
            out = b""
            while n > 127:
                out, n = out + bytes([n & 127 | 128]), n >> 7
            return out + bytes([n])
        article = b"\x12\x01o" + b"\x22" + varint(len(body)) + body
        request = b"\x0a" + varint(len(article)) + article
        def call():
            with self.pair.channel("IngestService") as channel:
                channel.unary_unary("/isnad.v1.IngestService/IngestArticle")(request, timeout=10)
        details = self.refused(call, "article.body", "MALFORMED_UTF8")
        self.assertEqual(details["ErrorInfo"].metadata["byte_offset"], "7")
        self.assert_nothing_stored()

    def test_queries(self):
        call = self.pair.call
        self.refused(lambda: call("QueryService", "ListContradictions", page_token="bogus"), "page_token", "INVALID_PAGE_TOKEN")
        self.refused(lambda: call("QueryService", "ListStatements", page_size=-1), "page_size", "INVALID_PAGE_SIZE")
        self.refused(lambda: call("QueryService", "ListContradictions", min_confidence=1.5), "min_confidence", "NUMBER_OUT_OF_RANGE")
        self.refused(lambda: call("QueryService", "GetArticle", name="articles"), "name", "INVALID_RESOURCE_NAME")
        self.refused(lambda: call("QueryService", "SearchClaims", words="؟!"), "words", "INVALID_FILTER")
        self.refused(lambda: call("QueryService", "GetActor", name="actors/nobody"), None, "ACTOR_NOT_FOUND", grpc.StatusCode.NOT_FOUND)
        def backwards(request):
            request.publish_time_range.begin_time.seconds = 10
            request.publish_time_range.end_time.seconds = 5
        self.refused(lambda: call("QueryService", "ListStatements", backwards), "publish_time_range", "INVALID_TIME_RANGE")

    def test_a_token_of_other_filters_is_refused(self):
        for number in range(3):
            self.pair.ingest_article(BODY + f" العدد {number}.", url=f"https://example.org/{number}")
        self.addCleanup(self.delete_all)
        page = self.pair.call("QueryService", "ListArticles", page_size=1)
        self.assertTrue(page.next_page_token)
        self.refused(lambda: self.pair.call("QueryService", "ListArticles", page_token=page.next_page_token, outlet="غيرها"),
                     "page_token", "INVALID_PAGE_TOKEN")

    def test_an_endless_quote_of_a_mebibyte_is_taken_in_time(self):
        answer = self.pair.ingest_article("قال الوزير: «" + "ستوقع الحكومة الاتفاق " * 25000, url="https://example.org/long", timeout=60)
        self.addCleanup(self.delete_all)
        self.assertEqual(answer.disposition, 1)


if __name__ == "__main__":
    unittest.main()
