# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Callers of WatchContradictions: one call, and one that goes on after whatever breaks it."""
import threading

import grpc

from newsroom import AGAIN
from pair import error_details, request_types


class Watch:
    """A call of WatchContradictions, read message by message."""

    def __init__(self, address, token="", timeout=120, **filters):
        request, response = request_types("QueryService", "WatchContradictions")
        request.resume_token = token
        for key, value in filters.items():
            setattr(request, key, value)
        # A connection of its own: one takes but so many calls at once.
        self.channel = grpc.insecure_channel(address, [("grpc.use_local_subchannel_pool", 1)])
        self.stream = self.channel.unary_stream(
            "/isnad.v1.QueryService/WatchContradictions", request_serializer=lambda r: r.SerializeToString(),
            response_deserializer=response.FromString)(request, timeout=timeout)
        self.token = token

    def begin(self):
        first = next(self.stream)
        assert not first.HasField("contradiction"), first
        self.token = first.resume_token
        return self

    def until(self, last):
        """The names up to this one, which is news at some time."""
        names = []
        while not names or names[-1] != last:
            message = next(self.stream)
            self.token = message.resume_token
            if message.HasField("contradiction"):
                names.append(message.contradiction.name)
        return names

    def error(self):
        try:
            while True:
                next(self.stream)
        except grpc.RpcError as error:
            return error.code(), error_details(error)["ErrorInfo"].reason.removeprefix("ERROR_REASON_")

    def close(self):
        self.stream.cancel()
        self.channel.close()


class Follower:
    """Watches in a thread of its own, at these addresses in turn, and goes on with the last token whenever a call
    ends. names: what it was told, in the order told."""

    def __init__(self, *addresses):
        self.addresses, self.names, self.resumed, self.failure = addresses, [], 0, None
        self._token, self._watch, self._over = "", None, threading.Event()
        self._told = threading.Condition()
        self._began = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._began.wait(60), self.failure

    def _run(self):
        while not self._over.is_set():
            self._watch = Watch(self.addresses[self.resumed % len(self.addresses)], self._token, timeout=None)
            if self._over.is_set():
                self._watch.stream.cancel()
            try:
                for message in self._watch.stream:
                    self._take(message)
            except grpc.RpcError as error:
                if error.code() not in AGAIN:
                    self.failure = error
                    return
            finally:
                self._watch.close()
            self.resumed += 1
            self._over.wait(0.05)

    def _take(self, message):
        with self._told:
            self._token = message.resume_token
            if message.HasField("contradiction"):
                self.names.append(message.contradiction.name)
                self._told.notify_all()
        self._began.set()

    def interrupt(self):
        """Ends the call under way: it goes on with another."""
        self._watch.stream.cancel()

    def await_all(self, names, seconds=120):
        """Until it was told of all these: patience, not measure."""
        with self._told:
            done = self._told.wait_for(lambda: self.failure or set(names) <= set(self.names), seconds)
        if self.failure or not done:
            missing = set(names) - set(self.names)
            raise AssertionError(f"{len(missing)} of {len(names)} not announced; {self.failure or 'still watching'}")

    def close(self):
        self._over.set()
        self._watch.stream.cancel()
        self._thread.join(30)
