#!/usr/bin/env python3
# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""A client of both services: ingests articles, lists the contradictions of the last of them with both sentences, who said
them through whom and how many independent origins they have, and reads the same contradictions from a watch."""
import argparse
import json
import pathlib
import sys
import threading
import time
import uuid

import grpc
from google.rpc import code_pb2, error_details_pb2, status_pb2
from grpc_status import rpc_status

from isnad.v1 import article_ingest_pb2, claim_queries_pb2, contradiction_pb2, contradiction_queries_pb2
from isnad.v1 import ingest_service_pb2_grpc, query_service_pb2_grpc, statement_pb2, statement_queries_pb2

# Round robin over all addresses of a name, waiting for a server that restarts, and retries of what is safe to send twice.
SERVICE_CONFIG = pathlib.Path(__file__).resolve().parents[2] / "kubernetes" / "service-config.json"


class CallFailed(Exception):
    """A call that failed, with its name and its details as the text."""


def options_of(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", help="a file in the loader's format: one JSON object a line")
    parser.add_argument("ids", nargs="*", help="only the articles with these ids")
    parser.add_argument("--ingest", default="dns:///localhost:50051", help="every address of the name is used")
    parser.add_argument("--query", default="dns:///localhost:50052", help="every address of the name is used")
    parser.add_argument("--deadline", type=float, default=10,
                        help="seconds that one call may take; a stream may take six times as long")
    parser.add_argument("--page-size", type=int, default=100, help="elements of one page of a list")
    parser.add_argument("--in-flight", type=int, default=8, help="articles sent and not answered yet")
    parser.add_argument("--tls-ca", help="certificates of the authorities that servers are checked against; without: plaintext")
    parser.add_argument("--tls-certificate", help="the client's own certificate, with --tls-key, where servers ask for one")
    parser.add_argument("--tls-key", help="its private key")
    parser.add_argument("--token-file", help="file with a bearer token, read for each call; needs --tls-ca")
    options = parser.parse_args(arguments)
    if (options.token_file or options.tls_certificate) and not options.tls_ca:
        parser.error("--token-file and --tls-certificate need --tls-ca")
    if bool(options.tls_certificate) != bool(options.tls_key):
        parser.error("--tls-certificate and --tls-key go together")
    return options


class Bearer(grpc.AuthMetadataPlugin):
    """Sends the token of a file, which may be replaced while the client runs."""

    def __init__(self, path):
        self.path = pathlib.Path(path)

    def __call__(self, context, callback):
        callback((("authorization", "Bearer " + self.path.read_text().strip()),), None)


def connect(target, options):
    settings = [("grpc.service_config", SERVICE_CONFIG.read_text())]
    if not options.tls_ca:
        return grpc.insecure_channel(target, settings)
    credentials = grpc.ssl_channel_credentials(
        *(path and pathlib.Path(path).read_bytes() for path in (options.tls_ca, options.tls_key, options.tls_certificate)))
    if options.token_file:
        credentials = grpc.composite_channel_credentials(credentials, grpc.metadata_call_credentials(Bearer(options.token_file)))
    return grpc.secure_channel(target, credentials, settings)


def read_articles(path, ids):
    """Requests that ingest the articles of a file; all of them where no id is given."""
    with open(path, encoding="utf-8") as lines:
        for a in map(json.loads, filter(str.strip, lines)):
            if ids and a["id"] not in ids:
                continue
            request = article_ingest_pb2.IngestArticlesRequest(tag=a["id"])
            request.item.request_id = str(uuid.uuid4())  # Sent again with the same id, it is answered as the first time.
            article = request.item.article
            article.external_id, article.outlet, article.url, article.language_code = a["id"], a["outlet"], a.get("url", ""), "ar"
            article.title, article.body = a.get("title", ""), a["body"]
            article.publish_time.FromJsonString(a["published"])
            yield request


def explain(status):
    """A google.rpc.Status with its details, which name the reason, the fields and when to come again."""
    text = f"{code_pb2.Code.Name(status.code)}: {status.message}"
    info, bad, retry = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest(), error_details_pb2.RetryInfo()
    for detail in status.details:
        if detail.Unpack(info):
            metadata = ", ".join(f"{key}={info.metadata[key]}" for key in sorted(info.metadata))
            text += f"\n  reason {info.reason} {{{metadata}}}"
        elif detail.Unpack(bad):
            text += "".join(f"\n  field {v.field}: {v.description}" for v in bad.field_violations)
        elif detail.Unpack(retry):
            text += f"\n  retry after {retry.retry_delay.ToTimedelta().total_seconds():.1f} s"
    return text


def status_of(error):
    return rpc_status.from_call(error) or status_pb2.Status(code=error.code().value[0], message=error.details())


def again(error, tries):
    """Whether a stream is worth opening again. Waits as long as the service asks for."""
    if error.code() != grpc.StatusCode.UNAVAILABLE or tries == 4:
        return False
    delay, retry = 0.2 * 2 ** tries, error_details_pb2.RetryInfo()
    for detail in status_of(error).details:
        if detail.Unpack(retry):
            delay = retry.retry_delay.ToTimedelta().total_seconds()
    time.sleep(delay)
    return True


class Client:
    def __init__(self, options):
        self.options = options
        self.ingest = ingest_service_pb2_grpc.IngestServiceStub(connect(options.ingest, options))
        self.query = query_service_pb2_grpc.QueryServiceStub(connect(options.query, options))
        # Names the last commit that an answer told of. Whoever sends it with a question is answered from a state that
        # holds that commit, whichever replica answers.
        self.commit_token = None

    def question(self):
        return [("isnad-commit-token", self.commit_token)] if self.commit_token else []

    def ask(self, method, request):
        try:
            return getattr(self.query, method)(request, timeout=self.options.deadline, metadata=self.question())
        except grpc.RpcError as error:
            raise CallFailed(f"{method}: {explain(status_of(error))}") from error

    def pages(self, method, field, request):
        """All elements of a list. A token belongs to the request that it came from."""
        request.page_size = self.options.page_size
        while True:
            page = self.ask(method, request)
            yield from getattr(page, field)
            request.page_token = page.next_page_token
            if not request.page_token:
                return

    def ingest_all(self, requests):
        """Yields the answer of each. A stream that breaks because the service went away is opened again with those that
        have no answer; their request ids keep them from being stored twice."""
        answered = tries = 0
        while True:
            try:
                for answer in self.ingest_stream(requests[answered:]):
                    answered, tries = answered + 1, 0
                    yield answer
                return
            except grpc.RpcError as error:
                if not again(error, tries):
                    raise CallFailed(f"IngestArticles: {explain(status_of(error))}") from error
            tries += 1

    def ingest_stream(self, requests):
        """Sends articles with at most --in-flight of them unanswered."""
        slots, over = threading.Semaphore(self.options.in_flight), threading.Event()

        def sending():  # On a thread of the library's, which sends as fast as the service reads.
            for request in requests:
                slots.acquire()
                if over.is_set():
                    return
                yield request

        stream = self.ingest.IngestArticles(sending(), timeout=6 * self.options.deadline)
        try:
            for expected, answer in enumerate(stream):
                if answer.index != expected:  # Answers come in the order of the requests.
                    raise CallFailed(f"answer {answer.index} came in place of {expected}")
                slots.release()
                yield answer
        finally:
            over.set()
            slots.release()
            stream.cancel()
            self.commit_token = dict(stream.trailing_metadata() or ()).get("isnad-commit-token", self.commit_token)

    def watch(self, token):
        """Yields the messages of a watch. One that breaks goes on with the token of the last message, so nothing is
        missed and nothing comes twice."""
        tries = 0
        while True:
            request = contradiction_queries_pb2.WatchContradictionsRequest(resume_token=token)
            stream = self.query.WatchContradictions(request, timeout=6 * self.options.deadline, metadata=self.question())
            try:
                for message in stream:
                    token, tries = message.resume_token, 0
                    yield message
            except grpc.RpcError as error:
                if not again(error, tries):
                    raise CallFailed(f"WatchContradictions: {explain(status_of(error))}") from error
            finally:
                stream.cancel()
            tries += 1

    def show_side(self, side, statement_name, claim_name):
        statement = self.ask("GetStatement", statement_queries_pb2.GetStatementRequest(name=statement_name))
        claim = self.ask("GetClaim", claim_queries_pb2.GetClaimRequest(name=claim_name))
        way = [statement.outlet, *(link.display_name for link in reversed(statement.chain))]
        if statement.kind != statement_pb2.STATEMENT_KIND_NARRATION:  # There the outlet itself speaks.
            way.append(statement.speaker.display_name)
        print(f"  {side} «{statement.text}»\n    {' <- '.join(way)}\n    independent origins: {claim.independent_origin_count}")

    def show(self, article):
        of_article = statement_queries_pb2.ListStatementsRequest(article=article)
        statements = list(self.pages("ListStatements", "statements", of_article))
        of_article = contradiction_queries_pb2.ListContradictionsRequest(article=article)
        found = list(self.pages("ListContradictions", "contradictions", of_article))
        print(f"{article}: {len(statements)} statements, {len(found)} contradictions")
        for f in found:
            types = (contradiction_pb2.ContradictionType.Name(t).removeprefix("CONTRADICTION_TYPE_") for t in f.types)
            print(f"{f.name}: {', '.join(types)}, confidence {f.confidence:.2f}")
            self.show_side("A", f.statement_a, f.claim_a)
            self.show_side("B", f.statement_b, f.claim_b)
            print(f"  {f.explanation.english}")


def run(options):
    requests = list(read_articles(options.articles, options.ids))
    client = Client(options)
    # Where the watch is to begin: before anything is stored.
    resume_token = next(client.watch("")).resume_token
    last, awaited = "", set()
    for number, answer in enumerate(client.ingest_all(requests)):
        if answer.status.code:
            print(f"{number} {answer.tag}: {explain(answer.status)}")
            continue
        last = answer.result.article.name
        disposition = article_ingest_pb2.IngestDisposition.Name(answer.result.disposition)
        print(f"{number} {answer.tag}: {disposition.removeprefix('INGEST_DISPOSITION_')} {last}")
        awaited |= {found.name for found in answer.result.contradictions}
    if last:
        client.show(last)
    watch = client.watch(resume_token)
    while awaited:
        message = next(watch)
        if message.HasField("contradiction"):
            print(f"watched {message.contradiction.name}")
            awaited.discard(message.contradiction.name)


if __name__ == "__main__":
    try:
        run(options_of(sys.argv[1:]))
    except CallFailed as failure:
        sys.exit(str(failure))
