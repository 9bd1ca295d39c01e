package org.crmperf.jobs.keep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmperf.jobs.warehouse.Ledger;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;

/**
 * Chooses the ranges to merge: neighbours of one source whose last requests are of the same
 * finished UTC day, together no larger than a range that is read in one go, so that a task's memory
 * is what it is in an ingest. A day is finished when the warehouse has requests of a later one.
 */
final class CompactPlan {
  private static final long HOURS_A_DAY = 24;

  /** Ranges of a source, in order, that are to become one. */
  record Group(String sourceId, @SuppressWarnings("serial") List<LedgerRange> parts)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The most files that one source has in one hour of the group. */
    int filesInAnHour() {
      Map<Long, Integer> files = new HashMap<>();
      parts.forEach(part -> part.hours().forEach(hour -> files.merge(hour, 1, Integer::sum)));
      return files.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  private CompactPlan() {}

  /**
   * The groups of a ledger.
   *
   * @param resumed sources of which a run that did not end has committed ranges: the next run still
   *     tells those from the ones before, and they stay as they are
   * @param rangeBytes the most log bytes that a group may come to
   * @param filesInAnHour groups with no hour of more files than this are left alone; 0 for none
   */
  static List<Group> of(Ledger ledger, Set<String> resumed, long rangeBytes, int filesInAnHour) {
    long today =
        ledger.entries().stream()
            .flatMap(entry -> entry.ranges().stream())
            .mapToLong(range -> day(range, Long.MIN_VALUE))
            .max()
            .orElse(Long.MIN_VALUE);
    List<Group> groups = new ArrayList<>();
    for (LedgerEntry entry : ledger.entries()) {
      if (resumed.contains(entry.sourceId())) {
        continue;
      }
      for (Group group : groups(entry, today, rangeBytes)) {
        if (filesInAnHour == 0 || group.filesInAnHour() > filesInAnHour) {
          groups.add(group);
        }
      }
    }
    return groups;
  }

  private static List<Group> groups(LedgerEntry entry, long today, long rangeBytes) {
    List<Group> groups = new ArrayList<>();
    List<LedgerRange> parts = new ArrayList<>();
    long bytes = 0;
    long partsDay = Long.MIN_VALUE;
    for (LedgerRange range : entry.ranges()) {
      long day = day(range, partsDay);
      boolean mergeable = !range.open() && day != Long.MIN_VALUE && day < today;
      boolean joins = mergeable && day == partsDay && bytes + range.bytes() <= rangeBytes;
      if (!joins) {
        add(groups, entry, parts);
        parts = new ArrayList<>();
        bytes = 0;
      }
      partsDay = day;
      if (mergeable) {
        parts.add(range);
        bytes += range.bytes();
      }
    }
    add(groups, entry, parts);
    return groups;
  }

  private static void add(List<Group> groups, LedgerEntry entry, List<LedgerRange> parts) {
    if (parts.size() > 1) {
      groups.add(new Group(entry.sourceId(), List.copyOf(parts)));
    }
  }

  /** The epoch day of a range's last hour; one without requests is of the day before it. */
  private static long day(LedgerRange range, long dayBefore) {
    return range.hours().stream()
        .mapToLong(hour -> Math.floorDiv(hour, HOURS_A_DAY))
        .max()
        .orElse(dayBefore);
  }
}
