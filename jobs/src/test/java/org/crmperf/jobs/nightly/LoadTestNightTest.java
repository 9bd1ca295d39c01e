package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.crmperf.jobs.cli.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Load tests' results, from file to report. */
class LoadTestNightTest {
  static final Path SAMPLES = samples();

  @TempDir Path folder;

  private static Path samples() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("sample-logs"))) {
      folder = folder.getParent();
    }
    return folder.resolve("sample-logs");
  }

  private CommandRun night(Path input) {
    return CommandRun.onTwoCores(
        "nightly",
        "--input",
        input,
        "--warehouse",
        folder.resolve("warehouse"),
        "--reports",
        folder.resolve("reports"),
        "--zone",
        "UTC");
  }

  /** Requests and error rate by endpoint. */
  private Map<String, String> endpoints() throws IOException {
    return CsvTable.read(folder.resolve("reports/2026-11-20/endpoints.csv")).rows().stream()
        .collect(
            Collectors.toMap(
                row -> row.get("endpoint"),
                row -> row.get("requests") + " requests, " + row.get("error_rate")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gatling/simulation.log", "gatling/simulation-3.14.log"})
  void bothLogsOfGatlingGiveTheSameReport(String name) throws IOException {
    assertThat(night(SAMPLES.resolve(name)).exitCode()).isZero();
    assertThat(endpoints())
        .containsKeys(
            "Login / Open form",
            "Accounts / https://crm.example.com/index.php?module=Accounts&action=DetailView",
            "Opportunities / Edit / Save",
            "Logout")
        .containsEntry("Logout", "40 requests, 0.000000")
        .hasSize(7);
    assertThat(night(SAMPLES.resolve(name)).out()).contains("already ingested");
    assertThat(endpoints()).containsEntry("Logout", "40 requests, 0.000000");
  }

  @Test
  void xmlIsReadPlainAndCompressedOnce() throws IOException {
    Path plain = SAMPLES.resolve("jmeter/results.xml");
    Path packed = folder.resolve("results.xml.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(plain, out);
    }
    assertThat(night(plain).exitCode()).isZero();
    Map<String, String> once = endpoints();
    assertThat(once.values().stream().mapToInt(v -> Integer.parseInt(v.split(" ", 2)[0])).sum())
        .isEqualTo(60);
    assertThat(night(packed).out()).contains("already ingested");
    assertThat(endpoints()).isEqualTo(once);
  }

  /**
   * A log that a running test still writes: what is whole counts, and the rest when it is there.
   */
  @Test
  void aBinaryLogIsReadOnWhenItHasGrown() throws IOException {
    byte[] whole = Files.readAllBytes(SAMPLES.resolve("gatling/simulation-3.14.log"));
    Path file = folder.resolve("simulation.log");
    Files.write(file, Arrays.copyOf(whole, whole.length * 3 / 4));
    CommandRun first = night(file);
    assertThat(first.exitCode()).as(first.toString()).isEqualTo(4);
    assertThat(first.err()).contains("simulation.log: byte ").contains("the Gatling log ends");
    Files.write(file, whole);
    CommandRun second = night(file);
    assertThat(second.exitCode()).as(second.toString()).isZero();
    assertThat(endpoints()).containsEntry("Logout", "40 requests, 0.000000");
  }

  @Test
  void inspectShowsRecordsAsLines() {
    CommandRun text = CommandRun.of("inspect", SAMPLES.resolve("gatling/simulation.log"));
    CommandRun binary = CommandRun.of("inspect", SAMPLES.resolve("gatling/simulation-3.14.log"));
    assertThat(text.exitCode()).isZero();
    assertThat(text.out())
        .contains("format: gatling\n", "parsed: 280\n", "rejected: 0\n", "  success: 1\n");
    assertThat(binary.out()).isEqualTo(text.out());
    CommandRun xml = CommandRun.of("inspect", SAMPLES.resolve("jmeter/results.xml"));
    assertThat(xml.out()).contains("format: jmeter_csv\n", "lines: 66\n", "parsed: 60\n");
    assertThat(xml.out()).contains("blank_or_comment: 6\n", "status 500: 4\n");
  }
}
