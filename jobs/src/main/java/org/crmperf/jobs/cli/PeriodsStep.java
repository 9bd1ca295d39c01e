package org.crmperf.jobs.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.crmperf.jobs.advice.baseline.BaselineChoice;
import org.crmperf.jobs.advice.baseline.BaselineComparison;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.compare.PeriodComparison;
import org.crmperf.jobs.advice.compare.PeriodTally;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.report.compare.CompareSubject;
import org.crmperf.jobs.report.compare.ComparisonFiles;
import org.crmperf.jobs.text.Text;
import org.crmperf.jobs.text.Words;

/** Compares two periods of a warehouse; holds the later one and a day of the other in memory. */
final class PeriodsStep {
  private final CompareCommand.CompareSetting setting;
  private final CompareOptions options;
  private final ComparePeriod before;
  private final ComparePeriod after;

  PeriodsStep(CompareCommand.CompareSetting setting, CompareOptions options) {
    this.setting = setting;
    this.options = options;
    this.before = ComparePeriod.parse("--before", String.valueOf(options.before), setting.zone());
    this.after = ComparePeriod.parse("--after", String.valueOf(options.after), setting.zone());
  }

  CompareCommand.Outcome run(Words words) {
    PeriodComparison found = compare();
    Set<String> services = new TreeSet<>(options.services);
    CompareSubject subject =
        new CompareSubject(
            options.folder(before.folder() + "_vs_" + after.folder()),
            side(before),
            side(after),
            List.copyOf(services),
            setting.zone(),
            ProductVersion.text());
    String page = ComparisonFiles.write(found, subject, words, setting.store());
    return new CompareCommand.Outcome(
        page, ComparisonFiles.digest(found, subject, words), fired(found));
  }

  private PeriodComparison compare() {
    PeriodCells cells =
        new PeriodCells(
            setting.warehouse(),
            setting.stores(),
            setting.config(),
            setting.spark(),
            Set.copyOf(options.services),
            Set.of());
    cells.require(before);
    cells.require(after);
    Map<RollupKey, RollupCell> later = cells.read(after.start(), after.end());
    if (later.isEmpty()) {
      throw cells.empty(after);
    }
    BaselineComparison comparison =
        new BaselineComparison(
            later, setting.zone(), setting.config().policy(), setting.config().changes());
    PeriodTally now = new PeriodTally(after.seconds());
    now.add(later);
    PeriodTally then = new PeriodTally(before.seconds());
    for (ComparePeriod.Slice day : before.days()) {
      Map<RollupKey, RollupCell> of = cells.read(day.start(), day.end());
      comparison.addDay(of);
      then.add(of);
    }
    if (then.all().requests() == 0) {
      throw cells.empty(before);
    }
    BaselineChoice choice = new BaselineChoice(before.label(), List.of(), false, Text.NONE);
    return PeriodComparison.of(
        then, now, comparison.compare(choice), setting.config().changes(), setting.zone());
  }

  private static CompareSubject.Side side(ComparePeriod period) {
    return new CompareSubject.Side(period.label(), period.start(), period.end());
  }

  private List<String> fired(PeriodComparison found) {
    if (!options.gates().contains(CompareOptions.REGRESSION) || !found.regressed()) {
      return List.of();
    }
    String all =
        found.comparison().commonChange() == Change.REGRESSED ? ", and all of them together" : "";
    return List.of(
        "regression: "
            + found.of(Change.REGRESSED).size()
            + " endpoints with slower times or more errors than before"
            + all);
  }
}
