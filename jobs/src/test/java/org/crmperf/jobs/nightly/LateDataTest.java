package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.crmperf.jobs.cli.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines for days reported already restate them, in any zone, and the reports say by how much. */
class LateDataTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_123L);
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  @TempDir Path folder;

  private final Random random = new Random(SEED);

  /** Of days of 23, 24 and 25 hours and of 23 and a half, also where hours begin at half past. */
  @ParameterizedTest
  @CsvSource({
    "UTC, 2025-03-30, 24",
    "Europe/Berlin, 2025-03-30, 23",
    "Europe/Berlin, 2024-10-27, 25",
    "Asia/Kolkata, 2025-03-30, 24",
    "Asia/Kathmandu, 2025-03-30, 24",
    "America/St_Johns, 2025-03-09, 23",
    "Australia/Lord_Howe, 2024-10-06, 24",
    "Australia/Lord_Howe, 2025-04-06, 25"
  })
  void aDayIsRestated(String zoneId, String date, int hours) throws IOException {
    ZoneId zone = ZoneId.of(zoneId);
    LocalDate day = LocalDate.parse(date);
    List<Instant> early = times(day, zone, 400);
    night(zone, log("early.log", early));
    assertThat(hourly(day)).as("seed %d", SEED).hasSize(hours).isEqualTo(counts(day, zone, early));

    List<Instant> late = times(day, zone, 25);
    late.removeIf(time -> time.getEpochSecond() / 3600 % 5 == 0);
    Path next = log("next.log", times(day.plusDays(1), zone, 100));
    CommandRun run = night(zone, log("late.log", late), next);
    List<Instant> all = new ArrayList<>(early);
    all.addAll(late);
    assertThat(hourly(day)).as("seed %d", SEED).isEqualTo(counts(day, zone, all));
    assertThat(run.out()).contains("restated " + day + ": ", "requests ");
    assertThat(restated(day)).isEqualTo(difference(counts(day, zone, early), hourly(day)));
    assertThat(page(day)).contains("Restated hours");

    CommandRun again = night(zone, next);
    assertThat(again.out()).contains("nothing new").doesNotContain("restated");
    CommandRun.quietly(report(zone, "--date", day));
    assertThat(restated(day)).as("still listed").isNotEmpty();
    assertThat(hourly(day)).isEqualTo(counts(day, zone, all));
  }

  @Test
  void aReportOfSeveralDaysIsRestatedToo() throws IOException {
    ZoneId zone = ZoneOffset.UTC;
    LocalDate first = LocalDate.of(2025, 5, 1);
    List<Instant> early = new ArrayList<>();
    for (int d = 0; d < 4; d++) {
      early.addAll(times(first.plusDays(d), zone, 60));
    }
    night(zone, log("early.log", early));
    CommandRun.quietly(report(zone, "--from", first, "--to", first.plusDays(2)));
    String several = first + "_" + first.plusDays(2);
    List<Instant> late = times(first.plusDays(1), zone, 7);
    CommandRun run = night(zone, log("late.log", late));
    assertThat(run.out()).contains("restated " + several + ": ");
    assertThat(summary(several).get("metrics").get("requests").asLong()).isEqualTo(187);
    assertThat(summary(several).get("restated").size()).isPositive();
    assertThat(folder.resolve("reports").resolve(first.plusDays(1).toString()))
        .as("a day that was not reported")
        .doesNotExist();
  }

  /** What a report says of changes depends on the days before it. */
  @Test
  void aReportThatWasComparedWithTheDayIsWrittenAnew() throws IOException {
    ZoneId zone = ZoneOffset.UTC;
    LocalDate thursday = LocalDate.of(2025, 5, 1);
    LocalDate friday = thursday.plusDays(1);
    Path first = log("thursday.log", times(thursday, zone, 300));
    night(zone, first, log("friday.log", times(friday, zone, 300)));
    assertThat(baseline(friday)).containsExactly(thursday.toString());
    Path csv = folder.resolve("reports").resolve(friday.toString()).resolve("baseline.csv");
    String before = Files.readString(csv);

    Path late = log("late.log", times(thursday, zone, 200));
    Path monday = log("monday.log", times(friday.plusDays(3), zone, 300));
    CommandRun run = night(zone, late, monday);
    assertThat(run.out())
        .contains("compared anew " + friday + ": lines came late for " + thursday + "\n")
        .doesNotContain("restated");
    assertThat(baseline(friday.plusDays(3))).containsExactly(friday.toString());
    String after = Files.readString(csv);
    CommandRun.quietly(report(zone, "--date", friday));
    assertThat(after).isNotEqualTo(before).isEqualTo(Files.readString(csv));
    assertThat(summary(friday.toString()).get("restated")).isEmpty();
    assertThat(night(zone, late, monday).out()).contains("nothing new").doesNotContain("anew");
  }

  private List<String> baseline(LocalDate day) throws IOException {
    List<String> days = new ArrayList<>();
    summary(day.toString()).get("baseline").get("days").forEach(d -> days.add(d.asText()));
    return days;
  }

  @Test
  void aRunKilledBeforeItsReportsLeavesThemToTheNext() throws IOException {
    ZoneId zone = ZoneOffset.UTC;
    LocalDate day = LocalDate.of(2025, 5, 1);
    List<Instant> early = times(day, zone, 60);
    night(zone, log("early.log", early));
    Path late = log("late.log", times(day, zone, 9));
    Path next = log("next.log", times(day.plusDays(1), zone, 60));
    // as far as a night gets that dies before its report
    CommandRun.quietly(
        "ingest", "--input", late, "--input", next, "--warehouse", warehouse(), "--zone", zone);
    CommandRun.quietly("rollup", "--warehouse", warehouse(), "--zone", zone);
    assertThat(night(zone, late, next).out()).contains("nothing new", "restated " + day + ": ");
    assertThat(summary(day.toString()).get("metrics").get("requests").asLong()).isEqualTo(69);
  }

  @Test
  void aReportOfUnmergedHoursIsAnError() throws IOException {
    ZoneId zone = ZoneOffset.UTC;
    LocalDate day = LocalDate.of(2025, 5, 1);
    Path log = log("a.log", times(day, zone, 60));
    CommandRun.quietly("ingest", "--input", log, "--warehouse", warehouse(), "--zone", zone);
    CommandRun.onTwoCores(report(zone, "--date", day))
        .failsWith(2, "not merged", "crm-perf rollup");
    CommandRun.quietly(report(zone, "--date", day.plusDays(3)));
    CommandRun.quietly("rollup", "--warehouse", warehouse(), "--zone", zone);
    CommandRun.quietly(report(zone, "--date", day));
    assertThat(summary(day.toString()).get("metrics").get("requests").asLong()).isEqualTo(60);
  }

  private Path warehouse() {
    return folder.resolve("warehouse");
  }

  private Object[] report(ZoneId zone, Object... days) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "report",
                "--warehouse",
                warehouse(),
                "--reports",
                folder.resolve("reports"),
                "--zone",
                zone));
    Collections.addAll(words, days);
    return words.toArray();
  }

  private CommandRun night(ZoneId zone, Path... inputs) {
    List<Object> words = new ArrayList<>(List.of(report(zone)));
    words.set(0, "nightly");
    words.add("--input");
    Collections.addAll(words, (Object[]) inputs);
    return CommandRun.quietly(words.toArray());
  }

  /** Moments of a day in no order, the last of its hours among them. */
  private List<Instant> times(LocalDate day, ZoneId zone, int count) {
    long start = day.atStartOfDay(zone).toEpochSecond();
    long end = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long second = i == 0 ? end - 1 : start + (long) (random.nextDouble() * (end - start));
      times.add(Instant.ofEpochSecond(second));
    }
    return times;
  }

  /** A log of these, each line stamped with another offset. */
  private Path log(String name, List<Instant> times) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Instant time : times) {
      ZoneOffset offset = ZoneOffset.ofHoursMinutes(random.nextInt(12), 15 * random.nextInt(4));
      text.append("10.1.2.").append(random.nextInt(250)).append(" - - [");
      text.append(CLF.format(time.atOffset(offset)));
      text.append("] \"GET /web HTTP/1.1\" 200 ").append(random.nextInt(9999));
      text.append(" \"-\" \"x\" 0.").append(100 + random.nextInt(900)).append(" 0.001\n");
    }
    return Files.writeString(folder.resolve(name), text);
  }

  /** Requests by hour: hours begin with the day, and every 3,600 seconds after. */
  private static Map<Instant, Long> counts(LocalDate day, ZoneId zone, List<Instant> times) {
    long start = day.atStartOfDay(zone).toEpochSecond();
    long end = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
    Map<Instant, Long> counts = new TreeMap<>();
    for (long at = start; at < end; at += 3600) {
      long from = at;
      long to = Math.min(at + 3600, end);
      long count =
          times.stream()
              .filter(time -> time.getEpochSecond() >= from && time.getEpochSecond() < to)
              .count();
      counts.put(Instant.ofEpochSecond(at), count);
    }
    return counts;
  }

  private Map<Instant, Long> hourly(LocalDate day) throws IOException {
    Map<Instant, Long> counts = new TreeMap<>();
    Path csv = folder.resolve("reports").resolve(day.toString()).resolve("hourly.csv");
    for (Map<String, String> row : CsvTable.read(csv).rows()) {
      counts.put(
          OffsetDateTime.parse(row.get("hour_start")).toInstant(),
          Long.valueOf(row.get("requests")));
    }
    return counts;
  }

  private static Map<Instant, String> difference(
      Map<Instant, Long> before, Map<Instant, Long> after) {
    Map<Instant, String> difference = new TreeMap<>();
    after.forEach(
        (hour, count) -> {
          if (!count.equals(before.get(hour))) {
            difference.put(hour, before.get(hour) + " -> " + count);
          }
        });
    return difference;
  }

  private Map<Instant, String> restated(LocalDate day) throws IOException {
    Map<Instant, String> restated = new TreeMap<>();
    for (JsonNode hour : summary(day.toString()).get("restated")) {
      restated.put(
          OffsetDateTime.parse(hour.get("hour_start").asText()).toInstant(),
          hour.get("requests_before").asLong() + " -> " + hour.get("requests").asLong());
    }
    return restated;
  }

  private JsonNode summary(String report) throws IOException {
    return new JsonMapper()
        .readTree(folder.resolve("reports").resolve(report).resolve("summary.json").toFile());
  }

  private String page(LocalDate day) throws IOException {
    return Files.readString(
        folder.resolve("reports").resolve(day.toString()).resolve("index.html"));
  }
}
