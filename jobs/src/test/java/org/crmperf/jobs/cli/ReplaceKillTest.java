package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night that takes two edited sources anew, while others have grown, killed at any moment: the
 * same command again ends where an undisturbed one does, whether the sources had been forgotten, in
 * part or whole, or read again already.
 */
class ReplaceKillTest {
  private static final int KILLS = 12;
  private static final int TRIES = 10;
  private static final FileTime EDITED = FileTime.fromMillis(1_760_000_000_003L);

  /** Where a run that replaces is, by what is on the disk. */
  private enum Stage {
    BEFORE,
    FORGETTING,
    READING,
    MERGING,
    REPORTING
  }

  @TempDir Path folder;

  private final long seed = Long.getLong("crmperf.seed", 20_261_123L);
  private final Random random = new Random(seed);
  private final Map<Stage, Integer> hits = new EnumMap<>(Stage.class);
  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
  private FaultLogs logs;
  private FaultSite before;

  /** What the ledger is made of before the night. */
  private SortedSet<String> known;

  @Test
  @Tag("slow")
  void aReplacementThatIsKilledIsTakenUp() throws Exception {
    logs = new FaultLogs(Files.createDirectory(folder.resolve("logs")));
    logs.first();
    before = new FaultSite(folder.resolve("before")).make();
    CommandRun first = CommandRun.onTwoCores(before.night(logs));
    assertThat(first.exitCode()).as(first.toString()).isZero();
    known = ledger(before);
    logs.second();
    edit(logs.folder().resolve("two/access.log"), 5);
    edit(logs.folder().resolve("one/access.log.1"), 3);
    SortedMap<String, String> after = undisturbed();
    for (int i = 0; i < KILLS; i++) {
      Stage stage = Stage.values()[1 + i % (Stage.values().length - 1)];
      FaultSite site = killed("killed-" + i, stage);
      String what = "seed " + seed + ", kill " + i + " in " + stage;
      if (i % 3 == 2) { // and again, at any moment
        Process again = ChildRun.start(night(site));
        again.waitFor((long) (random.nextDouble() * length()), TimeUnit.NANOSECONDS);
        again.destroyForcibly().waitFor();
        what += ", and again in " + stage(site);
      }
      if (stage(site) != Stage.BEFORE) { // it was whole by then: again would be another night
        CommandRun last = CommandRun.of(night(site));
        assertThat(last.exitCode()).as(what + "\n" + last).isZero();
      }
      assertThat(FaultState.differences(FaultState.of(site), after)).as(what).isEmpty();
    }
    System.out.printf("ReplaceKillTest: seed %d, kills hit %s; stages %s%n", seed, hits, nanos);
  }

  /** A line of the middle goes, another says something else. */
  private static void edit(Path log, int part) throws IOException {
    String text = Files.readString(log, StandardCharsets.ISO_8859_1);
    int from = text.indexOf('\n', text.length() / part) + 1;
    int to = text.indexOf('\n', from) + 1;
    int end = text.indexOf('\n', to) + 1;
    String other = text.substring(to, end).replace(" 200 ", " 503 ");
    Files.writeString(
        log, text.substring(0, from) + other + text.substring(end), StandardCharsets.ISO_8859_1);
    Files.setLastModifiedTime(log, EDITED);
  }

  private Object[] night(FaultSite site) {
    return site.night(
        logs,
        "--master",
        "local[2]",
        "--replace",
        logs.folder().resolve("two/access.log").toString(),
        "--replace",
        logs.folder().resolve("one/access.log").toString());
  }

  private SortedMap<String, String> undisturbed() throws Exception {
    FaultSite site = before.copyTo(folder.resolve("calm"));
    Process run = ChildRun.start(night(site));
    Map<Stage, Long> starts = new EnumMap<>(Stage.class);
    long ended = 0;
    while (run.isAlive()) {
      Stage stage = stage(site);
      long now = System.nanoTime();
      if (stage != Stage.BEFORE) {
        starts.putIfAbsent(stage, now);
      } else if (!starts.isEmpty() && ended == 0) {
        ended = now;
      }
      Thread.onSpinWait();
    }
    assertThat(run.waitFor()).as("an undisturbed night").isZero();
    long until = ended == 0 ? System.nanoTime() : ended;
    for (int s = Stage.values().length - 1; s > 0; s--) {
      long start = starts.getOrDefault(Stage.values()[s], until);
      nanos.put(Stage.values()[s], until - start);
      until = start;
    }
    return FaultState.of(site);
  }

  private long length() {
    return nanos.values().stream().mapToLong(Long::longValue).sum() * 2;
  }

  /** A copy of the site on which a run was killed in this stage, or a little later. */
  private FaultSite killed(String name, Stage wanted) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      FaultSite site = before.copyTo(folder.resolve(name + "-" + i));
      Process run = ChildRun.start(night(site));
      while (run.isAlive() && stage(site).compareTo(wanted) < 0) {
        Thread.onSpinWait();
      }
      double share = random.nextDouble() / (1 << i); // the machine may be faster now
      TimeUnit.NANOSECONDS.sleep((long) (nanos.getOrDefault(wanted, 0L) * share));
      run.destroyForcibly();
      Stage hit = run.waitFor() == 128 + 9 ? stage(site) : Stage.BEFORE;
      if (hit != Stage.BEFORE) {
        hits.merge(hit, 1, Integer::sum);
        return site;
      }
    }
    throw new AssertionError("the run was over before it could be killed in " + wanted);
  }

  private Stage stage(FaultSite site) throws IOException {
    Path unfinished = site.warehouse().resolve("unfinished-run.json");
    String state;
    try {
      state = Files.readString(unfinished);
    } catch (NoSuchFileException e) {
      return Stage.BEFORE;
    }
    if (!Files.exists(site.warehouse().resolve("pending-hours.txt"))) {
      return state.contains("\"sources\":[{") ? Stage.REPORTING : Stage.FORGETTING;
    }
    SortedSet<String> now = ledger(site);
    if (now.size() > known.size()) {
      return Stage.MERGING; // three/access.log is new, and committed with the others
    }
    return hasFilesOf(site, now) ? Stage.FORGETTING : Stage.READING;
  }

  /** Whether there are requests of a source that the ledger has forgotten. */
  private boolean hasFilesOf(FaultSite site, SortedSet<String> now) throws IOException {
    SortedSet<String> gone = new TreeSet<>(known);
    gone.removeAll(now);
    if (gone.size() < 2) {
      return true;
    }
    try (Stream<Path> files = Files.list(site.warehouse().resolve("partials"))) {
      return files.anyMatch(
          file -> gone.stream().anyMatch(id -> file.getFileName().toString().startsWith(id)));
    }
  }

  /** The ids of the sources that count. */
  private static SortedSet<String> ledger(FaultSite site) throws IOException {
    SortedSet<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.list(site.warehouse().resolve("ledger"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json") && !name.startsWith("."))
          .forEach(name -> ids.add(name.substring(0, name.length() - ".json".length())));
    }
    return ids;
  }
}
