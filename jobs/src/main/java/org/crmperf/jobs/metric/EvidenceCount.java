package org.crmperf.jobs.metric;

/** What {@link CellEvidence} counts. New ones go to the end: stored evidence is in this order. */
public enum EvidenceCount {
  /** GET requests answered 200: what a cache could have answered. */
  FETCHED,
  /** Their durations, microseconds. */
  FETCHED_MICROS,
  /** Their responses, bytes. */
  FETCHED_BYTES,
  /** Answers 304: the client had it, and asked. */
  NOT_MODIFIED,
  /** Requests whose cache status says that a cache answered. */
  CACHE_HITS,
  /** Requests whose cache status says that a cache was asked in vain. */
  CACHE_MISSES,
  /** Requests whose target says how much of a list it wants. */
  PAGED,
  /** Answers 429: the client was told to slow down. */
  TOO_MANY,
  /** Requests of user agents that are programs by their name. */
  BOTS,
  /** Their durations, microseconds. */
  BOT_MICROS,
  /** Responses above 256 KiB. */
  LARGE,
  /** Their durations, microseconds. */
  LARGE_MICROS,
  /** Their sizes, bytes. */
  LARGE_BYTES,
  /** Failed requests, by status 429 or 500 and above. */
  FAILED,
  /** Answers 200 with a duration and a size: those of the sums below. */
  SIZED,
  /** Sum of x: 256 times the binary logarithm of the size in bytes. */
  SIZE,
  /** Sum of y: 256 times the binary logarithm of the duration in microseconds. */
  TIME,
  /** Sum of x times x. */
  SIZE_SIZE,
  /** Sum of x times y. */
  SIZE_TIME,
  /** Sum of y times y. */
  TIME_TIME;

  /** How many there are. */
  public static final int COUNT = values().length;
}
