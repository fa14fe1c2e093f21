# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""A gRPC server between a client and a service: hands on every call, notes what it sees, and fails where a test says so."""
import concurrent.futures
import threading

import grpc


class Proxy(grpc.GenericRpcHandler):
    """Hands on calls from `address` to `upstream`. Tests set the hooks, which take the method's short name first.

    on_call(method, context, number)  before a call is handed on; number counts the calls of the method from 0;
                                      may end it by context.abort
    on_request(method)                after each message of the client
    on_response(method, context)      before each message to the client; likewise may end the call
    """

    def __init__(self, address, upstream, credentials=None):
        self.seen = []  # (method, metadata) of each call, in the order in which they came
        self.trailers = []  # (method, trailing metadata) of each call that the service answered
        self.on_call = lambda method, context, number: None
        self.on_request = lambda method: None
        self.on_response = lambda method, context: None
        self._lock = threading.Lock()
        self._upstream = grpc.insecure_channel(upstream)
        self._server = grpc.server(concurrent.futures.ThreadPoolExecutor(32))
        self._server.add_generic_rpc_handlers((self,))
        if credentials:
            self._server.add_secure_port(address, credentials)
        else:
            self._server.add_insecure_port(address)
        self._server.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.stop(0).wait()
        self._upstream.close()

    def count(self, method):
        return sum(seen == method for seen, _ in self.seen)

    def service(self, details):
        return grpc.stream_stream_rpc_method_handler(
            lambda requests, context: self._forward(details.method, requests, context))

    def _forward(self, path, requests, context):
        method = path.rsplit("/", 1)[1]
        with self._lock:
            number = self.count(method)
            self.seen.append((method, dict(context.invocation_metadata())))
        self.on_call(method, context, number)
        call = self._upstream.stream_stream(path)(
            self._noted(method, requests), timeout=context.time_remaining(),
            metadata=[pair for pair in context.invocation_metadata() if pair[0].startswith("isnad-")])
        context.add_callback(call.cancel)
        try:
            for response in call:
                self.on_response(method, context)
                yield response
        except grpc.RpcError:
            context.set_trailing_metadata(call.trailing_metadata())
            context.abort(call.code(), call.details())
        finally:
            call.cancel()
        self.trailers.append((method, dict(call.trailing_metadata())))
        context.set_trailing_metadata(call.trailing_metadata())

    def _noted(self, method, requests):
        for request in requests:
            self.on_request(method)
            yield request
