# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server for a test, by tests/postgres_cluster."""
import pathlib
import shutil
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

    @property
    def port(self):
        return int(self.address.rsplit(":", 1)[1].split("/")[0])

    def demand_password(self, password):
        """From now on only who has the password is let in, over TLS. Gives a folder with the ca.crt of the server's
        certificate, which is for 127.0.0.1."""
        authority = self.another_authority()
        data = pathlib.Path(pathlib.Path(self.folder, "data").read_text(encoding="utf-8").strip())
        key, request, made = data / "server.key", f"{authority}/server.csr", data / "server.crt"
        names = f"{authority}/names"
        pathlib.Path(names).write_text("subjectAltName=IP:127.0.0.1", encoding="utf-8")
        self.openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=store", "-keyout", key, "-out", request)
        self.openssl("x509", "-req", "-in", request, "-CA", f"{authority}/ca.crt", "-CAkey", f"{authority}/ca.key",
                     "-CAcreateserial", "-days", "2", "-extfile", names, "-out", made)
        for path in (key, made):
            path.chmod(0o600)
            shutil.chown(path, data.owner(), data.group())
        self.ask("ALTER ROLE isnad PASSWORD '" + password.replace("'", "''") + "'")
        self.ask("ALTER SYSTEM SET ssl = on")
        (data / "pg_hba.conf").write_text("local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n", encoding="utf-8")
        self.ask("SELECT pg_reload_conf()")
        return authority

    def another_authority(self):
        """A folder with ca.crt and ca.key of an authority that did not sign anything yet."""
        folder = temporary_folder("isnad-authority-")
        pathlib.Path(folder).chmod(0o755)
        self.openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=a test's authority",
                     "-keyout", f"{folder}/ca.key", "-out", f"{folder}/ca.crt")
        return folder

    @staticmethod
    def openssl(*arguments):
        subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, timeout=60)
