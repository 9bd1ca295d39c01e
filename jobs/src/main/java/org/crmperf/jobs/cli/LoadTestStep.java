package org.crmperf.jobs.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.crmperf.jobs.advice.compare.PeriodTally;
import org.crmperf.jobs.advice.loadtest.LoadTestAnswers;
import org.crmperf.jobs.advice.loadtest.LoadTestComparison;
import org.crmperf.jobs.advice.loadtest.Question;
import org.crmperf.jobs.advice.loadtest.SharedNames;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.report.compare.CompareSubject;
import org.crmperf.jobs.report.compare.LoadTestFiles;
import org.crmperf.jobs.text.Words;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.Errors;

/** Holds a load test against a period of production. */
final class LoadTestStep {
  private static final long MINUTE = 60;

  private final CompareCommand.CompareSetting setting;
  private final CompareOptions options;
  private final CommonOptions common;
  private final ComparePeriod production;

  LoadTestStep(
      CompareCommand.CompareSetting setting, CompareOptions options, CommonOptions common) {
    this.setting = setting;
    this.options = options;
    this.common = common;
    this.production =
        ComparePeriod.parse("--production", String.valueOf(options.production), setting.zone());
  }

  CompareCommand.Outcome run(Words words) {
    Map<RollupKey, RollupCell> test = test();
    long testSeconds = seconds(test);
    PeriodCells cells =
        new PeriodCells(
            setting.warehouse(),
            setting.stores(),
            setting.config(),
            setting.spark(),
            Set.copyOf(options.services),
            options.testService == null || options.testWarehouse != null
                ? Set.of()
                : Set.of(options.testService));
    cells.require(production);
    Set<Endpoint> names = new TreeSet<>();
    for (ComparePeriod.Slice day : production.days()) {
      cells.read(day.start(), day.end()).keySet().forEach(key -> names.add(Endpoint.of(key)));
    }
    Set<Endpoint> testNames = new TreeSet<>();
    test.keySet().forEach(key -> testNames.add(Endpoint.of(key)));
    SharedNames naming = new SharedNames(names, testNames);
    PeriodTally real = new PeriodTally(production.seconds(), naming);
    long all = 0;
    // read twice, as one day at a time fits where a month of them may not
    for (ComparePeriod.Slice slice : production.days()) {
      Map<RollupKey, RollupCell> day = cells.read(slice.start(), slice.end());
      all += day.values().stream().mapToLong(cell -> cell.stats.requests).sum();
      real.add(comparable(day));
    }
    if (real.all().requests() == 0) {
      throw cells.empty(production);
    }
    PeriodTally tested = new PeriodTally(testSeconds, naming);
    tested.add(comparable(test));
    if (tested.all().requests() == 0) {
      throw Errors.input(
          label(),
          "the load test has no request that could be compared, only static files and groups",
          "give endpoint rules in the configuration, so that its requests are told apart",
          null);
    }
    double leftOut = 1 - (double) real.all().requests() / all;
    LoadTestComparison found =
        LoadTestComparison.of(real, tested, leftOut, setting.config().changes());
    CompareSubject subject = subject(test);
    String page = LoadTestFiles.write(found, subject, words, setting.store());
    return new CompareCommand.Outcome(
        page, LoadTestFiles.digest(found, subject, words), fired(found));
  }

  private Map<RollupKey, RollupCell> test() {
    if (!options.loadTest.isEmpty()) {
      return new LoadTestInput(setting, options, common).read();
    }
    if (options.testWarehouse == null) {
      return stored(setting.warehouse());
    }
    try (Warehouse own =
        Warehouse.openForReading(setting.stores(), String.valueOf(options.testWarehouse))) {
      return stored(own);
    }
  }

  private Map<RollupKey, RollupCell> stored(Warehouse warehouse) {
    Set<String> services =
        options.testService == null ? Set.of() : Set.of(String.valueOf(options.testService));
    PeriodCells cells =
        new PeriodCells(
            warehouse, setting.stores(), setting.config(), setting.spark(), services, Set.of());
    ComparePeriod period = testPeriod(warehouse);
    cells.require(period);
    Map<RollupKey, RollupCell> test = new TreeMap<>();
    for (ComparePeriod.Slice day : period.days()) {
      test.putAll(cells.read(day.start(), day.end()));
    }
    if (test.isEmpty()) {
      throw cells.empty(period);
    }
    return test;
  }

