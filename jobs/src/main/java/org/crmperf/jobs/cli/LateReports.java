package org.crmperf.jobs.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import org.crmperf.jobs.report.FormerReport;
import org.crmperf.jobs.report.ReportFiles;
import org.crmperf.jobs.report.ReportPeriod;
import org.crmperf.jobs.report.ReportStore;
import org.jspecify.annotations.Nullable;

/**
 * Which reports late lines have made out of date: each day whose hours were merged anew and that
 * has a report in the folder, each report of several days of which an hour changed that was over
 * when it was written, and each report that was compared with a day of which one did.
 */
final class LateReports {
  private static final long HOUR_SECONDS = 3600;

  private final ReportStore store;
  private final ZoneId zone;
  private final String baseline;

  /** {@code baseline} is the option's value: what a report would be compared with if made anew. */
  LateReports(ReportStore store, ZoneId zone, String baseline) {
    this.store = store;
    this.zone = zone;
    this.baseline = baseline;
  }

  /**
   * A report that is out of date.
   *
   * @param baselineDays the days it was compared with that changed, if its own did not
   */
  record Late(ReportPeriod period, List<LocalDate> baselineDays) {}

  /**
   * The reports to write anew, oldest first.
   *
   * @param epochHours the hours merged, since 1970 UTC
   */
  List<Late> outOfDate(SortedSet<Long> epochHours) {
    if (epochHours.isEmpty()) {
      return List.of();
    }
    Instant firstChanged = Instant.ofEpochSecond(epochHours.first() * HOUR_SECONDS);
    List<Late> late = new ArrayList<>();
    List<String> folders = new ArrayList<>(store.folders());
    Collections.sort(folders);
    for (String folder : folders) {
      ReportPeriod period = period(folder);
      // a baseline is before what is compared with it: most reports need not be read
      if (period == null || !period.end().isAfter(firstChanged)) {
        continue;
      }
      FormerReport former = FormerReport.read(store, folder);
      if (former == null || !former.zone().equals(zone.getId())) {
        continue;
      }
      boolean oneDay = period.from().equals(period.to());
      SortedSet<Long> own = within(period, epochHours);
      if (oneDay && !own.isEmpty() || hasChanged(own, former)) {
        late.add(new Late(period, List.of()));
      } else if (former.baseline().asked().equals(baseline)) {
        List<LocalDate> days =
            former.baseline().days().stream()
                .filter(
                    day -> hasChanged(within(new ReportPeriod(day, day, zone), epochHours), former))
                .toList();
        if (!days.isEmpty()) {
          late.add(new Late(period, days));
        }
      }
    }
    return late;
  }

  private static SortedSet<Long> within(ReportPeriod period, SortedSet<Long> epochHours) {
    long first = Math.floorDiv(period.start().getEpochSecond(), HOUR_SECONDS);
    long end = Math.floorDiv(period.end().getEpochSecond() - 1, HOUR_SECONDS) + 1;
    return epochHours.subSet(first, end);
  }

  /** Whether one of these hours was over when the report was written. */
  private static boolean hasChanged(SortedSet<Long> hours, FormerReport former) {
    return !hours.isEmpty()
        && !Instant.ofEpochSecond((hours.first() + 1) * HOUR_SECONDS).isAfter(former.generatedAt());
  }

  /** The days that a folder's name says, or null for a folder of something else. */
  private @Nullable ReportPeriod period(String folder) {
    int line = folder.indexOf('_');
    try {
      LocalDate from = LocalDate.parse(line < 0 ? folder : folder.substring(0, line));
      LocalDate to = line < 0 ? from : LocalDate.parse(folder.substring(line + 1));
      ReportPeriod period = new ReportPeriod(from, to, zone);
      return ReportFiles.folder(from, to).equals(folder) && !from.isAfter(to) ? period : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
