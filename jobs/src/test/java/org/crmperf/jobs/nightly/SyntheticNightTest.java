package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.jobs.synthetic.SyntheticExpectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A synthetic CRM day: every count of the report exact, every percentile within 0.5 %. */
class SyntheticNightTest {
  private static final LocalDate DAY = SyntheticDay.DAY;

  @TempDir Path folder;

  @Test
  void everyCellOfADayInUtc() throws IOException {
    SyntheticExpectation log = SyntheticDay.ofSize(10 << 20).write(folder.resolve("access.log"));

    CommandRun run = nightly("UTC");

    ExpectedDay expected = ExpectedDay.of(log, midnight(DAY, ZoneOffset.UTC));
    ReportCheck check = new ReportCheck(report(DAY), expected);
    check.all();
    check.accounting(log);
    assertThat(run.out())
        .contains(
            "lines %d = parsed %d + rejected %d + blank_or_comment %d + already_ingested 0"
                .formatted(log.lines(), log.parsed(), log.rejected(), log.blankLines()));
    assertThat(run.out().substring(run.out().indexOf("report: ")).lines().skip(1))
        .as("the digest of a day with outages")
        .hasSizeLessThan(25)
        .allMatch(line -> line.length() <= 78)
        .anyMatch(line -> line.startsWith("The platform was down for "))
        .anyMatch(line -> line.startsWith("Do first ("))
        .anyMatch(line -> line.startsWith("1. critical, "));
    assertThat(CsvTable.read(report(DAY).resolve("outages.csv")).rows())
        .as("the outage of 14:20 is one of them")
        .anySatisfy(
            row -> {
              assertThat(row.get("start")).isEqualTo(DAY + "T14:20:00+00:00");
              assertThat(row.get("end")).isEqualTo(DAY + "T14:31:00+00:00");
            });
  }

  @Test
  void everyCellOfADayInAHalfHourZone() throws IOException {
    ZoneOffset india = ZoneOffset.ofHoursMinutes(5, 30);
    SyntheticExpectation log =
        new SyntheticDay(5, 6 << 20, DAY, india).write(folder.resolve("access.log"));

    nightly("Asia/Kolkata");

    ReportCheck check = new ReportCheck(report(DAY), ExpectedDay.of(log, midnight(DAY, india)));
    check.all();
    check.accounting(log);
  }

  @Test
  void aWarehouseMadeInUtcReportsInAHalfHourZone() throws IOException {
    ZoneOffset india = ZoneOffset.ofHoursMinutes(5, 30);
    SyntheticExpectation log =
        new SyntheticDay(6, 6 << 20, DAY, india).write(folder.resolve("access.log"));

    CommandRun.quietly(
        "ingest",
        "--input",
        folder.resolve("access.log"),
        "--warehouse",
        warehouse(),
        "--zone",
        "UTC");
    CommandRun.quietly("rollup", "--warehouse", warehouse(), "--zone", "UTC");
    reportOn(DAY, "Asia/Kolkata");

    new ReportCheck(report(DAY), ExpectedDay.of(log, midnight(DAY, india))).all();
  }

  @Test
  void aDayOf23Hours() throws IOException {
    LocalDate spring = LocalDate.of(2026, 3, 29);
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    SyntheticExpectation log =
        new SyntheticDay(7, 3 << 20, spring, ZoneOffset.ofHours(1))
            .write(folder.resolve("access.log"));

    CommandRun.quietly(
        "nightly",
        "--input",
        folder.resolve("access.log"),
        "--warehouse",
        warehouse(),
        "--reports",
        folder.resolve("reports"),
        "--zone",
        "Europe/Berlin",
        "--date",
        spring);

    ExpectedDay expected = new ExpectedDay();
    for (int hour = 0; hour < 23; hour++) {
      expected.hour(spring.atStartOfDay(berlin).plusHours(hour).toOffsetDateTime(), log, hour);
    }
    assertThat(expected.start(2).toString()).isEqualTo("2026-03-29T03:00+02:00");
    new ReportCheck(report(spring), expected).all();
  }

  @Test
  void aDayOf25Hours() throws IOException {
    LocalDate autumn = LocalDate.of(2026, 10, 25);
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    ZoneOffset summer = ZoneOffset.ofHours(2);
    SyntheticExpectation log =
        new SyntheticDay(8, 3 << 20, autumn, summer).write(folder.resolve("access.log.1"));
    SyntheticExpectation next =
        new SyntheticDay(9, 3 << 20, autumn.plusDays(1), summer)
            .write(folder.resolve("access.log"));

    CommandRun.quietly(
        "nightly",
        "--input",
        folder.resolve("access.log*"),
        "--warehouse",
        warehouse(),
        "--reports",
        folder.resolve("reports"),
        "--zone",
        "Europe/Berlin",
        "--date",
        autumn);

    ExpectedDay expected = new ExpectedDay();
    for (int hour = 0; hour < 24; hour++) {
      expected.hour(autumn.atStartOfDay(berlin).plusHours(hour).toOffsetDateTime(), log, hour);
    }
    expected.hour(autumn.atStartOfDay(berlin).plusHours(24).toOffsetDateTime(), next, 0);
    assertThat(expected.start(3).toString()).isEqualTo("2026-10-25T02:00+01:00");
    new ReportCheck(report(autumn), expected).all();
  }

  private CommandRun nightly(String zone) {
    return CommandRun.quietly(
        "nightly",
        "--input",
        folder.resolve("access.log"),
        "--warehouse",
        warehouse(),
        "--reports",
        folder.resolve("reports"),
        "--zone",
        zone);
  }

  private void reportOn(LocalDate day, String zone) {
    CommandRun.quietly(
        "report",
        "--warehouse",
        warehouse(),
        "--reports",
        folder.resolve("reports"),
        "--zone",
        zone,
        "--date",
        day);
  }

  private Path warehouse() {
    return folder.resolve("warehouse");
  }

  private Path report(LocalDate day) {
    return folder.resolve("reports").resolve(day.toString());
  }

  private static OffsetDateTime midnight(LocalDate day, ZoneOffset offset) {
    return day.atStartOfDay().atOffset(offset);
  }
}
