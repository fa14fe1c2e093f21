# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Both services in the image of deploy/image, with the flags and rights that deploy/kubernetes gives them."""
import functools
import pathlib
import re
import shlex
import unittest

import grpc

import image
import manifests
import postgres_server
from pair import BIN, ROOT, call, free_port, temporary_folder

# Where deploy/kubernetes mounts what.
DATA = "/var/lib/isnad"
CERTIFICATES = "/etc/isnad/store"
BODY = "أكدت وزيرة المياه ليلى الحداد أن السد امتلأ حتى ثلثيه. وقالت الوزيرة إن الري سيبدأ في أبريل."


def status_of(process):
    lines = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines()
    return {key: value.split() for key, value in (line.split(":", 1) for line in lines)}


def fill(request):
    request.article.body, request.article.outlet = BODY, "جريدة الضفة"
    request.article.publish_time.seconds = 1_600_000_000


@functools.cache
def built_image():
    image.require_root()
    if not (BIN / "isnad-query").exists():
        raise unittest.SkipTest("the programs are not built")
    return image.Image()


class ImageTest(unittest.TestCase):
    def setUp(self):
        self.image = built_image()

    def begin(self, program, volumes, environment):
        """As its container is started, on ports that are free."""
        container, _ = manifests.base_container(program)
        port, health_port = free_port(), free_port()
        command = [*container["command"], *container["args"], f"--listen=127.0.0.1:{port}",
                   f"--health-listen=127.0.0.1:{health_port}", f"--metrics-listen=127.0.0.1:{free_port()}"]
        service = image.Contained(self.image, program, temporary_folder("isnad-image-logs-"), port, command, volumes, environment)
        service.health_port = health_port
        self.addCleanup(service.process.kill)
        return service

    def start(self, program, folder):
        return self.begin(program, {DATA: folder}, manifests.variables("single")).await_serving()

    def volume(self):
        folder = temporary_folder("isnad-image-")
        self.image.own(folder)
        return folder

    def call(self, service, *arguments, **fields):
        with grpc.insecure_channel(f"127.0.0.1:{service.port}") as channel:
            return call(channel, *arguments, **fields)

    def test_every_program_finds_its_libraries(self):
        for program in ("isnad-ingest", "isnad-query", "isnad-load", "isnad-copy"):
            done = self.image.run(f"/usr/bin/{program}", "--version")
            self.assertIn("isnad ", done.stdout, done.stderr)

    def test_nothing_can_be_written_but_the_volume(self):
        for path in ("/tmp/x", "/var/tmp/x"):  # which anybody may write where root may
            done = self.image.run("/bin/sh", "-c", f"echo > {path}", volumes={DATA: self.volume()})
            self.assertNotEqual(done.returncode, 0)
            self.assertIn("Read-only file system", done.stderr)
        done = self.image.run("/bin/sh", "-c", f"echo > {DATA}/x && id -u", volumes={DATA: self.volume()})
        self.assertEqual(done.stdout.split(), self.image.user[:1], done.stderr)

    def test_the_pair_serves_without_any_right(self):
        folder = self.volume()
        ingest, query = self.start("isnad-ingest", folder), self.start("isnad-query", folder)
        for service in (ingest, query):
            status = status_of(service.process)
            self.assertEqual(status["Uid"], self.image.user[:1] * 4)
            self.assertEqual(status["Groups"], [])
            self.assertEqual({key: int(status[key][0], 16) for key in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")},
                             dict.fromkeys(("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"), 0))
            self.assertEqual(status["NoNewPrivs"], ["1"])
            mounts = pathlib.Path(f"/proc/{service.process.pid}/mountinfo").read_text(encoding="utf-8").splitlines()
            root = next(line.split() for line in mounts if line.split()[4] == "/")
            self.assertIn("ro", root[5].split(","))

        stored = self.call(ingest, "IngestService", "IngestArticle", fill).article
        said = self.call(query, "QueryService", "ListStatements", page_size=10).statements
        self.assertGreater(len(said), 0)
        self.assertEqual({each.article for each in said}, {stored.name})

        self.assertEqual((query.stop(), ingest.stop()), (0, 0))
        query, ingest = self.start("isnad-query", folder), self.start("isnad-ingest", folder)
        self.assertEqual(self.call(query, "QueryService", "GetArticle", name=stored.name).name, stored.name)
        self.assertEqual((query.stop(), ingest.stop()), (0, 0))

    def test_the_probes_of_the_pod_are_answered(self):
        folder = self.volume()
        for program in ("isnad-ingest", "isnad-query"):
            service = self.start(program, folder)
            name = manifests.base_container(program)[0]["readinessProbe"]["grpc"]["service"].encode()
            with grpc.insecure_channel(f"127.0.0.1:{service.health_port}") as channel:
                check = channel.unary_unary("/grpc.health.v1.Health/Check", request_serializer=bytes, response_deserializer=bytes)
                # HealthCheckRequest{1: service} and HealthCheckResponse{1: SERVING}.
                self.assertEqual(check(b"\x0a" + bytes([len(name)]) + name, timeout=10), b"\x08\x01")

    def test_samples_are_loaded_and_the_store_is_backed_up_by_the_image_itself(self):
        folder = self.volume()
        ingest, query = self.start("isnad-ingest", folder), self.start("isnad-query", folder)
        samples = ROOT / "deploy" / "samples"
        done = self.image.run("/usr/bin/isnad-load", "--ingest", f"127.0.0.1:{ingest.port}", "/mnt/articles.jsonl",
                              volumes={"/mnt": samples})
        self.assertEqual(done.returncode, 0, shlex.join(done.args) + done.stdout + done.stderr)
        found = self.call(query, "QueryService", "ListContradictions", page_size=5).contradictions
        self.assertGreater(len(found), 0)

        # The backup of deploy/kubernetes/README.md.
        done = self.image.run("/usr/bin/isnad-copy", "--new-feed", "--from", f"sqlite:{DATA}/isnad.db", "--to",
                              f"sqlite:{DATA}/backup.db", volumes={DATA: folder})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual((query.stop(), ingest.stop()), (0, 0))

    def test_the_pair_serves_from_a_server_that_wants_a_password_and_shows_a_certificate(self):
        server = postgres_server.Server()
        self.addCleanup(server.run, "stop")
        server.new_database("isnad")
        authority = server.demand_password("a b/c")
        variables = {**manifests.variables("scaled"), "PGPASSWORD": "a b/c", "PGSSLROOTCERT": f"{CERTIFICATES}/ca.crt"}
        for name in ("ISNAD_STORE", "ISNAD_REPLICAS"):
            self.assertIn("?sslmode=verify-full", variables[name])
            variables[name] = re.sub(r"@[\w.-]+:5432", f"@127.0.0.1:{server.port}", variables[name])
        volumes = {CERTIFICATES: authority}
        ingest = self.begin("isnad-ingest", volumes, variables).await_serving()
        query = self.begin("isnad-query", volumes, variables).await_serving()
        stored = self.call(ingest, "IngestService", "IngestArticle", fill).article
        self.assertEqual(self.call(query, "QueryService", "GetArticle", name=stored.name).name, stored.name)

        refused = self.begin("isnad-ingest", volumes, {**variables, "PGPASSWORD": "another"})
        self.assertEqual(refused.process.wait(30), 1)
        self.assertIn("STORE_ACCESS_DENIED", refused.log.read_text(encoding="utf-8"))
        for service in (ingest, query, refused):
            self.assertNotRegex(service.log.read_text(encoding="utf-8"), "a b/c|another")
        unknown = self.begin("isnad-ingest", {CERTIFICATES: server.another_authority()}, variables)
        unknown.await_event("store_not_open")
        self.assertFalse(any(event["event"] == "serving" for event in unknown.events()))


if __name__ == "__main__":
    unittest.main()
