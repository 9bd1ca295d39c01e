package org.crmperf.jobs.report.month;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import org.crmperf.jobs.report.Html;
import org.crmperf.jobs.report.ReportStore;
import org.crmperf.jobs.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * The months' pages, made of what the reports of their days say: {@code month/2026-11.html}. Which
 * months there are is told by the folders of days; a month's page costs the reading of as many
 * small files as it has days, so only those are written anew of which a day was.
 */
public final class Months {
  /** The folder of months in the folder of reports: no day is called so. */
  public static final String FOLDER = "month";

  private final ReportStore store;
  private final Words words;

  public Months(ReportStore store, Words words) {
    this.store = store;
    this.words = words;
  }

  /** The page of a month, relative to the store's root. */
  public static String page(YearMonth month) {
    return FOLDER + "/" + month + ".html";
  }

  /**
   * Writes the months of these days, those that have no page yet, and their neighbours, which link
   * to them.
   *
   * @param days of which a report was just written
   */
  public void write(Collection<LocalDate> days) {
    NavigableMap<YearMonth, List<LocalDate>> months = MonthList.days(store);
    Set<YearMonth> due = new TreeSet<>();
    days.forEach(day -> due.add(YearMonth.from(day)));
    for (YearMonth month : months.keySet()) {
      if (!MonthList.hasPage(store, month)) {
        due.add(month);
        addIfThere(months.lowerKey(month), due);
        addIfThere(months.higherKey(month), due);
      }
    }
    due.retainAll(months.keySet());
    if (!due.isEmpty()) {
      store.discardUnfinished(FOLDER);
    }
    due.forEach(month -> write(month, months));
  }

  private static void addIfThere(@Nullable YearMonth month, Set<YearMonth> to) {
    if (month != null) {
      to.add(month);
    }
  }

  private void write(YearMonth month, NavigableMap<YearMonth, List<LocalDate>> months) {
    List<MonthDay> reported = new ArrayList<>();
    for (LocalDate date : months.getOrDefault(month, List.of())) {
      MonthDay day = DayReader.read(store, date);
      if (day != null) {
        reported.add(day);
      }
    }
    MonthPage page =
        MonthPage.of(
            month,
            reported,
            String.valueOf(months.lowerKey(month) == null ? "" : months.lowerKey(month)),
            String.valueOf(months.higherKey(month) == null ? "" : months.higherKey(month)),
            words);
    store.write(
        page(month),
        out ->
            Html.write(
                (html, interceptor) -> JtemonthGenerated.render(html, interceptor, page), out));
  }
}
