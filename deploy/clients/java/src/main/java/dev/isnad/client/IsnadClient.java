// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
package dev.isnad.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.protobuf.Timestamp;
import isnad.v1.ArticleIngest.IngestArticleRequest;
import isnad.v1.ArticleIngest.IngestArticlesRequest;
import isnad.v1.ArticleIngest.IngestArticlesResponse;
import isnad.v1.ArticleOuterClass.Article;
import isnad.v1.ClaimOuterClass.Claim;
import isnad.v1.ClaimQueries.GetClaimRequest;
import isnad.v1.ContradictionOuterClass.Contradiction;
import isnad.v1.ContradictionQueries.ListContradictionsRequest;
import isnad.v1.StatementOuterClass.Statement;
import isnad.v1.StatementOuterClass.StatementKind;
import isnad.v1.StatementQueries.GetStatementRequest;
import isnad.v1.StatementQueries.ListStatementsRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A client of both services: ingests articles, lists the contradictions of the last of them with both sentences, who said
 * them through whom and how many independent origins they have, and reads the same contradictions from a watch.
 */
public final class IsnadClient {
  private final Options options;
  private final Calls calls;

  private IsnadClient(Options options) throws IOException {
    this.options = options;
    calls = new Calls(options);
  }

  /** Requests that ingest the articles of a file in the loader's format: one JSON object a line. Without ids: all. */
  private static List<IngestArticlesRequest> readArticles(Path file, List<String> ids) throws IOException {
    List<IngestArticlesRequest> requests = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank()) continue;
      JsonObject a = new Gson().fromJson(line, JsonObject.class);
      if (!ids.isEmpty() && !ids.contains(text(a, "id"))) continue;
      Article article = Article.newBuilder().setExternalId(text(a, "id")).setOutlet(text(a, "outlet")).setUrl(text(a, "url"))
          .setTitle(text(a, "title")).setBody(text(a, "body")).setLanguageCode("ar")
          .setPublishTime(Timestamp.newBuilder().setSeconds(Instant.parse(text(a, "published")).getEpochSecond())).build();
      requests.add(IngestArticlesRequest.newBuilder().setTag(text(a, "id"))
          .setItem(IngestArticleRequest.newBuilder().setArticle(article)
              .setRequestId(UUID.randomUUID().toString())) // Sent again with the same id, it is answered as the first time.
          .build());
    }
    return requests;
  }

  private static String text(JsonObject object, String key) {
    return object.has(key) ? object.get(key).getAsString() : "";
  }

  private record Page<T>(List<T> elements, String nextToken) {}

  /** All elements of a list. A token belongs to the request that it came from. */
  private static <T> List<T> pages(Function<String, Page<T>> next) {
    List<T> all = new ArrayList<>();
    for (String token = ""; ; ) {
      Page<T> page = next.apply(token);
      all.addAll(page.elements());
      token = page.nextToken();
      if (token.isEmpty()) return all;
    }
  }

  private List<Contradiction> contradictions(String article) {
    return pages(token -> {
      var page = calls.ask("ListContradictions", stub -> stub.listContradictions(ListContradictionsRequest.newBuilder()
          .setArticle(article).setPageSize(options.pageSize).setPageToken(token).build()));
      return new Page<>(page.getContradictionsList(), page.getNextPageToken());
    });
  }

  private List<Statement> statements(String article) {
    return pages(token -> {
      var page = calls.ask("ListStatements", stub -> stub.listStatements(ListStatementsRequest.newBuilder()
          .setArticle(article).setPageSize(options.pageSize).setPageToken(token).build()));
      return new Page<>(page.getStatementsList(), page.getNextPageToken());
    });
  }

  private void showSide(String side, String statementName, String claimName) {
    Statement statement = calls.ask("GetStatement",
        stub -> stub.getStatement(GetStatementRequest.newBuilder().setName(statementName).build()));
    Claim claim = calls.ask("GetClaim", stub -> stub.getClaim(GetClaimRequest.newBuilder().setName(claimName).build()));
    List<String> way = new ArrayList<>(List.of(statement.getOutlet()));
    for (int i = statement.getChainCount() - 1; i >= 0; i--) way.add(statement.getChain(i).getDisplayName());
    if (statement.getKind() != StatementKind.STATEMENT_KIND_NARRATION) { // There the outlet itself speaks.
      way.add(statement.getSpeaker().getDisplayName());
    }
    System.out.printf("  %s «%s»%n    %s%n    independent origins: %d%n", side, statement.getText(), String.join(" <- ", way),
        claim.getIndependentOriginCount());
  }

  private void show(String article) {
    List<Statement> statements = statements(article);
    List<Contradiction> found = contradictions(article);
    System.out.printf("%s: %d statements, %d contradictions%n", article, statements.size(), found.size());
    for (Contradiction f : found) {
      String types = f.getTypesList().stream().map(type -> type.name().replace("CONTRADICTION_TYPE_", ""))
          .collect(Collectors.joining(", "));
      System.out.printf("%s: %s, confidence %.2f%n", f.getName(), types, f.getConfidence());
      showSide("A", f.getStatementA(), f.getClaimA());
      showSide("B", f.getStatementB(), f.getClaimB());
      System.out.println("  " + f.getExplanation().getEnglish());
    }
  }

  private void run() throws IOException, InterruptedException {
    List<IngestArticlesRequest> requests = readArticles(options.articles, options.ids);
    // Where the watch is to begin: before anything is stored.
    String resumeToken = calls.watch("", message -> true);
    String last = "";
    Set<String> awaited = new HashSet<>();
    List<IngestArticlesResponse> answers = calls.ingestAll(requests);
    for (int i = 0; i < answers.size(); i++) {
      IngestArticlesResponse answer = answers.get(i);
      if (answer.getStatus().getCode() != 0) {
        System.out.printf("%d %s: %s%n", i, answer.getTag(), Errors.explain(answer.getStatus()));
        continue;
      }
      var result = answer.getResult();
      last = result.getArticle().getName();
      System.out.printf("%d %s: %s %s%n", i, answer.getTag(),
          result.getDisposition().name().replace("INGEST_DISPOSITION_", ""), last);
      result.getContradictionsList().forEach(found -> awaited.add(found.getName()));
    }
    if (!last.isEmpty()) show(last);
    if (awaited.isEmpty()) return;
    calls.watch(resumeToken, message -> {
      if (message.hasContradiction()) {
        System.out.println("watched " + message.getContradiction().getName());
        awaited.remove(message.getContradiction().getName());
      }
      return awaited.isEmpty();
    });
  }

  public static void main(String[] arguments) throws Exception {
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    Options options = Options.parse(arguments);
    if (options == null) {
      System.err.println(Options.USAGE);
      System.exit(64);
    }
    try {
      new IsnadClient(options).run();
    } catch (Errors.CallFailed failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
    System.exit(0);
  }
}
