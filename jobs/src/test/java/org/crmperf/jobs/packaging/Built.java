package org.crmperf.jobs.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the checkout and the things that {@code mvn package} makes are. */
public final class Built {
  private static final String VERSION = required("crmperf.version");

  private Built() {}

  /** The checkout's root. */
  public static Path root() {
    return Path.of(required("crmperf.root"));
  }

  /** The folder name inside the tar.gz. */
  static String name() {
    return "crm-perf-" + VERSION;
  }

  static Path tarGz() {
    return existing(root().resolve("jobs/target/" + name() + ".tar.gz"));
  }

  public static Path sparkJar() {
    return existing(root().resolve("jobs/target/" + name() + "-spark.jar"));
  }

  /** A folder with {@code jars/}, as SPARK_HOME names it. */
  public static Path sparkHome() {
    Path home = root().resolve("spark-dist/target");
    existing(home.resolve("jars"));
    return home;
  }

  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** A start of one of Spark's own main classes, as Spark's scripts do it. */
  public static Command spark(String mainClass, List<String> arguments) {
    List<String> words =
        Stream.concat(
                Stream.of(
                    java().toString(),
                    "-Xmx1g",
                    "@" + root().resolve("conf/spark-java17.options"),
                    "-cp",
                    sparkHome().resolve("jars") + "/*",
                    mainClass),
                arguments.stream())
            .toList();
    return Command.of(words)
        .with("SPARK_HOME", sparkHome())
        .with("SPARK_SCALA_VERSION", "2.13")
        .with("SPARK_LOCAL_IP", "127.0.0.1");
  }

  /** Unpacks the tar.gz under {@code folder} and returns the program's folder. */
  static Path unpack(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Command.Result tar = Command.of("tar", "-xzf", tarGz(), "-C", folder).run();
    assertThat(tar.exitCode()).as(tar.toString()).isZero();
    return folder.resolve(name());
  }

  /** The nightly command over the nginx samples, writing under {@code work}. */
  static List<String> nightly(Path samples, Path work) {
    return List.of(
        "nightly",
        "--input",
        samples.resolve("nginx").toString(),
        "--warehouse",
        work.resolve("warehouse").toString(),
        "--reports",
        work.resolve("reports").toString(),
        "--zone",
        "UTC");
  }

  /** Checks that a run ended well, quietly, and that a day's report is whole. */
  static void assertReported(Command.Result result, Path reports) throws IOException {
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.noise()).isEmpty();
    assertThat(reports.resolve("index.html")).isNotEmptyFile();
    try (Stream<Path> days = Files.list(reports)) {
      List<Path> day =
          days.filter(p -> p.getFileName().toString().matches("\\d{4}-\\d{2}-\\d{2}")).toList();
      assertThat(day).as("days under " + reports).isNotEmpty();
      for (String file :
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
              "summary.json")) {
        assertThat(day.get(0).resolve(file)).isNotEmptyFile();
      }
      assertThat(Files.readAllLines(day.get(0).resolve("endpoints.csv")))
          .as("an endpoint below the header")
          .hasSizeGreaterThan(1);
    }
  }

  private static Path existing(Path path) {
    assertThat(path).as("made by: mvn verify (the whole project, from its root)").exists();
    return path;
  }

  private static String required(String property) {
    String value = System.getProperty(property);
    assertThat(value).as("system property " + property + ", set by pom.xml").isNotNull();
    return value;
  }
}
