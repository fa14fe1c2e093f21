# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Runs the real pair of services for a test, and calls it.

Not a client to copy: messages are made from the protos at run time, so that a
test needs no generated code beside it.
"""
import atexit
import fcntl
import importlib
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

import grpc

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("ISNAD_BIN", ROOT / "build" / "release" / "bin"))


def tool(name):
    local = ROOT / "build" / "tools" / name
    return str(local) if local.exists() else shutil.which(name)


def shared():
    """The folder of real articles and gold beside the project, or None."""
    folder = pathlib.Path(os.environ.get("ISNAD_SHARED", ROOT.parent / "shared"))
    return folder if (folder / "seeds").is_dir() else None


def temporary_folder(prefix):
    """A new folder that goes when the program ends."""
    folder = tempfile.mkdtemp(prefix=prefix)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


# Below those that the system gives to connections that go out (from 32768 on),
# so that none of these takes a port before its server does. Those from 30000 on are
# for tests/postgres_cluster.
PORTS = range(20000, 30000)
# Tests run beside each other: a byte of this file, locked, is a port that is somebody's,
# though nobody listens there yet, or not just now.
_CLAIMS = open(pathlib.Path(tempfile.gettempdir()) / f"isnad-test-ports-{os.getuid()}", "w")
_CLAIMED = set()


def _claim(port):
    if port in _CLAIMED:
        return False
    try:
        fcntl.lockf(_CLAIMS, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, port)
    except OSError:
        return False
    _CLAIMED.add(port)
    return True


def free_port():
    """A port of this program's own, until it ends."""
    while True:
        port = random.choice(PORTS)
        with socket.socket() as s:
            try:
                s.bind(("127.0.0.1", port))
            except OSError:
                continue
        if _claim(port):
            return port


def _load_protos():
    """protoc's Python output of the project's protos, as modules."""
    out = temporary_folder("isnad-test-protos-")
    protos = ROOT / "protos"
    files = [str(p.relative_to(protos)) for p in sorted(protos.rglob("*.proto"))]
    subprocess.run(["protoc", f"-I{protos}", f"--python_out={out}", *files], check=True)
    sys.path.append(out)
    import google  # the installed package keeps its place; ours adds google.rpc
    google.__path__.append(os.path.join(out, "google"))
    return {name: importlib.import_module(f"isnad.v1.{name}_pb2") for name in ("ingest_service", "query_service")}


_MODULES = None


def protos():
    global _MODULES
    _MODULES = _MODULES or _load_protos()
    return _MODULES


def request_types(service, name):
    """An empty request of a method, and the type of its response."""
    from google.protobuf import message_factory
    factory = getattr(message_factory, "GetMessageClass", None) or message_factory.MessageFactory().GetPrototype
    module = protos()["ingest_service" if service == "IngestService" else "query_service"]
    method = module.DESCRIPTOR.services_by_name[service].methods_by_name[name]
    return factory(method.input_type)(), factory(method.output_type)


def call(channel, service, method, /, fill=None, timeout=30, **fields):
    """Calls a unary method; fill(request) sets what keywords cannot."""
    request, response = request_types(service, method)
    for key, value in fields.items():
        setattr(request, key, value)
    if fill:
        fill(request)
    return channel.unary_unary(
        f"/isnad.v1.{service}/{method}", request_serializer=lambda r: r.SerializeToString(),
        response_deserializer=response.FromString)(request, timeout=timeout)


def is_serving(channel, service):
    """What the health service says of a service of the project."""
    name = f"isnad.v1.{service}".encode()
    # HealthCheckRequest{service}, and HealthCheckResponse{status: SERVING}.
    return channel.unary_unary("/grpc.health.v1.Health/Check")(bytes([10, len(name)]) + name, timeout=30,
                                                               wait_for_ready=True) == b"\x08\x01"


