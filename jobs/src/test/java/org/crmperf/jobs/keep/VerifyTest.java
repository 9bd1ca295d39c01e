package org.crmperf.jobs.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.metric.CellEvidence;
import org.crmperf.jobs.metric.DistinctCount;
import org.crmperf.jobs.metric.Exemplar;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RequestSample;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.metric.SampledRequest;
import org.crmperf.jobs.rollup.RollupTable;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.jobs.warehouse.WarehouseMeta;
import org.crmperf.parsers.parquet.BytesInputFile;
import org.crmperf.parsers.parquet.StreamOutputFile;
import org.crmperf.parsers.parquet.TableReader;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is broken on purpose is found, named, and mended by what the check says to do. */
class VerifyTest {
  private static final LocalDate FIRST = SyntheticDay.DAY;
  private static final LocalDate LAST = FIRST.plusDays(1);

  @TempDir Path folder;

  private KeptWarehouse kept;
  private List<String> tables;

  @BeforeEach
  void twoDaysInManyRanges() throws IOException {
    kept = new KeptWarehouse(folder.resolve("kept"));
    Files.createDirectories(kept.folder());
    Warehouse.openForWriting(
            FileStores.defaults(),
            kept.root().toString(),
            new WarehouseMeta(WarehouseMeta.SCHEMA, 0, 100_000))
        .close();
    Files.write(kept.log(), KeptWarehouse.days(FIRST, 2, 300_000, 9));
    kept.run("ingest", "--input", kept.log(), "--zone", "UTC", "--service", "crm");
    kept.run("rollup", "--zone", "UTC");
    tables = kept.tables(FIRST, LAST, "UTC");
  }

  @Test
  void aSoundWarehouseAgrees() throws IOException {
    long rows = kept.requests().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(kept.run("verify").out())
        .contains("requests: " + rows + "\n", "days: 2\n")
        .endsWith("disagreements: 0\n");
    Path rejected = kept.files("rejects").get(0);
    assertThat(rejected).isNotEmptyFile();
  }

  @Test
  void aPartOfAnyFile() throws IOException {
    long seed = Long.getLong("crmperf.seed", 20_261_130);
    SplittableRandom random = new SplittableRandom(seed);
    for (String area : List.of("requests", "rejects", "partials", "hourly", "minutes")) {
      List<Path> files = kept.files(area);
      Path file = files.get(random.nextInt(files.size()));
      byte[] sound = Files.readAllBytes(file);
      byte[] damaged = sound.clone();
      int at = 4 + random.nextInt(sound.length / 2);
      Arrays.fill(damaged, at, at + sound.length / 4, (byte) 0);
      Files.write(file, damaged);
      CommandRun run = CommandRun.onTwoCores(kept.words("verify"));
      assertThat(run.exitCode())
          .as("seed %d, from byte %d of %s: %s", seed, at, file, run)
          .isEqualTo(1);
      assertThat(run.out()).as("seed %d", seed).contains(file.getFileName().toString());
      Files.write(file, sound);
    }
    kept.run("verify");
  }

  @Test
  void aPartialRollupThatIsGoneIsRebuilt() throws IOException {
    Path partial = kept.files("partials").get(1);
    byte[] sound = Files.readAllBytes(partial);
    Files.delete(partial);
    disagrees(partial.getFileName().toString(), "rollup --rebuild");
    CommandRun run = CommandRun.onTwoCores(kept.words("rollup", "--zone", "UTC"));
    assertThat(run.exitCode()).as("%s", run).isEqualTo(1);
    assertThat(run.err()).contains(partial.toString(), "missing", "run crm-perf rollup --rebuild");
    assertThat(kept.tables(FIRST, LAST, "UTC")).isEqualTo(tables);
    kept.run("rollup", "--rebuild", "--zone", "UTC");
    assertThat(Files.readAllBytes(partial)).isEqualTo(sound);
    kept.run("verify");
    Files.copy(kept.files("partials").get(0), partial, StandardCopyOption.REPLACE_EXISTING);
    disagrees("in requests/ and", "in partials/; run crm-perf rollup --rebuild");
    kept.run("rollup", "--rebuild", "--zone", "UTC");
    kept.run("verify");
    assertThat(kept.tables(FIRST, LAST, "UTC")).isEqualTo(tables);
  }

  @Test
  void rollupsThatAreNotTheirRequestsAreMergedAgain() throws IOException {
    Path hourly = kept.root().resolve("hourly/date=" + FIRST + "/rollup.parquet");
    Path minutes = kept.root().resolve("minutes/date=" + FIRST + "/minutes.parquet");
    Path otherMinutes = kept.root().resolve("minutes/date=" + LAST + "/minutes.parquet");
    Files.copy(otherMinutes, minutes, StandardCopyOption.REPLACE_EXISTING);
    disagrees("in hourly/ and 0 in minutes/", "run crm-perf rollup");
    kept.run("rollup", "--zone", "UTC");
    kept.run("verify");
    Files.delete(hourly);
    disagrees(hourly + ": missing", "run crm-perf rollup");
    Path reports = folder.resolve("no-reports");
    CommandRun report =
        CommandRun.onTwoCores(
            kept.words("report", "--reports", reports, "--zone", "UTC", "--date", FIRST));
    assertThat(report.exitCode()).as("%s", report).isEqualTo(1);
    assertThat(report.err()).contains(hourly + ": missing", "run crm-perf rollup");
    assertThat(reports).doesNotExist();
    kept.run("rollup", "--zone", "UTC");
    kept.run("verify");
    assertThat(kept.tables(FIRST, LAST, "UTC")).isEqualTo(tables);
  }

