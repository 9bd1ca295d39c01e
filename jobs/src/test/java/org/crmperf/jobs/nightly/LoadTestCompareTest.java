package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.crmperf.jobs.advice.scenario.LogSink;
import org.crmperf.jobs.advice.scenario.Problem;
import org.crmperf.jobs.cli.CommandRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code crm-perf compare} of load tests, each with one known fault or with none. */
class LoadTestCompareTest {
  private static final LocalDate TEST_DAY = LocalDate.of(2026, 11, 26);
  private static final String PRODUCTION = "2026-11-19..2026-11-20";

  @TempDir static Path folder;

  private static ComparedWarehouse warehouse;

  @BeforeAll
  static void ingest() throws IOException {
    warehouse = new ComparedWarehouse(folder).with(Problem.NONE);
  }

  @Test
  void aFaithfulTestIsCalledSo() throws IOException {
    Path file = test("faithful.jtl", Problem.NONE, r -> true, r -> r);

    CommandRun run = compare(file, "--fail-on", "load-test");

    assertThat(run.exitCode()).as(run.toString()).isZero();
    JsonNode summary = summary(file);
    for (String question : List.of("endpoints", "mix", "tail", "loop", "load", "errors")) {
      assertThat(answer(summary, question)).as(question + summary).isEqualTo("yes");
    }
    assertThat(summary.at("/endpoints/shared").asInt()).isEqualTo(24);
    assertThat(summary.at("/test/requests").asLong())
        .isEqualTo(Files.readAllLines(file).size() - 1L);
    assertThat(run.out()).contains("The test stands for production");
  }

