# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The ports that tests give their services: tests run beside each other."""
import pathlib
import subprocess
import sys
import unittest

TAKE_MANY = """
import sys
sys.path.insert(0, sys.argv[1])
import pair
pair.PORTS = range(29000, 29400)
print(*(pair.free_port() for _ in range(150)), flush=True)
sys.stdin.read()
"""


class PortsTest(unittest.TestCase):
    def test_no_two_tests_have_one_port(self):
        tests = [subprocess.Popen([sys.executable, "-B", "-c", TAKE_MANY, str(pathlib.Path(__file__).parent)],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        ports = [port for test in tests for port in test.stdout.readline().split()]
        for test in tests:
            test.communicate()
        self.assertEqual(len(ports), 300)
        self.assertEqual(len(set(ports)), 300)


if __name__ == "__main__":
    unittest.main()
