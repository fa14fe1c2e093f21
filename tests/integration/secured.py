# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""The pair behind TLS, with the certificates, keys and access file that the
commands of deploy/security.md make."""
import base64
import hashlib
import hmac
import json
import pathlib
import re
import subprocess
import time

import grpc

from pair import ROOT, Service, call, free_port, temporary_folder

DOCUMENT = ROOT / "deploy" / "security.md"


def commands(name):
    """The indented block of deploy/security.md after <!-- name -->, as a script."""
    text = DOCUMENT.read_text(encoding="utf-8")
    block = re.search(rf"<!-- {name} -->\n\n((?:    .*\n|\n)+)", text).group(1)
    return "".join(line[4:] if line.startswith("    ") else line for line in block.splitlines(keepends=True))


def run_commands(name, folder):
    subprocess.run(["bash", "-euo", "pipefail", "-c", commands(name)], cwd=folder, check=True, capture_output=True)


def documented_flags(program):
    """The security flags that the document starts a program with."""
    line = next(line for line in commands("start").replace("\\\n", " ").splitlines() if line.startswith(program))
    words = line.split()
    return words[words.index("--tls-certificate"):]


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(folder, claims=None, header=None, secret=None):
    """A token as the documented one, with other claims or header; signed with the documented key, or by HMAC."""
    header = {"alg": "EdDSA", "kid": "2026-a", **(header or {})}
    claims = {"sub": "huda", "iss": "https://login.isnad.example", "aud": "isnad", "exp": int(time.time()) + 600,
              **(claims or {})}
    text = f"{encode(json.dumps(header).encode())}.{encode(json.dumps(claims).encode())}"
    if secret is not None:
        return f"{text}.{encode(hmac.new(secret, text.encode(), hashlib.sha256).digest())}"
    (folder / "text").write_text(text)
    subprocess.run("openssl pkeyutl -sign -rawin -inkey token.key -in text -out sig", shell=True, cwd=folder, check=True)
    return f"{text}.{encode((folder / 'sig').read_bytes())}"


class SecuredPair:
    """Both services as the document starts them, on ports of their own."""

    def __init__(self):
        self.folder = pathlib.Path(temporary_folder("isnad-secured-"))
        for name in ("authority", "clients", "token", "access"):
            run_commands(name, self.folder)
        self.ports = {"IngestService": free_port(), "QueryService": free_port()}
        self.services = {name: self.start(program, self.ports[name])
                         for name, program in (("IngestService", "isnad-ingest"), ("QueryService", "isnad-query"))}
        for service in self.services.values():
            service.await_serving()

    def start(self, program, port):
        flags = [str(self.folder / word) if (self.folder / word).is_file() else word for word in documented_flags(program)]
        return Service(program, self.folder, port, free_port(), f"sqlite:{self.folder}/isnad.db", flags)

    def close(self):
        for service in self.services.values():
            service.stop()

    def read(self, name):
        return (self.folder / name).read_bytes()

    def channel(self, service, client=None, authority="ca.crt"):
        shown = (self.read(f"{client}.key"), self.read(f"{client}.crt")) if client else (None, None)
        return grpc.secure_channel(f"localhost:{self.ports[service]}",
                                   grpc.ssl_channel_credentials(self.read(authority), *shown),
                                   [("grpc.use_local_subchannel_pool", 1)])

    def call(self, service, method, client=None, bearer=None, fill=None, **fields):
        with self.channel(service, client) as channel:
            return call(Bearing(channel, bearer), service, method, fill, **fields)


class Bearing:
    """A channel whose calls carry a bearer token, if there is one."""

    def __init__(self, channel, bearer):
        self.channel = channel
        self.metadata = [("authorization", f"Bearer {bearer}")] if bearer is not None else []

    def unary_unary(self, *arguments, **more):
        method = self.channel.unary_unary(*arguments, **more)
        return lambda request, timeout: method(request, timeout=timeout, metadata=self.metadata)


def code_of(function, *arguments, **more):
    """The code that a call ends with, and its error."""
    try:
        function(*arguments, **more)
    except grpc.RpcError as error:
        return error.code(), error
    return grpc.StatusCode.OK, None


def resident_kib(service):
    for line in pathlib.Path(f"/proc/{service.process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
