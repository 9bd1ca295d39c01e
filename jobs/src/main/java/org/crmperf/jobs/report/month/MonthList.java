package org.crmperf.jobs.report.month;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.crmperf.jobs.report.ReportStore;
import org.crmperf.parsers.error.CrmPerfException;
import org.jspecify.annotations.Nullable;

/** Which months there are in a folder of reports, by its folders of days. */
public final class MonthList {
  private static final int DAY_NAME = 10;

  private MonthList() {}

  /** The months that have a page, newest first, as {@code 2026-11}. */
  public static List<String> of(ReportStore store) {
    return days(store).descendingKeySet().stream()
        .filter(month -> hasPage(store, month))
        .map(YearMonth::toString)
        .toList();
  }

  static boolean hasPage(ReportStore store, YearMonth month) {
    try (InputStream in = store.open(Months.page(month))) {
      return in != null;
    } catch (IOException | CrmPerfException e) {
      return false;
    }
  }

  /** The days that have a folder, by month. */
  static NavigableMap<YearMonth, List<LocalDate>> days(ReportStore store) {
    NavigableMap<YearMonth, List<LocalDate>> months = new TreeMap<>();
    for (String folder : store.folders()) {
      LocalDate day = day(folder);
      if (day != null) {
        months.computeIfAbsent(YearMonth.from(day), m -> new ArrayList<>()).add(day);
      }
    }
    return months;
  }

  /** The day that a folder's name says; null for a folder of something else. */
  private static @Nullable LocalDate day(String folder) {
    try {
      return folder.length() == DAY_NAME ? LocalDate.parse(folder) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
