package org.crmperf.stores.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.crmperf.jobs.packaging.Command;
import org.crmperf.jobs.packaging.StandaloneCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standalone cluster of two workers whose executors are killed, and raced against each other. */
class ExecutorsDieTest {
  private static final long SEED = 20261122;

  @TempDir static Path folder;

  private static LocalNight local;
  private static Server hdfs;
  private static Server s3;
  private static StandaloneCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    hdfs = Server.hdfs(folder.resolve("hdfs"));
    s3 = Server.s3(folder.resolve("s3"));
    cluster = StandaloneCluster.start(folder.resolve("cluster"), 2);
    local = LocalNight.in(folder.resolve("local"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
    s3.close();
    hdfs.close();
  }

  @Test
  void twoKilledInMidJobChangeNothing() throws Exception {
    kill(2);
  }

  @Test
  @Tag("slow-faults")
  void fiveKilledInMidJobChangeNothing() throws Exception {
    kill(5);
  }

  /** Kills one when so many files of ranges are there, on HDFS and S3 by turns. */
  private static void kill(int kills) throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < kills; i++) {
      String name = "kill-" + i + "-of-" + kills;
      Place place = i % 2 == 0 ? Place.hdfs(hdfs, name) : Place.s3(s3.address(), "crm-5", name);
      int afterFiles = 1 + random.nextInt(local.rangeFiles() * 3 / 4);
      Night night = local.on(place);
      CompletableFuture<Command.Result> run = submit(night, Map.of());
      int found = awaitFiles(night, afterFiles, run);
      List<ProcessHandle> executors = cluster.executors();
      assertThat(executors).as("executors").isNotEmpty();
      ProcessHandle victim = executors.get(random.nextInt(executors.size()));
      assertThat(victim.destroyForcibly()).as("killed by SIGKILL").isTrue();
      assertThat(run).as("still running when its executor was killed").isNotDone();
      Command.Result result = run.join();
      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.err()).as("Spark noticed").contains("Lost executor");
      local.assertEqualTo(night);
      assertThat(night.counts()).isEqualTo(local.counts());
      System.out.printf(
          "executor killed: seed %d, %s, after %d of %d files%n",
          SEED, place.root(), found, local.rangeFiles());
    }
    cluster.assertRanAnApplication();
  }

  /**
   * Every task that is not done at once is started a second time, and both write the same files.
   */
  @Test
  void speculativeAttemptsChangeNothing() throws Exception {
    Map<String, String> eager =
        Map.of(
            "spark.speculation", "true",
            "spark.speculation.interval", "10ms",
            "spark.speculation.multiplier", "1.01",
            "spark.speculation.quantile", "0.05",
            "spark.speculation.minTaskRuntime", "1ms",
            "spark.locality.wait", "0");
    for (Place place :
        List.of(Place.hdfs(hdfs, "eager"), Place.s3(s3.address(), "crm-5", "eager"))) {
      Night night = local.on(place);
      Command.Result result = submit(night, eager).join();
      assertThat(result.exitCode()).as(result.toString()).isZero();
      local.assertEqualTo(night);
      assertThat(night.counts()).isEqualTo(local.counts());
    }
  }

  private static CompletableFuture<Command.Result> submit(Night night, Map<String, String> spark) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Program.submitted(night, cluster.url(), spark).run();
          } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
          }
        });
  }

  private static int awaitFiles(Night night, int wanted, CompletableFuture<?> run)
      throws IOException, InterruptedException {
    while (true) {
      int found = night.rangeFiles().size();
      if (found >= wanted) {
        return found;
      }
      assertThat(run).as("%d files are never there", wanted).isNotDone();
      Thread.sleep(5);
    }
  }
}
