package org.crmperf.stores.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.crmperf.jobs.packaging.Command;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An S3 that drops connections, answers 500 and 503, and cuts answers short. */
class FailingS3Test {
  @TempDir static Path folder;

  private static LocalNight local;
  private static Server s3;

  @BeforeAll
  static void start() throws Exception {
    s3 = Server.s3(folder.resolve("s3"));
    local = LocalNight.in(folder.resolve("local"));
  }

  @AfterAll
  static void stop() {
    s3.close();
  }

  /** The retries carry a run through single failures. */
  @ParameterizedTest
  @CsvSource({"1, 0.05", "2, 0.10"})
  void someFailuresChangeNothing(long seed, double share) throws Exception {
    try (FaultyS3 faulty = FaultyS3.before(s3.address(), seed)) {
      Night night = local.on(Place.s3(faulty.address(), "crm-" + seed, "failing"));
      faulty.fail(share);
      Command.Result result = Program.embedded(night).run();
      assertThat(result.exitCode()).as("seed %d: %s", seed, result).isZero();
      assertThat(result.err()).as(result.toString()).isEmpty();
      assertThat(faulty.faults()).as("requests failed with seed %d", seed).isPositive();
      faulty.heal();
      local.assertEqualTo(night);
      assertThat(night.counts()).isEqualTo(local.counts());
      System.out.printf(
          "failing S3: seed %d, %d of %d requests failed%n",
          seed, faulty.faults(), faulty.requests());
    }
  }

  /** The store goes away in mid-run: the run says so, and the next one ends where it would have. */
  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void afterAnOutageTheSameCommandGivesTheSame(long seed) throws Exception {
    try (FaultyS3 faulty = FaultyS3.before(s3.address(), seed)) {
      Night night = local.on(Place.s3(faulty.address(), "crm-" + (seed - 28), "outage"));
      int more = 10 + new Random(seed).nextInt(300);
      faulty.failAllAfter(more);
      Command.Result result = Program.embedded(new Night(night.place().impatient())).run();
      assertThat(result.exitCode()).as("seed %d: %s", seed, result).isNotZero();
      assertOneLine(result);
      faulty.heal();
      result = Program.embedded(night).run();
      assertThat(result.exitCode()).as("seed %d: %s", seed, result).isZero();
      local.assertEqualTo(night);
      System.out.printf("S3 gone: seed %d, after %d requests of the run%n", seed, more);
    }
  }

  /** Nothing that the user typed is wrong: 1 for a warehouse, 4 for an input. */
  private static void assertOneLine(Command.Result result) {
    assertThat(result.exitCode()).as(result.toString()).isIn(1, 4);
    assertThat(result.err().lines()).as(result.toString()).hasSize(1);
    assertThat(result.err()).startsWith("crm-perf: s3a://").hasSizeLessThan(1000);
  }

  @Test
  void aStoreThatFailsForGoodIsSaidInOneLine() throws Exception {
    try (FaultyS3 faulty = FaultyS3.before(s3.address(), 9)) {
      Night night = local.on(Place.s3(faulty.address(), "crm-0", "dead"));
      faulty.fail(1);
      Command.Result result = Program.embedded(new Night(night.place().impatient())).run();
      assertOneLine(result);
      assertThat(result.exitCode()).isEqualTo(1);
      faulty.heal();
      assertThat(Program.embedded(night).run().exitCode()).isZero();
      local.assertEqualTo(night);
    }
  }
}
