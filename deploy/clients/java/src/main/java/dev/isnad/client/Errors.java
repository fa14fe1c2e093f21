// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
package dev.isnad.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a status tells. */
final class Errors {
  private Errors() {}

  /** A call that failed, with its name and its details as the message. */
  static final class CallFailed extends RuntimeException {
    CallFailed(String call, Throwable failure) {
      super(call + ": " + explain(StatusProto.fromThrowable(failure)), failure);
    }
  }

  /** A status with its details, which name the reason, the fields and when to come again. */
  static String explain(Status status) {
    StringBuilder text = new StringBuilder(Code.forNumber(status.getCode()) + ": " + status.getMessage());
    for (Any detail : status.getDetailsList()) {
      try {
        if (detail.is(ErrorInfo.class)) {
          ErrorInfo info = detail.unpack(ErrorInfo.class);
          text.append("\n  reason " + info.getReason() + " {" + new TreeMap<>(info.getMetadataMap()).entrySet().stream()
              .map(pair -> pair.getKey() + "=" + pair.getValue()).collect(Collectors.joining(", ")) + "}");
        } else if (detail.is(BadRequest.class)) {
          detail.unpack(BadRequest.class).getFieldViolationsList().forEach(
              violation -> text.append("\n  field " + violation.getField() + ": " + violation.getDescription()));
        } else if (detail.is(RetryInfo.class)) {
          text.append(String.format(Locale.ROOT, "\n  retry after %.1f s", delayMillis(detail.unpack(RetryInfo.class)) / 1e3));
        }
      } catch (InvalidProtocolBufferException broken) {
        text.append("\n  unreadable " + detail.getTypeUrl());
      }
    }
    return text.toString();
  }

  /** Whether a stream is worth opening again. Waits as long as the service asks for. */
  static boolean again(Throwable failure, int tries) throws InterruptedException {
    Status status = StatusProto.fromThrowable(failure);
    if (status.getCode() != Code.UNAVAILABLE_VALUE || tries == 4) return false;
    long millis = 200L << tries;
    for (Any detail : status.getDetailsList()) {
      try {
        if (detail.is(RetryInfo.class)) millis = delayMillis(detail.unpack(RetryInfo.class));
      } catch (InvalidProtocolBufferException broken) {
        // The delay above is as good.
      }
    }
    Thread.sleep(millis);
    return true;
  }

  private static long delayMillis(RetryInfo retry) {
    return retry.getRetryDelay().getSeconds() * 1000 + retry.getRetryDelay().getNanos() / 1_000_000;
  }
}
