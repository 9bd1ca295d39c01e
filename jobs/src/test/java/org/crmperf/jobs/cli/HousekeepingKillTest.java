package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.crmperf.jobs.keep.KeptWarehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Housekeeping in a process of its own, killed at some moment, and run again. */
class HousekeepingKillTest {
  private static final long SEED = 20_240_226;
  private static final LocalDate FIRST = LocalDate.of(2024, 2, 26);
  private static final LocalDate LAST = FIRST.plusDays(3);

  @TempDir static Path folder;

  private static KeptWarehouse grown;
  private static Path config;

  @BeforeAll
  static void fourDaysInManyFiles() throws IOException {
    grown = new KeptWarehouse(folder.resolve("grown"));
    grown.grown(KeptWarehouse.days(FIRST, 4, 250_000, 12), 1);
    config =
        Files.writeString(
            folder.resolve("new.yaml"),
            """
            targets: {target_ms: 77}
            endpoints: [{match: '/**', params: [action, module]}]
            """);
  }

  @Test
  void compaction() throws Exception {
    KeptWarehouse calm = copy("compact-calm");
    long millis = run(calm, Long.MAX_VALUE, "compact");
    kill(
        "compact",
        4,
        millis,
        (killed, moment) -> {
          killed.run("verify");
          killed.run("compact");
          assertThat(killed.state()).as(moment).isEqualTo(calm.state());
          assertThat(killed.requests()).as(moment).isEqualTo(grown.requests());
          assertThat(killed.tables(FIRST, LAST, "UTC")).isEqualTo(grown.tables(FIRST, LAST, "UTC"));
        });
  }

  @Test
  void pruning() throws Exception {
    Object[] days = {"--keep-requests", 1, "--keep-rollups", 2};
    KeptWarehouse calm = copy("prune-calm");
    long millis = run(calm, Long.MAX_VALUE, "prune", days);
    kill(
        "prune",
        3,
        millis,
        (killed, moment) -> {
          killed.run("verify");
          killed.run("prune", days);
          assertThat(killed.state()).as(moment).isEqualTo(calm.state());
          killed.run("verify");
        },
        days);
  }

  @Test
  void rebuilding() throws Exception {
    Object[] words = {"--rebuild", "--config", config, "--zone", "UTC"};
    KeptWarehouse calm = copy("rollup-calm");
    long millis = run(calm, Long.MAX_VALUE, "rollup", words);
    kill(
        "rollup",
        4,
        millis,
        (killed, moment) -> {
          if (Files.exists(killed.root().resolve("rebuild-unfinished.txt"))) {
            CommandRun.onTwoCores(killed.words("compact"))
                .failsWith(2, "a rebuild", "rollup --rebuild");
          }
          killed.run("rollup", words);
          assertThat(killed.state()).as(moment).isEqualTo(calm.state());
          killed.run("verify");
        },
        words);
  }

  /** What must hold of a warehouse after its run was killed. */
  private interface Aftermath {
    void check(KeptWarehouse killed, String moment) throws IOException;
  }

  private static void kill(
      String command, int times, long millis, Aftermath aftermath, Object... words)
      throws Exception {
    SplittableRandom random = new SplittableRandom(SEED + command.hashCode());
    int inTheMidst = 0;
    for (int i = 0; i < times; i++) {
      // the work comes after Spark has started: late moments are the interesting ones
      long after = (long) (millis * (1 - 0.7 * i / times) * (0.9 + 0.2 * random.nextDouble()));
      KeptWarehouse killed = copy(command + i);
      run(killed, after, command, words);
      String moment =
          "seed %d, %s killed after %d of %d ms".formatted(SEED, command, after, millis);
      inTheMidst += Files.size(killed.root().resolve("_lock")) > 0 ? 1 : 0;
      aftermath.check(killed, moment);
    }
    assertThat(inTheMidst).as("runs that were killed before their end").isPositive();
  }

  /** Runs a command; kills it so long after it has begun. Returns how long it took from there. */
  private static long run(KeptWarehouse on, long killAfter, String command, Object... words)
      throws Exception {
    Files.deleteIfExists(on.root().resolve("last-run.json"));
    Process process =
        ChildRun.start(
            Stream.concat(Stream.of(on.words(command, words)), Stream.of("--master", "local[2]"))
                .toArray());
    try {
      while (!Files.exists(on.root().resolve("last-run.json"))) {
        assertThat(process.isAlive()).as(command).isTrue();
        TimeUnit.MILLISECONDS.sleep(2);
      }
      long begun = System.nanoTime();
      if (killAfter == Long.MAX_VALUE) {
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
      } else {
        process.waitFor(killAfter, TimeUnit.MILLISECONDS);
      }
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static KeptWarehouse copy(String name) throws IOException {
    KeptWarehouse copy = new KeptWarehouse(folder.resolve(name));
    Path from = grown.root();
    List<Path> all;
    try (Stream<Path> files = Files.walk(from)) {
      all = files.toList();
    }
    Files.createDirectories(copy.folder());
    for (Path file : all) {
      Files.copy(file, copy.root().resolve(from.relativize(file).toString()));
    }
    return copy;
  }
}
