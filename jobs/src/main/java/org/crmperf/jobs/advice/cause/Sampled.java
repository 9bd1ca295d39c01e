package org.crmperf.jobs.advice.cause;

import org.crmperf.jobs.metric.SampledRequest;

/**
 * A sampled request and how many requests of its hour it stands for.
 *
 * @param hour of the period
 */
record Sampled(SampledRequest request, int hour, double stands) {
  private static final int SERVER_ERROR = 500;

  boolean isTimed() {
    return request.micros() >= 0;
  }

  boolean failed() {
    return request.status() >= SERVER_ERROR || request.status() <= 0;
  }

  /** Whether the proxy asked another server, because the first did not answer. */
  boolean triedAgain() {
    return request.upstream().indexOf(',') > 0;
  }

  /** Method and endpoint. */
  String name() {
    return request.method() + " " + request.endpoint();
  }
}
