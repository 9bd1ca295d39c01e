package org.crmperf.jobs.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.crmperf.jobs.report.FormerReport;
import org.crmperf.jobs.report.ReportFiles;
import org.crmperf.jobs.report.ReportPeriod;
import org.crmperf.jobs.report.ReportStore;
import org.jspecify.annotations.Nullable;

/**
 * Which reports late lines have made out of date: each day whose hours were merged anew and that
 * has a report in the folder, and each report of several days of which an hour changed that was
 * over when it was written.
 */
final class LateReports {
  private static final long HOUR_SECONDS = 3600;

  private final ReportStore store;
  private final ZoneId zone;

  LateReports(ReportStore store, ZoneId zone) {
    this.store = store;
    this.zone = zone;
  }

  /**
   * The periods to report anew, oldest first.
   *
   * @param epochHours the hours merged, since 1970 UTC
   */
  List<ReportPeriod> outOfDate(SortedSet<Long> epochHours) {
    if (epochHours.isEmpty()) {
      return List.of();
    }
    List<ReportPeriod> periods = new ArrayList<>();
    List<String> folders = new ArrayList<>(store.folders());
    Collections.sort(folders);
    for (String folder : folders) {
      ReportPeriod period = period(folder);
      if (period != null && isOutOfDate(period, folder, epochHours)) {
        periods.add(period);
      }
    }
    return periods;
  }

  private boolean isOutOfDate(ReportPeriod period, String folder, SortedSet<Long> epochHours) {
    long first = Math.floorDiv(period.start().getEpochSecond(), HOUR_SECONDS);
    long end = Math.floorDiv(period.end().getEpochSecond() - 1, HOUR_SECONDS) + 1;
    SortedSet<Long> within = new TreeSet<>(epochHours).subSet(first, end);
    if (within.isEmpty()) {
      return false;
    }
    FormerReport former = FormerReport.read(store, folder);
    if (former == null || !former.zone().equals(zone.getId())) {
      return false;
    }
    Instant firstOver = Instant.ofEpochSecond((within.first() + 1) * HOUR_SECONDS);
    boolean oneDay = period.from().equals(period.to());
    return oneDay || !firstOver.isAfter(former.generatedAt());
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
