package org.crmperf.jobs.synthetic;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a report on a synthetic log must say, counted while the log was written. Hours and minutes
 * are those of the log's own offset; {@code lines = parsed + rejected + blank}.
 */
public final class SyntheticExpectation {
  private static final int HOURS = 24;

  private final Map<EndpointKey, @Nullable ExpectedStats[]> byEndpoint = new LinkedHashMap<>();
  private final long[] statuses = new long[1000];
  private final Map<String, Long> rejects = new TreeMap<>();
  private long bytes;
  private long blank;

  /** The cells of one endpoint, an element per hour, for the writer to record into. */
  @Nullable ExpectedStats[] cells(EndpointKey key) {
    return byEndpoint.computeIfAbsent(key, unused -> new ExpectedStats[HOURS]);
  }

  void status(int status) {
    statuses[status]++;
  }

  void reject(String kind) {
    rejects.merge(kind, 1L, Long::sum);
  }

  void blank() {
    blank++;
  }

  void finish(long written) {
    bytes = written;
    byEndpoint.values().removeIf(SyntheticExpectation::isEmpty);
  }

  /** The log's size. */
  public long bytes() {
    return bytes;
  }

  /** All lines. */
  public long lines() {
    return parsed() + rejected() + blank;
  }

  /** Lines that are requests. */
  public long parsed() {
    return Arrays.stream(statuses).sum();
  }

  /** Lines that no nginx writes. */
  public long rejected() {
    return rejects.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Empty lines. */
  public long blankLines() {
    return blank;
  }

  /** Rejected lines by the kind of damage; the kinds are this generator's own words. */
  public Map<String, Long> rejectsByKind() {
    return rejects;
  }

  /** Requests by status. */
  public Map<Integer, Long> statuses() {
    Map<Integer, Long> counts = new TreeMap<>();
    for (int status = 0; status < statuses.length; status++) {
      if (statuses[status] > 0) {
        counts.put(status, statuses[status]);
      }
    }
    return counts;
  }

  /** The endpoints that were requested at least once. */
  public List<EndpointKey> endpoints() {
    return List.copyOf(byEndpoint.keySet());
  }

  /** One hour of one endpoint, null if it was not requested then. */
  public @Nullable ExpectedStats endpointHour(EndpointKey key, int hour) {
    @Nullable ExpectedStats[] cells = byEndpoint.get(key);
    return cells == null ? null : cells[hour];
  }

  /** One endpoint's day. */
  public ExpectedStats endpoint(EndpointKey key) {
    ExpectedStats sum = wholeDay();
    for (int hour = 0; hour < HOURS; hour++) {
      addIfPresent(sum, endpointHour(key, hour));
    }
    return sum;
  }

  /** One hour of all endpoints. */
  public ExpectedStats hour(int hour) {
    ExpectedStats sum = new ExpectedStats(hour * 60, 60);
    for (EndpointKey key : byEndpoint.keySet()) {
      addIfPresent(sum, endpointHour(key, hour));
    }
    return sum;
  }

  /** Everything. */
  public ExpectedStats day() {
    ExpectedStats sum = wholeDay();
    for (EndpointKey key : byEndpoint.keySet()) {
      sum.add(endpoint(key));
    }
    return sum;
  }

  private static ExpectedStats wholeDay() {
    return new ExpectedStats(0, DayShape.MINUTES);
  }

  private static void addIfPresent(ExpectedStats sum, @Nullable ExpectedStats part) {
    if (part != null) {
      sum.add(part);
    }
  }

  private static boolean isEmpty(@Nullable ExpectedStats[] cells) {
    for (ExpectedStats cell : cells) {
      if (cell != null) {
        return false;
      }
    }
    return true;
  }
}
