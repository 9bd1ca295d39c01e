package org.crmperf.jobs.metric;

import org.jspecify.annotations.Nullable;

/**
 * Everything counted about a set of requests. Mergeable: two disjoint sets are added with {@link
 * #add}. Counts are requests, times microseconds, sizes bytes.
 *
 * <p>Minute figures ({@code upMinutes}, {@code downMinutes}, {@code peakMinuteRequests}) are those
 * of the set as a whole and add up over disjoint <em>time</em> only; across endpoints of the same
 * hour they come from {@link MinuteSlots}.
 */
public final class RequestStats {
  public long requests;

  /** Status 400-499 without 499. */
  public long errors4xx;

  /** Status 499: the client left before the answer. */
  public long clientClosed;

  /** Status 500-599. */
  public long errors5xx;

  /** Requests that count as errors: status >= 500, 0 or unknown, and what the config adds. */
  public long errors;

  /** Requests with a duration. */
  public long timed;

  /** Sum of the durations: the busy time. */
  public long sumMicros;

  /** The longest duration, 0 if none. */
  public long maxMicros;

  /** Apdex: timed requests, and errors whether timed or not. */
  public long apdexSamples;

  /** Apdex: no error and at most T. */
  public long satisfied;

  /** Apdex: no error, above T, at most 4T. */
  public long tolerating;

  /** Requests slower than the endpoint's target. */
  public long overTarget;

  /** Time above the target, summed over those requests: the time lost. */
  public long overTargetMicros;

  public long responseBytes;

  /** Minutes with requests of which fewer than the threshold were errors. */
  public long upMinutes;

  /** Minutes with requests of which at least the threshold were errors. */
  public long downMinutes;

  /** The most requests in one minute. */
  public long peakMinuteRequests;

  /** By {@link TimePart#ordinal()}: the part's times, summed over the requests that say it. */
  public final long[] partMicros = new long[TimePart.COUNT];

  /** By {@link TimePart#ordinal()}: the durations of those requests, summed. */
  public final long[] partOfMicros = new long[TimePart.COUNT];

  /** The distribution of durations. */
  public final LatencyHistogram latency = new LatencyHistogram();

  /** Requests of status 502, 503 and 504, in this order: what a proxy says of what is behind it. */
  public final long[] gatewayErrors = new long[3];

  private @Nullable LatencyHistogram errorLatency;

  /** The distribution of the durations of errors; null if no error had one, or none is known. */
  public @Nullable LatencyHistogram errorLatency() {
    return errorLatency;
  }

  /** The distribution of the durations of errors, made if it is not there. */
  public LatencyHistogram errorLatencies() {
    LatencyHistogram there = errorLatency;
    if (there == null) {
      there = new LatencyHistogram();
      errorLatency = there;
    }
    return there;
  }

  /** The share of a part in the durations it is a part of, 0 to 1; NaN if no request says it. */
  public double partShare(TimePart part) {
    long whole = partOfMicros[part.ordinal()];
    return whole == 0 ? Double.NaN : (double) partMicros[part.ordinal()] / whole;
  }

  /** Adds a set of requests that is disjoint in time from this one (see the class comment). */
  public void add(RequestStats other) {
    addCounts(other);
    upMinutes += other.upMinutes;
    downMinutes += other.downMinutes;
    peakMinuteRequests = Math.max(peakMinuteRequests, other.peakMinuteRequests);
  }

  /** Adds all but the minute figures: for sets that share minutes. */
  public void addCounts(RequestStats other) {
    requests += other.requests;
    errors4xx += other.errors4xx;
    clientClosed += other.clientClosed;
    errors5xx += other.errors5xx;
    errors += other.errors;
    timed += other.timed;
    sumMicros += other.sumMicros;
    maxMicros = Math.max(maxMicros, other.maxMicros);
    apdexSamples += other.apdexSamples;
    satisfied += other.satisfied;
    tolerating += other.tolerating;
    overTarget += other.overTarget;
    overTargetMicros += other.overTargetMicros;
    responseBytes += other.responseBytes;
    for (int p = 0; p < TimePart.COUNT; p++) {
      partMicros[p] += other.partMicros[p];
      partOfMicros[p] += other.partOfMicros[p];
    }
    latency.add(other.latency);
    for (int i = 0; i < gatewayErrors.length; i++) {
      gatewayErrors[i] += other.gatewayErrors[i];
    }
    if (other.errorLatency != null) {
      errorLatencies().add(other.errorLatency);
    }
  }
}
