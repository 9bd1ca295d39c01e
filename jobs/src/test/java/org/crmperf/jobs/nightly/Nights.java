package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.jobs.warehouse.WarehouseMeta;

/** One warehouse, its reports, and the nights that go into it. */
record Nights(Path folder) {
  private static final List<String> TABLES =
      List.of("hourly", "endpoints", "endpoint_hours", "outages");

  /** The counts of one run. */
  record Counts(long lines, long parsed, long rejected, long blank, long already) {}

  /** Makes the warehouse with ranges of so many bytes; a small log then has many. */
  Nights withRangesOf(long bytes) {
    WarehouseMeta meta = new WarehouseMeta(WarehouseMeta.SCHEMA, 0, bytes);
    Warehouse.openForWriting(FileStores.defaults(), warehouse().toString(), meta).close();
    return this;
  }

  /** A night over these inputs; returns its accounting. */
  Counts night(Path... inputs) throws IOException {
    List<Object> words = new ArrayList<>(List.of("nightly", "--input"));
    words.addAll(List.of(inputs));
    words.addAll(
        List.of(
            "--warehouse",
            warehouse(),
            "--reports",
            folder.resolve("reports"),
            "--zone",
            "UTC",
            "--date",
            SyntheticDay.DAY));
    CommandRun.quietly(words.toArray());
    JsonNode run = new JsonMapper().readTree(report("summary.json").toFile()).get("accounting");
    Counts counts =
        new Counts(
            run.get("lines").asLong(),
            run.get("parsed").asLong(),
            run.get("rejected").asLong(),
            run.get("blank_or_comment").asLong(),
            run.get("already_ingested").asLong());
    assertThat(counts.parsed + counts.rejected + counts.blank + counts.already)
        .as("the accounting equation")
        .isEqualTo(counts.lines);
    return counts;
  }

  /** The day's tables as they are in the files. */
  List<String> tables() throws IOException {
    List<String> contents = new ArrayList<>();
    for (String table : TABLES) {
      contents.add(Files.readString(report(table + ".csv")));
    }
    return contents;
  }

  /** Files with requests: how many ranges and hours there are. */
  long requestFiles() throws IOException {
    try (var files = Files.walk(warehouse().resolve("requests"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  Path warehouse() {
    return folder.resolve("warehouse");
  }

  Path report(String name) {
    return folder.resolve("reports").resolve(SyntheticDay.DAY.toString()).resolve(name);
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
