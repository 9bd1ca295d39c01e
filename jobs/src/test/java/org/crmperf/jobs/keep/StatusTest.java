package org.crmperf.jobs.keep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.jobs.warehouse.WarehouseMeta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What status says against the files and rows that there are. */
class StatusTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 2, 26);

  @TempDir Path folder;

  @Test
  void whatIsThereIsSaid() throws IOException {
    KeptWarehouse kept = new KeptWarehouse(folder.resolve("kept"));
    kept.whole(KeptWarehouse.days(FIRST, 2, 200_000, 8));
    JsonNode status = json(kept);
    long rows = kept.requests().values().stream().mapToInt(Integer::intValue).sum();
    long rejects = kept.rejects().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(status.get("requests").asLong()).isEqualTo(rows);
    assertThat(status.get("rejected").asLong()).isEqualTo(rejects);
    assertThat(status.get("sources")).hasSize(1);
    assertThat(status.get("sources").get(0).get("path").asText()).isEqualTo(kept.log().toString());
    assertThat(status.get("sources").get(0).get("bytes").asLong())
        .isEqualTo(Files.size(kept.log()));
    assertThat(status.get("sources").get(0).get("last").asText())
        .isEqualTo(FIRST.plusDays(1) + "T23:59:58Z");
    assertThat(status.get("days")).hasSize(2);
    assertThat(sum(status, "rows")).isEqualTo(rows);
    assertThat(sum(status, "requests")).isEqualTo(rows);
    for (String area : new String[] {"requests", "rejects", "partials", "hourly", "minutes"}) {
      long files = 0;
      long bytes = 0;
      for (JsonNode day : status.get("days")) {
        files += day.get(area + "_files").get("files").asLong();
        bytes += day.get(area + "_files").get("bytes").asLong();
      }
      long size = 0;
      for (Path file : kept.files(area)) {
        size += Files.size(file);
      }
      assertThat(files).as(area).isEqualTo(kept.files(area).size());
      assertThat(bytes).as(area).isEqualTo(size);
    }
    assertThat(status.get("last_run").get("command").asText()).isEqualTo("rollup");
    assertThat(status.get("last_run").get("exit_code").asInt()).isZero();
    assertThat(status.get("unfinished").asBoolean()).isFalse();
    assertThat(text(kept))
        .contains(
            "sources: 1\n",
            "days: 2\n",
            "day " + FIRST + ": requests ",
            "last run: rollup, ",
            "exit code 0\n",
            "lock: free\n",
            "unfinished: nothing\n");
  }

  @Test
  void whatIsUnfinishedIsSaid() throws IOException {
    KeptWarehouse kept = new KeptWarehouse(folder.resolve("kept"));
    Files.createDirectories(kept.folder());
    Files.write(kept.log(), KeptWarehouse.days(FIRST, 1, 100_000, 8));
    kept.run("ingest", "--input", kept.log(), "--zone", "UTC");
    Path file = kept.files("partials").get(0);
    Files.copy(file, file.resolveSibling("0123456789abcdef-0.partial"));
    Path staging = Files.createDirectories(kept.root().resolve("_staging"));
    Files.writeString(staging.resolve("half"), "written");
    long hours = kept.files("requests").stream().map(Path::getParent).distinct().count();
    assertThat(text(kept))
        .containsPattern("unfinished: 1 files [0-9.]+ K?i?B that no source counts\n")
        .contains(
            "unfinished: " + hours + " hours not merged yet\n",
            "unfinished: 1 files 7 B in staging\n",
            "last run: ingest, ");
    try (Warehouse held =
        Warehouse.openForWriting(
            FileStores.defaults(),
            kept.root().toString(),
            new WarehouseMeta(WarehouseMeta.SCHEMA, 0, 1))) {
      assertThat(held.followsDeadRun()).isFalse();
      assertThat(text(kept))
          .contains("lock: held by process " + ProcessHandle.current().pid() + " on ");
    }
    CommandRun.of("status", "--warehouse", folder.resolve("none")).failsWith(2, "no warehouse");
  }

  private static JsonNode json(KeptWarehouse kept) throws IOException {
    CommandRun run = CommandRun.of("status", "--json", "--warehouse", kept.root());
    assertThat(run.exitCode()).as(run.toString()).isZero();
    return new JsonMapper().readTree(run.out());
  }

  private static String text(KeptWarehouse kept) {
    CommandRun run = CommandRun.of("status", "--warehouse", kept.root());
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  private static long sum(JsonNode status, String figure) {
    long sum = 0;
    for (JsonNode day : status.get("days")) {
      sum += day.get(figure).asLong();
    }
    return sum;
  }
}
