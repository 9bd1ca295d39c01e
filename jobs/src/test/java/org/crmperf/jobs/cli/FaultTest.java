package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.crmperf.jobs.cli.FaultSite.Phase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night killed at any moment, and then run again, ends where an undisturbed night does: the same
 * tables, the same accounting, the same warehouse, and nothing beside it.
 */
class FaultTest {
  /** Where kills are wanted; between them they cover a run from its first file to its last. */
  private static final List<Phase> WANTED = List.of(Phase.INGEST, Phase.ROLLUP, Phase.REPORT);

  private static final String MASTER = "local[2]";
  private static final int TRIES = 10;

  /** How a run is stopped, and what it then ends with. */
  private enum Signal {
    KILL(128 + 9),
    TERMINATE(128 + 15);

    private final int exitCode;

    Signal(int exitCode) {
      this.exitCode = exitCode;
    }
  }

  @TempDir Path folder;

  private final long seed = Long.getLong("crmperf.seed", 20_261_118L);
  private final Map<Phase, Integer> hits = new EnumMap<>(Phase.class);
  private FaultLogs logs;

  @BeforeEach
  void logs() throws IOException {
    logs = new FaultLogs(Files.createDirectory(folder.resolve("logs")));
    logs.first();
  }

  @Test
  @Tag("slow")
  void tenKills() throws Exception {
    kill(10);
  }

  @Test
  @Tag("slow-faults")
  void fiftyKills() throws Exception {
    kill(50);
  }

  @Test
  @Tag("slow")
  void aRunThatIsAskedToEndEndsAndIsRunAgain() throws Exception {
    Night night = undisturbed(new FaultSite(folder.resolve("empty")).make(), "whole");
    Random random = new Random(seed);
    for (Phase phase : WANTED) {
      FaultSite site = stopped(night, "asked-" + phase, phase, random, Signal.TERMINATE);
      assertSameAfterAnotherRun(site, night, "SIGTERM in " + phase);
    }
  }

  /** What was committed and not reported, and what the log has gained since, is one run's. */
  @Test
  @Tag("slow")
  void linesThatCameAfterTheKillAreAddedToThoseBefore() throws Exception {
    FaultSite empty = new FaultSite(folder.resolve("empty")).make();
    Night night = undisturbed(empty, "whole");
    FaultSite site = stopped(night, "killed", Phase.REPORT, new Random(seed), Signal.KILL);
    logs.second();
    CommandRun again = CommandRun.onTwoCores(site.night(logs));
    assertThat(again.exitCode()).as(again.toString()).isZero();
    FaultSite fresh = empty.copyTo(folder.resolve("fresh"));
    assertThat(CommandRun.onTwoCores(fresh.night(logs)).exitCode()).isZero();
    assertThat(reports(site)).isEqualTo(reports(fresh));
  }

  private static SortedMap<String, String> reports(FaultSite site) throws IOException {
    return FaultState.of(site).tailMap("reports/").headMap("warehouse/");
  }

  @Test
  @Tag("slow")
  void theSecondOfTwoRunsEndsAtOnceAndLeavesNothing() throws Exception {
    Night night = undisturbed(new FaultSite(folder.resolve("empty")).make(), "whole");
    FaultSite site = night.before().copyTo(folder.resolve("shared"));
    Process first = ChildRun.start(site.night(logs, "--master", MASTER, "--quiet"));
    night.clock().await(site, first, Phase.INGEST, 0);
    CommandRun.onTwoCores(site.night(logs)).failsWith(5, "in use by process " + first.pid());
    assertThat(first.waitFor()).isZero();
    assertSame(site, night, "the first of two runs");
  }

  /**
   * A night to be disturbed.
   *
   * @param before what it starts from
   * @param clock how long its phases take
   * @param after where it must end
   */
  private record Night(FaultSite before, FaultClock clock, SortedMap<String, String> after) {}

  private void kill(int kills) throws Exception {
    Random random = new Random(seed);
    Night first = undisturbed(new FaultSite(folder.resolve("empty")).make(), "first");
    kill(first, random, 0, kills / 2);
    logs.second();
    Night second = undisturbed(new FaultSite(folder.resolve("first")), "second");
    kill(second, random, kills / 2, kills);
    System.out.printf(
        "FaultTest: seed %d, %d kills hit %s; undisturbed nights: %s, %s%n",
        seed, kills, hits, first.clock(), second.clock());
    assertThat(hits).containsKeys(Phase.INGEST, Phase.ROLLUP, Phase.REPORT);
  }

  private void kill(Night night, Random random, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      Phase phase = WANTED.get(i % WANTED.size());
      FaultSite site = stopped(night, "killed-" + i, phase, random, Signal.KILL);
      String what = "seed " + seed + ", kill " + i + " in " + site.phase();
      hits.merge(site.phase(), 1, Integer::sum);
      if (i % 5 == 4) {
        Process again = ChildRun.start(site.night(logs, "--master", MASTER, "--quiet"));
        night.clock().await(random.nextDouble());
        again.destroyForcibly().waitFor();
        what += ", and again in " + site.phase();
        if (site.phase() == Phase.BEFORE) {
          assertSame(site, night, what + ", which had come to its end");
          continue;
        }
      }
      assertSameAfterAnotherRun(site, night, what);
    }
  }

  private void assertSameAfterAnotherRun(FaultSite site, Night night, String what)
      throws IOException {
    CommandRun again = CommandRun.onTwoCores(site.night(logs));
    assertThat(again.exitCode()).as(what + "\n" + again).isZero();
    assertSame(site, night, what);
  }

  private static void assertSame(FaultSite site, Night night, String what) throws IOException {
    assertThat(FaultState.differences(FaultState.of(site), night.after())).as(what).isEmpty();
  }

  private Night undisturbed(FaultSite before, String name) throws Exception {
    FaultSite site = before.copyTo(folder.resolve(name));
    Process run = ChildRun.start(site.night(logs, "--master", MASTER, "--quiet"));
    FaultClock clock = FaultClock.follow(site, run);
    assertThat(run.waitFor()).as("an undisturbed night").isZero();
    return new Night(before, clock, FaultState.of(site));
  }

  /**
   * A copy of the night's start on which a run was stopped in its midst. A phase may have been far
   * longer when it was timed than it is now, on a machine with other work: each try is earlier.
   */
  private FaultSite stopped(Night night, String name, Phase phase, Random random, Signal signal)
      throws Exception {
    for (int i = 0; i < TRIES; i++) {
      FaultSite site = night.before().copyTo(folder.resolve(name + "-" + i));
      Process run = ChildRun.start(site.night(logs, "--master", MASTER, "--quiet"));
      night.clock().await(site, run, phase, random.nextDouble() / (1 << i));
      if (signal == Signal.KILL) {
        run.destroyForcibly();
      } else {
        run.destroy();
      }
      if (run.waitFor() == signal.exitCode && site.phase() != Phase.BEFORE) {
        return site;
      }
    }
    throw new AssertionError("the run was over before it could be stopped in " + phase);
  }
}
