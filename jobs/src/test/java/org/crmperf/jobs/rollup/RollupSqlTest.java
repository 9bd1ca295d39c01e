package org.crmperf.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.jobs.synthetic.SyntheticExpectation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rollups and reports against plain SQL over {@code requests/}, by Spark's vectorised reader. */
class RollupSqlTest {
  private static final String ERROR = "(status is null or status = 0 or status >= 500)";

  @TempDir static Path folder;

  private static SparkSession spark;
  private static SyntheticExpectation expected;

  @BeforeAll
  static void aNightAndASession() throws IOException {
    expected = SyntheticDay.ofSize(8 << 20).withSeed(11).write(folder.resolve("access.log"));
    CommandRun.quietly(
        "nightly",
        "--input",
        folder.resolve("access.log"),
        "--warehouse",
        folder.resolve("warehouse"),
        "--reports",
        folder.resolve("reports"),
        "--zone",
        "UTC",
        "--service",
        "crm");
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.warehouse.dir", folder.resolve("spark").toUri().toString())
            .getOrCreate();
    for (String table : List.of("requests", "rejects", "hourly", "minutes")) {
      table(table).createOrReplaceTempView(table);
    }
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.stop();
    }
  }

  private static Dataset<Row> table(String name) {
    return spark.read().parquet(folder.resolve("warehouse").resolve(name).toString());
  }

  @Test
  void requestsHaveTheTypesOfTheirMeaning() {
    Map<String, String> types = new TreeMap<>();
    for (var field : table("requests").schema().fields()) {
      types.put(field.name(), field.dataType().simpleString());
    }
    assertThat(types)
        .containsEntry("time", "timestamp")
        .containsEntry("status", "int")
        .containsEntry("response_bytes", "bigint")
        .containsEntry("duration_us", "bigint")
        .containsEntry("upstream_us", "bigint")
        .containsEntry("url", "string")
        .containsEntry("endpoint", "string")
        .containsEntry("service", "string")
        .containsEntry("date", "date")
        .containsEntry("hour", "int")
        .hasSize(28);
  }

  @Test
  void everyParsedLineIsARowInTheHourOfItsTime() {
    assertThat(one("select count(*) from requests")).isEqualTo(expected.parsed());
    assertThat(one("select count(*) from requests where date <> date(time) or hour <> hour(time)"))
        .isEqualTo(0L);
    assertThat(one("select count(*) from requests where service = 'crm'"))
        .isEqualTo(expected.parsed());
    assertThat(one("select sum(duration_us) from requests"))
        .isEqualTo(1000 * expected.day().durations().sumMillis());
  }

  /** Filters that a reader leaves to statistics and dictionaries, and the same ones hidden. */
  @ParameterizedTest
  @CsvSource({
    "endpoint, (static assets)",
    "endpoint, /login",
    "method, POST",
    "service, crm",
    "url, /health",
    "protocol, HTTP/2.0",
    "status, 503",
    "duration_us, 1000"
  })
  void filtersFindTheirRows(String column, String value) {
    boolean number = Character.isDigit(value.charAt(0));
    String literal = number ? value : "'" + value + "'";
    String hidden = number ? "(" + column + " + 0)" : "concat(" + column + ", '')";
    String count = "select count(*) from requests where ";
    for (String condition :
        List.of(" = " + literal, " < " + literal, " > " + literal, " is null", " is not null")) {
      assertThat(one(count + column + condition))
          .as(column + condition)
          .isEqualTo(one(count + hidden + condition));
    }
    assertThat((long) one(count + column + " = " + literal)).isPositive();
  }

  @Test
  void histogramsAreThereForWhoAsksForThem() {
    assertThat(one("select count(*) from hourly where latency_hdr is not null"))
        .isEqualTo(one("select count(*) from hourly"));
  }

  @Test
  void theVectorisedReaderAndTheOtherOneAgree() {
    String sums =
        "select count(*), count(user), count(upstream_us), sum(hash(*)) from (select time,"
            + " client, user, method, url, protocol, status, response_bytes, duration_us,"
            + " upstream_us, referer, user_agent, upstream_status, endpoint from requests)";
    assertThat(spark.sql(sums).queryExecution().executedPlan().toString())
        .as("columns in batches")
        .contains("Batched: true");
    Row vectorised = spark.sql(sums).first();
    spark.conf().set("spark.sql.parquet.enableVectorizedReader", "false");
    try {
      assertThat(spark.sql(sums).first()).isEqualTo(vectorised);
    } finally {
      spark.conf().unset("spark.sql.parquet.enableVectorizedReader");
    }
  }

  @Test
  void everyRejectedLineIsWhereItsRowSays() throws IOException {
    byte[] log = Files.readAllBytes(folder.resolve("access.log"));
    List<Row> rejects =
        spark.sql("select file, offset, length, line from rejects order by offset").collectAsList();
    assertThat(rejects).hasSize(Math.toIntExact(expected.rejected()));
    for (Row reject : rejects) {
      assertThat(reject.getString(0)).isEqualTo(folder.resolve("access.log").toString());
      int offset = Math.toIntExact(reject.getLong(1));
      int end = offset + Math.toIntExact(reject.getLong(2));
      assertThat(offset == 0 || log[offset - 1] == '\n').as("a line starts there").isTrue();
      assertThat(log[end]).as("and ends there").isEqualTo((byte) '\n');
      String line = new String(Arrays.copyOfRange(log, offset, end), StandardCharsets.ISO_8859_1);
      if (line.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
        assertThat(reject.getString(3)).isEqualTo(line);
      }
    }
  }

  @Test
  void hourlyRowsAreTheSumsOfTheirRequests() {
    String sums =
        """
        select date_trunc('hour', time) as hour_start, service, endpoint,
          coalesce(method, '-') as method, count(*) as requests,
          count_if(status between 400 and 498) as errors_4xx,
          count_if(status = 499) as client_closed,
          count_if(status between 500 and 599) as errors_5xx,
          count_if(%1$s) as errors,
          count(duration_us) as timed,
          coalesce(sum(duration_us), 0) as sum_us,
          coalesce(max(duration_us), 0) as max_us,
          count_if(duration_us is not null or %1$s) as apdex_samples,
          count_if(duration_us <= 500000 and not %1$s) as satisfied,
          count_if(duration_us > 500000 and duration_us <= 2000000 and not %1$s) as tolerating,
          count_if(duration_us > 1000000) as over_target,
          coalesce(sum(greatest(duration_us - 1000000, 0)), 0) as over_target_us,
          coalesce(sum(response_bytes), 0) as response_bytes,
          nullif(sum(case when duration_us is not null then upstream_us end), 0) as upstream_us,
          nullif(sum(case when upstream_us is not null then duration_us end), 0) as upstream_of_us,
          cast(null as bigint) as database_of_us,
          count_if(status = 502) as status_502, count_if(status = 503) as status_503,
          count_if(status = 504) as status_504,
          max(case when %1$s then duration_us end) as error_max_us,
          count_if(%1$s and duration_us is not null) > 0 as timed_errors
        from requests group by all
        """
            .formatted(ERROR);
    String stored =
        """
        select hour_start, service, endpoint, method, requests, errors_4xx, client_closed,
          errors_5xx, errors, timed, sum_us, max_us, apdex_samples, satisfied, tolerating,
          over_target, over_target_us, response_bytes, nullif(upstream_us, 0) as upstream_us,
          upstream_of_us, database_of_us, status_502, status_503, status_504, error_max_us,
          length(error_latency_hdr) > 0 as timed_errors from hourly
        """;
    assertSame(sums, stored, 1000);
  }

  @Test
  void hourlyMinutesAreThoseOfTheirRequests() {
    String minutes =
        """
        select hour_start, service, endpoint, method, count_if(2 * bad < n) as up_minutes,
          count_if(2 * bad >= n) as down_minutes, max(n) as peak_minute_requests from (
            select date_trunc('hour', time) as hour_start, date_trunc('minute', time) as minute,
              service, endpoint, coalesce(method, '-') as method, count(*) as n,
              count_if(%s) as bad from requests group by all)
        group by all
        """
            .formatted(ERROR);
    String stored =
        """
        select hour_start, service, endpoint, method, up_minutes, down_minutes,
          peak_minute_requests from hourly
        """;
    assertSame(minutes, stored, 1000);
  }

  @Test
  void minuteRowsAreTheSumsOfTheirRequests() {
    String sums =
        """
        select date_trunc('minute', time) as minute, service, count(*) as requests,
          count_if(%s) as errors, coalesce(sum(duration_us), 0) as busy_us,
          count(duration_us) as timed, count_if(duration_us > 1000000) as late,
          1000000 as late_above_us, count_if(status = 499) as client_closed
        from requests group by all
        """
            .formatted(ERROR);
    String stored =
        """
        select minute, service, requests, errors, busy_us, timed, late, late_above_us,
          client_closed from minutes
        """;
    assertSame(sums, stored, 1400);
  }

  @Test
  void whereTheTimeGoesIsWhatSqlSays() {
    Path parts = folder.resolve("reports").resolve(SyntheticDay.DAY + "/time_parts.csv");
    spark
        .read()
        .option("header", true)
        .csv(parts.toString())
        .createOrReplaceTempView("csv_time_parts");
    String sums =
        """
        select endpoint, coalesce(method, '-') as method, count(*) as requests,
          cast(sum(upstream_us) / 1000000 as decimal(20, 3)) as upstream_s,
          cast(round(sum(upstream_us) / sum(duration_us), 6) as decimal(20, 6)) as upstream_share
        from requests where upstream_us is not null and duration_us is not null group by all
        having sum(duration_us) > 0
        """;
    String stored =
        """
        select c.endpoint, c.method, n.requests, cast(c.upstream_s as decimal(20, 3)) as upstream_s,
          cast(c.upstream_share as decimal(20, 6)) as upstream_share from csv_time_parts c join
          (select endpoint, coalesce(method, '-') as method, count(*) as requests from requests
            where upstream_us is not null and duration_us is not null group by all) n
          on n.endpoint = c.endpoint and n.method = c.method
        where c.upstream_share is not null
        """;
    assertSame(sums, stored, 50);
  }

  @Test
  void theReportIsWhatSqlSays() {
    Path report = folder.resolve("reports").resolve(SyntheticDay.DAY.toString());
    for (String name : List.of("hourly", "endpoints", "endpoint_hours")) {
      spark
          .read()
          .option("header", true)
          .option("inferSchema", false)
          .csv(report.resolve(name + ".csv").toString())
          .createOrReplaceTempView("csv_" + name);
    }
    String sums =
        """
        count(*), count_if(status between 400 and 498), count_if(status between 500 and 599),
        sum(response_bytes), cast(round(avg(duration_us) / 1000, 3) as decimal(20, 3)),
        cast(max(duration_us) / 1000 as decimal(20, 3))
        """;
    String cells =
        """
        cast(requests as bigint), cast(errors_4xx as bigint), cast(errors_5xx as bigint),
        cast(response_bytes as bigint), cast(mean_ms as decimal(20, 3)),
        cast(max_ms as decimal(20, 3))
        """;
    assertSame(
        "select date_trunc('hour', time), " + sums + " from requests group by 1",
        "select cast(hour_start as timestamp), " + cells + " from csv_hourly",
        24);
    assertSame(
        "select endpoint, coalesce(method, '-'), " + sums + " from requests group by 1, 2",
        "select endpoint, method, " + cells + " from csv_endpoints",
        75);
    assertSame(
        "select date_trunc('hour', time), endpoint, coalesce(method, '-'), "
            + sums
            + " from requests group by 1, 2, 3",
        "select cast(hour_start as timestamp), endpoint, method, "
            + cells
            + " from csv_endpoint_hours",
        1000);
  }

  private static Object one(String sql) {
    return spark.sql(sql).first().get(0);
  }

  /** Both give the same rows, and at least so many. */
  private static void assertSame(String computed, String stored, int atLeast) {
    List<String> rows = sorted(computed);
    assertThat(rows).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(sorted(stored)).isEqualTo(rows);
  }

  private static List<String> sorted(String sql) {
    return spark.sql(sql).collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
