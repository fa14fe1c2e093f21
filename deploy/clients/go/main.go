// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// A client of both services: ingests articles, lists the contradictions of the last of them with both sentences, who said
// them through whom and how many independent origins they have, and reads the same contradictions from a watch.
package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/timestamppb"

	isnad "isnad.dev/clients/go/isnad/v1"
)

var (
	ingestTarget = flag.String("ingest", "dns:///localhost:50051", "the ingest service; every address of the name is used")
	queryTarget  = flag.String("query", "dns:///localhost:50052", "the query service; every address of the name is used")
	deadline     = flag.Float64("deadline", 10, "seconds that one call may take; a stream may take six times as long")
	pageSize     = flag.Int("page-size", 100, "elements of one page of a list")
	inFlight     = flag.Int("in-flight", 8, "articles sent and not answered yet")
	tlsCA        = flag.String("tls-ca", "", "certificates of the authorities that servers are checked against; without: plaintext")
	tlsCert      = flag.String("tls-certificate", "", "the client's own certificate, with --tls-key, where servers ask for one")
	tlsKey       = flag.String("tls-key", "", "its private key")
	tokenFile    = flag.String("token-file", "", "file with a bearer token, read for each call; needs --tls-ca")
)

type client struct {
	ingest isnad.IngestServiceClient
	query  isnad.QueryServiceClient
	// Names the last commit that an answer told of. Whoever sends it with a question is answered from a state that
	// holds that commit, whichever replica answers.
	commitToken string
}

// question is the context of one call of the query service.
func (c *client) question(deadlines int) (context.Context, context.CancelFunc) {
	ctx := context.Background()
	if c.commitToken != "" {
		ctx = metadata.AppendToOutgoingContext(ctx, "isnad-commit-token", c.commitToken)
	}
	return within(ctx, deadlines)
}

// readArticles reads the loader's format: one JSON object a line. Without ids: all of them.
func readArticles(path string, ids []string) ([]*isnad.IngestArticlesRequest, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var requests []*isnad.IngestArticlesRequest
	for lines := bufio.NewReader(file); ; {
		line, end := lines.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			var a struct {
				ID, Outlet, URL, Title, Body string
				Published                    time.Time
			}
			if err := json.Unmarshal([]byte(line), &a); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			if len(ids) == 0 || contains(ids, a.ID) {
				requests = append(requests, &isnad.IngestArticlesRequest{Tag: a.ID, Item: &isnad.IngestArticleRequest{
					// Sent again with the same id, it is answered as the first time.
					RequestId: newUUID(),
					Article: &isnad.Article{ExternalId: a.ID, Outlet: a.Outlet, Url: a.URL, Title: a.Title, Body: a.Body,
						LanguageCode: "ar", PublishTime: timestamppb.New(a.Published)}}})
			}
		}
		if end != nil {
			return requests, nil
		}
	}
}

func contains(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}

func newUUID() string {
	var b [16]byte
	if _, err := rand.Read(b[:]); err != nil {
		panic(err)
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// pages calls a list until no page follows. A token belongs to the request that it came from.
func pages[T any](next func(token string) ([]T, string, error)) ([]T, error) {
	var all []T
	for token := ""; ; {
		found, following, err := next(token)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
		if token = following; token == "" {
			return all, nil
		}
	}
}

func (c *client) contradictions(article string) ([]*isnad.Contradiction, error) {
	return pages(func(token string) ([]*isnad.Contradiction, string, error) {
		ctx, cancel := c.question(1)
		defer cancel()
		page, err := c.query.ListContradictions(ctx,
			&isnad.ListContradictionsRequest{Article: article, PageSize: int32(*pageSize), PageToken: token})
		return page.GetContradictions(), page.GetNextPageToken(), named("ListContradictions", err)
	})
}

func (c *client) statements(article string) ([]*isnad.Statement, error) {
	return pages(func(token string) ([]*isnad.Statement, string, error) {
		ctx, cancel := c.question(1)
		defer cancel()
		page, err := c.query.ListStatements(ctx,
			&isnad.ListStatementsRequest{Article: article, PageSize: int32(*pageSize), PageToken: token})
		return page.GetStatements(), page.GetNextPageToken(), named("ListStatements", err)
	})
}

func (c *client) showSide(side, statementName, claimName string) error {
	ctx, cancel := c.question(1)
	defer cancel()
	statement, err := c.query.GetStatement(ctx, &isnad.GetStatementRequest{Name: statementName})
	if err != nil {
		return named("GetStatement", err)
	}
	claim, err := c.query.GetClaim(ctx, &isnad.GetClaimRequest{Name: claimName})
	if err != nil {
		return named("GetClaim", err)
	}
	way := []string{statement.Outlet}
	for i := len(statement.Chain) - 1; i >= 0; i-- {
		way = append(way, statement.Chain[i].DisplayName)
	}
	if statement.Kind != isnad.StatementKind_STATEMENT_KIND_NARRATION { // there the outlet itself speaks
		way = append(way, statement.Speaker.DisplayName)
	}
	fmt.Printf("  %s «%s»\n    %s\n    independent origins: %d\n", side, statement.Text, strings.Join(way, " <- "),
		claim.IndependentOriginCount)
	return nil
}

func (c *client) show(article string) error {
	statements, err := c.statements(article)
	if err != nil {
		return err
	}
	found, err := c.contradictions(article)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d statements, %d contradictions\n", article, len(statements), len(found))
	for _, f := range found {
		types := make([]string, len(f.Types))
		for i, t := range f.Types {
			types[i] = strings.TrimPrefix(t.String(), "CONTRADICTION_TYPE_")
		}
		fmt.Printf("%s: %s, confidence %.2f\n", f.Name, strings.Join(types, ", "), f.Confidence)
		if err := c.showSide("A", f.StatementA, f.ClaimA); err != nil {
			return err
		}
		if err := c.showSide("B", f.StatementB, f.ClaimB); err != nil {
			return err
		}
		fmt.Printf("  %s\n", f.Explanation.English)
	}
	return nil
}

func run() error {
	requests, err := readArticles(flag.Arg(0), flag.Args()[1:])
	if err != nil {
		return err
	}
	c, err := connect()
	if err != nil {
		return err
	}
	// Where the watch is to begin: before anything is stored.
	resumeToken, err := c.watch("", func(*isnad.Contradiction) bool { return true })
	if err != nil {
		return err
	}
	last, awaited := "", map[string]bool{}
	answers, err := c.ingestAll(requests)
	for i, answer := range answers {
		if problem := status.FromProto(answer.Status); problem.Err() != nil {
			fmt.Printf("%d %s: %s\n", i, requests[i].Tag, explain(problem))
			continue
		}
		result := answer.Result
		last = result.Article.Name
		fmt.Printf("%d %s: %s %s\n", i, requests[i].Tag, strings.TrimPrefix(result.Disposition.String(), "INGEST_DISPOSITION_"), last)
		for _, found := range result.Contradictions {
			awaited[found.Name] = true
		}
	}
	if err != nil || last == "" {
		return err
	}
	if err := c.show(last); err != nil || len(awaited) == 0 {
		return err
	}
	_, err = c.watch(resumeToken, func(found *isnad.Contradiction) bool {
		if found != nil {
			fmt.Printf("watched %s\n", found.Name)
			delete(awaited, found.Name)
		}
		return len(awaited) == 0
	})
	return err
}

func main() {
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: isnad-client [OPTION...] ARTICLES.jsonl [ID...]")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 || *tokenFile+*tlsCert != "" && *tlsCA == "" || (*tlsCert == "") != (*tlsKey == "") {
		flag.Usage()
		os.Exit(64)
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
