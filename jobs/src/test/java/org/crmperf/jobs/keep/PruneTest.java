package org.crmperf.jobs.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.jobs.warehouse.WarehouseMeta;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six days, of which some go: what stays is as it was, and nothing comes back wrong. */
class PruneTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 2, 26);
  private static final LocalDate LAST = FIRST.plusDays(5);
  private static final LocalDate REQUESTS_FROM = LAST.minusDays(2);
  private static final LocalDate ROLLUPS_FROM = LAST.minusDays(4);

  @TempDir Path folder;

  private KeptWarehouse kept;
  private List<String> tables;
  private SortedMap<String, Integer> requests;

  @BeforeEach
  void sixDays() throws IOException {
    kept = new KeptWarehouse(folder.resolve("kept"));
    Files.createDirectories(kept.folder());
    Warehouse.openForWriting(
            FileStores.defaults(),
            kept.root().toString(),
            new WarehouseMeta(WarehouseMeta.SCHEMA, 0, 30_000))
        .close();
    kept.whole(KeptWarehouse.days(FIRST, 6, 80_000, 3));
    tables = kept.figures(ROLLUPS_FROM, LAST, "UTC");
    requests = kept.requests();
  }

  @Test
  void whatIsKeptIsAsItWas() throws IOException {
    assertThat(prune().out())
        .isEqualTo(
            "pruned: requests are kept from %s, rollups from %s\n"
                .formatted(REQUESTS_FROM, ROLLUPS_FROM));

    requests.keySet().removeIf(row -> row.substring(4, 14).compareTo(REQUESTS_FROM.toString()) < 0);
    assertThat(kept.requests()).isEqualTo(requests);
    assertThat(days("hourly")).isEqualTo(ROLLUPS_FROM.datesUntil(LAST.plusDays(1)).toList());
    assertThat(days("minutes")).isEqualTo(ROLLUPS_FROM.datesUntil(LAST.plusDays(1)).toList());
    assertThat(kept.figures(ROLLUPS_FROM, LAST, "UTC")).isEqualTo(tables);
    kept.run("verify");

    assertThat(prune().out()).isEqualTo("nothing to prune\n");
    kept.run("rollup", "--zone", "UTC");
    assertThat(kept.figures(ROLLUPS_FROM, LAST, "UTC")).isEqualTo(tables);
    assertThat(kept.run("ingest", "--input", kept.log(), "--zone", "UTC").out())
        .contains("nothing new");
    assertThat(kept.run("prune", "--keep-requests", 5).out())
        .as("what is gone is gone")
        .isEqualTo("nothing to prune\n");
  }

  @Test
  void whatNeedsThePrunedDaysSaysSo() {
    prune();
    LocalDate gone = ROLLUPS_FROM.minusDays(1);
    CommandRun.onTwoCores(
            kept.words("report", "--reports", folder.resolve("r"), "--date", gone, "--zone", "UTC"))
        .failsWith(2, "the rollups before " + ROLLUPS_FROM, "--keep-rollups");
    LocalDate replayed = REQUESTS_FROM.minusDays(1);
    CommandRun.onTwoCores(
            kept.words(
                "report",
                "--reports",
                folder.resolve("r"),
                "--date",
                replayed,
                "--zone",
                "Asia/Kolkata"))
        .failsWith(2, "the requests before " + REQUESTS_FROM, "no longer kept");
  }

  @Test
  void linesThatComeTooLateChangeNoRollup() throws IOException {
    prune();
    Path late = folder.resolve("late.log");
    Files.write(late, KeptWarehouse.days(FIRST, 4, 20_000, 900));
    Path reports = folder.resolve("reports");
    Object[] words =
        kept.words(
            "nightly", "--input", late, "--reports", reports, "--zone", "UTC", "--date", LAST);
    long lines =
        Files.readString(late, java.nio.charset.StandardCharsets.ISO_8859_1)
            .lines()
            .filter(
                line ->
                    line.contains("26/Feb") || line.contains("27/Feb") || line.contains("28/Feb"))
            .count();
    assertThat(FIRST.plusDays(3)).isEqualTo(REQUESTS_FROM);
    SortedMap<String, String> before = kept.content("hourly", "minutes");

    String said = CommandRun.quietly(words).out();

    long tooLate =
        said.lines()
            .filter(line -> line.startsWith("too late: "))
            .mapToLong(line -> Long.parseLong(line.substring(10, line.indexOf(" ", 11)).strip()))
            .sum();
    assertThat(tooLate).isBetween(lines * 9 / 10, lines);
    assertThat(said).contains("pruned: requests are kept from " + REQUESTS_FROM);
    SortedMap<String, String> after = kept.content("hourly", "minutes");
    String restated = REQUESTS_FROM.toString();
    before.keySet().removeIf(name -> name.contains(restated));
    after.keySet().removeIf(name -> name.contains(restated));
    assertThat(after).as("all days but the one that is kept and got more").isEqualTo(before);
    assertThat(days("requests")).first().isEqualTo(REQUESTS_FROM);
    kept.run("verify");
    assertThat(CommandRun.quietly(words).out()).contains("nothing new");
    kept.run("compact");
    kept.run("verify");
    kept.run("rollup", "--zone", "UTC");
    assertThat(kept.content("hourly", "minutes")).containsAllEntriesOf(before);
  }

  @Test
  void aRebuildLeavesThePrunedDaysAlone() throws IOException {
    Path config =
        Files.writeString(folder.resolve("new.yaml"), "targets: {target_ms: 5, apdex_t_ms: 3}\n");
    List<String> pruned = kept.figures(ROLLUPS_FROM, REQUESTS_FROM.minusDays(1), "UTC");
    long all = hours();
    prune();
    String said = kept.run("rollup", "--rebuild", "--config", config, "--zone", "UTC").out();
    assertThat(said)
        .contains(
            "hours rebuilt: %d,".formatted(hours()),
            "hours left as they were: %d,".formatted(all - hours()),
            REQUESTS_FROM.toString());
    assertThat(kept.figures(ROLLUPS_FROM, REQUESTS_FROM.minusDays(1), "UTC")).isEqualTo(pruned);
    KeptWarehouse fresh =
        new KeptWarehouse(folder.resolve("fresh"))
            .whole(Files.readAllBytes(kept.log()), "--config", config);
    assertThat(kept.figures(REQUESTS_FROM, LAST, "UTC", "--config", config))
        .isEqualTo(fresh.figures(REQUESTS_FROM, LAST, "UTC", "--config", config));
    kept.run("verify");
  }

  @Test
  void aNightPrunesToo() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("keep.yaml"), "retention: {requests_days: 2, rollups_days: 4}\n");
    Object[] night = {
      "nightly",
      "--input",
      kept.log(),
      "--warehouse",
      kept.root(),
      "--reports",
      folder.resolve("reports"),
      "--zone",
      "UTC",
      "--config",
      config
    };
    assertThat(CommandRun.quietly(night).out())
        .contains("nothing new", "requests are kept from " + REQUESTS_FROM);
    assertThat(days("requests")).first().isEqualTo(REQUESTS_FROM);
    assertThat(kept.figures(ROLLUPS_FROM, LAST, "UTC")).isEqualTo(tables);
  }

  @Test
  void aLineFromTheFutureDeletesNothing() {
    try (Warehouse warehouse =
        Warehouse.openForReading(FileStores.defaults(), kept.root().toString())) {
      assertThat(new PruneJob(warehouse).retention(1, 2, FIRST.plusDays(1)))
          .as("today is the second day")
          .isEqualTo(new Retention(FIRST, FIRST.minusDays(1)));
      assertThat(new PruneJob(warehouse).retention(2, 4, LAST.plusYears(1)))
          .isEqualTo(new Retention(REQUESTS_FROM, ROLLUPS_FROM));
    }
  }

  @Test
  void rollupsAreKeptAtLeastAsLong() {
    CommandRun.of(kept.words("prune", "--keep-requests", 5, "--keep-rollups", 4))
        .failsWith(2, "--keep-rollups", "--keep-requests");
    CommandRun.of(kept.words("prune", "--keep-requests", 0)).failsWith(2, "--keep-requests: 0");
  }

  private CommandRun prune() {
    return kept.run("prune", "--keep-requests", 2, "--keep-rollups", 4);
  }

  /** Hours with requests. */
  private long hours() throws IOException {
    return kept.files("requests").stream().map(Path::getParent).distinct().count();
  }

  private List<LocalDate> days(String area) throws IOException {
    return kept.files(area).stream()
        .map(file -> kept.root().resolve(area).relativize(file).getName(0).toString())
        .map(name -> LocalDate.parse(name.substring("date=".length())))
        .distinct()
        .sorted()
        .toList();
  }
}
