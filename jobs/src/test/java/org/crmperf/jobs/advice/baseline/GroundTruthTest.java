package org.crmperf.jobs.advice.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.crmperf.jobs.advice.scenario.Injection;
import org.crmperf.jobs.advice.scenario.Scenario;
import org.crmperf.jobs.advice.scenario.Scenario.Outcome;
import org.crmperf.jobs.advice.scenario.Scenario.Setting;
import org.junit.jupiter.api.Test;

/**
 * Days of which it is known what is wrong with them: what the comparison finds, and what it claims
 * that is not so. The table is part of docs/advice.md; -Dgolden.update=true writes it anew.
 */
class GroundTruthTest {
  /** A row of the table: so many scenarios of a kind, by seeds 1 to n. */
  private record Row(Setting setting, Injection injection, int scenarios) {
    List<Outcome> run() {
      return LongStream.rangeClosed(1, scenarios)
          .parallel()
          .mapToObj(seed -> new Scenario(setting, injection, seed).run())
          .toList();
    }
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(Setting.CHANCE, Injection.NOTHING, 60),
          new Row(Setting.CHANCE, Injection.SLOWER_20, 40),
          new Row(Setting.ORDINARY, Injection.NOTHING, 120),
          new Row(Setting.ORDINARY, Injection.SLOWER_10, 30),
          new Row(Setting.ORDINARY, Injection.SLOWER_20, 120),
          new Row(Setting.ORDINARY, Injection.SLOWER_50, 30),
          new Row(Setting.ORDINARY, Injection.FASTER_20, 30),
          new Row(Setting.ORDINARY, Injection.TAIL_20, 30),
          new Row(Setting.ORDINARY, Injection.TAIL_50, 30),
          new Row(Setting.ORDINARY, Injection.ERRORS, 30),
          new Row(Setting.ORDINARY, Injection.BUSIER, 30),
          new Row(Setting.ORDINARY, Injection.MIX, 40),
          new Row(Setting.ORDINARY, Injection.APPEARS, 10),
          new Row(Setting.ORDINARY, Injection.VANISHES, 10),
          new Row(Setting.FEW, Injection.NOTHING, 60),
          new Row(Setting.FEW, Injection.SLOWER_20, 60),
          new Row(Setting.TRAILING, Injection.NOTHING, 8),
          new Row(Setting.TRAILING, Injection.SLOWER_20, 8),
          new Row(Setting.ROUGH, Injection.NOTHING, 80),
          new Row(Setting.ROUGH, Injection.SLOWER_20, 20),
          new Row(Setting.ROUGH, Injection.SLOWER_50, 20));

  private static final double RIGHT = 0.95;
  private static final double WRONG = 0.05;

  @Test
  void findsWhatIsThereAndClaimsWhatIsNotRarely() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| platform | injected | scenarios | called regressed | improved | new or gone |");
    table.append(" more requests | reports with a false regression |\n|---|---|--:|--:|--:|--:|");
    table.append("--:|--:|\n");
    int quiet = 0;
    int quietWrong = 0;
    int slower = 0;
    int slowerFound = 0;
    List<String> mixed = new ArrayList<>();
    for (Row row : ROWS) {
      List<Outcome> outcomes = row.run();
      long regressed = count(outcomes, Change.REGRESSED);
      // on a day without an injection the endpoint that was picked is one of the others
      boolean nothing = row.injection == Injection.NOTHING || row.injection == Injection.MIX;
      long wrong =
          outcomes.stream()
              .filter(o -> o.falseRegressions() > 0 || (nothing && o.target() == Change.REGRESSED))
              .count();
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %d | %d | %d | %d | %d |%n",
              row.setting.words(),
              row.injection.words(),
              row.scenarios,
              regressed,
              count(outcomes, Change.IMPROVED),
              count(outcomes, Change.NEW) + count(outcomes, Change.GONE),
              outcomes.stream().filter(Outcome::busier).count(),
              wrong));
      if (row.injection == Injection.NOTHING) {
        quiet += row.scenarios;
        quietWrong += (int) wrong;
      }
      if (row.injection == Injection.SLOWER_20 && row.setting != Setting.ROUGH) {
        slower += row.scenarios;
        slowerFound += (int) regressed;
      }
      if (row.injection == Injection.MIX && wrong > WRONG * row.scenarios) {
        mixed.add(row + ": " + wrong);
      }
    }
    GroundTruthTable.check(table.toString());
    assertThat((double) slowerFound / slower).as("+20 %% found").isGreaterThanOrEqualTo(RIGHT);
    assertThat((double) quietWrong / quiet).as("false reports").isLessThanOrEqualTo(WRONG);
    assertThat(mixed).as("mix shifts called regressions").isEmpty();
  }

  private static long count(List<Outcome> outcomes, Change change) {
    return outcomes.stream().filter(o -> o.target() == change).count();
  }
}
