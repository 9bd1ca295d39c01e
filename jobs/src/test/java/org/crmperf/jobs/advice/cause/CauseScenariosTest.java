package org.crmperf.jobs.advice.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.baseline.BaselineChoice;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.ingest.LogCells;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.report.ReportBuilder;
import org.crmperf.jobs.report.ReportModel;
import org.crmperf.jobs.report.ReportPeriod;
import org.junit.jupiter.api.Test;

/** Days with one cause, as log lines: is it the first recommendation? */
class CauseScenariosTest {
  private static final long FIRST_SEED = 9000;
  private static final int SEEDS = 12;
  private static final int PLAIN = 24;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @Test
  void theInjectedCauseIsTheFirstRecommendation() throws IOException {
    Map<InjectedCause, Map<String, Integer>> table = new EnumMap<>(InjectedCause.class);
    int right = 0;
    int injected = 0;
    int plainWithCauses = 0;
    for (InjectedCause cause : InjectedCause.all()) {
      int seeds = cause == InjectedCause.NONE ? PLAIN : SEEDS;
      for (int s = 0; s < seeds; s++) {
        List<Finding> findings = findings(cause, FIRST_SEED + 100L * cause.ordinal() + s, s);
        String first = first(findings);
        table.computeIfAbsent(cause, c -> new TreeMap<>()).merge(first, 1, Integer::sum);
        if (cause == InjectedCause.NONE) {
          plainWithCauses += findings.stream().anyMatch(Finding::isCause) ? 1 : 0;
        } else {
          injected++;
          right += first.equals(name(cause)) ? 1 : 0;
          if (!first.equals(name(cause))) {
            System.out.println(cause + " form " + s % 3 + " seed " + s);
            findings.stream()
                .limit(3)
                .forEach(
                    f ->
                        System.out.println(
                            "  "
                                + f.severity()
                                + " "
                                + f.kind()
                                + " "
                                + f.endpoint()
                                + " "
                                + f.evidence()
                                + " "
                                + (f.more() == null ? "" : f.more().weight())));
          }
        }
      }
    }
    String shown = table(table, plainWithCauses);
    System.out.println(shown);
    assertThat(right).as(shown).isGreaterThanOrEqualTo((int) Math.ceil(0.8 * injected));
    assertThat(plainWithCauses).as(shown).isLessThanOrEqualTo(PLAIN / 5);
    CauseTable.check(shown);
  }

  static List<Finding> findings(InjectedCause cause, long seed, int form) {
    PlainDay day = new PlainDay(seed);
    LogText text = cause.into(day, form % InjectedCause.FORMS);
    return report(LogCells.of(text.of(day.requests), text.format, 1)).findings();
  }

  static ReportModel report(Map<RollupKey, RollupCell> cells) {
    return new ReportBuilder(
            new ReportPeriod(DAY, DAY, ZoneOffset.UTC), MetricPolicy.defaults(), 1, 2000, 0.01)
        .build(
            cells,
            Comparison.none(BaselineChoice.of("none", DAY, DAY, Map.of())),
            new ReportModel.Accounting(0, 0, 0, 0, 0, 0, List.of(), List.of()),
            "test",
            Instant.EPOCH);
  }

  private static String first(List<Finding> findings) {
    return findings.isEmpty() ? "nothing" : findings.get(0).kind().name().toLowerCase(Locale.ROOT);
  }

  private static String name(InjectedCause cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }

  private static String table(Map<InjectedCause, Map<String, Integer>> table, int plain) {
    List<String> lines = new ArrayList<>();
    lines.add("| injected | first recommendation, of how many days |");
    lines.add("|---|---|");
    table.forEach(
        (cause, firsts) -> {
          List<String> cells = new ArrayList<>();
          firsts.entrySet().stream()
              .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
              .forEach(e -> cells.add(e.getKey() + " " + e.getValue()));
          lines.add("| " + name(cause) + " | " + String.join(", ", cells) + " |");
        });
    lines.add("");
    lines.add("Days without a cause on which one was claimed: " + plain + " of " + PLAIN + ".");
    return String.join("\n", lines) + "\n";
  }
}
