package org.crmperf.jobs.advice.scalability;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.crmperf.jobs.advice.raw.RawDay;
import org.crmperf.jobs.advice.raw.RawRequest;

/**
 * A discrete-event simulation of a system that contends and coheres: every request has a demand of
 * its own (exponential), and while n requests are in progress each of them advances at 1 / (1 +
 * sigma (n - 1) + kappa n (n - 1)) of the speed it has alone. It knows the law only as that speed;
 * minutes, concurrency and throughput come out of its events. Users either wait for their answers
 * (closed: a fixed number of them in each minute) or come at random (open: Poisson arrivals).
 */
final class UslSystem {
  private static final double MINUTE = 60;

  private final Random random;
  private final double lambda;
  private final double sigma;
  private final double kappa;

  /** Requests in progress by the virtual time at which they are done. */
  private final PriorityQueue<double[]> running =
      new PriorityQueue<>((a, b) -> Double.compare(a[0], b[0]));

  private double now;
  private double virtual;

  UslSystem(long seed, double lambda, double sigma, double kappa) {
    this.random = new Random(seed);
    this.lambda = lambda;
    this.sigma = sigma;
    this.kappa = kappa;
  }

  private double slowdown() {
    double n = running.size();
    return 1 + sigma * (n - 1) + kappa * n * (n - 1);
  }

  private void start() {
    running.add(new double[] {virtual - Math.log(1 - random.nextDouble()) / lambda, now});
  }

  /** Runs to the next end of a request, or to {@code limit}; returns its start or NaN. */
  private double advance(double limit) {
    double[] first = running.peek();
    double end = first == null ? limit : now + (first[0] - virtual) * slowdown();
    if (first == null || end > limit) {
      virtual += first == null ? 0 : (limit - now) / slowdown();
      now = limit;
      return Double.NaN;
    }
    running.poll();
    virtual = first[0];
    now = end;
    return first[1];
  }

  /** Users who send the next request when they have the answer, so many in each minute. */
  RawDay closed(int minutes, IntToDoubleFunction users) {
    List<RawRequest> done = new ArrayList<>();
    for (int m = 0; m < minutes; m++) {
      int wanted = (int) Math.round(users.applyAsDouble(m));
      while (running.size() < wanted) {
        start();
      }
      while (now < (m + 1) * MINUTE) {
        double began = advance((m + 1) * MINUTE);
        if (!Double.isNaN(began)) {
          done.add(request(began));
          if (running.size() < wanted) {
            start();
          }
        }
      }
    }
    return day(done);
  }

  /** Arrivals at random, so many a second in each minute. */
  RawDay open(int minutes, IntToDoubleFunction rate) {
    List<RawRequest> done = new ArrayList<>();
    double arrival = 0;
    while (now < minutes * MINUTE) {
      int minute = (int) Math.min(minutes - 1, arrival / MINUTE);
      arrival += -Math.log(1 - random.nextDouble()) / rate.applyAsDouble(minute);
      double until = Math.min(arrival, minutes * MINUTE);
      while (now < until) {
        double began = advance(until);
        if (!Double.isNaN(began)) {
          done.add(request(began));
        }
      }
      start();
    }
    return day(done);
  }

  private RawRequest request(double began) {
    return new RawRequest(
        (long) (now * 1e6) - 1, "s", "/work", 200, Math.max(1, Math.round((now - began) * 1e6)));
  }

  private static RawDay day(List<RawRequest> done) {
    RawDay day = new RawDay(1);
    day.requests.addAll(done);
    return day;
  }
}
