package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.crmperf.jobs.cli.DiskModel.Cut;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes at some moment of a night, and with it all that was not forced to the disk. What
 * the night did to its files is recorded call by call; the disk after a cut is what the calls
 * before it promise. The same command must then end where an undisturbed night does.
 */
@Tag("slow")
class PowerCutTest {
  private static final int RANDOM_CUTS = 8;

  @TempDir Path temporary;

  private final long seed = Long.getLong("crmperf.seed", 20_261_118L);
  private Path folder;
  private FaultLogs logs;

  @BeforeEach
  void logs() throws IOException {
    folder = temporary.toRealPath(); // as strace shows it
    logs = new FaultLogs(Files.createDirectory(folder.resolve("logs")));
    logs.first();
  }

  @Test
  void aFirstNight() throws Exception {
    cut(new FaultSite(folder.resolve("before")).make());
  }

  @Test
  void aNightOverLogsThatGrew() throws Exception {
    FaultSite before = new FaultSite(folder.resolve("before")).make();
    assertThat(CommandRun.onTwoCores(before.night(logs)).exitCode()).isZero();
    logs.second();
    cut(before);
  }

  private void cut(FaultSite before) throws Exception {
    FaultSite site = before.copyTo(folder.resolve("site"));
    Path log = folder.resolve("calls.txt");
    CommandRun run =
        ChildRun.run(SyscallLog.through(log), site.night(logs, "--master", "local[2]"));
    assertThat(run.exitCode()).as(run.toString()).isZero();
    SortedMap<String, String> wanted = FaultState.of(site);
    List<SyscallLog.Call> calls = SyscallLog.read(log, site.folder());
    DiskModel disk = new DiskModel(before.folder());
    int done = 0;
    int cuts = 0;
    for (int moment : moments(calls)) {
      for (; done < moment; done++) {
        disk.apply(moved(calls.get(done), site, before));
      }
      for (Cut kind : Cut.values()) {
        FaultSite left = new FaultSite(folder.resolve("cut-" + cuts++));
        disk.writeAfter(kind, left.folder());
        String what =
            "seed " + seed + ", cut after call " + moment + " of " + calls.size() + ", " + kind;
        if (moment < calls.size() && !isOver(left, calls.subList(0, moment))) {
          CommandRun again = CommandRun.onTwoCores(left.night(logs));
          assertThat(again.exitCode()).as(what + "\n" + again).isZero();
        }
        assertThat(FaultState.differences(FaultState.of(left), wanted)).as(what).isEmpty();
      }
    }
    System.out.printf("PowerCutTest: seed %d, %d calls, %d cuts%n", seed, calls.size(), cuts);
  }

  /** Whether the run had come to its end, and the disk knows: the same command is another night. */
  private static boolean isOver(FaultSite left, List<SyscallLog.Call> made) {
    String mark = "unfinished-run.json";
    boolean ended =
        made.stream()
            .anyMatch(
                call ->
                    call.kind() == SyscallLog.Kind.DELETE && call.to().toString().endsWith(mark));
    return ended && !Files.exists(left.folder().resolve("warehouse").resolve(mark));
  }

  /** The disk is modelled where the night began; the calls were made on a copy. */
  private static SyscallLog.Call moved(SyscallLog.Call call, FaultSite site, FaultSite before) {
    return new SyscallLog.Call(
        call.kind(),
        before.folder().resolve(site.folder().relativize(call.path()).toString()),
        before.folder().resolve(site.folder().relativize(call.to()).toString()),
        call.bytes());
  }

  /**
   * After each file gets a name that later ones rely on, after it loses it, anywhere, and at the
   * end, when all must be safe without another run.
   */
  private SortedSet<Integer> moments(List<SyscallLog.Call> calls) {
    TreeSet<Integer> moments = new TreeSet<>();
    for (int i = 0; i < calls.size(); i++) {
      String name = calls.get(i).to().toString();
      boolean commit =
          calls.get(i).kind() == SyscallLog.Kind.RENAME
              || calls.get(i).kind() == SyscallLog.Kind.DELETE;
      boolean relied =
          name.endsWith(".json") || name.endsWith("pending-hours.txt") || name.contains("/hourly/");
      if (commit && relied) {
        moments.add(i + 1);
      }
    }
    assertThat(moments).as("commits of the run").hasSizeGreaterThan(6);
    Random random = new Random(seed);
    for (int i = 0; i < RANDOM_CUTS; i++) {
      moments.add(random.nextInt(calls.size()));
    }
    moments.add(calls.size());
    return moments;
  }
}
