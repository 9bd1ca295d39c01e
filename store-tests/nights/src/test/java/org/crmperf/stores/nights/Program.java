package org.crmperf.stores.nights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crmperf.jobs.packaging.Built;
import org.crmperf.jobs.packaging.Command;

/** The program in a process of its own. */
final class Program {
  private static final String MAIN = "org.crmperf.jobs.cli.Main";

  private Program() {}

  /** Embedded Spark on two cores, with the classes of this process. */
  static Command embedded(Night night) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Built.java().toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "@" + Built.root().resolve("conf/spark-java17.options")));
    night
        .place()
        .hadoop()
        .forEach((key, value) -> words.add("-Dspark.hadoop." + key + "=" + value));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    words.addAll(night.command());
    words.addAll(List.of("--master", "local[2]"));
    return Command.of(words).with("SPARK_LOCAL_IP", "127.0.0.1");
  }

  /** The jar for spark-submit on a cluster, with more settings of Spark's. */
  static Command submitted(Night night, String master, Map<String, String> spark)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("--master", master, "--executor-memory", "1g"));
    if (!night.place().hadoop().isEmpty()) {
      words.addAll(List.of("--jars", s3aJars()));
    }
    List<String> conf =
        new ArrayList<>(
            List.of(
                "spark.driver.host=127.0.0.1",
                "spark.driver.bindAddress=127.0.0.1",
                "spark.ui.enabled=false",
                "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1"));
    night.place().hadoop().forEach((key, value) -> conf.add("spark.hadoop." + key + "=" + value));
    spark.forEach((key, value) -> conf.add(key + "=" + value));
    conf.forEach(setting -> words.addAll(List.of("--conf", setting)));
    words.addAll(List.of("--class", MAIN, Built.sparkJar().toString()));
    words.addAll(night.command());
    return Built.spark("org.apache.spark.deploy.SparkSubmit", words);
  }

  /** What docs/cluster/s3a-pom.xml brings together. */
  static String s3aJars() throws IOException {
    Path folder = Built.root().resolve("docs/cluster/target/jars");
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.map(Path::toString).sorted().collect(Collectors.joining(","));
    }
  }
}
