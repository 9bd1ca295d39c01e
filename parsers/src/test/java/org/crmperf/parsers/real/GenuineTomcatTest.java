package org.crmperf.parsers.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access logs of two embedded Tomcats, between which %D changed its unit. */
@Tag("slow")
class GenuineTomcatTest {
  private static final long SEED = 20261125;
  private static final String COMBINED =
      "%h %l %u %t \"%r\" %s %b \"%{Referer}i\" \"%{User-Agent}i\"";
  private static final Map<String, String> LOGS =
      Map.of("elapsed", COMBINED + " %D", "committed", COMBINED + " %D %F", "plain", COMBINED);

  @TempDir Path folder;

  @Test
  void tomcat10WritesMicroseconds() throws Exception {
    Traffic traffic;
    try (TomcatServer tomcat = new TomcatServer(folder, LOGS)) {
      traffic = traffic(tomcat);
    }
    check(traffic, "tomcat10", 1);
  }

  @Test
  void tomcat9WritesMilliseconds() throws Exception {
    Traffic traffic;
    try (OwnClasses classes = new OwnClasses(tomcat9())) {
      Constructor<?> constructor =
          classes
              .loadClass(TomcatServer.class.getName())
              .getDeclaredConstructor(Path.class, Map.class);
      constructor.setAccessible(true);
      try (AutoCloseable tomcat = (AutoCloseable) constructor.newInstance(folder, LOGS)) {
        assertThat(tomcat).isNotInstanceOf(TomcatServer.class);
        traffic = traffic((IntSupplier) tomcat);
      }
    }
    check(traffic, "tomcat9", 1_000);
  }

  /** A client has its answer before the line is in the log. */
  private Traffic traffic(IntSupplier port) throws Exception {
    Traffic traffic = Client.send(Calls.shuffled(SEED, 400), port.getAsInt());
    for (String log : LOGS.keySet()) {
      Program.awaitLines(folder.resolve(log), traffic.sent().size());
    }
    return traffic;
  }

  /** By name where there is a time: a bare number does not say which Tomcat wrote it. */
  private void check(Traffic traffic, String name, int grainMicros) throws IOException {
    ReadLog elapsed = ReadLog.as(name + "_combined_d", folder.resolve("elapsed"));
    check(traffic, elapsed.withAll(AccessField.DURATION));
    assertThat(elapsed.grainMicros()).isEqualTo(grainMicros);
    ReadLog committed = ReadLog.as(name + ":" + COMBINED + " %D %F", folder.resolve("committed"));
    check(traffic, committed.withAll(AccessField.DURATION));
    check(traffic, ReadLog.detected(folder.resolve("plain")));
  }

  private static void check(Traffic traffic, ReadLog log) {
    assertThat(traffic.check(log, Traffic.Bytes.BODY, Calls.BY_HAND))
        .allSatisfy(row -> assertThat(row.known(AccessField.STATUS)).isEqualTo(400));
  }

  /**
   * Its jars, which the build puts beside the classes, and the class of this test's that uses it.
   */
  private static URL[] tomcat9() throws IOException {
    Path classes =
        Path.of(
            URI.create(
                TomcatServer.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
    try (Stream<Path> jars = Files.list(classes.resolveSibling("tomcat9"))) {
      for (Path jar : jars.toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }
}
