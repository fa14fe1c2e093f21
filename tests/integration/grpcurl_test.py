# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""What an operator with grpcurl sees."""
import json
import subprocess
import unittest

from pair import ROOT, Pair, tool


@unittest.skipIf(tool("grpcurl") is None, "grpcurl is not on this machine")
class GrpcurlTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pair = Pair()
        cls.pair.load(ROOT / "deploy" / "samples" / "articles.jsonl")

    @classmethod
    def tearDownClass(cls):
        cls.pair.close()

    def grpcurl(self, address, *arguments, data=None, code=0):
        command = [tool("grpcurl"), "-plaintext", *(["-d", json.dumps(data)] if data is not None else []), address, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def test_list_shows_services_health_and_reflection(self):
        for address, service in ((self.pair.ingest_address, "IngestService"), (self.pair.query_address, "QueryService")):
            listed = self.grpcurl(address, "list").split()
            for name in (f"isnad.v1.{service}", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                         "grpc.reflection.v1alpha.ServerReflection"):
                self.assertIn(name, listed)

    def test_describe_a_method_and_a_message(self):
        self.assertIn("returns ( .isnad.v1.ListContradictionsResponse )",
                      self.grpcurl(self.pair.query_address, "describe", "isnad.v1.QueryService.ListContradictions"))
        self.assertIn("repeated Attribution chain".replace("Attribution", ".isnad.v1.Attribution"),
                      self.grpcurl(self.pair.query_address, "describe", "isnad.v1.Statement"))

    def test_health_answers_by_service(self):
        for address, service in ((self.pair.ingest_address, "IngestService"), (self.pair.query_address, "QueryService")):
            for name in ("", f"isnad.v1.{service}"):
                self.assertIn("SERVING", self.grpcurl(address, "grpc.health.v1.Health/Check", data={"service": name}))

    def test_a_call_answers_with_contradictions(self):
        answer = json.loads(self.grpcurl(self.pair.query_address, "isnad.v1.QueryService/ListContradictions",
                                         data={"page_size": 3}))
        self.assertGreater(len(answer["contradictions"]), 0)
        self.assertIn("arabic", answer["contradictions"][0]["explanation"])

    def test_resolve_an_actor_and_ask_for_its_statements(self):
        answer = json.loads(self.grpcurl(self.pair.query_address, "isnad.v1.QueryService/ResolveActors",
                                         data={"text": "غوتيريش"}))
        actor = answer["candidates"][0]["actor"]
        # Versions of grpcurl differ in how they spell field names.
        self.assertIn("غوتيريش", actor.get("displayName") or actor["display_name"])
        said = json.loads(self.grpcurl(self.pair.query_address, "isnad.v1.QueryService/ListStatements",
                                       data={"speaker": actor["name"]}))
        self.assertGreater(len(said["statements"]), 0)

    def test_a_bad_call_gets_a_typed_error_with_details(self):
        # grpcurl's exit code is 64 plus the gRPC code.
        shown = self.grpcurl(self.pair.ingest_address, "isnad.v1.IngestService/IngestArticle",
                             data={"article": {"outlet": "o", "publish_time": "2020-01-01T00:00:00Z"}}, code=64 + 3)
        for part in ("InvalidArgument", "ERROR_REASON_FIELD_REQUIRED", "article.body", "isnad.dev", "google.rpc.BadRequest"):
            self.assertIn(part, shown)
        shown = self.grpcurl(self.pair.query_address, "isnad.v1.QueryService/GetClaim", data={"name": "claims/none"}, code=64 + 5)
        self.assertIn("ERROR_REASON_CLAIM_NOT_FOUND", shown)


if __name__ == "__main__":
    unittest.main()
