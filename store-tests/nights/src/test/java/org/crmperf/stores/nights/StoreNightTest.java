package org.crmperf.stores.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.packaging.Command;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embedded Spark with everything on a store: the same report as on the local disk. */
class StoreNightTest {
  @TempDir static Path folder;

  private static LocalNight local;
  private static Server hdfs;
  private static Server s3;
  private static FaultyS3 front;

  @BeforeAll
  static void start() throws Exception {
    hdfs = Server.hdfs(folder.resolve("hdfs"));
    s3 = Server.s3(folder.resolve("s3"));
    front = FaultyS3.before(s3.address(), 1);
    local = LocalNight.in(folder.resolve("local"));
  }

  @AfterAll
  static void stop() {
    front.close();
    s3.close();
    hdfs.close();
  }

  @Test
  void hdfsGivesWhatTheLocalDiskGives() throws Exception {
    Night night = local.on(Place.hdfs(hdfs, "night"));
    CommandRun.quietly(night.command().toArray());
    local.assertEqualTo(night);
    assertThat(night.counts()).isEqualTo(local.counts());
    CommandRun again = CommandRun.quietly(night.command().toArray());
    assertThat(again.out()).contains("nothing new");
    local.assertEqualTo(night);
    rewriteAndCompare(night, List.of());
  }

  /** What writes the warehouse's files anew: the same tables after it, and nothing disagrees. */
  private static void rewriteAndCompare(Night night, List<String> settings) throws Exception {
    Map<String, String> before = night.result();
    for (List<String> words :
        List.of(
            List.of("rollup", "--rebuild", "--zone", "UTC"),
            List.of("compact"),
            List.of("verify"))) {
      List<String> command = new ArrayList<>(words);
      command.addAll(List.of("--warehouse", night.place().warehouse()));
      command.addAll(settings);
      CommandRun.quietly(command.toArray());
    }
    CommandRun.quietly(Stream.concat(night.command().stream(), settings.stream()).toArray());
    Map<String, String> after = night.assertTidy().result();
    assertThat(after).isEqualTo(before);
  }

  /** Settings by the configuration file, in this process: its bucket's address stays the same. */
  @Test
  void s3GivesWhatTheLocalDiskGives() throws Exception {
    Night night = local.on(Place.s3(front.address(), "crm-6", "night"));
    List<String> yaml = new ArrayList<>(List.of("hadoop:"));
    night.place().hadoop().forEach((key, value) -> yaml.add("  " + key + ": \"" + value + "\""));
    Path config = Files.write(folder.resolve("s3.yaml"), yaml);
    List<String> words = new ArrayList<>(night.command());
    words.addAll(List.of("--config", config.toString()));
    CommandRun first = CommandRun.quietly(words.toArray());
    local.assertEqualTo(night);
    assertThat(night.counts()).isEqualTo(local.counts());
    CommandRun again = CommandRun.quietly(words.toArray());
    assertThat(again.out()).contains("nothing new");
    local.assertEqualTo(night);
    assertThat(first.out() + first.err() + again.out() + again.err())
        .doesNotContain("secret-of-the-test");
    rewriteAndCompare(night, List.of("--config", config.toString()));
    for (String file : night.place().files(night.place().root())) {
      assertThat(night.place().text(file)).as(file).doesNotContain("secret-of-the-test");
    }
  }

  @Test
  void ofTwoRunsAtOnceOneGoesOnAndTheOtherEndsWithFive() throws Exception {
    for (Place place :
        List.of(Place.hdfs(hdfs, "two"), Place.s3(front.address(), "crm-6", "two"))) {
      Night night = local.on(place);
      List<Command.Result> results = new ArrayList<>();
      List<Thread> runs = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Thread run =
            new Thread(
                () -> {
                  Command.Result result = run(Program.embedded(night));
                  synchronized (results) {
                    results.add(result);
                  }
                });
        run.start();
        runs.add(run);
      }
      for (Thread run : runs) {
        run.join();
      }
      assertThat(results).extracting(Command.Result::exitCode).containsExactlyInAnyOrder(0, 5);
      Command.Result refused =
          results.stream().filter(result -> result.exitCode() == 5).findFirst().orElseThrow();
      assertThat(refused.err().lines()).as(refused.toString()).hasSize(1);
      assertThat(refused.err()).contains("the warehouse is in use by process ");
      local.assertEqualTo(night);
    }
  }

  private static Command.Result run(Command command) {
    try {
      return command.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
