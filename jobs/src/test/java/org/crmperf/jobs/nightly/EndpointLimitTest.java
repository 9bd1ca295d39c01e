package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmperf.jobs.cli.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log in which every URL is an endpoint of its own still yields a bounded report. */
class EndpointLimitTest {
  private static final String GROUP = "(other endpoints)";

  @TempDir Path folder;

  @Test
  void atMostTwoThousandEndpointsAndTheRestInOneGroup() throws IOException {
    int urls = 30_000;
    Path log = log(urls);

    CommandRun run = night(log);

    List<Map<String, String>> rows = rows("endpoints.csv");
    assertThat(rows).hasSizeBetween(1_900, 2_000);
    assertThat(rows.stream().filter(row -> row.get("endpoint").equals(GROUP))).hasSize(1);
    assertThat(rows.stream().filter(row -> row.get("endpoint").startsWith("("))).hasSize(1);
    assertThat(sum(rows)).as("no request is lost").isEqualTo(urls + 50);
    assertThat(sum(rows("hourly.csv"))).isEqualTo(urls + 50);
    assertThat(sum(rows("endpoint_hours.csv"))).isEqualTo(urls + 50);
    assertThat(rows)
        .as("what is busy keeps its name")
        .anySatisfy(
            row -> {
              assertThat(row.get("endpoint")).isEqualTo("/busy");
              assertThat(row.get("requests")).isEqualTo("50");
            });
    assertThat(run.out()).contains("limit of 2000", "one group");
    assertThat(report("index.html")).content().contains(GROUP).contains("2,000");
    assertThat(report("summary.json")).content().contains("\"endpoint_limit\" : 2000");
  }

  @Test
  void aLimitOfTheConfigurationHolds() throws IOException {
    Path config = Files.writeString(folder.resolve("crm-perf.yaml"), "endpoint_limit: 20\n");
    night(log(3_000), "--config", config);
    List<Map<String, String>> rows = rows("endpoints.csv");
    assertThat(rows).hasSizeLessThanOrEqualTo(20);
    assertThat(sum(rows)).isEqualTo(3_050);
  }

  private CommandRun night(Path log, Object... more) {
    Object[] night = {
      "nightly",
      "--input",
      log,
      "--warehouse",
      folder.resolve("warehouse"),
      "--reports",
      folder.resolve("reports"),
      "--zone",
      "UTC"
    };
    return CommandRun.quietly(
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(night), java.util.Arrays.stream(more))
            .toArray());
  }

  /** Words that no rule folds into a template, and one URL that is asked for 50 times. */
  private Path log(int urls) throws IOException {
    Path log = folder.resolve("access.log");
    try (BufferedWriter out = Files.newBufferedWriter(log, StandardCharsets.US_ASCII)) {
      for (int i = 0; i < urls; i++) {
        int minute = (int) (1440L * i / urls);
        line(out, minute, "/page-" + letters(i) + "/" + letters(i * 7 + 1));
        if (i % (urls / 50) == 0) {
          line(out, minute, "/busy");
        }
      }
    }
    return log;
  }

  private static void line(BufferedWriter out, int minute, String url) throws IOException {
    out.write(
        String.format(
            Locale.ROOT,
            "192.0.2.1 - - [18/Nov/2026:%02d:%02d:00 +0000] \"GET %s HTTP/1.1\" 200 512 \"-\""
                + " \"test\" 0.010 0.009%n",
            minute / 60,
            minute % 60,
            url));
  }

  private static String letters(int number) {
    StringBuilder word = new StringBuilder();
    for (int rest = number; word.length() < 4; rest /= 20) {
      word.append("bcdfghjklmnpqrstvwxz".charAt(rest % 20));
    }
    return word.insert(2, 'a').toString();
  }

  private List<Map<String, String>> rows(String name) throws IOException {
    return CsvTable.read(report(name)).rows();
  }

  private static long sum(List<Map<String, String>> rows) {
    return rows.stream().mapToLong(row -> Long.parseLong(row.get("requests"))).sum();
  }

  private Path report(String name) {
    return folder.resolve("reports/2026-11-18").resolve(name);
  }
}
