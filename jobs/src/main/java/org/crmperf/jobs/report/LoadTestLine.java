package org.crmperf.jobs.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.text.Words;

/** A row of the table of load tests, ready to be shown. */
record LoadTestLine(
    String test,
    String name,
    String requests,
    String failures,
    String median,
    String p95,
    String p99,
    String max) {
  /** Rows shown; a page of more is not read. */
  private static final int MOST = 500;

  static List<LoadTestLine> of(ReportModel model, Words words) {
    Moments moments = Moments.of(model);
    List<LoadTestLine> lines = new ArrayList<>();
    for (ReportModel.LoadTest test : model.loadTests()) {
      for (ReportModel.LoadTestRow row : test.rows()) {
        if (lines.size() < MOST) {
          lines.add(line(test, row, moments, words));
        }
      }
    }
    return List.copyOf(lines);
  }

  private static LoadTestLine line(
      ReportModel.LoadTest test, ReportModel.LoadTestRow row, Moments moments, Words words) {
    String file = Printable.text(test.file());
    String when =
        row.first() == null || row.last() == null
            ? file
            : words.say(
                "cell.loadtest.when",
                file,
                moments.moment(row.first().atZone(moments.zone()).toOffsetDateTime()),
                moments.moment(row.last().atZone(moments.zone()).toOffsetDateTime()));
    String name = Printable.text((row.method() + " " + row.name()).strip());
    return new LoadTestLine(
        when,
        row.error().isEmpty()
            ? name
            : words.say("cell.loadtest.error", name, Printable.text(row.error())),
        figure(row.requests()),
        figure(row.failures()),
        figure(row.medianMillis()),
        figure(row.p95Millis()),
        figure(row.p99Millis()),
        figure(row.maxMillis()));
  }

  /** As the tool gave it, to a tenth. */
  private static String figure(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    BigDecimal tenth = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    return Display.grouped(tenth.stripTrailingZeros().toPlainString());
  }
}
