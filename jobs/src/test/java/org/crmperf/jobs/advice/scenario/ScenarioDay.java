package org.crmperf.jobs.advice.scenario;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * One day of a platform, UTC: business hours, quiet weekends, lognormal times, Poisson counts, and
 * the {@link Noise}'s moods on top. The same arguments give the same requests.
 */
public record ScenarioDay(long seed, Traffic traffic, Noise noise, LocalDate day, Problem problem) {
  private static final int HOURS = 24;
  private static final long MINUTE_MICROS = 60_000_000L;
  private static final double WEEKEND = 0.3;
  private static final double BURST = 10;

  /** Takes the requests, endpoint by endpoint, hour by hour. */
  @FunctionalInterface
  public interface Sink {
    /** One request. */
    void request(Traffic.Endpoint endpoint, long timeMicros, int status, long micros);
  }

  /** The share of a day's requests in each hour. */
  private static double[] shape() {
    double[] shape = new double[HOURS];
    for (int hour = 0; hour < HOURS; hour++) {
      double fromNoon = (hour - 13) / 4.5;
      shape[hour] = 0.06 + Math.exp(-fromNoon * fromNoon / 2) - (hour == 12 ? 0.15 : 0);
    }
    double sum = Arrays.stream(shape).sum();
    return Arrays.stream(shape).map(s -> s / sum).toArray();
  }

  /** Sends all requests of the day. */
  public void send(Sink sink) {
    Dice common = new Dice(seed, day.toEpochDay(), -1);
    double dayMood = noise.day() * common.normal();
    double volume = Math.exp(noise.volume() * common.normal());
    double[] hourMoods = common.walk(HOURS, noise.hour(), noise.correlation());
    double[] shape = shape();
    double busiest = Arrays.stream(shape).max().orElse(1);
    boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    for (int e = 0; e < traffic.endpoints().size(); e++) {
      Traffic.Endpoint endpoint = traffic.endpoints().get(e);
      Dice dice = new Dice(seed, day.toEpochDay(), e);
      double own = noise.ownDay() * dice.normal();
      double ownVolume = Math.exp(noise.ownVolume() * dice.normal());
      double[] ownHours = dice.walk(HOURS, noise.ownHour(), noise.correlation());
      for (int hour = 0; hour < HOURS; hour++) {
        double load = shape[hour] / busiest * volume * (weekend ? WEEKEND : 1);
        double factor =
            Math.exp(dayMood + hourMoods[hour] + own + ownHours[hour])
                * (1 + noise.load() * endpoint.load() * load);
        double mean =
            endpoint.requestsADay()
                * shape[hour]
                * volume
                * ownVolume
                * (weekend ? WEEKEND : 1)
                * problem.volume(e, hour);
        hour(sink, e, hour, dice.poisson(mean), endpoint.medianMillis() * factor, dice);
      }
    }
  }

  private void hour(Sink sink, int e, int hour, int requests, double median, Dice dice) {
    Traffic.Endpoint endpoint = traffic.endpoints().get(e);
    long midnight = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000;
    double clumped = endpoint.errorRate() * noise.bursts();
    // about once in so many requests a clump of errors begins
    int left = 0;
    for (int r = 0; r < requests; r++) {
      int minute = hour * 60 + dice.below(60);
      double z = dice.normal();
      boolean miss = endpoint.slowShare() > 0 && dice.uniform() < endpoint.slowShare();
      double plain = median * Math.exp(endpoint.sigma() * z) * (miss ? 10 : 1);
      double rank = miss ? 1 : rank(z) * (1 - endpoint.slowShare());
      double millis = problem.millis(e, minute, rank, plain);
      long grain = traffic.grainMicros();
      long micros = Math.round(millis * 1000 / grain) * grain;
      if (clumped > 0 && dice.uniform() < clumped / BURST) {
        left = (int) BURST;
      }
      double rate = problem.errorRate(e, minute, endpoint.errorRate() - clumped);
      boolean error = left-- > 0 || dice.uniform() < rate;
      long time = midnight + minute * MINUTE_MICROS + dice.below(60) * 1_000_000L;
      sink.request(endpoint, time, error ? 500 : 200, micros);
    }
  }

  /** The normal distribution function by the logistic approximation, within 0.01. */
  private static double rank(double z) {
    return 1 / (1 + Math.exp(-1.5976 * z - 0.070566 * z * z * z));
  }
}
