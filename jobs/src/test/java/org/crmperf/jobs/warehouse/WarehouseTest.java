package org.crmperf.jobs.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTest {
  private static final FileStores STORES = FileStores.defaults();
  private static final WarehouseMeta META = new WarehouseMeta(WarehouseMeta.SCHEMA, 30, 1 << 20);

  @TempDir Path root;
  private Path dir;

  @BeforeEach
  void realPath() throws IOException {
    dir = root.toRealPath().resolve("wh");
  }

  private Warehouse open() {
    return Warehouse.openForWriting(STORES, dir.toString(), META);
  }

  /** Opens a warehouse in a process of its own, says so, and stays until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      Warehouse warehouse = Warehouse.openForWriting(STORES, args[0], META);
      System.out.println("held " + warehouse.followsDeadRun());
      System.in.read();
    }
  }

  private Process holder() throws IOException {
    return new ProcessBuilder(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            dir.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    return String.valueOf(out.readLine());
  }

  @Test
  void newWarehouseKeepsWhatHoldsForIt() {
    try (Warehouse warehouse = open()) {
      assertThat(warehouse.meta()).isEqualTo(META);
      assertThat(warehouse.followsDeadRun()).isFalse();
    }
    WarehouseMeta other = new WarehouseMeta(WarehouseMeta.SCHEMA, 0, 5);
    try (Warehouse again = Warehouse.openForWriting(STORES, dir.toString(), other)) {
      assertThat(again.meta()).isEqualTo(META);
      assertThat(again.followsDeadRun()).isFalse();
    }
    assertThat(Warehouse.openForReading(STORES, dir.toString()).meta()).isEqualTo(META);
  }

  @Test
  void secondRunOfTheSameProcessIsRefusedAndTheFirstKeepsItsLock() throws Exception {
    try (Warehouse first = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOfSatisfying(
              CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE));
      Process other = holder(); // the refusal above must not have freed the lock for others
      assertThat(other.waitFor()).isNotZero();
      assertThat(first.followsDeadRun()).isFalse();
    }
    open().close();
  }

  @Test
  void runOfAnotherProcessIsRefusedUntilItDiesAndThenRecognised() throws Exception {
    Process other = holder();
    try {
      assertThat(firstLine(other)).isEqualTo("held false");
      assertThatThrownBy(this::open)
          .isInstanceOfSatisfying(
              CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE))
          .hasMessageStartingWith(
              dir + ": the warehouse is in use by process " + other.pid() + " on ")
          .hasMessageEndingWith("; wait until that run has ended and start again");
    } finally {
      other.destroyForcibly().waitFor();
    }
    try (Warehouse next = open()) {
      assertThat(next.followsDeadRun()).isTrue();
    }
    try (Warehouse later = open()) {
      assertThat(later.followsDeadRun()).isFalse();
    }
  }

  @Test
  void stagingIsEmptyForEveryRun() {
    open().close();
    Path left = Logs.write(dir.resolve("_staging/x/part"), new byte[5]);
    open().close();
    assertThat(left).doesNotExist();
  }

  private void assertUsage(Path warehouse, String... parts) {
    assertThatThrownBy(() -> Warehouse.openForWriting(STORES, warehouse.toString(), META))
        .isInstanceOfSatisfying(
            CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .message()
        .startsWith(warehouse + ": ")
        .contains(parts);
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforeAnyWork() {
    assertUsage(
        Path.of("/proc/warehouse"),
        "the warehouse cannot be written: no such directory, and it cannot be made",
        "; give a --warehouse that this user can write to");
    Path file = Logs.write(root.resolve("file"), new byte[1]);
    assertUsage(file, "the warehouse is a directory, and this is a file; give another --warehouse");
  }

  @Test
  void directoryOfOtherThingsIsNotTakenOver() {
    Logs.write(dir.resolve("thesis.txt"), new byte[1]);
    assertUsage(
        dir,
        "not a warehouse, it holds other files (thesis.txt); give an empty or a new directory as"
            + " --warehouse");
  }

  @Test
  void leftoversOfAFirstRunThatDiedAtOnceAreNoOtherThings() {
    Logs.write(dir.resolve("_lock"), new byte[0]);
    Logs.write(dir.resolve("_staging/x"), new byte[0]);
    open().close();
    assertThat(dir.resolve("warehouse.json")).exists();
  }

  @Test
  void readingWhereThereIsNoneIsAUsageError() {
    assertThatThrownBy(() -> Warehouse.openForReading(STORES, dir.toString()))
        .isInstanceOfSatisfying(
            CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessage(
            dir
                + ": no warehouse there; check --warehouse, or make one with 'crm-perf ingest' or"
                + " 'crm-perf nightly'");
    assertThat(dir).doesNotExist();
  }

  @Test
  void damagedOrNewerDescriptionIsNamed() throws IOException {
    open().close();
    Path meta = dir.resolve("warehouse.json");
    Files.writeString(meta, "{}");
    assertThatThrownBy(this::open)
        .hasMessage(
            meta + ": this is not what crm-perf wrote; restore it from a backup of the warehouse");
    Files.writeString(meta, "{\"schema\":9}");
    assertThatThrownBy(this::open)
        .hasMessageContaining("written by a newer crm-perf (schema 9, this one knows 1)");
    Files.writeString(meta, new String(META.toJson(), StandardCharsets.UTF_8));
    open().close(); // the refused runs have let go of the lock
  }

  @Test
  void namesDependOnSourceAndStartAlone() {
    WarehouseLayout layout = new WarehouseLayout("s3a://b/wh");
    assertThat(layout.requestsFile(-1, "ab", 7))
        .isEqualTo("s3a://b/wh/requests/date=1969-12-31/hour=23/ab-7.parquet");
    assertThat(layout.requestsFile(490_000, "ab.2", 0))
        .isEqualTo("s3a://b/wh/requests/date=2025-11-24/hour=16/ab.2-0.parquet");
    assertThat(layout.hourlyFile(LocalDate.of(2026, 1, 2)))
        .isEqualTo("s3a://b/wh/hourly/date=2026-01-02/rollup.parquet");
    assertThat(WarehouseLayout.at("s3a://b/wh//").root()).isEqualTo("s3a://b/wh");
    assertThat(WarehouseLayout.at(dir + "/x/..").root()).isEqualTo(dir.toString());
  }

  @Test
  void leftoversAreTheRangeFilesThatNoEntryCounts() {
    try (Warehouse warehouse = open()) {
      WarehouseLayout layout = warehouse.layout();
      warehouse
          .ledger()
          .commit(
              new LedgerEntry(
                  "ab.2",
                  new SourceIdentity("", 1, "00"),
                  "f",
                  9,
                  "00",
                  Long.MAX_VALUE,
                  Long.MIN_VALUE,
                  List.of(),
                  List.of(new LedgerRange(5, 9, 1, 1, 0, 0, List.of(490_000L), false, ""))));
      List<String> counted =
          List.of(
              layout.requestsFile(490_000, "ab.2", 5),
              layout.rejectsFile("ab.2", 5),
              layout.partialFile("ab.2", 5));
      List<String> left =
          List.of(
              layout.requestsFile(490_001, "ab", 5),
              layout.requestsFile(490_001, "ab.2", 0),
              layout.partialFile("ab.3", 5));
      counted.forEach(path -> Logs.write(Path.of(path), new byte[1]));
      left.forEach(path -> Logs.write(Path.of(path), new byte[1]));
      Leftovers leftovers = new Leftovers(warehouse.store(), layout, warehouse.ledger());
      assertThat(leftovers.find()).containsExactlyInAnyOrderElementsOf(left);
      assertThat(leftovers.delete()).isEqualTo(3);
      assertThat(leftovers.find()).isEmpty();
      assertThat(counted).allMatch(path -> Files.exists(Path.of(path)));
    }
  }
}
