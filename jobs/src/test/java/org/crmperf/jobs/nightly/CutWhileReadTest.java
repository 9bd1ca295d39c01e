package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.ingest.IngestProgress;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A log that is truncated, replaced or removed at some moment while it is read: either all of it
 * counts or nothing, the run says which, and the next one has every line once.
 */
class CutWhileReadTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_123L);
  private static final int MOMENTS = 4;
  private static final long RANGE = 600_011;
  private static final int BYTES = 12_000_000;

  /** What is done to a log. */
  private enum Cut {
    /** Copied, emptied, written on. */
    COPYTRUNCATE,
    /** Emptied and written on, with no copy. */
    TRUNCATE,
    /** Half of it is gone. */
    SHORTEN,
    /** Renamed, and another in its place. */
    RENAME,
    /** Deleted. */
    REMOVE;

    void on(Path log, byte[] next) throws IOException {
      Path rotated = log.resolveSibling("access.log.1");
      switch (this) {
        case COPYTRUNCATE -> {
          Files.copy(log, rotated);
          truncate(log, 0);
          Files.write(log, next, StandardOpenOption.APPEND);
        }
        case TRUNCATE -> {
          truncate(log, 0);
          Files.write(log, next, StandardOpenOption.APPEND);
        }
        case SHORTEN -> truncate(log, Files.size(log) / 2);
        case RENAME -> {
          Files.move(log, rotated);
          Files.write(log, next);
        }
        case REMOVE -> Files.delete(log);
      }
    }
  }

  @TempDir Path folder;

  private final Random random = new Random(SEED);

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Cut.class)
  void allOfItOrNothing(Cut cut) throws Exception {
    byte[] old = day(41, BYTES);
    byte[] next = day(42, 100_000);
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < MOMENTS; i++) {
      // early, for the tasks are ahead of what they say they have read; and once at the end
      double share = i == 2 ? 1 : random.nextDouble() * 0.3;
      String what = "seed %d, %s at %.3f".formatted(SEED, cut, share);
      Path logs = Files.createDirectories(folder.resolve(cut + "-" + i + "/logs"));
      Path log = logs.resolve("access.log");
      Nights nights = new Nights(logs.resolveSibling("night"));
      nights.withRangesOf(i == 3 ? 2L * BYTES : RANGE);
      Files.write(logs.resolve("other.log"), day(43, 50_000));
      // the lines of a half-read last range count again when the copy is read
      boolean half = i == 1 && (cut == Cut.COPYTRUNCATE || cut == Cut.RENAME);
      int third = lineEnd(old, old.length / 3) - (half ? 7 : 0);
      Files.write(log, Arrays.copyOf(old, i % 2 == 0 ? 0 : third));
      assertThat(night(nights).exitCode()).isZero();
      long before = lines(nights);
      long rest = old.length - Files.size(log);
      Files.write(log, old);

      CommandRun run = nightWhile(nights, (long) (share * rest), () -> cut.on(log, next));
      long whole = lines(day(43, 50_000)) + lines(old);
      long counted = lines(nights);
      ends.add("%.2f %s".formatted(share, counted == whole ? "whole" : "not"));
      if (run.exitCode() == 0) {
        assertThat(counted).as(what + run).isEqualTo(whole);
      } else {
        run.failsWith(4, log.toString());
        assertThat(counted).as(what + run).isEqualTo(before);
      }
      if (!half || run.exitCode() == 0) {
        verified(nights, what);
      }

      CommandRun second = night(nights);
      if (cut == Cut.COPYTRUNCATE || cut == Cut.RENAME) {
        assertThat(second.exitCode()).as(what + second).isZero();
        assertThat(lines(nights)).as(what + second).isEqualTo(whole + lines(next));
        Nights fresh = new Nights(logs.resolveSibling("fresh")).withRangesOf(RANGE);
        assertThat(night(fresh).exitCode()).isZero();
        assertThat(nights.tables()).as(what).isEqualTo(fresh.tables());
      } else if (cut == Cut.TRUNCATE) {
        assertThat(lines(nights)).as(what + second).isEqualTo(counted + lines(next));
      } else if (cut == Cut.REMOVE) {
        assertThat(lines(nights)).as(what + second).isEqualTo(counted);
      } else if (counted == whole) {
        second.failsWith(4, log + ": byte ", "--replace"); // shorter than what was read of it
      } else {
        assertThat(second.exitCode()).as(what + second).isZero();
        assertThat(lines(nights))
            .as(what + second)
            .isBetween(before + 1, whole - 1); // half a last line waits for its end
      }
      verified(nights, what);
      long all = lines(nights);
      night(nights);
      assertThat(lines(nights)).as(what + ", and again").isEqualTo(all);
    }
    assertThat(ends).as("seed %d", SEED).anyMatch(end -> end.endsWith("not"));
    System.out.printf("CutWhileReadTest: seed %d, %s: %s%n", SEED, cut, ends);
  }

  /** A stream gives what comes before the cut; the rest is read when the file is whole again. */
  @Test
  @Tag("slow")
  void aCompressedLogThatIsCutIsReadOnWhenItIsWhole() throws Exception {
    byte[] old = day(51, BYTES);
    byte[] gz = Nights.gzip(old);
    for (int i = 0; i < MOMENTS; i++) {
      double share = random.nextDouble();
      String what = "seed %d, gz at %.3f".formatted(SEED, share);
      Path logs = Files.createDirectories(folder.resolve("gz-" + i + "/logs"));
      Path log = Files.write(logs.resolve("access.log.gz"), gz);
      Files.write(logs.resolve("other.log"), day(43, 50_000));
      Nights nights = new Nights(logs.resolveSibling("night")).withRangesOf(RANGE);
      CommandRun run =
          nightWhile(
              nights, (long) (share * BYTES), () -> truncate(log, random.nextInt(gz.length)));
      long whole = lines(day(43, 50_000)) + lines(old);
      assertThat(lines(nights)).as(what + run).isLessThanOrEqualTo(whole);
      if (lines(nights) < whole) {
        run.failsWith(4, log.toString());
      }
      verified(nights, what);
      Files.write(log, gz);
      CommandRun second = night(nights);
      assertThat(second.exitCode()).as(what + second).isZero();
      assertThat(lines(nights)).as(what + second).isEqualTo(whole);
      Nights fresh = new Nights(logs.resolveSibling("fresh")).withRangesOf(RANGE);
      assertThat(night(fresh).exitCode()).isZero();
      assertThat(nights.tables()).as(what).isEqualTo(fresh.tables());
      verified(nights, what);
    }
  }

  /** Something that is done to a file. */
  @FunctionalInterface
  private interface Deed {
    void run() throws IOException;
  }

  /** A night, and a deed when it has read so many bytes, or at its end. */
  private static CommandRun nightWhile(Nights nights, long bytes, Deed deed)
      throws InterruptedException, ExecutionException {
    IngestProgress.reset();
    CompletableFuture<CommandRun> ended = new CompletableFuture<>();
    CompletableFuture<Void> done =
        CompletableFuture.runAsync(
            () -> {
              while (!ended.isDone() && IngestProgress.bytesDone() <= bytes) {
                Thread.onSpinWait();
              }
              quietly(deed);
            },
            task -> new Thread(task, "cut").start());
    try {
      ended.complete(night(nights));
    } finally {
      ended.cancel(false);
      done.get();
    }
    return ended.get();
  }

  private static void quietly(Deed deed) {
    Callable<Boolean> call =
        () -> {
          deed.run();
          return true;
        };
    try {
      assertThat(call.call()).isTrue();
    } catch (Exception e) {
      throw new IllegalStateException("the log could not be cut", e);
    }
  }

  private static CommandRun night(Nights nights) {
    Path logs = nights.folder().resolveSibling("logs");
    return CommandRun.onTwoCores(
        "nightly",
        "--quiet",
        "--input",
        logs.resolve("other.log"),
        "--input",
        logs,
        "--warehouse",
        nights.warehouse(),
        "--reports",
        nights.folder().resolve("reports"),
        "--zone",
        "UTC",
        "--date",
        SyntheticDay.DAY,
        "--baseline",
        "none");
  }

  private static void verified(Nights nights, String what) {
    CommandRun run = CommandRun.onTwoCores("verify", "--warehouse", nights.warehouse());
    assertThat(run.exitCode()).as(what + run).isZero();
  }

  /** All lines that the ledger counts. */
  private static long lines(Nights nights) throws IOException {
    CommandRun run = CommandRun.of("status", "--json", "--warehouse", nights.warehouse());
    assertThat(run.exitCode()).as(run.toString()).isZero();
    long lines = 0;
    for (JsonNode source : new JsonMapper().readTree(run.out()).get("sources")) {
      lines += source.get("lines").asLong();
    }
    return lines;
  }

  private static long lines(byte[] log) {
    long lines = 0;
    for (byte b : log) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static int lineEnd(byte[] log, int from) {
    int at = from;
    while (log[at - 1] != '\n') {
      at++;
    }
    return at;
  }

  private static void truncate(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  private static byte[] day(long seed, long bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SyntheticDay.ofSize(bytes).withSeed(seed).write(out);
    return out.toByteArray();
  }
}
