# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The protos keep to buf's STANDARD rules."""
import pathlib
import shutil
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def tool(name):
    local = ROOT / "build" / "tools" / name
    return str(local) if local.exists() else shutil.which(name)


class ProtosTest(unittest.TestCase):
    def test_buf_lint(self):
        buf = tool("buf")
        if buf is None:
            self.skipTest("buf is not on this machine")
        done = subprocess.run([buf, "lint"], cwd=ROOT / "protos", capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
