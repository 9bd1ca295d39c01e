package org.crmperf.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  private static final List<String> FILES =
      List.of(
          "index.html",
          "hourly.csv",
          "endpoints.csv",
          "endpoint_hours.csv",
          "time_parts.csv",
          "findings.csv",
          "outages.csv",
          "time_lost.csv",
          "baseline.csv",
          "summary.json");

  @TempDir Path reports;

  @Test
  void writesTheTenFilesAndNothingElse() throws Exception {
    Path folder = write(SampleReports.day());

    assertThat(folder).isEqualTo(reports.resolve("2026-11-21"));
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(FILES);
    }
  }

  @Test
  void equalTheGoldenFiles() throws Exception {
    Path folder = write(SampleReports.named(List.of("/a/{id}", "/b?x=1&y=<2>", "/c", "=d()")));

    Map<String, String> texts = new TreeMap<>();
    for (String name : FILES) {
      String text = Files.readString(folder.resolve(name));
      texts.put(name, name.endsWith(".html") ? HtmlText.withoutAssets(text) : text);
    }
    Golden.check(texts);
  }

  @Test
  void machineLocaleAndZoneDoNotMatter() throws Exception {
    Path folder = write(SampleReports.day());
    byte[][] expected = bytes(folder);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      write(SampleReports.day());
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(bytes(folder)).isDeepEqualTo(expected);
  }

  @Test
  void pageNeedsNothingElseAndItsPolicyAllowsExactlyWhatItHolds() throws Exception {
    String page = Files.readString(write(SampleReports.day()).resolve("index.html"));
    String policy =
        page.substring(
            page.indexOf("content=\"default-src"), page.indexOf("<meta name=\"viewport"));

    List<String> active = HtmlText.active(page);
    assertThat(active).hasSize(3);
    for (String content : active) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
      assertThat(policy).contains("sha256-" + Base64.getEncoder().encodeToString(hash));
      assertThat(content).doesNotContain("\r").doesNotContain("</");
    }
    assertThat(policy).contains("default-src &#39;none&#39;").doesNotContain("unsafe");
    assertThat(HtmlText.withoutAssets(page))
        .doesNotContain("http:", "https:", "src=", "@import", "style=")
        .doesNotContainPattern("<[^>]* on[a-z]+=");
  }

  @Test
  void namesFromTheLogAreText() throws Exception {
    Path folder = write(SampleReports.named(HostileNames.ALL));
    String page = HtmlText.withoutAssets(Files.readString(folder.resolve("index.html")));

    assertThat(page)
        .doesNotContain("<img", "<script>window", "<!--", "\u001b", "\u202E", "\u009b")
        .contains("/&lt;script&gt;window.hacked=1&lt;/script&gt;");
    assertThat(page.split("</script>", -1)).hasSize(5);
  }

  @Test
  void pageOfAQuietDaySaysSo() throws Exception {
    Path folder = write(SampleReports.quiet());
    String page = HtmlText.withoutAssets(Files.readString(folder.resolve("index.html")));
    JsonNode summary = summary(folder);

    assertThat(page).contains("No request was logged").doesNotContain("NaN");
    assertThat(summary.at("/metrics/requests").asLong()).isZero();
    assertThat(summary.at("/metrics/p95_ms").isNull()).isTrue();
    assertThat(summary.at("/metrics/availability").isNull()).isTrue();
    assertThat(summary.at("/metrics")).hasSize(MetricDefinition.values().length);
  }

  @Test
  void summaryHoldsTheAccountingAndTheMetrics() throws Exception {
    ReportModel day = SampleReports.day();
    JsonNode summary = summary(write(day));
    JsonNode run = summary.get("accounting");

    assertThat(summary.get("schema_version").asInt()).isEqualTo(1);
    assertThat(run.get("lines").asLong())
        .isEqualTo(
            run.get("parsed").asLong()
                + run.get("rejected").asLong()
                + run.get("blank_or_comment").asLong()
                + run.get("already_ingested").asLong());
    assertThat(run.at("/reject_reasons/layout").asLong()).isEqualTo(30);
    assertThat(run.at("/sources/0/path").asText()).isEqualTo("/var/log/nginx/access.log.1");
    for (MetricDefinition metric : MetricDefinition.values()) {
      assertThat(summary.at("/metrics/" + metric.column()).decimalValue())
          .isEqualByComparingTo(metric.format(day.total()));
    }
    assertThat(summary.get("generated_at").asText()).isEqualTo("2026-11-22T02:10:00Z");
  }

  @Test
  void repeatedHourIsToldApartByItsOffset() throws Exception {
    Path folder = write(SampleReports.in(ZoneId.of("Europe/Berlin"), LocalDate.of(2026, 10, 25)));

    assertThat(Files.readString(folder.resolve("index.html")))
        .contains(">02:00 +02:00<")
        .contains(">02:00 +01:00<");
  }

  @Test
  void twoThousandEndpointsStaySmall() throws Exception {
    Path folder = write(SampleReports.large(2000));
    String page = Files.readString(folder.resolve("index.html"));

    assertThat(page.length()).as("characters of the page").isLessThan(3_500_000);
    assertThat(page.split("<tr", -1).length).as("rows drawn by the server").isLessThan(400);
    assertThat(page).contains("id=\"folded\"");
  }

  private Path write(ReportModel model) {
    String page = ReportFiles.write(model, new LocalReportStore(reports), Language.EN);
    return reports.resolve(page).getParent();
  }

  private static JsonNode summary(Path folder) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
  }

  private static byte[][] bytes(Path folder) throws IOException {
    byte[][] bytes = new byte[FILES.size()][];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = Files.readAllBytes(folder.resolve(FILES.get(i)));
    }
    return bytes;
  }
}
