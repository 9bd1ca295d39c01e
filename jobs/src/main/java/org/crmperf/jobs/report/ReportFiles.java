package org.crmperf.jobs.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    AdviceCsv advice = new AdviceCsv(model);
    Map<String, ReportStore.Content> files = new LinkedHashMap<>();
    files.put("endpoint_hours.csv", csv::endpointHours);
    files.put(PAGE, out -> page(report, restatement, Words.in(language), out));
    files.put("hourly.csv", csv::hourly);
    files.put("endpoints.csv", csv::endpoints);
    files.put("time_parts.csv", csv::timeParts);
    files.put("findings.csv", csv::findings);
    files.put("outages.csv", csv::outages);
    files.put("time_lost.csv", advice::timeLost);
    files.put("baseline.csv", advice::baseline);
    // side by side: of three months the first two are tens of megabytes each
    List<RuntimeException> failures =
        files.entrySet().parallelStream()
            .map(file -> failure(store, folder + file.getKey(), file.getValue()))
            .flatMap(Optional::stream)
            .toList();
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    store.write(folder + SUMMARY, out -> SummaryJson.write(report, restatement, out));
    return folder + PAGE;
  }

  /** A failure is thrown when no file is being written any more. */
  private static Optional<RuntimeException> failure(
      ReportStore store, String file, ReportStore.Content content) {
    try {
      store.write(file, content);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
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
