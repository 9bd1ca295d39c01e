package org.crmperf.jobs.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month of three servers, their logs rotated in mid-day, compressed, truncated, given again under
 * other names, with half-written, late and malformed lines, over a change of the clocks: read every
 * night, every few hours, and all at once. The reports of all days are the same to the byte, and
 * their counts are those of the lines.
 */
class MonthInMiniatureTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_241_010L);
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDate FIRST = LocalDate.of(2024, 10, 10);
  private static final int DAYS = 30;
  private static final int LINES_A_DAY_AND_SERVER = 500;
  private static final List<String> TABLES =
      List.of("hourly", "endpoints", "endpoint_hours", "time_parts", "findings", "outages");

  @TempDir Path folder;

  private final PlainCount count = new PlainCount();
  private final List<Server> servers = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private long malformed;
  private int copies;

  @Test
  void nightlyEveryFewHoursAndAtOnce() throws IOException {
    month(() -> Duration.ofMinutes(6 * 60 + random.nextInt(12 * 60)));
  }

  /** Some ten minutes: 720 runs, most of which start Spark. */
  @Test
  @Tag("slow1g")
  void everyHour() throws IOException {
    month(() -> Duration.ofHours(1));
  }

  private interface Gaps {
    Duration next();
  }

  private void month(Gaps gaps) throws IOException {
    startServers();
    Instant end = midnight(DAYS).plus(Duration.ofHours(2));
    Instant night = midnight(0).plus(Duration.ofHours(26));
    Instant often = midnight(0).plus(Duration.ofHours(3));
    while (!night.isAfter(end) || !often.isAfter(end)) {
      boolean nightly = !often.isBefore(night);
      Instant now = nightly ? night : often;
      runServers(now);
      run(nightly ? "nightly" : "often");
      if (nightly) {
        giveAgain();
        night = night.plus(Duration.ofDays(1));
      } else {
        often = often.plus(gaps.next());
      }
    }
    runServers(end.plus(Duration.ofDays(2)));
    run("nightly");
    run("often");
    CommandRun once = run("once");
    assertThat(once.out())
        .as("seed %d", SEED)
        .contains("parsed " + count.requests() + " + rejected " + malformed + " + ");
    compareReports();
  }

  private void startServers() throws IOException {
    Instant end = midnight(DAYS).plus(Duration.ofHours(2));
    ZoneId[] zones = {ZoneId.of("UTC"), ZONE, ZoneId.of("Asia/Kolkata")};
    for (int s = 0; s < zones.length; s++) {
      List<LoggedLine> lines =
          new Traffic(s, zones[s], SEED).lines(midnight(0), end, LINES_A_DAY_AND_SERVER, ZONE);
      for (LoggedLine line : lines) {
        LoggedLine.Request request = line.request();
        if (request == null) {
          malformed++;
        } else {
          count.add(request);
        }
      }
      servers.add(
          new Server(
              folder.resolve("logs/web" + s),
              Server.Rotation.values()[s],
              midnight(0).plus(Duration.ofMinutes(11 * 60 + 170L * s)),
              Duration.ofHours(24 + 12L * s),
              lines));
    }
  }

  private static Instant midnight(int day) {
    return FIRST.plusDays(day).atStartOfDay(ZONE).toInstant();
  }

  private void runServers(Instant now) throws IOException {
    for (Server server : servers) {
      server.runUntil(now);
    }
  }

  /** Now and then a rotated file comes back, decompressed, under another name. */
  private void giveAgain() throws IOException {
    Path rotated = servers.get(random.nextInt(2)).folder().resolve("access.log.2.gz");
    if (random.nextInt(6) != 0 || !Files.exists(rotated)) {
      return;
    }
    Path copy = folder.resolve("logs/restored/copy-" + copies++ + ".log");
    Files.createDirectories(copy.getParent());
    try (InputStream in = new GZIPInputStream(Files.newInputStream(rotated));
        OutputStream out = Files.newOutputStream(copy)) {
      in.transferTo(out);
    }
  }

  private CommandRun run(String name) {
    return CommandRun.quietly(
        "nightly",
        "--input",
        folder.resolve("logs"),
        "--warehouse",
        folder.resolve(name),
        "--reports",
        reports(name),
        "--zone",
        ZONE,
        "--format",
        SyntheticDay.LOG_FORMAT,
        "--max-reject-rate",
        "0.5");
  }

  private Path reports(String name) {
    return folder.resolve("reports-" + name);
  }

  private void compareReports() throws IOException {
    int restated = 0;
    for (int d = 0; d < DAYS; d++) {
      String day = FIRST.plusDays(d).toString();
      CommandRun.quietly(
          "report",
          "--warehouse",
          folder.resolve("once"),
          "--reports",
          reports("once"),
          "--zone",
          ZONE,
          "--date",
          day);
      for (String table : TABLES) {
        String expected = csv("once", day, table);
        assertThat(csv("nightly", day, table))
            .as("%s, nightly, seed %d", day, SEED)
            .isEqualTo(expected);
        assertThat(csv("often", day, table))
            .as("%s, often, seed %d", day, SEED)
            .isEqualTo(expected);
      }
      assertThat(plainColumns(csv("once", day, "hourly")))
          .as("%s, seed %d", day, SEED)
          .isEqualTo(count.day(midnight(d), midnight(d + 1), ZONE));
      String summary = Files.readString(reports("nightly").resolve(day).resolve("summary.json"));
      restated += summary.contains("requests_before") ? 1 : 0;
    }
    assertThat(restated).as("days with late lines, seed %d", SEED).isGreaterThan(DAYS / 2);
  }

  private String csv(String name, String day, String table) throws IOException {
    return Files.readString(reports(name).resolve(day).resolve(table + ".csv"));
  }

  private static List<String> plainColumns(String hourly) throws IOException {
    List<String> lines = new ArrayList<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(hourly, format)) {
      for (CSVRecord row : parser) {
        lines.add(
            String.join(
                ",",
                OffsetDateTime.parse(row.get("hour_start")).toLocalDateTime().toString(),
                row.get("requests"),
                row.get("errors_4xx"),
                row.get("errors_5xx"),
                row.get("max_ms"),
                row.get("response_bytes")));
      }
    }
    return lines;
  }
}
