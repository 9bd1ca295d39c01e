package org.crmperf.jobs.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.jobs.warehouse.WarehouseMeta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse whose hours start at half past: days and hours cross the UTC ones. */
class HalfHourHousekeepingTest {
  private static final String ZONE = "Asia/Kolkata";
  private static final LocalDate FIRST = LocalDate.of(2024, 2, 26);
  private static final LocalDate LAST = FIRST.plusDays(3);

  @TempDir Path folder;

  private KeptWarehouse warehouse(String name, Object... config) throws IOException {
    KeptWarehouse made = new KeptWarehouse(folder.resolve(name));
    Files.createDirectories(made.folder());
    Warehouse.openForWriting(
            FileStores.defaults(),
            made.root().toString(),
            new WarehouseMeta(WarehouseMeta.SCHEMA, 30, 30_000))
        .close();
    return made.whole(KeptWarehouse.days(FIRST, 4, 90_000, 44), config);
  }

  @Test
  void rebuiltDaysPrunedAndChecked() throws IOException {
    Path config = Files.writeString(folder.resolve("new.yaml"), "targets: {target_ms: 33}\n");
    KeptWarehouse kept = warehouse("kept");
    KeptWarehouse fresh = warehouse("fresh", "--config", config);
    List<String> old = kept.figures(FIRST, LAST.minusDays(2), ZONE);
    kept.run("verify");

    LocalDate from = LAST.minusDays(1);
    kept.run("rollup", "--rebuild", "--from", from, "--zone", ZONE, "--config", config);
    kept.run("verify");
    assertThat(kept.figures(FIRST, LAST.minusDays(2), ZONE)).isEqualTo(old);
    assertThat(kept.figures(from, LAST, ZONE, "--config", config))
        .isEqualTo(fresh.figures(from, LAST, ZONE, "--config", config));

    List<String> half = fresh.figures(LAST, LAST, ZONE, "--config", config);
    kept.run("prune", "--keep-requests", 1, "--keep-rollups", 2);
    kept.run("verify");
    kept.run("rollup", "--config", config, "--zone", ZONE);
    kept.run("rollup", "--rebuild", "--config", config, "--zone", ZONE);
    kept.run("verify");
    assertThat(kept.figures(LAST, LAST, ZONE, "--config", config)).isEqualTo(half);
    CommandRun.onTwoCores(
            kept.words("report", "--reports", folder.resolve("r"), "--date", FIRST, "--zone", ZONE))
        .failsWith(2, "no longer kept");
  }
}
