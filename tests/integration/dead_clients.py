# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Clients that no longer behave: silent connections, frames by half, stopped processes."""
import os
import signal
import socket
import struct
import subprocess
import sys

# RFC 9113, sections 3.4 and 4.1.
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, SETTINGS = 0, 1, 4


def frame(kind, payload=b"", flags=0, stream=0):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


class RawConnection:
    """A connection of HTTP/2 that says nothing by itself, not even that it is alive."""

    def __init__(self, port, greeting=PREFACE + frame(SETTINGS)):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.sendall(greeting)

    def greeted(self):
        """Waits for the first frame of the server."""
        assert len(self.socket.recv(9, socket.MSG_WAITALL)) == 9
        return self

    def stop_in_a_frame(self):
        """Begins a call and ends in the middle of its headers."""
        self.socket.sendall(frame(HEADERS, bytes(100), flags=4, stream=1)[:50])
        return self

    def close(self):
        self.socket.close()


class StoppedClient:
    """A process in the middle of calls, stopped: its connection stands, and nobody is there. method: IngestArticles, of
    which it takes no answers, or WatchContradictions."""

    def __init__(self, port, method):
        program = os.path.abspath(__file__)
        self.process = subprocess.Popen([sys.executable, "-B", program, str(port), method], stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "calling\n"
        self.process.send_signal(signal.SIGSTOP)

    def close(self):
        self.process.kill()
        self.process.wait(30)
        self.process.stdout.close()


def main(port, method):
    import itertools

    import grpc
    from newsroom import fill_article
    from pair import request_types
    from stories import story
    if method == "WatchContradictions":
        from watches import Watch
        watch = Watch(f"127.0.0.1:{port}", timeout=None).begin()
        print("calling", flush=True)
        watch.until(None)
        return
    request_type = type(request_types("IngestService", method)[0])

    def requests():
        for number in itertools.count():
            request = request_type()
            request.item.validate_only = True
            fill_article(request.item.article, story(number))
            yield request
    with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
        answers = channel.stream_stream(f"/isnad.v1.IngestService/{method}", request_serializer=lambda r: r.SerializeToString(),
                                        response_deserializer=bytes)(requests())
        next(answers)
        print("calling", flush=True)
        signal.pause()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
