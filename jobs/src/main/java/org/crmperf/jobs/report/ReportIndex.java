package org.crmperf.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.report.month.MonthList;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.crmperf.parsers.error.CrmPerfException;
import org.jspecify.annotations.Nullable;

/** The page that lists the days there are reports of, from their summary.json. */
public final class ReportIndex {
  private static final List<MetricDefinition> METRICS =
      List.of(
          MetricDefinition.REQUESTS,
          MetricDefinition.P50_MS,
          MetricDefinition.P95_MS,
          MetricDefinition.P99_MS,
          MetricDefinition.ERROR_RATE,
          MetricDefinition.AVAILABILITY,
          MetricDefinition.APDEX);

  private ReportIndex() {}

  /**
   * What the template shows.
   *
   * @param words of its language
   * @param headings of the metric columns
   * @param days newest first
   * @param months with a page, newest first, as {@code 2026-11}
   */
  record Page(
      Words words, PageAssets assets, List<String> headings, List<Day> days, List<String> months) {}

  /**
   * One day.
   *
   * @param link to its page, relative to the list
   * @param bar its p95 as a share of the highest p95, 0 to 100
   */
  record Day(String folder, String link, String name, List<Cell> cells, long bar) {}

  /** Writes index.html at the store's root. Folders without a readable summary are left out. */
  public static void write(ReportStore store, Language language) {
    Words words = Words.in(language);
    List<String> folders = new ArrayList<>(store.folders());
    folders.sort(Comparator.reverseOrder());
    List<String> names = new ArrayList<>();
    List<DaySummary> summaries = new ArrayList<>();
    for (String folder : folders) {
      DaySummary summary = read(store, folder);
      if (summary != null) {
        names.add(folder);
        summaries.add(summary);
      }
    }
    double highest =
        summaries.stream()
            .mapToDouble(s -> s.get(MetricDefinition.P95_MS))
            .filter(v -> !Double.isNaN(v))
            .max()
            .orElse(0);
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      days.add(day(names.get(i), summaries.get(i), highest, words));
    }
    List<String> headings = METRICS.stream().map(metric -> Display.heading(metric, words)).toList();
    Page page = new Page(words, PageAssets.index(), headings, days, MonthList.of(store));
    store.write(
        ReportFiles.PAGE,
        out ->
            Html.write(
                (html, interceptor) -> JtedaysGenerated.render(html, interceptor, page), out));
  }

  /** A report that another version left, or a folder of something else, must not stop the night. */
  private static @Nullable DaySummary read(ReportStore store, String folder) {
    try (InputStream in = store.open(folder + "/" + ReportFiles.SUMMARY)) {
      return in == null ? null : DaySummary.read(in);
    } catch (IOException | CrmPerfException e) {
      return null;
    }
  }

  private static Day day(String folder, DaySummary summary, double highest, Words words) {
    List<Cell> cells = new ArrayList<>();
    for (MetricDefinition metric : METRICS) {
      double value = summary.get(metric);
      String text =
          Double.isNaN(value)
              ? Display.NONE
              : Display.of(metric).text(Decimals.rounded(value, metric.decimals()), words);
      cells.add(new Cell(metric.column(), text, false));
    }
    String name = Times.period(summary.from(), summary.to(), words);
    double p95 = summary.get(MetricDefinition.P95_MS);
    long bar = Double.isNaN(p95) || highest == 0 ? 0 : Math.round(100 * p95 / highest);
    return new Day(folder, "./" + folder + "/" + ReportFiles.PAGE, name, cells, bar);
  }
}
