package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;

/**
 * A report in a few lines of plain text, for the mail that cron makes of standard output: the three
 * sentences and the first findings. No line is longer than {@value #COLUMNS} columns and none holds
 * a control character, whatever a log brought.
 */
public final class Digest {
  /** The widest line. */
  public static final int COLUMNS = 78;

  /** The most lines. */
  public static final int LINES = 22;

  private static final int LINES_A_SENTENCE = 4;
  private static final int LINES_A_FINDING = 2;
  private static final int MOST_FINDINGS = 4;

  private Digest() {}

  /** The lines. */
  public static List<String> of(ReportModel model, Language language) {
    Words words = Words.in(language);
    Wrapping wrapping = new Wrapping(COLUMNS);
    for (String sentence : ThreeSentences.of(ComputedReport.of(model), words).all()) {
      wrapping.add(sentence, LINES_A_SENTENCE, "");
    }
    List<Finding> findings = model.findings();
    wrapping.add(
        findings.isEmpty()
            ? words.say("digest.none")
            : words.say("digest.findings", ReportPage.count(findings.size())),
        1,
        "");
    int shown = Math.min(MOST_FINDINGS, findings.size());
    for (int f = 0; f < shown; f++) {
      wrapping.add(finding(f + 1, findings.get(f), words), LINES_A_FINDING, "   ");
    }
    if (findings.size() > shown) {
      wrapping.add(words.say("digest.more", ReportPage.count(findings.size() - shown)), 1, "");
    }
    return wrapping.lines();
  }

  private static String finding(int number, Finding finding, Words words) {
    String severity = words.of("severity", finding.severity());
    String kind = words.of("kind", finding.kind());
    String place = ThreeSentences.place(finding);
    String evidence = Printable.text(words.say(finding.evidence()));
    return place.isEmpty()
        ? words.say("digest.finding", number, severity, kind, evidence)
        : words.say("digest.finding.endpoint", number, severity, kind, place, evidence);
  }
}
