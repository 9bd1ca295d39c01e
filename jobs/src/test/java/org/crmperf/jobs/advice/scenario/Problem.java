package org.crmperf.jobs.advice.scenario;

/**
 * Something that is wrong with a day. Each method says what becomes of one figure; a problem
 * overrides what it touches. Endpoints are named by their index in {@link Traffic}.
 */
public interface Problem {
  /** A day as any other. */
  Problem NONE = new Problem() {};

  /** The factor on an endpoint's requests in an hour of the day. */
  default double volume(int endpoint, int hour) {
    return 1;
  }

  /**
   * A request's duration in milliseconds.
   *
   * @param rank its place among the endpoint's requests, 0 for the fastest to 1
   */
  default double millis(int endpoint, int minuteOfDay, double rank, double millis) {
    return millis;
  }

  /** The share of errors in a minute of the day, 0 to 1. */
  default double errorRate(int endpoint, int minuteOfDay, double rate) {
    return rate;
  }

  /** All times of an endpoint by a factor. */
  static Problem slower(int endpoint, double factor) {
    return new Problem() {
      @Override
      public double millis(int e, int minute, double rank, double millis) {
        return e == endpoint ? millis * factor : millis;
      }
    };
  }

  /** The slowest tenth of an endpoint's times by a factor. */
  static Problem slowerTail(int endpoint, double factor) {
    return new Problem() {
      @Override
      public double millis(int e, int minute, double rank, double millis) {
        return e == endpoint && rank > 0.9 ? millis * factor : millis;
      }
    };
  }

  /** So much more of an endpoint's requests are errors. */
  static Problem failing(int endpoint, double more) {
    return new Problem() {
      @Override
      public double errorRate(int e, int minute, double rate) {
        return e == endpoint ? rate + more : rate;
      }
    };
  }

  /** An endpoint's requests by a factor; 0 for an endpoint that is gone. */
  static Problem busier(int endpoint, double factor) {
    return new Problem() {
      @Override
      public double volume(int e, int hour) {
        return e == endpoint ? factor : 1;
      }
    };
  }

  /** Requests of the endpoints from {@code from} on by a factor, of the others by its inverse. */
  static Problem mix(Traffic traffic, double slowerThanMillis, double factor) {
    return new Problem() {
      @Override
      public double volume(int e, int hour) {
        return traffic.endpoints().get(e).medianMillis() > slowerThanMillis ? factor : 1 / factor;
      }
    };
  }
}
