package org.crmperf.jobs.advice.series;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.metric.MinuteSlots;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.jspecify.annotations.Nullable;

/**
 * A period's rollup cells as series of minutes: the platform, its services, its endpoints. The
 * endpoints' slots are those of the cells, not copies, so that 2,000 endpoints cost little more
 * than the cells themselves.
 *
 * @param startMicros the first minute, epoch microseconds
 * @param zone of the times that {@link #at} gives
 * @param platform all services together
 * @param services by name
 * @param endpoints in the order of their keys
 */
public record DaySeries(
    long startMicros,
    ZoneId zone,
    MinuteSeries platform,
    Map<String, MinuteSeries> services,
    List<EndpointSeries> endpoints) {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final long MINUTE_SECONDS = 60;
  private static final long MICROS = 1_000_000;

  /** The series of the cells whose hours start in [start, end). */
  public static DaySeries of(
      Map<RollupKey, RollupCell> cells, Instant start, Instant end, ZoneId zone) {
    long from = start.getEpochSecond() * MICROS;
    int hours = (int) ((end.getEpochSecond() * MICROS - from + HOUR_MICROS - 1) / HOUR_MICROS);
    MinuteSeries platform = new MinuteSeries(hours);
    Map<String, MinuteSeries> services = new TreeMap<>();
    Map<RollupKey, @Nullable RollupCell[]> endpoints = new LinkedHashMap<>();
    cells.forEach(
        (key, cell) -> {
          long hour = Math.floorDiv(key.hourStart() - from, HOUR_MICROS);
          if (hour >= 0 && hour < hours) {
            platform.add((int) hour, cell.minutes);
            services
                .computeIfAbsent(key.service(), s -> new MinuteSeries(hours))
                .add((int) hour, cell.minutes);
            endpoints
                    .computeIfAbsent(
                        new RollupKey(0, key.service(), key.endpoint(), key.method()),
                        k -> new @Nullable RollupCell[hours])[(int) hour] =
                cell;
          }
        });
    List<EndpointSeries> series = new ArrayList<>(endpoints.size());
    endpoints.forEach((key, hourCells) -> series.add(endpoint(key, hourCells)));
    return new DaySeries(from, zone, platform, services, List.copyOf(series));
  }

  private static EndpointSeries endpoint(RollupKey key, @Nullable RollupCell[] hours) {
    MinuteSeries minutes = new MinuteSeries(hours.length);
    for (int h = 0; h < hours.length; h++) {
      RollupCell cell = hours[h];
      if (cell != null) {
        minutes.share(h, cell.minutes);
      }
    }
    return new EndpointSeries(
        key.service(), key.endpoint(), key.method(), minutes, Arrays.asList(hours));
  }

  /** Minutes of the period. */
  public int minutes() {
    return platform.minutes();
  }

  /** Hours of the period. */
  public int hours() {
    return platform.minutes() / MinuteSlots.MINUTES;
  }

  /** How its times are said. */
  public Clock clock() {
    Instant start = Instant.ofEpochSecond(startMicros / MICROS);
    return Clock.of(start, start.plusSeconds(minutes() * MINUTE_SECONDS), zone);
  }

  /** When a minute begins. */
  public OffsetDateTime at(int minute) {
    return Instant.ofEpochSecond(startMicros / MICROS + minute * MINUTE_SECONDS)
        .atZone(zone)
        .toOffsetDateTime();
  }
}
