package org.crmperf.jobs.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to compare with what, and where to. */
final class CompareOptions {
  static final String REGRESSION = "regression";
  static final String LOAD_TEST = "load-test";
  private static final List<String> GATES = List.of(REGRESSION, LOAD_TEST);

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      required = true,
      description = "directory or Hadoop URI for the reports; the page goes into compare/ there")
  String directory = "";

  @Option(
      names = "--before",
      paramLabel = "P",
      description =
          "the period before: a day, D..D, or DThh:00..DThh:00 with the last hour excluded")
  @Nullable String before;

  @Option(names = "--after", paramLabel = "P", description = "the period after, written alike")
  @Nullable String after;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      split = ",",
      description = "only requests of these services; repeatable")
  List<String> services = new ArrayList<>();

  @Option(
      names = "--production",
      paramLabel = "P",
      description = "the period of production that a load test is held against")
  @Nullable String production;

  @Option(
      names = "--load-test",
      paramLabel = "PATH",
      arity = "1..*",
      description = "the load test's result files, as for --input; repeatable")
  List<String> loadTest = new ArrayList<>();

  @Option(
      names = "--test-warehouse",
      paramLabel = "DIR",
      description = "the warehouse that the load test is in, if it has its own")
  @Nullable String testWarehouse;

  @Option(
      names = "--test-service",
      paramLabel = "NAME",
      description = "the load test is the requests of this service")
  @Nullable String testService;

  @Option(
      names = "--test-period",
      paramLabel = "P",
      description = "when the load test was; default: all that there is of it")
  @Nullable String testPeriod;

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "format of the --load-test files (default auto)")
  String format = "auto";

  @Option(
      names = "--log-zone",
      paramLabel = "Z",
      description = "zone of the --load-test files' stamps that have no offset (default UTC)")
  @Nullable String logZone;

  @Option(
      names = "--fail-on",
      paramLabel = "GATE",
      split = ",",
      description = "exit with 3 on any of regression, load-test")
  List<String> failOn = List.of();

  /** Whether a load test is compared, and not two periods; finds every wrong combination. */
  boolean isLoadTest() {
    boolean test = !loadTest.isEmpty() || testWarehouse != null || testService != null;
    boolean periods = before != null || after != null;
    Set<String> gates = gates();
    if (test && periods) {
      throw Errors.usage(
          "--before and --after are for two periods, the options of a load test for one",
          "give --before and --after, or --production and the load test");
    }
    if (test) {
      test(gates);
      return true;
    }
    if (production != null || testPeriod != null) {
      throw Errors.usage(
          "the load test to compare is not said",
          "give --load-test PATH, --test-warehouse DIR or --test-service NAME");
    }
    if (before == null || after == null) {
      throw Errors.usage(
          "nothing to compare: --before and --after belong together",
          "give both, or --production and a load test");
    }
    if (gates.contains(LOAD_TEST)) {
      throw Errors.usage(
          "--fail-on load-test: no load test is compared", "give --fail-on regression");
    }
    return false;
  }

  private void test(Set<String> gates) {
    if (production == null) {
      throw Errors.usage(
          "--production is missing: the period to hold the load test against",
          "give one, such as --production 2026-11-16..2026-11-20");
    }
    if (!loadTest.isEmpty() && (testWarehouse != null || testService != null)) {
      throw Errors.usage(
          "--load-test reads files; --test-warehouse and --test-service read a warehouse",
          "give the one or the other");
    }
    if (!loadTest.isEmpty() && testPeriod != null) {
      throw Errors.usage(
          "--test-period chooses from a warehouse, and --load-test reads files whole",
          "leave --test-period out");
    }
    if (testService != null && services.contains(testService)) {
      throw Errors.usage(
          "--service and --test-service are both " + testService, "name production's services");
    }
    if (gates.contains(REGRESSION)) {
      throw Errors.usage(
          "--fail-on regression: a load test regresses from nothing", "give --fail-on load-test");
    }
  }

  /** The gates asked for. */
  Set<String> gates() {
    Set<String> gates = new TreeSet<>();
    for (String gate : failOn) {
      String name = gate.strip().toLowerCase(Locale.ROOT);
      if (!GATES.contains(name)) {
        throw Errors.usage(
            "--fail-on: unknown gate '" + gate + "'", "give any of " + String.join(", ", GATES));
      }
      gates.add(name);
    }
    return gates;
  }

  /** Adds the services to a folder's name: the same options give the same folder. */
  String folder(String name) {
    return services.isEmpty() ? name : name + "_" + safe(String.join("+", services));
  }

  /** A name of letters and digits; what loses anything so gets a checksum, to stay apart. */
  static String safe(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9+.-]", "-");
    plain = plain.substring(0, Math.min(plain.length(), 60));
    if (plain.equals(text) && !plain.startsWith(".")) {
      return plain;
    }
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return plain.replaceFirst("^\\.+", "") + "-" + Long.toHexString(sum.getValue());
  }
}
