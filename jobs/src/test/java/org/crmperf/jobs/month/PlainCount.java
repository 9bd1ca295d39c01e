package org.crmperf.jobs.month;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A count of the lines themselves, by hours that start where the local clock says a full hour. */
final class PlainCount {
  private final Map<Long, long[]> hours = new TreeMap<>();
  private long requests;

  void add(LoggedLine.Request request) {
    requests++;
    long[] hour =
        hours.computeIfAbsent(
            Math.floorDiv(request.stamped().getEpochSecond(), 3600), h -> new long[5]);
    hour[0]++;
    hour[1] += request.status() >= 400 && request.status() < 500 && request.status() != 499 ? 1 : 0;
    hour[2] += request.status() >= 500 ? 1 : 0;
    hour[3] = Math.max(hour[3], request.millis());
    hour[4] += request.bytes();
  }

  long requests() {
    return requests;
  }

  /** The lines of hourly.csv, of its columns that are plain counts. */
  List<String> day(Instant from, Instant to, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    for (long second = from.getEpochSecond(); second < to.getEpochSecond(); second += 3600) {
      long[] hour = hours.getOrDefault(second / 3600, new long[5]);
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%d,%d,%d,%s,%d",
              Instant.ofEpochSecond(second).atZone(zone).toOffsetDateTime().toLocalDateTime(),
              hour[0],
              hour[1],
              hour[2],
              hour[0] == 0 ? "" : hour[3] + ".000",
              hour[4]));
    }
    return lines;
  }
}
