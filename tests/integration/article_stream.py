# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""A caller of IngestArticles that goes on after whatever breaks its stream."""
import collections
import threading

import grpc

from newsroom import AGAIN, fill_article
from pair import request_types

WINDOW = 32  # articles under way at once


class ArticleStream:
    """Sends articles over one stream after another: what was not answered is sent again, under its request_id unless
    told not to use them."""

    def __init__(self, channel, window=WINDOW, given_up=None, with_ids=True):
        self.channel, self.window, self.with_ids = channel, window, with_ids
        self.given_up = given_up or threading.Event()
        self.streams = 0  # opened
        self._call = None
        self._again = collections.deque()  # to be sent before anything new
        self._request, self._response = (type(request_types("IngestService", "IngestArticles")[0]),
                                         request_types("IngestService", "IngestArticles")[1])

    def send(self, items, on_answer):
        """Sends (article, request_id) each; on_answer(item, response) for each once, in the order answered."""
        items = iter(items)
        while not self._send_over_one(items, on_answer):
            if self.given_up.wait(0.05):
                return

    def _send_over_one(self, items, on_answer):
        """Until all is answered, or the stream breaks: then False."""
        waiting, lock, room = collections.deque(), threading.Lock(), threading.Semaphore(self.window)
        broken = threading.Event()

        def requests():  # in a thread of gRPC's, for some time after the stream broke, too
            while True:
                room.acquire()
                with lock:
                    if broken.is_set():
                        return
                    item = self._again.popleft() if self._again else next(items, None)
                    if item is None:
                        return
                    waiting.append(item)
                yield self._of(*item)
        self.streams += 1
        try:
            for answer in self._open(requests()):
                item = waiting.popleft()
                assert answer.tag == item[1], "answers come in the order of requests"
                if answer.status.code == 0:
                    on_answer(item, answer.result)
                elif answer.status.code in {code.value[0] for code in AGAIN}:
                    self._again.append(item)
                else:
                    raise AssertionError(answer.status)
                room.release()
        except grpc.RpcError as error:
            if error.code() not in AGAIN:
                raise
        finally:
            with lock:
                broken.set()
            room.release()
            self._again.extendleft(reversed(waiting))
        return not self._again and not waiting and self._ended(items)

    def _ended(self, items):
        item = next(items, None)
        if item is not None:
            self._again.append(item)
        return item is None

    def _of(self, article, request_id):
        request = self._request(tag=request_id)
        if self.with_ids:
            request.item.request_id = request_id
        fill_article(request.item.article, article)
        return request

    def _open(self, requests):
        self._call = self.channel.stream_stream(
            "/isnad.v1.IngestService/IngestArticles", request_serializer=lambda r: r.SerializeToString(),
            response_deserializer=self._response.FromString)(requests)
        return self._call

    def interrupt(self):
        """Ends the stream under way, if any: what it has not answered goes over another."""
        if self._call is not None:
            self._call.cancel()
