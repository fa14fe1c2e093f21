// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
package dev.isnad.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the command line asks for. */
final class Options {
  static final String USAGE = """
      usage: isnad-client [OPTION...] ARTICLES.jsonl [ID...]
        --ingest TARGET      the ingest service; every address of the name is used (dns:///localhost:50051)
        --query TARGET       the query service; every address of the name is used (dns:///localhost:50052)
        --deadline SECONDS   how long one call may take; a stream may take six times as long (10)
        --page-size N        elements of one page of a list (100)
        --in-flight N        articles sent and not answered yet (8)
        --tls-ca FILE        certificates of the authorities that servers are checked against; without: plaintext
        --tls-certificate FILE, --tls-key FILE
                             the client's own certificate and its key, where servers ask for one; needs --tls-ca
        --token-file FILE    file with a bearer token, read for each call; needs --tls-ca""";

  String ingest = "dns:///localhost:50051";
  String query = "dns:///localhost:50052";
  double deadlineSeconds = 10;
  int pageSize = 100;
  int inFlight = 8;
  Path tlsCa;
  Path tlsCertificate;
  Path tlsKey;
  Path tokenFile;
  Path articles;
  final List<String> ids = new ArrayList<>();

  /** Null where the arguments are none. */
  static Options parse(String[] arguments) {
    Options options = new Options();
    try {
      for (int i = 0; i < arguments.length; i++) {
        switch (arguments[i]) {
          case "--ingest" -> options.ingest = arguments[++i];
          case "--query" -> options.query = arguments[++i];
          case "--deadline" -> options.deadlineSeconds = Double.parseDouble(arguments[++i]);
          case "--page-size" -> options.pageSize = Integer.parseInt(arguments[++i]);
          case "--in-flight" -> options.inFlight = Integer.parseInt(arguments[++i]);
          case "--tls-ca" -> options.tlsCa = Path.of(arguments[++i]);
          case "--tls-certificate" -> options.tlsCertificate = Path.of(arguments[++i]);
          case "--tls-key" -> options.tlsKey = Path.of(arguments[++i]);
          case "--token-file" -> options.tokenFile = Path.of(arguments[++i]);
          default -> {
            if (arguments[i].startsWith("-")) return null;
            if (options.articles == null) options.articles = Path.of(arguments[i]);
            else options.ids.add(arguments[i]);
          }
        }
      }
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException malformed) {
      return null;
    }
    boolean needsTls = options.tokenFile != null || options.tlsCertificate != null;
    boolean halfPair = (options.tlsCertificate == null) != (options.tlsKey == null);
    return options.articles == null || needsTls && options.tlsCa == null || halfPair ? null : options;
  }
}
