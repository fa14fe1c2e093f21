# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The rooms depend one way: model <- text, store <- analysis <- services <- main."""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What the files of a room may include of the project, by prefix. The longest
# room that matches a file counts.
ALLOWED = {
    "core/model": ["core/model/"],
    "core/text": ["core/model/", "core/text/"],
    "core/store": ["core/model/", "core/text/fold.h", "core/text/name_sounds.h", "core/text/near_copies.h", "core/store/"],
    "core/store/sql": ["core/model/", "core/text/name_sounds.h", "core/text/near_copies.h", "core/store/"],
    "core/analysis": ["core/model/", "core/text/", "core/store/article_record.h", "core/analysis/"],
    "core/rpc": ["core/model/", "core/text/", "core/store/", "core/rpc/"],
    "ingest-service": ["core/", "ingest-service/"],
    "query-service": ["core/", "query-service/"],
    "deploy": ["core/model/", "core/rpc/", "deploy/"],
    "deploy/copy": ["core/model/", "core/store/", "core/rpc/", "deploy/copy/"],
    "deploy/report": ["core/model/", "core/text/", "core/rpc/", "deploy/"],
    "deploy/gazetteer": ["core/model/", "core/text/", "core/analysis/", "core/rpc/", "deploy/"],
    "tests": ["core/", "ingest-service/", "query-service/", "deploy/", "tests/"],
}
# The query service cannot write. Rows and questions know no engine.
FORBIDDEN = {"core/store/sql": ["core/store/sqlite/", "core/store/postgres/"],
             "query-service": ["core/store/store_writer.h", "core/store/sql/", "core/store/sqlite/", "core/store/postgres/"]}
OF_THE_PROJECT = ("core/", "ingest-service/", "query-service/", "deploy/", "tests/")


def sources():
    for room in ("core", "ingest-service", "query-service", "deploy", "tests"):
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in (".h", ".cc"):
                yield path


def room_of(path):
    relative = str(path.relative_to(ROOT))
    return max((room for room in ALLOWED if relative.startswith(room + "/")), key=len)


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = re.match(r'#include "([^"]+)"', line)
        if match and match.group(1).startswith(OF_THE_PROJECT):
            yield number, match.group(1)


class IncludesTest(unittest.TestCase):
    def test_there_is_something_to_check(self):
        self.assertGreater(len(list(sources())), 50)

    def test_arrows_point_one_way(self):
        wrong = []
        for path in sources():
            room = room_of(path)
            is_test = path.stem.endswith("_test") or "test" in path.stem
            for number, target in includes(path):
                allowed = any(target.startswith(prefix) for prefix in ALLOWED[room])
                forbidden = not is_test and any(target.startswith(prefix) for prefix in FORBIDDEN.get(room, []))
                if not allowed or forbidden:
                    wrong.append(f"{path.relative_to(ROOT)}:{number} includes {target}")
        self.assertEqual(wrong, [])

    def test_no_protobuf_in_the_model_and_no_icu_outside_text(self):
        wrong = []
        for path in sources():
            relative = str(path.relative_to(ROOT))
            text = path.read_text(encoding="utf-8")
            if relative.startswith(("core/model/", "core/store/", "core/text/")) and re.search(
                    r'#include ["<](google/protobuf|isnad/v1|grpc)', text):
                wrong.append(f"{relative}: protobuf or gRPC below the analysis")
            if relative.startswith("core/analysis/") and re.search(r'#include ["<](isnad/v1|grpc)', text):
                wrong.append(f"{relative}: the wire format in the analysis")
        self.assertEqual(wrong, [])

    def test_files_stay_readable(self):
        long = [f"{path.relative_to(ROOT)}: {lines} lines" for path in sources()
                if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400]
        self.assertEqual(long, [])

    def test_every_file_names_its_licence(self):
        bare = [str(path.relative_to(ROOT)) for path in sources()
                if "SPDX-License-Identifier: Apache-2.0" not in path.read_text(encoding="utf-8")[:200]]
        self.assertEqual(bare, [])


if __name__ == "__main__":
    unittest.main()
