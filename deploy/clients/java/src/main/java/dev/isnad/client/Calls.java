// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
package dev.isnad.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import io.grpc.CallCredentials;
import io.grpc.ChannelCredentials;
import io.grpc.CompositeChannelCredentials;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import isnad.v1.ArticleIngest.IngestArticlesRequest;
import isnad.v1.ArticleIngest.IngestArticlesResponse;
import isnad.v1.ContradictionQueries.WatchContradictionsRequest;
import isnad.v1.ContradictionQueries.WatchContradictionsResponse;
import isnad.v1.IngestServiceGrpc;
import isnad.v1.QueryServiceGrpc;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;

/** The channels to both services, and their calls. Not for several threads. */
final class Calls {
  private static final Metadata.Key<String> COMMIT_TOKEN = Metadata.Key.of("isnad-commit-token", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Options options;
  private final IngestServiceGrpc.IngestServiceStub ingest;
  private final QueryServiceGrpc.QueryServiceBlockingStub query;
  // Names the last commit that an answer told of. Whoever sends it with a question is answered from a state that holds that
  // commit, whichever replica answers.
  private String commitToken;

  Calls(Options options) throws IOException {
    this.options = options;
    ingest = IngestServiceGrpc.newStub(connect(options.ingest));
    query = QueryServiceGrpc.newBlockingStub(connect(options.query));
  }

  /**
   * Round robin over all addresses of a name, waiting for a server that restarts, and retries of what is safe to send twice:
   * the published service config, deploy/kubernetes/service-config.json.
   */
  private ManagedChannel connect(String target) throws IOException {
    try (var config = new InputStreamReader(Calls.class.getResourceAsStream("/service-config.json"), UTF_8)) {
      @SuppressWarnings("unchecked")
      Map<String, Object> serviceConfig = new Gson().fromJson(config, Map.class);
      return Grpc.newChannelBuilder(target, credentials()).defaultServiceConfig(serviceConfig).enableRetry().build();
    }
  }

  private ChannelCredentials credentials() throws IOException {
    if (options.tlsCa == null) return InsecureChannelCredentials.create();
    var builder = TlsChannelCredentials.newBuilder().trustManager(options.tlsCa.toFile());
    if (options.tlsCertificate != null) builder.keyManager(options.tlsCertificate.toFile(), options.tlsKey.toFile());
    ChannelCredentials tls = builder.build();
    return options.tokenFile == null ? tls : CompositeChannelCredentials.create(tls, new Bearer(options.tokenFile));
  }

  /** Sends the token of a file, which may be replaced while the client runs. */
  private static final class Bearer extends CallCredentials {
    private final Path file;

    Bearer(Path file) {
      this.file = file;
    }

    @Override
    public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
      executor.execute(() -> {
        try {
          Metadata headers = new Metadata();
          headers.put(AUTHORIZATION, "Bearer " + Files.readString(file).strip());
          applier.apply(headers);
        } catch (IOException unreadable) {
          applier.fail(Status.UNAUTHENTICATED.withCause(unreadable).withDescription("cannot read " + file));
        }
      });
    }
  }

  private <S extends AbstractStub<S>> S within(S stub, int deadlines) {
    return stub.withDeadlineAfter((long) (deadlines * options.deadlineSeconds * 1000), TimeUnit.MILLISECONDS);
  }

  private QueryServiceGrpc.QueryServiceBlockingStub question(int deadlines) {
    Metadata headers = new Metadata();
    if (commitToken != null) headers.put(COMMIT_TOKEN, commitToken);
    return within(query, deadlines).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /** Calls a unary method of the query service. */
  <T> T ask(String name, Function<QueryServiceGrpc.QueryServiceBlockingStub, T> call) {
    try {
      return call.apply(question(1));
    } catch (StatusRuntimeException failure) {
      throw new Errors.CallFailed(name, failure);
    }
  }

  /**
   * Streams articles with at most --in-flight of them unanswered. A stream that breaks because the service went away is
   * opened again with those that have no answer; their request ids keep them from being stored twice.
   */
  List<IngestArticlesResponse> ingestAll(List<IngestArticlesRequest> requests) throws InterruptedException {
    List<IngestArticlesResponse> answers = new ArrayList<>();
    for (int tries = 0; ; tries++) {
      int before = answers.size();
      Optional<Throwable> failure = ingestStream(requests.subList(before, requests.size()), answers);
      if (answers.size() > before) tries = 0;
      if (failure.isEmpty()) return answers;
      if (!Errors.again(failure.get(), tries)) throw new Errors.CallFailed("IngestArticles", failure.get());
    }
  }

  private Optional<Throwable> ingestStream(List<IngestArticlesRequest> requests, List<IngestArticlesResponse> answers)
      throws InterruptedException {
    Semaphore slots = new Semaphore(options.inFlight);
    CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();
    List<IngestArticlesResponse> received = Collections.synchronizedList(new ArrayList<>());
    AtomicReference<Metadata> trailers = new AtomicReference<>();
    var capture = MetadataUtils.newCaptureMetadataInterceptor(new AtomicReference<>(), trailers);
    StreamObserver<IngestArticlesRequest> sending = within(ingest, 6).withInterceptors(capture).ingestArticles(
        new StreamObserver<>() {
          @Override
          public void onNext(IngestArticlesResponse answer) {
            if (answer.getIndex() != received.size()) { // Answers come in the order of the requests.
              throw new IllegalStateException("answer " + answer.getIndex() + " came in place of " + received.size());
            }
            received.add(answer);
            slots.release();
          }

          @Override
          public void onError(Throwable failure) {
            end.complete(Optional.of(failure));
            slots.release();
          }

          @Override
          public void onCompleted() {
            end.complete(Optional.empty());
            slots.release();
          }
        });
    for (IngestArticlesRequest request : requests) {
      slots.acquire();
      if (end.isDone()) break;
      sending.onNext(request);
    }
    if (!end.isDone()) sending.onCompleted();
    Optional<Throwable> failure = end.join();
    if (trailers.get() != null && trailers.get().containsKey(COMMIT_TOKEN)) commitToken = trailers.get().get(COMMIT_TOKEN);
    answers.addAll(received);
    return failure;
  }

  /**
   * Hands on each message until one is enough, and returns its token. A watch that breaks goes on with the token of the last
   * message, so nothing is missed and nothing comes twice.
   */
  String watch(String token, Predicate<WatchContradictionsResponse> enough) throws InterruptedException {
    for (int tries = 0; ; tries++) {
      Context.CancellableContext call = Context.current().withCancellation();
      Context outer = call.attach();
      try {
        Iterator<WatchContradictionsResponse> messages =
            question(6).watchContradictions(WatchContradictionsRequest.newBuilder().setResumeToken(token).build());
        while (messages.hasNext()) {
          WatchContradictionsResponse message = messages.next();
          token = message.getResumeToken();
          tries = 0;
          if (enough.test(message)) return token;
        }
      } catch (StatusRuntimeException failure) {
        if (!Errors.again(failure, tries)) throw new Errors.CallFailed("WatchContradictions", failure);
      } finally {
        call.detach(outer);
        call.cancel(null);
      }
    }
  }
}