  @Test
  void anEndpointThatIsMissingIsNamedWithItsShare() throws IOException {
    String busiest = warehouse.traffic.endpoints().get(warehouse.busiest()).path();
    Path file =
        test("missing.jtl", Problem.NONE, r -> !r.endpoint().path().equals(busiest), r -> r);

    CommandRun run = compare(file, "--fail-on", "load-test");

    assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
    assertThat(run.err()).contains("gate load-test", "endpoints");
    JsonNode summary = summary(file);
    assertThat(answer(summary, "endpoints")).isEqualTo("no");
    assertThat(answer(summary, "mix")).isEqualTo("yes");
    assertThat(answer(summary, "tail")).isEqualTo("yes");
    assertThat(summary.at("/answers/endpoints/evidence").asText()).contains(busiest);
    long all = 0;
    long missing = 0;
    for (int d = 0; d < 2; d++) {
      for (LogSink.Request r : warehouse.requests.get(ComparedWarehouse.AFTER.plusDays(d))) {
        all++;
        missing += r.endpoint().path().equals(busiest) ? 1 : 0;
      }
    }
    assertThat(summary.at("/missing_request_share").asDouble())
        .isEqualTo(Math.round(1e6 * missing / all) / 1e6);
    List<Map<String, String>> rows = CsvTable.read(changes(file)).rows();
    assertThat(rows.stream().filter(row -> row.get("in").equals("production")))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("endpoint", busiest));
  }

  @Test
  void anotherMixIsToldWithThePercentileThatItHides() throws IOException {
    Path file = test("mix.jtl", Problem.mix(warehouse.traffic, 200, 0.45), r -> true, r -> r);

    endsWell(compare(file));

    JsonNode summary = summary(file);
    assertThat(answer(summary, "mix")).isEqualTo("no");
    assertThat(answer(summary, "endpoints")).isEqualTo("yes");
    assertThat(answer(summary, "tail")).isEqualTo("yes");
    assertThat(summary.at("/p95_in_productions_mix_ms").asDouble())
        .isGreaterThan(1.1 * summary.at("/p95_ms").asDouble());
  }

  @Test
  void aTailThatIsTooShortIsFoundPerEndpoint() throws IOException {
    UnaryOperator<LogSink.Request> cut =
        r -> {
          long most = Math.round(r.endpoint().medianMillis() * 1500);
          return new LogSink.Request(
              r.endpoint(), r.timeMicros(), r.status(), Math.min(r.micros(), most));
        };
    Path file = test("tail.jtl", Problem.NONE, r -> true, cut);

    endsWell(compare(file));

    JsonNode summary = summary(file);
    assertThat(answer(summary, "tail")).isEqualTo("no");
    assertThat(answer(summary, "endpoints")).isEqualTo("yes");
    assertThat(answer(summary, "mix")).isEqualTo("yes");
    assertThat(summary.at("/understated_request_share").asDouble()).isGreaterThan(0.5);
  }

  @Test
  void usersWhoWaitAreSeenInTheMinutes() throws IOException {
    // from 13:00 to 13:20 everything takes five times as long, and most requests are never made
    long stall = TEST_DAY.atTime(13, 0).toEpochSecond(java.time.ZoneOffset.UTC) * 1_000_000;
    Predicate<LogSink.Request> during =
        r -> r.timeMicros() >= stall && r.timeMicros() < stall + 1_200_000_000L;
    Path file =
        test(
            "waiting.jtl",
            Problem.NONE,
            r -> !during.test(r) || r.timeMicros() / 1_000_000 % 5 == 0,
            r ->
                during.test(r)
                    ? new LogSink.Request(r.endpoint(), r.timeMicros(), r.status(), r.micros() * 5)
                    : r);

    endsWell(compare(file));

    assertThat(answer(summary(file), "loop")).isEqualTo("no");
  }

  @Test
  void aTestInAWarehouseOfItsOwnOrOfAServiceIsReadThere() throws IOException {
    Path file = test("own.jtl", Problem.NONE, r -> true, r -> r);
    Path own = folder.resolve("test-warehouse");
    CommandRun.quietly(
        "ingest", "--input", file, "--warehouse", own, "--service", "jmeter", "--quiet");
    CommandRun.quietly("rollup", "--warehouse", own, "--quiet");
    endsWell(compare(file));
    JsonNode fromFile = summary(file);

    CommandRun run =
        warehouse.compare(
            "--production", PRODUCTION, "--test-warehouse", own, "--test-service", "jmeter");

    assertThat(run.exitCode()).as(run.toString()).isZero();
    JsonNode stored = warehouse.summary("load-test-jmeter_vs_2026-11-19_2026-11-20");
    assertThat(stored.get("answers")).isEqualTo(fromFile.get("answers"));
    assertThat(stored.get("test")).isEqualTo(fromFile.get("test"));
    warehouse
        .compare("--production", PRODUCTION, "--test-warehouse", own, "--test-service", "k6")
        .failsWith(4, "k6");
  }

  @Test
  void resultsThatTheirToolAggregatedAreRefused() throws IOException {
    Path file = folder.resolve("locust_stats.csv");
    Files.writeString(
        file,
        "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min"
            + " Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,"
            + "66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%\n"
            + "GET,/crm/accounts/list,100,0,12,13.1,5,80,2326,10,0,12,13,14,15,20,30,40,50,80,80,"
            + "80\n");

    compare(file).failsWith(4, "locust_stats.csv", "aggregated");
  }

  private static Path test(
      String name,
      Problem problem,
      Predicate<LogSink.Request> kept,
      UnaryOperator<LogSink.Request> as)
      throws IOException {
    Problem busier =
        new Problem() {
          @Override
          public double volume(int endpoint, int hour) {
            return 1.6 * problem.volume(endpoint, hour);
          }
        };
    return LoadTestFileWriter.write(
        warehouse.day(TEST_DAY, busier), folder.resolve(name), kept, as);
  }

  private static CommandRun compare(Path file, Object... more) {
    Object[] words = new Object[4 + more.length];
    words[0] = "--production";
    words[1] = PRODUCTION;
    words[2] = "--load-test";
    words[3] = file;
    System.arraycopy(more, 0, words, 4, more.length);
    return warehouse.compare(words);
  }

  private static void endsWell(CommandRun run) {
    assertThat(run.exitCode()).as(run.toString()).isZero();
  }

  private static Path changes(Path file) {
    return warehouse.report(name(file), "changes.csv");
  }

  private static JsonNode summary(Path file) throws IOException {
    return warehouse.summary(name(file));
  }

  private static String name(Path file) {
    return "load-test-" + file.getFileName() + "_vs_2026-11-19_2026-11-20";
  }

  private static String answer(JsonNode summary, String question) {
    return summary.at("/answers/" + question + "/answer").asText();
  }
}