  /** One value of one cell, written as a sound file: only counting anew shows it. */
  @Test
  void aValueOfEvidenceOrOfAMinute() throws IOException {
    Path hourly = kept.root().resolve("hourly/date=" + FIRST + "/rollup.parquet");
    Path partial = kept.files("partials").get(0);
    Map<String, Consumer<RollupCell>> damages = new LinkedHashMap<>();
    damages.put("evidence fetched is ", cell -> cell.evidences().counts[0]++);
    damages.put(
        "evidence targets register 7 is ", cell -> targets(cell.evidences()).registers[7] = 50);
    damages.put(
        "evidence slowest is ",
        cell -> cell.evidences().slowest = new Exemplar(1L << 40, 0, 200, 1, "/never"));
    damages.put("status_503 is ", cell -> cell.stats.gatewayErrors[1]++);
    damages.put(
        "client_closed in minute 17 is ", cell -> cell.minutes.detailed().clientClosed[17]++);
    damages.put("requests in minute 59 is ", cell -> cell.minutes.requests[59] += 1000);
    damages.put("busy_us in minute ", cell -> cell.minutes.busyMicros[busyMinute(cell)]++);
    damages.put("its sample", cell -> cell.carry(one("/never")));
    for (Map.Entry<String, Consumer<RollupCell>> damage : damages.entrySet()) {
      for (Path file : List.of(hourly, partial)) {
        byte[] sound = Files.readAllBytes(file);
        rewrite(file, damage.getValue());
        disagrees(damage.getKey());
        Files.write(file, sound);
      }
    }
    byte[] sound = Files.readAllBytes(hourly);
    rewrite(hourly, cell -> cell.minutes.detailed().late[busyMinute(cell)]++);
    disagrees("late in minute ", "in partials/ and ", "late is ", "in minutes/");
    Files.write(hourly, sound);
    kept.run("verify");
  }

  /** A minute without requests is not stored. */
  private static int busyMinute(RollupCell cell) {
    int minute = 0;
    while (cell.minutes.requests[minute] == 0) {
      minute++;
    }
    return minute;
  }

  private static DistinctCount targets(CellEvidence evidence) {
    DistinctCount there = evidence.targets;
    DistinctCount targets = there == null ? new DistinctCount() : there;
    evidence.targets = targets;
    return targets;
  }

  private static RequestSample one(String endpoint) {
    RequestSample sample = new RequestSample();
    sample.add(
        List.of(new SampledRequest(0, 1, 0, endpoint, "GET", 200, 1, 1, "", "", "", "", false)));
    return sample;
  }

  /** Damages the first cell of a file of rollups. */
  private static void rewrite(Path file, Consumer<RollupCell> damage) throws IOException {
    TableRows rows = new TableRows(RollupTable.SCHEMA, 64);
    TableReader.read(new BytesInputFile(Files.readAllBytes(file)), rows);
    Map<RollupKey, RollupCell> cells = RollupTable.newCells();
    RollupTable.merge(rows, hour -> true, cells);
    damage.accept(cells.values().iterator().next());
    TableRows damaged = RollupTable.rows(cells, MetricPolicy.defaults().downShare());
    try (TableWriter writer = new TableWriter(RollupTable.SCHEMA);
        OutputStream out = Files.newOutputStream(file)) {
      writer.write(new StreamOutputFile(out), damaged, null, damaged.size, Map.of());
    }
  }

  @Test
  void filesThatNobodyCounts() throws IOException {
    Path file = kept.files("requests").get(0);
    Path stray = file.resolveSibling("0123456789abcdef-0.parquet");
    Files.copy(file, stray);
    disagrees(stray.toString(), "no source counts this file");
    kept.run("compact");
    assertThat(stray).doesNotExist();
    kept.run("verify");
  }

  @Test
  void aLedgerThatCountsOtherwise() throws IOException {
    Path ledger = kept.files("ledger").get(0);
    String json = Files.readString(ledger);
    int at = json.indexOf("\"parsed\":", json.indexOf("\"ranges\"")) + "\"parsed\":".length();
    int end = json.indexOf(',', at);
    long parsed = Long.parseLong(json.substring(at, end));
    Files.writeString(ledger, json.substring(0, at) + (parsed + 1) + json.substring(end));
    disagrees(parsed + " rows in requests/, and the ledger has " + (parsed + 1), "--replace");
  }

  @Test
  void aFileOfRequestsThatIsGone() throws IOException {
    Path file = kept.files("requests").get(7);
    Files.delete(file);
    disagrees(file.toString(), "missing or damaged", "--replace");
  }

  @Test
  void notWhileARunIsWriting() {
    try (Warehouse held =
        Warehouse.openForWriting(
            FileStores.defaults(),
            kept.root().toString(),
            new WarehouseMeta(WarehouseMeta.SCHEMA, 0, 1))) {
      assertThat(held.followsDeadRun()).isFalse();
      CommandRun.onTwoCores(kept.words("verify")).failsWith(5, "in use");
    }
  }

  private void disagrees(String... says) {
    CommandRun run = CommandRun.onTwoCores(kept.words("verify"));
    assertThat(run.exitCode()).as(List.of(says) + " " + run).isEqualTo(1);
    run.failsWith(1, "does not agree with itself");
    assertThat(run.out()).as(run.toString()).contains("disagrees: ").contains(says);
  }
}
