package org.crmperf.jobs.metric;

import java.util.Comparator;

/**
 * A request of a {@link RequestSample}. Texts are empty where the log has none.
 *
 * @param key what it was chosen by: the lower, the sooner
 * @param weight how many requests like it there were
 * @param timeMicros when it was stamped
 * @param status negative if unknown
 * @param micros its duration, negative if unknown
 * @param bytes of the response, negative if unknown
 * @param host virtual host
 * @param upstream addresses of the servers behind a proxy, as logged
 * @param tenant by the target's query or path, where it names one
 * @param bot whether the user agent is a program by its name
 */
public record SampledRequest(
    long key,
    int weight,
    long timeMicros,
    String endpoint,
    String method,
    long status,
    long micros,
    long bytes,
    String client,
    String host,
    String upstream,
    String tenant,
    boolean bot) {

  /** By key; requests of one key, which chance alone can make, by what they are. */
  static final Comparator<SampledRequest> ORDER =
      Comparator.comparingLong(SampledRequest::key)
          .thenComparingLong(SampledRequest::timeMicros)
          .thenComparing(SampledRequest::endpoint)
          .thenComparing(SampledRequest::method)
          .thenComparingLong(SampledRequest::micros)
          .thenComparing(SampledRequest::client)
          .thenComparing(SampledRequest::host)
          .thenComparing(SampledRequest::upstream);

  /** The same, standing for so many more. */
  SampledRequest plus(SampledRequest other) {
    return new SampledRequest(
        key,
        weight + other.weight,
        timeMicros,
        endpoint,
        method,
        status,
        micros,
        bytes,
        client,
        host,
        upstream,
        tenant,
        bot || other.bot);
  }
}
