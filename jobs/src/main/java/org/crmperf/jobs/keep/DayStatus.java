package org.crmperf.jobs.keep;

import java.util.EnumMap;
import java.util.Map;

/** What a warehouse has of one UTC date. */
public final class DayStatus {
  /** The parts of a warehouse that are told by day. */
  public enum Area {
    REQUESTS,
    REJECTS,
    PARTIALS,
    HOURLY,
    MINUTES;

    /** The directory's name. */
    public String directory() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Map<Area, AreaSize> areas = new EnumMap<>(Area.class);
  private long requests;
  private long rows;

  DayStatus() {
    for (Area area : Area.values()) {
      areas.put(area, new AreaSize());
    }
  }

  /** The files of an area. A range's rejects and partial rollups are of the day of its end. */
  public AreaSize size(Area area) {
    return areas.getOrDefault(area, new AreaSize());
  }

  /** Requests in the hourly rollups. */
  public long requests() {
    return requests;
  }

  /** Rows in {@code requests/}; fewer where days are pruned, more where hours are not merged. */
  public long rows() {
    return rows;
  }

  void addRequests(long more) {
    requests += more;
  }

  void addRows(long more) {
    rows += more;
  }
}
