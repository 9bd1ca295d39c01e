package org.crmperf.jobs.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;

/** Writes all files of a day's report. */
public final class ReportFiles {
  static final String PAGE = "index.html";
  static final String SUMMARY = "summary.json";

  private ReportFiles() {}

  /**
   * Writes the ten files into {@link #folder}. summary.json comes last: a folder that has one holds
   * a whole report.
   *
   * @return the name of the page, relative to the store's root
   */
  public static String write(ReportModel model, ReportStore store, Language language) {
    return write(model, Restatement.of(model, store), store, language);
  }

  /** The same, with what it restates. Only the page is in the language. */
  public static String write(
      ReportModel model, Restatement restatement, ReportStore store, Language language) {
    ComputedReport report = ComputedReport.of(model);
    CsvFiles csv = new CsvFiles(report);
    String folder = folder(model) + "/";
    store.write(folder + "hourly.csv", csv::hourly);
    store.write(folder + "endpoints.csv", csv::endpoints);
    store.write(folder + "endpoint_hours.csv", csv::endpointHours);
    store.write(folder + "time_parts.csv", csv::timeParts);
    store.write(folder + "findings.csv", csv::findings);
    store.write(folder + "outages.csv", csv::outages);
    AdviceCsv advice = new AdviceCsv(model);
    store.write(folder + "time_lost.csv", advice::timeLost);
    store.write(folder + "baseline.csv", advice::baseline);
    store.write(folder + PAGE, out -> page(report, restatement, Words.in(language), out));
    store.write(folder + SUMMARY, out -> SummaryJson.write(report, restatement, out));
    return folder + PAGE;
  }

  /** The report's folder: {@code 2026-11-21}, or {@code 2026-11-15_2026-11-21} for several days. */
  public static String folder(ReportModel model) {
    return folder(model.from(), model.to());
  }

  /** The folder of the report of these days. */
  public static String folder(LocalDate from, LocalDate to) {
    return from.equals(to) ? from.toString() : from + "_" + to;
  }

  private static void page(
      ComputedReport report, Restatement restatement, Words words, OutputStream out)
      throws IOException {
    ReportPage page = ReportPage.of(report, restatement, words);
    Html.write((html, interceptor) -> JtereportGenerated.render(html, interceptor, page), out);
  }
}
