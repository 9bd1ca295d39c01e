package org.crmperf.jobs.report;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.Finding;

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
  private static final String CUT = "...";

  private Digest() {}

  /** The lines. */
  public static List<String> of(ReportModel model) {
    List<String> lines = new ArrayList<>();
    for (String sentence : ThreeSentences.of(ComputedReport.of(model)).all()) {
      wrap(sentence, LINES_A_SENTENCE, "", lines);
    }
    List<Finding> findings = model.findings();
    lines.add(
        findings.isEmpty()
            ? Words.say("digest.none")
            : Words.say("digest.findings", ReportPage.count(findings.size())));
    int shown = Math.min(MOST_FINDINGS, findings.size());
    for (int f = 0; f < shown; f++) {
      wrap(finding(f + 1, findings.get(f)), LINES_A_FINDING, "   ", lines);
    }
    if (findings.size() > shown) {
      lines.add(Words.say("digest.more", ReportPage.count(findings.size() - shown)));
    }
    return lines;
  }

  private static String finding(int number, Finding finding) {
    String severity = Words.of("severity", finding.severity());
    String kind = Words.of("kind", finding.kind());
    String place = ThreeSentences.place(finding);
    String evidence = Printable.text(Words.say(finding.evidence()));
    String n = Integer.toString(number);
    return place.isEmpty()
        ? Words.say("digest.finding", n, severity, kind, evidence)
        : Words.say("digest.finding.endpoint", n, severity, kind, place, evidence);
  }

  /** Breaks at spaces, and within a word that is wider than a line; what is too much is cut. */
  private static void wrap(String text, int most, String indent, List<String> lines) {
    String rest = text.strip();
    for (int n = 1; !rest.isEmpty(); n++) {
      String before = n == 1 ? "" : indent;
      int room = COLUMNS - before.length();
      if (width(rest, rest.length()) <= room) {
        lines.add(before.concat(rest));
        return;
      }
      boolean last = n == most;
      int end = fitting(rest, last ? room - CUT.length() : room);
      int space = rest.lastIndexOf(' ', end);
      int cut = space > 0 ? space : end;
      String line = before.concat(rest.substring(0, cut));
      lines.add(last ? line.concat(CUT) : line);
      if (last) {
        return;
      }
      rest = rest.substring(cut).strip();
    }
  }

  /** How many chars fit into so many columns, without parting a surrogate pair. */
  private static int fitting(String text, int columns) {
    int end = 0;
    while (end < text.length()) {
      int next = end + Character.charCount(text.codePointAt(end));
      if (width(text, next) > columns) {
        return end;
      }
      end = next;
    }
    return end;
  }

  /** Columns of the first chars; ideographs and what else is beyond U+1100 may take two. */
  private static int width(String text, int end) {
    return text.substring(0, end).codePoints().map(c -> c < 0x1100 || isNarrow(c) ? 1 : 2).sum();
  }

  private static boolean isNarrow(int c) {
    return c >= 0x2010 && c <= 0x2027;
  }
}
