package org.crmperf.jobs.advice.raw;

import java.util.Random;

/**
 * A seeded day of traffic: a quiet night, a busy day, endpoints of unequal weight in some services,
 * lognormal times, and a small rate of errors. What goes wrong is asked of {@link Trouble} request
 * by request.
 */
public final class RawTraffic {
  private static final long MINUTE_MICROS = 60_000_000L;

  private final Random random;
  private final int services;
  private final int endpointsEach;
  private final double busiest;
  private final double errorRate;

  /**
   * A traffic.
   *
   * @param busiest requests in a minute at noon; the night has a tenth
   */
  public RawTraffic(long seed, int services, int endpointsEach, double busiest, double errorRate) {
    this.random = new Random(seed);
    this.services = services;
    this.endpointsEach = endpointsEach;
    this.busiest = busiest;
    this.errorRate = errorRate;
  }

  /** What goes wrong. */
  public interface Trouble {
    /** The chance that a request fails, besides the usual rate. */
    double failure(int minute, String service, String endpoint);

    /** What multiplies its time. */
    default double slowness(int minute, String service, String endpoint) {
      return 1;
    }

    /** What multiplies the number of requests. */
    default double rate(int minute) {
      return 1;
    }

    /** How long a failed request takes, microseconds; negative for as long as any other. */
    default long failureMicros(int minute) {
      return -1;
    }
  }

  /** A day without trouble. */
  public static final Trouble NONE = (minute, service, endpoint) -> 0;

  /** The share of the busiest minute's requests. */
  public static double shape(int minute) {
    double hour = minute % 1440 / 60.0;
    return 0.1 + 0.9 * Math.exp(-(hour - 13) * (hour - 13) / 18);
  }

  /** Adds days of requests. */
  public void add(RawDay day, int minutes, Trouble trouble) {
    for (int minute = 0; minute < minutes; minute++) {
      int n = poisson(busiest * shape(minute) * trouble.rate(minute));
      for (int i = 0; i < n; i++) {
        day.requests.add(request(minute, trouble));
      }
    }
  }

  private RawRequest request(int minute, Trouble trouble) {
    // weights fall off: endpoint 0 has about half of its service's requests
    int e = Math.min(endpointsEach - 1, (int) (-Math.log(1 - random.nextDouble()) * 1.5));
    String service = "s" + random.nextInt(services);
    String endpoint = "/e" + e;
    double millis = 40 * (1 + e) * Math.exp(0.7 * random.nextGaussian());
    double slow = trouble.slowness(minute, service, endpoint);
    boolean failed =
        random.nextDouble() < errorRate
            || random.nextDouble() < trouble.failure(minute, service, endpoint);
    long micros = Math.round(millis * slow * 1000);
    long failureMicros = trouble.failureMicros(minute);
    return new RawRequest(
        minute * MINUTE_MICROS + (long) (random.nextDouble() * MINUTE_MICROS),
        service,
        endpoint,
        failed ? 503 : 200,
        failed && failureMicros >= 0 ? failureMicros : micros);
  }

  private int poisson(double mean) {
    if (mean > 50) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int n = 0;
    while (product > limit) {
      product *= random.nextDouble();
      n++;
    }
    return n;
  }
}