  /** As asked for, or all days of the warehouse. */
  private ComparePeriod testPeriod(Warehouse warehouse) {
    if (options.testPeriod != null) {
      return ComparePeriod.parse(
          "--test-period", String.valueOf(options.testPeriod), setting.zone());
    }
    SortedSet<Long> hours = PeriodCells.hours(warehouse);
    if (hours.isEmpty()) {
      throw Errors.input(
          warehouse.layout().root(),
          "there are no requests of a load test in this warehouse",
          "ingest its results; those that their tool has aggregated (Locust) cannot be compared",
          null);
    }
    String first = day(hours.first());
    String last = day(hours.last());
    return ComparePeriod.parse("--test-period", first + ".." + last, setting.zone());
  }

  private String day(long epochHour) {
    return Instant.ofEpochSecond(epochHour * 3600).atZone(setting.zone()).toLocalDate().toString();
  }

  private static Map<RollupKey, RollupCell> comparable(Map<RollupKey, RollupCell> cells) {
    Map<RollupKey, RollupCell> result = new TreeMap<>(cells);
    result.keySet().removeIf(key -> !SharedNames.isComparable(Endpoint.of(key)));
    return result;
  }

  /** From the first minute with a request to the last. */
  private static long seconds(Map<RollupKey, RollupCell> test) {
    List<Long> minutes = minutes(test);
    return minutes.isEmpty()
        ? MINUTE
        : (minutes.get(minutes.size() - 1) - minutes.get(0) + 1) * MINUTE;
  }

  private static List<Long> minutes(Map<RollupKey, RollupCell> test) {
    TreeSet<Long> minutes = new TreeSet<>();
    test.forEach(
        (key, cell) -> {
          for (int m = 0; m < cell.minutes.requests.length; m++) {
            if (cell.minutes.requests[m] > 0) {
              minutes.add(key.hourStart() / 1_000_000 / MINUTE + m);
            }
          }
        });
    return List.copyOf(minutes);
  }

  private CompareSubject subject(Map<RollupKey, RollupCell> test) {
    List<Long> minutes = minutes(test);
    Instant start = Instant.ofEpochSecond(minutes.isEmpty() ? 0 : minutes.get(0) * MINUTE);
    Set<String> services = new TreeSet<>(options.services);
    String label = label();
    String period =
        options.testPeriod == null
            ? ""
            : "_"
                + ComparePeriod.parse("--test-period", options.testPeriod, setting.zone()).folder();
    return new CompareSubject(
        options.folder(
            "load-test-" + CompareOptions.safe(label) + period + "_vs_" + production.folder()),
        new CompareSubject.Side(production.label(), production.start(), production.end()),
        new CompareSubject.Side(label, start, start.plusSeconds(seconds(test))),
        List.copyOf(services),
        setting.zone(),
        ProductVersion.text());
  }

  /** What a person calls the test: its file, its service, its warehouse. */
  private String label() {
    if (!options.loadTest.isEmpty()) {
      String first = options.loadTest.get(0).replaceAll("/+$", "");
      String name = first.substring(first.lastIndexOf('/') + 1);
      return options.loadTest.size() == 1 ? name : name + "+" + (options.loadTest.size() - 1);
    }
    if (options.testService != null) {
      return options.testService;
    }
    String root = String.valueOf(options.testWarehouse).replaceAll("/+$", "");
    return root.substring(root.lastIndexOf('/') + 1);
  }

  private List<String> fired(LoadTestComparison found) {
    if (!options.gates().contains(CompareOptions.LOAD_TEST) || !LoadTestAnswers.isAnyNo(found)) {
      return List.of();
    }
    List<String> no = new ArrayList<>();
    for (Question question : Question.values()) {
      if (LoadTestAnswers.of(question, found) == Question.Answer.NO) {
        no.add(question.column());
      }
    }
    return List.of("load-test: it does not stand for production: " + String.join(", ", no));
  }
}
