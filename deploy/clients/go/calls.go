// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"time"

	"google.golang.org/genproto/googleapis/rpc/code"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"

	isnad "isnad.dev/clients/go/isnad/v1"
)

// Round robin over all addresses of a name, waiting for a server that restarts, and retries of what is safe to send twice:
// the published service config, deploy/kubernetes/service-config.json.
//
//go:embed isnad/service-config.json
var serviceConfig string

// bearer sends the token of a file, which may be replaced while the client runs.
type bearer string

func (file bearer) GetRequestMetadata(context.Context, ...string) (map[string]string, error) {
	token, err := os.ReadFile(string(file))
	return map[string]string{"authorization": "Bearer " + strings.TrimSpace(string(token))}, err
}

func (bearer) RequireTransportSecurity() bool { return true }

func connect() (*client, error) {
	transport := insecure.NewCredentials()
	options := []grpc.DialOption{grpc.WithDefaultServiceConfig(serviceConfig)}
	if *tlsCA != "" {
		var err error
		if transport, err = tlsCredentials(); err != nil {
			return nil, err
		}
	}
	if *tokenFile != "" {
		options = append(options, grpc.WithPerRPCCredentials(bearer(*tokenFile)))
	}
	options = append(options, grpc.WithTransportCredentials(transport))
	ingest, err := grpc.NewClient(*ingestTarget, options...)
	if err != nil {
		return nil, err
	}
	query, err := grpc.NewClient(*queryTarget, options...)
	if err != nil {
		return nil, err
	}
	return &client{ingest: isnad.NewIngestServiceClient(ingest), query: isnad.NewQueryServiceClient(query)}, nil
}

func tlsCredentials() (credentials.TransportCredentials, error) {
	config := &tls.Config{RootCAs: x509.NewCertPool(), MinVersion: tls.VersionTLS12}
	authorities, err := os.ReadFile(*tlsCA)
	if err != nil {
		return nil, err
	}
	if !config.RootCAs.AppendCertsFromPEM(authorities) {
		return nil, errors.New(*tlsCA + " holds no certificate")
	}
	if *tlsCert != "" {
		own, err := tls.LoadX509KeyPair(*tlsCert, *tlsKey)
		if err != nil {
			return nil, err
		}
		config.Certificates = []tls.Certificate{own}
	}
	return credentials.NewTLS(config), nil
}

func within(ctx context.Context, deadlines int) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, time.Duration(float64(deadlines)**deadline*float64(time.Second)))
}

// ingestAll streams articles with at most --in-flight of them unanswered. A stream that breaks because the service went
// away is opened again with those that have no answer; their request ids keep them from being stored twice.
func (c *client) ingestAll(requests []*isnad.IngestArticlesRequest) ([]*isnad.IngestArticlesResponse, error) {
	var answers []*isnad.IngestArticlesResponse
	for tries := 0; ; tries++ {
		more, err := c.ingestStream(requests[len(answers):])
		answers = append(answers, more...)
		if len(more) > 0 {
			tries = 0
		}
		if !again(err, tries) {
			return answers, named("IngestArticles", err)
		}
	}
}

func (c *client) ingestStream(requests []*isnad.IngestArticlesRequest) ([]*isnad.IngestArticlesResponse, error) {
	ctx, cancel := within(context.Background(), 6)
	defer cancel()
	stream, err := c.ingest.IngestArticles(ctx)
	if err != nil {
		return nil, err
	}
	slots := make(chan struct{}, *inFlight)
	go func() {
		for _, request := range requests {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			if stream.Send(request) != nil {
				return // Recv has the reason.
			}
		}
		stream.CloseSend()
	}()
	var answers []*isnad.IngestArticlesResponse
	for {
		answer, err := stream.Recv()
		if err != nil {
			if tokens := stream.Trailer().Get("isnad-commit-token"); len(tokens) > 0 {
				c.commitToken = tokens[0]
			}
			if err == io.EOF {
				err = nil
			}
			return answers, err
		}
		if answer.Index != int64(len(answers)) { // Answers come in the order of the requests.
			return answers, fmt.Errorf("answer %d came in place of %d", answer.Index, len(answers))
		}
		answers = append(answers, answer)
		<-slots
	}
}

// watch hands on each message's contradiction (nil where it has none) until enough of them came, and returns the token
// of the last message. A watch that breaks goes on with that token, so nothing is missed and nothing comes twice.
func (c *client) watch(token string, enough func(*isnad.Contradiction) bool) (string, error) {
	ctx, cancel := c.question(6)
	defer cancel()
	for tries := 0; ; tries++ {
		stream, err := c.query.WatchContradictions(ctx, &isnad.WatchContradictionsRequest{ResumeToken: token})
		for err == nil {
			var message *isnad.WatchContradictionsResponse
			if message, err = stream.Recv(); err == nil {
				token, tries = message.ResumeToken, 0
				if enough(message.Contradiction) {
					return token, nil
				}
			}
		}
		if !again(err, tries) {
			return token, named("WatchContradictions", err)
		}
	}
}

// again tells whether a stream is worth opening again, and waits as long as the service asks for.
func again(err error, tries int) bool {
	if status.Code(err) != codes.Unavailable || tries == 4 {
		return false
	}
	delay := 200 * time.Millisecond << tries
	for _, detail := range status.Convert(err).Details() {
		if retry, ok := detail.(*errdetails.RetryInfo); ok {
			delay = retry.RetryDelay.AsDuration()
		}
	}
	time.Sleep(delay)
	return true
}

// explain gives a status with its details, which name the reason, the fields and when to come again.
func explain(problem *status.Status) string {
	text := fmt.Sprintf("%s: %s", code.Code(problem.Code()), problem.Message())
	for _, detail := range problem.Details() {
		switch detail := detail.(type) {
		case *errdetails.ErrorInfo:
			var pairs []string
			for key, value := range detail.Metadata {
				pairs = append(pairs, key+"="+value)
			}
			sort.Strings(pairs)
			text += fmt.Sprintf("\n  reason %s {%s}", detail.Reason, strings.Join(pairs, ", "))
		case *errdetails.BadRequest:
			for _, violation := range detail.FieldViolations {
				text += fmt.Sprintf("\n  field %s: %s", violation.Field, violation.Description)
			}
		case *errdetails.RetryInfo:
			text += fmt.Sprintf("\n  retry after %.1f s", detail.RetryDelay.AsDuration().Seconds())
		}
	}
	return text
}

// named is an error with the name of its call and its details.
func named(call string, err error) error {
	if _, ok := status.FromError(err); err == nil || !ok {
		return err
	}
	return errors.New(call + ": " + explain(status.Convert(err)))
}
