package org.crmperf.jobs.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rebuild with another configuration against a fresh ingest with it. */
class RebuildTest {
  private static final LocalDate FIRST = SyntheticDay.DAY;
  private static final LocalDate LAST = FIRST.plusDays(1);

  @TempDir Path folder;

  private byte[] log;
  private Path config;

  @BeforeEach
  void aLogAndAConfiguration() throws IOException {
    log = KeptWarehouse.days(FIRST, 2, 400_000, 31);
    config =
        Files.writeString(
            folder.resolve("new.yaml"),
            """
            endpoints:
              - match: /odd/*/**
              - match: /**
                params: [action, module]
            targets:
              target_ms: 137
              apdex_t_ms: 60
            errors:
              statuses: ["4xx"]
            availability:
              down_share: 0.2
            """);
  }

  @Test
  void theSameAsAFreshIngestWithTheNewConfiguration() throws IOException {
    KeptWarehouse fresh = new KeptWarehouse(folder.resolve("fresh")).whole(log, "--config", config);
    KeptWarehouse rebuilt = new KeptWarehouse(folder.resolve("rebuilt")).grown(log, 2);
    assertThat(rebuilt.requests()).as("the rules matter").isNotEqualTo(fresh.requests());
    rebuilt.run("compact");

    String said = rebuilt.run("rollup", "--rebuild", "--config", config, "--zone", "UTC").out();

    assertThat(said).startsWith("hours rebuilt: 48, files whose endpoints changed: ");
    assertThat(rebuilt.requests()).isEqualTo(fresh.requests());
    assertThat(onlyIn(rebuilt.rollups(), fresh.rollups())).isEmpty();
    assertThat(onlyIn(fresh.rollups(), rebuilt.rollups())).isEmpty();
    assertThat(rebuilt.rollups()).isEqualTo(fresh.rollups());
    assertThat(rebuilt.content("hourly", "minutes"))
        .as("to the byte")
        .isEqualTo(fresh.content("hourly", "minutes"));
    assertThat(tables(rebuilt)).isEqualTo(tables(fresh));
    assertThat(rebuilt.run("rollup", "--rebuild", "--config", config).out())
        .isEqualTo("hours rebuilt: 48, files whose endpoints changed: 0\n");
  }

  @Test
  void oneDayOnly() throws IOException {
    KeptWarehouse old = new KeptWarehouse(folder.resolve("old")).whole(log);
    KeptWarehouse fresh = new KeptWarehouse(folder.resolve("fresh")).whole(log, "--config", config);
    KeptWarehouse rebuilt = new KeptWarehouse(folder.resolve("rebuilt")).grown(log, 2);
    rebuilt.run(
        "rollup", "--rebuild", "--from", LAST, "--to", LAST, "--zone", "UTC", "--config", config);
    assertThat(rebuilt.tables(FIRST, FIRST, "UTC")).isEqualTo(old.tables(FIRST, FIRST, "UTC"));
    assertThat(rebuilt.figures(LAST, LAST, "UTC", "--config", config))
        .isEqualTo(fresh.figures(LAST, LAST, "UTC", "--config", config))
        .isNotEqualTo(old.figures(LAST, LAST, "UTC", "--config", config));
    rebuilt.run("rollup", "--zone", "UTC");
    assertThat(rebuilt.tables(FIRST, FIRST, "UTC"))
        .as("merged again, the other day is still the old one")
        .isEqualTo(old.tables(FIRST, FIRST, "UTC"));
  }

  @Test
  void whatCannotBeAskedFor() throws IOException {
    KeptWarehouse one = new KeptWarehouse(folder.resolve("one")).whole(log);
    CommandRun.onTwoCores(one.words("rollup", "--from", LAST))
        .failsWith(2, "--from and --to", "--rebuild");
    CommandRun.onTwoCores(one.words("rollup", "--rebuild", "--from", LAST, "--to", FIRST))
        .failsWith(2, "after --to");
  }

  /** The rows that the other lacks: of two maps of thousands a failure would show the beginning. */
  private static List<String> onlyIn(Map<String, Integer> rows, Map<String, Integer> other) {
    return rows.entrySet().stream()
        .filter(row -> !row.getValue().equals(other.get(row.getKey())))
        .map(row -> row.getValue() + " x " + row.getKey())
        .toList();
  }

  private List<String> tables(KeptWarehouse warehouse) throws IOException {
    return warehouse.tables(FIRST, LAST, "UTC", "--config", config);
  }
}
