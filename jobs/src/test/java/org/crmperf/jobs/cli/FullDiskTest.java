package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Disks that are full or read-only: real ones, mounted for one child process in a mount namespace
 * of its own, so that nothing has to be unmounted however the test ends. Needs Linux and either
 * root or user namespaces.
 */
class FullDiskTest {
  /**
   * $1 is where the disk goes, $2 its size, $3 where its content is copied to afterwards, $4 how it
   * is remounted before the last run of the command that follows; "-" for a single run.
   */
  private static final String ON_A_DISK =
      """
      set -eu
      disk=$1 size=$2 copy=$3 then=$4
      shift 4
      mount -t tmpfs -o "size=$size" tmpfs "$disk"
      code=0
      "$@" || code=$?
      if [ "$then" != - ]; then
        cp -a "$disk" "$copy-first"
        echo "first run: exit $code" >&2
        mount -o "remount,$then" "$disk"
        code=0
        "$@" || code=$?
      fi
      cp -a "$disk" "$copy"
      exit "$code"
      """;

  @TempDir Path folder;

  private Path log;
  private Path disk;
  private Path copy;

  @BeforeEach
  void aLogAndAPlaceForTheDisk() throws IOException {
    log = folder.resolve("access.log");
    SyntheticDay.ofSize(4 << 20).write(log);
    disk = Files.createDirectory(folder.resolve("disk"));
    copy = folder.resolve("copy");
  }

  /** From a disk that has no room for the first file to one that has it for nearly all. */
  @ParameterizedTest
  @Tag("slow")
  @ValueSource(ints = {2, 40, 60, 75, 90, 97})
  void aFullDiskLeavesNothingHalfWrittenAndTheSameCommandGoesOn(int percent) throws Exception {
    Path big = Files.createDirectory(folder.resolve("big"));
    CommandRun.quietly(night(big));
    long size = pages(big) * percent / 100;

    CommandRun run = onADisk(size + "k", "size=64m", night(disk));

    assertThat(run.exitCode()).as(run.toString()).isZero();
    List<String> said = run.err().lines().toList();
    assertThat(said).as(run.toString()).hasSize(2);
    assertThat(said.get(0)).startsWith("crm-perf: ").containsAnyOf("disk", "space", "room");
    assertThat(said.get(1)).isEqualTo("first run: exit 1");
    assertWhole(folder.resolve("copy-first"));
    assertWhole(copy);
    assertThat(csv(copy.resolve("reports"))).isEqualTo(csv(big.resolve("reports")));
    assertThat(parquet(copy)).isEqualTo(parquet(big));
    assertThat(accounting(copy)).as("as if the disk had been large").isEqualTo(accounting(big));
    assertThat(copy.resolve("warehouse/unfinished-run.json")).doesNotExist();
    assertThat(copy.resolve("warehouse/pending-hours.txt")).doesNotExist();
  }

  @Test
  void aReadOnlyDisk() throws Exception {
    CommandRun.quietly(night(folder));
    Path before = Files.move(folder.resolve("warehouse"), folder.resolve("before"));
    Path more = folder.resolve("more.log");
    SyntheticDay.ofSize(50_000).withSeed(2).write(more);
    List<String> script = new ArrayList<>(inAMountNamespace());
    script.addAll(
        List.of(
            "sh",
            "-euc",
            """
            mount -t tmpfs tmpfs "$1"
            cp -a "$2" "$1/warehouse"
            mount -o remount,ro "$1"
            shift 2
            exec "$@"
            """,
            "sh",
            disk.toString(),
            before.toString()));
    Object[] words = {
      "nightly",
      "--input",
      more,
      "--warehouse",
      disk.resolve("warehouse"),
      "--reports",
      folder.resolve("reports"),
      "--zone",
      "UTC"
    };
    ChildRun.run(script, words)
        .failsWith(2, disk.resolve("warehouse").toString(), "Read-only", "--warehouse");
    Object[] report = {
      "report",
      "--warehouse",
      disk.resolve("warehouse"),
      "--reports",
      folder.resolve("again"),
      "--zone",
      "UTC"
    };
    CommandRun reading = ChildRun.run(script, report);
    assertThat(reading.exitCode()).as("a report only reads: " + reading).isZero();
    assertThat(reading.err()).isEmpty();
    assertThat(csv(folder.resolve("again"))).isEqualTo(csv(folder.resolve("reports")));
  }

  private Object[] night(Path base) {
    return new Object[] {
      "nightly",
      "--input",
      log,
      "--warehouse",
      base.resolve("warehouse"),
      "--reports",
      base.resolve("reports"),
      "--zone",
      "UTC"
    };
  }

  private CommandRun onADisk(String size, String then, Object[] words) throws Exception {
    List<String> through = new ArrayList<>(inAMountNamespace());
    through.addAll(
        List.of("sh", "-c", ON_A_DISK, "sh", disk.toString(), size, copy.toString(), then));
    return ChildRun.run(through, words);
  }

  private static List<String> inAMountNamespace() {
    return System.getProperty("user.name").equals("root")
        ? List.of("unshare", "--mount")
        : List.of("unshare", "--mount", "--user", "--map-root-user");
  }

  /** Every file under a final name is a whole one. */
  private static void assertWhole(Path copied) throws IOException {
    try (Stream<Path> files = Files.walk(copied)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        boolean staged = copied.relativize(file).toString().contains("_staging");
        if (name.startsWith(".") || name.equals("_lock") || staged) {
          continue;
        }
        if (name.endsWith(".parquet") || name.endsWith(".partial")) {
          assertParquet(file);
        } else if (name.endsWith(".json")) {
          assertThat(file).content().startsWith("{").endsWith("}\n");
        } else if (name.endsWith(".html")) {
          assertThat(file).content().contains("</html>");
        } else if (name.endsWith(".txt")) {
          assertThat(file).content().endsWith("\n");
        } else {
          assertThat(name).endsWith(".csv");
          assertThat(file).content().endsWith("\r\n");
        }
      }
    }
  }

  private static void assertParquet(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] magic = new byte[4];
      in.readFully(magic);
      assertThat(new String(magic, StandardCharsets.US_ASCII))
          .as(file.toString())
          .isEqualTo("PAR1");
      in.seek(in.length() - 4);
      in.readFully(magic);
      assertThat(new String(magic, StandardCharsets.US_ASCII))
          .as(file.toString())
          .isEqualTo("PAR1");
    }
  }

  /** What a tmpfs needs for these files, in KiB. */
  private static long pages(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .mapToLong(file -> 4 * ((file.toFile().length() + 4095) / 4096))
          .sum();
    }
  }

  private static List<String> csv(Path reports) throws IOException {
    Path day = reports.resolve(SyntheticDay.DAY.toString());
    List<String> contents = new ArrayList<>();
    for (String name : List.of("hourly", "endpoints", "endpoint_hours", "outages")) {
      contents.add(Files.readString(day.resolve(name + ".csv")));
    }
    return contents;
  }

  private static JsonNode accounting(Path base) throws IOException {
    Path summary = base.resolve("reports/" + SyntheticDay.DAY + "/summary.json");
    return new JsonMapper().readTree(summary.toFile()).get("accounting");
  }

  /** Paths and sizes of the warehouse's tables: their footers list things in any order. */
  private static List<String> parquet(Path base) throws IOException {
    Path warehouse = base.resolve("warehouse");
    try (Stream<Path> files = Files.walk(warehouse)) {
      List<String> found = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).sorted().toList()) {
        found.add(warehouse.relativize(file) + " " + Files.size(file));
      }
      return found;
    }
  }
}
