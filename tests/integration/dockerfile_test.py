# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""deploy/image/Dockerfile, as far as it can be read; image_test.py carries out its last stage."""
import unittest

import image
import manifests
from pair import ROOT


class DockerfileTest(unittest.TestCase):
    def test_it_builds_by_the_command_that_everybody_uses(self):
        build = [argument for instruction, argument in image.stages()[0] if instruction == "RUN"]
        self.assertEqual(build[:2], ["deploy/setup build", "deploy/run --build-only"])

    def test_the_last_stage_installs_what_running_needs_and_is_not_root(self):
        last = image.stages()[-1]
        self.assertTrue(any(argument.startswith("/setup run ") for instruction, argument in last if instruction == "RUN"))
        for program in ("ingest", "query"):
            context = manifests.base_container(f"isnad-{program}")[1]["securityContext"]
            self.assertIn(("USER", f"{context['runAsUser']}:{context['runAsGroup']}"), last)

    def test_what_it_copies_is_there(self):
        built = (ROOT / "deploy" / "run").read_text(encoding="utf-8")
        for instruction, argument in image.stages()[-1]:
            if instruction != "COPY":
                continue
            *sources, _ = argument.removeprefix("--from=build ").split()
            for source in sources:
                if argument.startswith("--from=build "):
                    self.assertRegex(built, rf"--target [^\n]*\b{source.removeprefix(image.BUILT)}\b")
                else:
                    self.assertTrue((ROOT / source).exists(), source)


if __name__ == "__main__":
    unittest.main()
