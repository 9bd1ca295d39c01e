package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of a night, one at a time, end up where a whole night does. */
class StepByStepTest {
  @TempDir Path folder;

  @BeforeEach
  void aLog() throws IOException {
    SyntheticDay.ofSize(400_000).write(folder.resolve("access.log"));
  }

  @Test
  void stepsGiveTheSameReportAsANight() throws IOException {
    ingest("steps");
    CommandRun.quietly("rollup", "--warehouse", folder.resolve("steps"), "--zone", "UTC");
    CommandRun.quietly(
        "report",
        "--warehouse",
        folder.resolve("steps"),
        "--reports",
        reports("steps"),
        "--zone",
        "UTC");
    night("whole");
    assertThat(csv("steps")).isEqualTo(csv("whole"));
  }

  @Test
  void aNightMergesWhatAnIngestBeforeItRead() throws IOException {
    ingest("late");
    assertThat(night("late").out()).contains("already ingested");
    night("whole");
    assertThat(csv("late")).isEqualTo(csv("whole"));
  }

  @Test
  void mergingAgainChangesNothing() throws IOException {
    night("once");
    List<String> before = csv("once");
    CommandRun.quietly("rollup", "--warehouse", folder.resolve("once"), "--zone", "UTC");
    CommandRun.quietly(
        "report",
        "--warehouse",
        folder.resolve("once"),
        "--reports",
        reports("once"),
        "--zone",
        "UTC",
        "--date",
        "2026-11-18");
    assertThat(csv("once")).isEqualTo(before);
  }

  private void ingest(String warehouse) {
    CommandRun.quietly(
        "ingest",
        "--input",
        folder.resolve("access.log"),
        "--warehouse",
        folder.resolve(warehouse),
        "--zone",
        "UTC");
  }

  private CommandRun night(String warehouse) {
    return CommandRun.quietly(
        "nightly",
        "--input",
        folder.resolve("access.log"),
        "--warehouse",
        folder.resolve(warehouse),
        "--reports",
        reports(warehouse),
        "--zone",
        "UTC");
  }

  private Path reports(String warehouse) {
    return folder.resolve(warehouse + "-reports");
  }

  private List<String> csv(String warehouse) throws IOException {
    Path day = reports(warehouse).resolve("2026-11-18");
    List<String> contents = new ArrayList<>();
    for (String name : List.of("hourly", "endpoints", "endpoint_hours", "outages")) {
      contents.add(Files.readString(day.resolve(name + ".csv")));
    }
    assertThat(contents.get(1).lines()).hasSizeGreaterThan(50);
    return contents;
  }
}
