package org.crmperf.tools.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Genuine runs of Gatling, of the last that writes text and of one that writes records. */
class GatlingTest {
  private static final int USERS = 3;
  private static final int ITERATIONS = 6;
  private static final int EACH = USERS * ITERATIONS;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"gatling, RUN", "gatling-binary, '\0'"})
  void whatGatlingWroteIsWhatItSent(String module, String begins) throws Exception {
    try (CountingServer server = new CountingServer()) {
      long started = System.currentTimeMillis();
      String printed = run(module, server.address());
      long ended = System.currentTimeMillis();
      Path log = log();
      assertThat(new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1))
          .matches("(?s)(ASSERTION\t[^\n]*\n)?" + begins + ".*");
      Results results = Results.read(log);
      assertThat(results.format()).isEqualTo("gatling");
      checkRequests(results);
      results.assertPlausible(started, ended);
      checkCounts(results, server, printed);
    }
  }

  private static void checkRequests(Results results) {
    results.assertThatAll("/ok", EACH, 200, true);
    results.assertThatAll("/slow", EACH, 200, true);
    results.assertThatAll("Größe 日本", EACH, 200, true);
    results.assertThatAll("/hops", EACH, 200, true);
    results.assertThatAll("/broken", EACH, 500, false);
    results.assertThatAll("/missing", EACH, 404, false);
    results.assertThatAll("/rightly-missing", EACH, 200, true); // Gatling logs OK, and no code
    results.assertThatAll("/nobody", EACH, -1, false);
    results.assertThatAll("CRM / Log in / /in-group", EACH, 200, true);
    results.assertThatAll("/hops Redirect 1", EACH, 200, true);
    assertThat(results.requests()).hasSize(10);
  }

  /** The server, and what Gatling printed at its end: request count, OK, KO. */
  private static void checkCounts(Results results, CountingServer server, String printed) {
    for (String path :
        List.of("/ok", "/slow", "/broken", "/missing", "/rightly-missing", "/hops")) {
      assertThat(results.of(path)).hasSize(server.counts().getOrDefault(path, 0));
    }
    long good = results.all().stream().filter(Results.Request::success).count();
    Matcher total =
        Pattern.compile(
                "> Global +\\(OK=(\\d+) +KO=(\\d+)|> Global *\\|[ \\d,]+\\|([ \\d,]+)\\|([ \\d,]+)")
            .matcher(printed);
    long ok = -1;
    long ko = -1;
    while (total.find()) {
      boolean old = total.group(1) != null;
      ok = Long.parseLong(total.group(old ? 1 : 3).strip().replace(",", ""));
      ko = Long.parseLong(total.group(old ? 2 : 4).strip().replace(",", ""));
    }
    assertThat(good).as(printed).isEqualTo(ok);
    assertThat(results.all().size() - good).as(printed).isEqualTo(ko);
  }

  private String run(String module, String address) throws Exception {
    return Tool.run(
        List.of(Tool.built("gatling", "classes"), Tool.built(module, "jars")),
        folder,
        List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Dgatling.data.enableAnalytics=false",
            "-Dfile.encoding=UTF-8",
            "-Dserver=" + address,
            "-Dusers=" + USERS,
            "-Diterations=" + ITERATIONS,
            "io.gatling.app.Gatling",
            "--simulation",
            "org.crmperf.tools.gatling.GatlingRun",
            "--results-folder",
            folder.toString(),
            "--no-reports"));
  }

  private Path log() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith("simulation.log")).findFirst().orElseThrow();
    }
  }
}
