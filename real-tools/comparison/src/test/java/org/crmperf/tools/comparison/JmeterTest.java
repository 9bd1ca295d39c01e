package org.crmperf.tools.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A genuine run of Apache JMeter. */
class JmeterTest {
  private static final int THREADS = 3;
  private static final int ITERATIONS = 6;
  private static final int EACH = THREADS * ITERATIONS;

  @TempDir static Path folder;

  private static CountingServer server;
  private static Map<String, List<String>> counted;
  private static long started;
  private static long ended;

  @BeforeAll
  static void run() throws Exception {
    server = new CountingServer();
    started = System.currentTimeMillis();
    String printed =
        Tool.run(
            List.of(Tool.built("jmeter", "classes"), Tool.built("jmeter", "jars")),
            folder,
            List.of(
                "org.crmperf.tools.jmeter.JmeterRun",
                server.address(),
                folder.toString(),
                Integer.toString(THREADS),
                Integer.toString(ITERATIONS)));
    ended = System.currentTimeMillis();
    counted = new TreeMap<>();
    printed
        .lines()
        .filter(line -> line.startsWith("counted\t"))
        .map(line -> List.of(line.split("\t", -1)))
        .forEach(words -> counted.put(words.get(1), words.subList(2, 4)));
    assertThat(counted).as(printed).isNotEmpty();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"results.csv", "results.xml", "everything.xml"})
  void whatJmeterWroteIsWhatItSent(String name) throws Exception {
    assertThat(Files.size(folder.resolve(name))).isPositive();
    Results results = Results.read(folder.resolve(name));
    assertThat(results.format()).isEqualTo("jmeter_csv");
    results.assertThatAll("/ok", EACH, 200, true);
    results.assertThatAll("/slow", EACH, 200, true);
    results.assertThatAll("/in-flat", EACH, 200, true);
    results.assertThatAll("/in-parent", EACH, 200, true);
    results.assertThatAll("/landed", 2 * EACH, 200, true); // where a redirect ends
    results.assertThatAll("/broken", EACH, 500, false);
    results.assertThatAll("/missing", EACH, 404, false);
    results.assertThatAll("/wrong-text?a=b,c", EACH, 200, false);
    results.assertThatAll("/rightly-missing", EACH, 404, true);
    results.assertThatAll("/nobody", EACH, -1, false);
    assertThat(results.requests()).hasSize(10);
    results.assertPlausible(started, ended);
  }

  /** The server and JMeter's own statistics count what we count. */
  @ParameterizedTest
  @ValueSource(strings = {"results.csv", "results.xml", "everything.xml"})
  void othersCountTheSame(String name) {
    Results results = Results.read(folder.resolve(name));
    server
        .counts()
        .forEach(
            (path, count) -> {
              if (!path.equals("/hops")) { // a hop, in the sample of /landed
                String asked = path.equals("/wrong-text") ? path + "?a=b,c" : path;
                assertThat(results.of(asked)).as(path).hasSize(count);
              }
            });
    for (String label : List.of("/ok", "/slow", "/broken", "/missing", "/nobody")) {
      long errors = results.of(label).stream().filter(request -> !request.success()).count();
      assertThat(counted)
          .containsEntry(
              label, List.of(Integer.toString(results.of(label).size()), Long.toString(errors)));
    }
  }
}
