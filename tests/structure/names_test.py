# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""One name, one type: two types of one name in one namespace break the
one-definition rule, and the linker picks one's destructor for both."""
import collections
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMESPACE = re.compile(r"namespace ([\w:]+) \{")
DEFINITION = re.compile(r"(?:class|struct|enum class|enum) (\w+)(?: final)?(?: : .*)?(?: \{|$)")


def definitions():
    """Types that headers define at the top of a namespace: name -> headers."""
    found = collections.defaultdict(list)
    for room in ("core", "ingest-service", "query-service", "deploy", "tests"):
        for path in sorted((ROOT / room).rglob("*.h")):
            namespace = ""
            for line in path.read_text(encoding="utf-8").splitlines():
                if match := NAMESPACE.match(line):
                    namespace = match.group(1)
                elif match := DEFINITION.match(line):
                    found[f"{namespace}::{match.group(1)}"].append(str(path.relative_to(ROOT)))
    return found


class NamesTest(unittest.TestCase):
    def test_there_is_something_to_check(self):
        self.assertGreater(len(definitions()), 100)

    def test_no_name_is_defined_twice(self):
        twice = {name: paths for name, paths in definitions().items() if len(paths) > 1}
        self.assertEqual(twice, {})


if __name__ == "__main__":
    unittest.main()
