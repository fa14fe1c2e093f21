// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

//go:build tools

// Ties protoc's plugins to the versions and checksums of go.mod and go.sum.
package main

import (
	_ "google.golang.org/grpc/cmd/protoc-gen-go-grpc"
	_ "google.golang.org/protobuf/cmd/protoc-gen-go"
)