class Service:
    """One running program. Its log goes to a file; stop() is SIGTERM."""

    def __init__(self, program, folder, port, metrics_port, store, extra=()):
        self.port, self.metrics_port = port, metrics_port
        self.log = pathlib.Path(folder) / f"{program}.{time.time_ns()}.log"
        arguments = [str(BIN / program), "--store", store, "--listen", f"127.0.0.1:{port}",
                     "--metrics-listen", f"127.0.0.1:{metrics_port}", *extra]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(arguments, stderr=log, stdout=log)

    def events(self):
        """What it has said until now. Its last line may be written by half yet."""
        whole, _, _ = self.log.read_bytes().rpartition(b"\n")
        return [json.loads(line) for line in whole.decode().splitlines() if line.startswith("{")]

    def metrics(self):
        """The page that Prometheus reads."""
        return urllib.request.urlopen(f"http://127.0.0.1:{self.metrics_port}/metrics", timeout=10).read().decode()

    def await_serving(self, seconds=30):
        return self.await_event("serving", seconds)

    def await_event(self, name, seconds=30):
        end = time.time() + seconds
        while time.time() < end:
            if any(e["event"] == name for e in self.events()):
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"{self.log.name} did not say {name}:\n{self.log.read_text(encoding='utf-8')}")

    def stop(self, how=signal.SIGTERM, seconds=30):
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(seconds)


class Pair:
    """Both services on one store: of SQLite in a folder of their own, unless told. Once they serve, unless told not
    to wait for that."""

    def __init__(self, query=True, store=None, wait=True):
        self.folder = temporary_folder("isnad-pair-")
        self.store = store or f"sqlite:{self.folder}/isnad.db"
        self.ports = [free_port() for _ in range(4)]
        self.ingest = self.query = None
        self.start_ingest(wait)
        if query:
            self.start_query(wait)

    def start_ingest(self, wait=True):
        self.ingest = Service("isnad-ingest", self.folder, self.ports[0], self.ports[1], self.store)
        if wait:
            self.ingest.await_serving()

    def start_query(self, wait=True):
        self.query = Service("isnad-query", self.folder, self.ports[2], self.ports[3], self.store)
        if wait:
            self.query.await_serving()

    @property
    def ingest_address(self):
        return f"127.0.0.1:{self.ports[0]}"

    @property
    def query_address(self):
        return f"127.0.0.1:{self.ports[2]}"

    def close(self):
        for service in (self.query, self.ingest):
            if service is not None:
                service.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    request = staticmethod(lambda service, name: request_types(service, name))

    def channel(self, service):
        return grpc.insecure_channel(self.ingest_address if service == "IngestService" else self.query_address)

    def call(self, service, method, /, fill=None, timeout=30, **fields):
        """Calls a unary method; fill(request) sets what keywords cannot."""
        with self.channel(service) as channel:
            return call(channel, service, method, fill, timeout, **fields)

    def list_all(self, method, field, **fields):
        token, found = "", []
        while True:
            page = self.call("QueryService", method, page_size=500, page_token=token, **fields)
            found += getattr(page, field)
            token = page.next_page_token
            if not token:
                return found

    def ingest_article(self, body, title="", outlet="صحيفة الميزان", url="", published=1_600_000_000, **fields):
        def fill(request):
            a = request.article
            a.title, a.body, a.outlet, a.url = title, body, outlet, url
            a.publish_time.seconds = published
        return self.call("IngestService", "IngestArticle", fill, **fields)

    def load(self, *paths, check=True):
        done = subprocess.run([str(BIN / "isnad-load"), "--ingest", self.ingest_address, *map(str, paths)],
                              capture_output=True, text=True, timeout=600)
        if check and done.returncode != 0:
            raise AssertionError(done.stdout + done.stderr)
        return done


def error_details(error):
    """google.rpc details of a grpc.RpcError: {type: message}."""
    protos()
    from google.rpc import error_details_pb2, status_pb2
    for key, value in error.trailing_metadata():
        if key == "grpc-status-details-bin":
            status = status_pb2.Status.FromString(value)
            found = {}
            for detail in status.details:
                kind = detail.type_url.rsplit(".", 1)[1]
                message = getattr(error_details_pb2, kind)()
                detail.Unpack(message)
                found[kind] = message
            return found
    return {}
