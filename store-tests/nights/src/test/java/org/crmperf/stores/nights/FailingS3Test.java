package org.crmperf.stores.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.crmperf.jobs.packaging.Command;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An S3 that drops connections, answers 500 and 503, and cuts answers short. */
class FailingS3Test {
  /** More reruns than the worst store here ever needs. */
  private static final int MOST_RUNS = 5;

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

  /** With a few failures the retries carry a run; with many it fails, and is given again. */
  @ParameterizedTest
  @CsvSource({"1, 0.05", "2, 0.10", "3, 0.40"})
  void runsEndRightOrFailInOneLineAndAreGivenAgain(long seed, double share) throws Exception {
    try (FaultyS3 faulty = FaultyS3.before(s3.address(), seed)) {
      Night night = local.on(Place.s3(faulty.address(), "crm-" + seed, "failing"));
      faulty.fail(share);
      int runs = 0;
      Command.Result result;
      do {
        assertThat(++runs).as("runs with seed %d", seed).isLessThanOrEqualTo(MOST_RUNS);
        if (runs == MOST_RUNS - 1) {
          faulty.fail(0);
        }
        result = Program.embedded(night).run();
        if (result.exitCode() != 0) {
          assertOneLine(result);
        }
      } while (result.exitCode() != 0);
      assertThat(faulty.faults()).as("requests failed with seed %d", seed).isPositive();
      faulty.fail(0);
      local.assertEqualTo(night);
      System.out.printf(
          "failing S3: seed %d, %.0f %% of %d requests failed, right after %d runs%n",
          seed, 100 * share, faulty.requests(), runs);
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
      Command.Result result = Program.embedded(night).run();
      assertOneLine(result);
      assertThat(result.exitCode()).isEqualTo(1);
      faulty.fail(0);
      assertThat(Program.embedded(night).run().exitCode()).isZero();
      local.assertEqualTo(night);
    }
  }
}
