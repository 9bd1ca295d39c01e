package org.crmperf.jobs.report.compare;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.compare.ComparedEndpoint;
import org.crmperf.jobs.advice.compare.PeriodComparison;
import org.crmperf.jobs.report.Html;
import org.crmperf.jobs.report.ReportStore;
import org.crmperf.jobs.text.Text;
import org.crmperf.jobs.text.Words;

/** Writes all files of a comparison of two periods. */
public final class ComparisonFiles {
  /** The folder of comparisons in the folder of reports: no day is called so. */
  public static final String FOLDER = "compare";

  private static final int DIGEST_ENDPOINTS = 5;

  private ComparisonFiles() {}

  /**
   * Writes them; summary.json last, so that a folder that has one is whole.
   *
   * @return the name of the page, relative to the store's root
   */
  public static String write(
      PeriodComparison found, CompareSubject subject, Words words, ReportStore store) {
    String folder = FOLDER + "/" + subject.name() + "/";
    store.discardUnfinished(folder);
    ComparisonCsv csv = new ComparisonCsv(found, subject);
    store.write(folder + "changes.csv", csv::changes);
    store.write(folder + "hours.csv", csv::hours);
    ComparePage page = ComparePage.of(found, subject, words);
    store.write(
        folder + "index.html",
        out ->
            Html.write(
                (html, interceptor) -> JtecompareGenerated.render(html, interceptor, page), out));
    store.write(folder + "summary.json", out -> ComparisonJson.write(found, subject, out));
    store.finish();
    return folder + "index.html";
  }

  /** What standard output says of it. */
  public static List<String> digest(PeriodComparison found, CompareSubject subject, Words words) {
    List<String> lines = new ArrayList<>();
    lines.add(
        words.say(
            "compare.digest.title",
            subject.before().label(),
            subject.after().label(),
            subject.zone().getId()));
    for (Text sentence : CompareSentences.of(found)) {
      lines.add(words.say(sentence));
    }
    lines.add(ComparePage.counts(found, words));
    for (ComparedEndpoint endpoint :
        found.of(Change.REGRESSED).stream().limit(DIGEST_ENDPOINTS).toList()) {
      lines.add(
          "- "
              + Shown.name(endpoint.endpoint())
              + ": "
              + words.say(CompareSentences.sentence(endpoint, found)));
    }
    found.cautions().forEach(caution -> lines.add(words.say("compare.digest.caution", caution)));
    return lines;
  }
}
