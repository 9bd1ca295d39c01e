package org.crmperf.jobs.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.crmperf.jobs.cli.CommandRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two logs that a real nginx wrote of the same traffic, reported on and compared with its client.
 */
@Tag("slow")
class GenuineNginxTest {
  private static final long SEED = 20261118;

  @TempDir Path folder;

  @Test
  void reportsSayWhatTheClientSaw() throws IOException, InterruptedException, ExecutionException {
    OffsetDateTime now = OffsetDateTime.now(aboutHalfPastNoon());
    List<CrmCall> calls = CrmCalls.shuffled(SEED);
    List<Seen> seen;
    Path combined;
    Path custom;
    try (CrmApplication application = new CrmApplication();
        Nginx nginx = Nginx.start(folder, application.port())) {
      seen = new CrmClient(nginx, application).send(calls);
      combined = nginx.combinedLog();
      custom = nginx.customLog();
    }
    assertThat(seen).hasSize(calls.size());
    theLogsHoldTheHardCases(combined, custom);

    NightReport byAuto = nightly("auto", combined, "auto", now);
    NightReport byFormat = nightly("literal", custom, Nginx.CUSTOM_FORMAT, now);

    String hour = now.truncatedTo(ChronoUnit.HOURS).toString().replace("12:00", "12:00:00");
    byAuto.check(seen, hour);
    byFormat.check(seen, hour);
    for (String file : List.of("endpoints.csv", "hourly.csv", "endpoint_hours.csv")) {
      assertThat(byFormat.text(file)).as(file).isEqualTo(byAuto.text(file));
    }
  }

  /** Or the test would no longer try what it is there for. */
  private static void theLogsHoldTheHardCases(Path combined, Path custom) throws IOException {
    assertThat(Files.readString(combined, StandardCharsets.US_ASCII))
        .contains("\"\\x16\\x03", "\" 499 0 ", "\\x22Sync\\x22", "\\xE9\\xA1\\xA7", " +0530] ")
        .contains("\" 204 0 ", "/api/v1/Contact?q=\\x22M\\xC3\\xBCller\\x22")
        .containsPattern("\" 0\\.[0-9]{3} 0\\.[0-9]{3}, 0\\.[0-9]{3}\n");
    assertThat(Files.readString(custom, StandardCharsets.US_ASCII))
        .containsPattern(
            " 127\\.0\\.0\\.1:[0-9]+, 127\\.0\\.0\\.1:[0-9]+ 502, 200 0\\.[0-9]{3}, 0\\.")
        .containsPattern(" - - - \"-\"\n")
        .containsPattern(" [0-9a-f]{32}  (127\\.0\\.0\\.1|::1) \"\\\\x16");
  }

  private NightReport nightly(String name, Path log, String format, OffsetDateTime now) {
    Path reports = folder.resolve(name + "-reports");
    CommandRun.quietly(
        "nightly",
        "--input",
        log,
        "--format",
        format,
        "--warehouse",
        folder.resolve(name + "-warehouse"),
        "--reports",
        reports,
        "--zone",
        now.getOffset(),
        "--date",
        now.toLocalDate());
    return new NightReport(reports.resolve(now.toLocalDate().toString()));
  }

  /** A zone in which it is now between 12:22 and 12:37, so that no hour ends during the test. */
  private static ZoneOffset aboutHalfPastNoon() {
    int minuteOfDay = (int) Math.floorMod(Instant.now().getEpochSecond() / 60, 24 * 60L);
    int quarters = Math.floorDiv(12 * 60 + 22 - minuteOfDay + 14, 15);
    return ZoneOffset.ofTotalSeconds(quarters * 15 * 60);
  }
}
