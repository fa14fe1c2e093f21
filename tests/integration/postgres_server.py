# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server for a test, by tests/postgres_cluster."""
import subprocess
import unittest

from pair import ROOT, temporary_folder

CLUSTER = ROOT / "tests" / "postgres_cluster"


class Server:
    """A PostgreSQL server of its own, which loses nothing that it acknowledged; a standby where it follows another.
    Skips the test where PostgreSQL is not installed."""

    def __init__(self, follows=None):
        self.folder = temporary_folder("isnad-postgres-test-")
        self.command = ("follow", follows.folder) if follows else ("start", "--durable")
        self.address = self.start()

    def start(self):
        return self.run(*self.command)

    def run(self, command, *arguments):
        done = subprocess.run([str(CLUSTER), command, self.folder, *arguments], capture_output=True, text=True, timeout=120)
        if done.returncode == 77:
            raise unittest.SkipTest(done.stderr.strip())
        if done.returncode != 0:
            raise AssertionError(done.stdout + done.stderr)
        return done.stdout.strip()

    def new_database(self, name):
        subprocess.run(["psql", "--quiet", self.address, "-c", f"CREATE DATABASE {name}"], check=True)
        return self.database(name)

    def database(self, name):
        return self.address.removesuffix("/postgres") + "/" + name

    def ask(self, sql, database="postgres"):
        """The one value that a statement gives."""
        return subprocess.run(["psql", "-At", "--quiet", self.database(database), "-c", sql], check=True, capture_output=True,
                              text=True, timeout=60).stdout.strip()
