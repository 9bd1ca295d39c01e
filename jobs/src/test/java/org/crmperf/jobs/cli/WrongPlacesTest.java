package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places that cannot be read or written, and masters that cannot be reached: real ones. */
class WrongPlacesTest {
  @TempDir Path folder;

  private Path log;
  private Path warehouse;
  private Path reports;

  @BeforeEach
  void logAndPlaces() throws IOException {
    log = folder.resolve("access.log");
    SyntheticDay.ofSize(50_000).write(log);
    warehouse = folder.resolve("warehouse");
    reports = folder.resolve("reports");
  }

  @Test
  void aMasterThatIsNone() throws Exception {
    ChildRun.of(night("--master", "nonsense")).failsWith(2, "--master", "nonsense");
    assertThat(Files.exists(reports)).isFalse();
    assertNothingCommitted();
  }

  @Test
  void aLogThatThisUserMayNotRead() throws Exception {
    mode(log, "---------");
    ChildRun.unprivileged(night()).failsWith(4, log.toString(), "permission denied", "chmod");
    assertThat(Files.exists(reports)).isFalse();
  }

  @Test
  void aDirectoryOfLogsThatThisUserMayNotList() throws Exception {
    Path logs = Files.createDirectory(folder.resolve("logs"));
    Files.move(log, logs.resolve("access.log"));
    mode(logs, "---------");
    try {
      ChildRun.unprivileged(night(logs)).failsWith(4, logs.toString(), "permission denied");
    } finally {
      mode(logs, "rwxr-xr-x");
    }
  }

  @Test
  void aWarehouseThatThisUserMayNotWrite() throws Exception {
    CommandRun.quietly(night());
    Path more = folder.resolve("more.log");
    SyntheticDay.ofSize(50_000).withSeed(2).write(more);
    List<String> before = tree(warehouse);
    forEachIn(warehouse, path -> mode(path, Files.isDirectory(path) ? "r-xr-xr-x" : "r--r--r--"));
    try {
      ChildRun.unprivileged(night(more))
          .failsWith(2, warehouse.toString(), "permission denied", "--warehouse");
      assertThat(tree(warehouse)).isEqualTo(before);
    } finally {
      forEachIn(warehouse, path -> mode(path, "rwxr-xr-x"));
    }
  }

  @Test
  void aNewWarehouseWhereThisUserMayNotWrite() throws Exception {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    mode(locked, "r-xr-xr-x");
    warehouse = locked.resolve("warehouse");
    ChildRun.unprivileged(night())
        .failsWith(2, warehouse.toString(), "permission denied", "--warehouse");
    assertThat(Files.exists(reports)).isFalse();
  }

  @Test
  void aReportsFolderThatThisUserMayNotWrite() throws Exception {
    Files.createDirectory(reports);
    mode(reports, "r-xr-xr-x");
    ChildRun.unprivileged(night()).failsWith(1, reports.toString(), "permission denied");
    assertThat(tree(reports)).isEmpty();
    mode(reports, "rwxr-xr-x");
    CommandRun.quietly(night());
    assertThat(reports.resolve("2026-11-18/summary.json")).isNotEmptyFile();
  }

  @Test
  void aReportsFolderThatIsAFile() throws Exception {
    Files.writeString(reports, "mine");
    CommandRun.onTwoCores(night()).failsWith(1, reports.toString(), "Not a directory", "--reports");
    assertThat(reports).hasContent("mine");
  }

  @Test
  void aWarehouseInUse() throws Exception {
    Process other =
        ChildRun.start(
            "ingest",
            "--input",
            "-",
            "--warehouse",
            warehouse,
            "--zone",
            "UTC",
            "--master",
            "local[1]");
    try (OutputStream stdin = other.getOutputStream()) {
      Path lock = warehouse.resolve("_lock");
      for (int i = 0; i < 600 && !(Files.exists(lock) && Files.size(lock) > 0); i++) {
        assertThat(other.isAlive()).isTrue();
        Thread.sleep(100);
      }
      CommandRun.onTwoCores(night())
          .failsWith(5, warehouse.toString(), "in use", Long.toString(other.pid()));
      assertThat(Files.exists(reports)).isFalse();
      Files.copy(log, stdin);
    }
    assertThat(other.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(other.exitValue()).as("the run that held it").isZero();
    assertThat(CommandRun.quietly(night()).out()).contains("already ingested");
  }

  private Object[] night(Object... more) {
    boolean otherLog = more.length == 1;
    Stream<Object> words =
        Stream.of(
            "nightly",
            "--input",
            otherLog ? more[0] : log,
            "--warehouse",
            warehouse,
            "--reports",
            reports,
            "--zone",
            "UTC");
    return Stream.concat(words, otherLog ? Stream.empty() : Stream.of(more)).toArray();
  }

  private void assertNothingCommitted() throws IOException {
    assertThat(tree(warehouse.resolve("ledger"))).isEmpty();
    assertThat(tree(warehouse.resolve("requests"))).isEmpty();
  }

  private interface FileAction {
    void on(Path path) throws IOException;
  }

  private static void forEachIn(Path directory, FileAction action) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.toList()) {
        action.on(path);
      }
    }
  }

  private static void mode(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  /** Everything below a directory, with sizes; empty if it is not there. */
  private static List<String> tree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(path -> !path.equals(directory))
          .map(path -> directory.relativize(path) + " " + path.toFile().length())
          .sorted()
          .toList();
    }
  }
}
