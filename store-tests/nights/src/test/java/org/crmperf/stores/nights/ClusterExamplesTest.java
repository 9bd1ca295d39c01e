package org.crmperf.stores.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crmperf.jobs.packaging.Built;
import org.crmperf.jobs.packaging.Command;
import org.crmperf.jobs.packaging.StandaloneCluster;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs docs/cluster's scripts as they stand, but for hosts, buckets and folders. */
class ClusterExamplesTest {
  @TempDir Path folder;

  @Test
  void theScriptsOfTheDocumentationRun() throws Exception {
    Path home = sparkHome();
    try (Server hdfs = Server.hdfs(folder.resolve("hdfs"));
        Server s3 = Server.s3(folder.resolve("s3"));
        StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("cluster"), 1)) {
      Path logs = Files.createDirectories(folder.resolve("logs"));
      SyntheticDay.ofSize(100_000).write(logs.resolve("access.log"));
      Place onHdfs = Place.hdfs(hdfs, "crm-perf");
      onHdfs.putLogs(logs);
      Place onS3 = Place.s3(s3.address(), "crm-7", "crm-perf");
      onS3.putLogs(logs);
      run(
          home,
          script("hdfs.sh")
              .replace("hdfs://namenode:8020/logs/nginx", onHdfs.logs())
              .replace("hdfs://namenode:8020", hdfs.address())
              .replace("spark://master:7077", cluster.url()));
      assertThat(onHdfs.files(onHdfs.reports())).anyMatch(path -> path.endsWith("summary.json"));
      String conf =
          "--conf spark.hadoop.fs.s3a.endpoint="
              + s3.address()
              + " --conf spark.hadoop.fs.s3a.path.style.access=true"
              + " --conf spark.hadoop.fs.s3a.access.key=any"
              + " --conf spark.hadoop.fs.s3a.secret.key=any \\\n  --class";
      run(
          home,
          script("s3.sh")
              .replace("s3a://crm-logs/nginx", onS3.logs())
              .replace("s3a://crm-perf", onS3.root())
              .replace("/opt/crm-perf/s3a-jars", Built.root() + "/docs/cluster/target/jars")
              .replace("--class", conf)
              .replace("spark://master:7077", cluster.url()));
      assertThat(onS3.files(onS3.reports())).anyMatch(path -> path.endsWith("summary.json"));
    }
  }

  @Test
  void operationsShowsThemWordForWord() throws IOException {
    String page = Files.readString(Built.root().resolve("docs/operations.md"));
    for (String name : List.of("hdfs.sh", "s3.sh")) {
      assertThat(page).as(name).contains(script(name));
    }
  }

  private void run(Path home, String script) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("run.sh"), small(script));
    Command.Result result =
        Command.of("/bin/sh", file)
            .with("SPARK_HOME", home)
            .with("SPARK_LOCAL_IP", "127.0.0.1")
            .in(folder)
            .run();
    assertThat(result.exitCode()).as(result.toString()).isZero();
  }

  /** The workers of the test are smaller than those of the documentation. */
  private static String small(String script) {
    return script
        .replace("/opt/crm-perf/crm-perf-spark.jar", Built.sparkJar().toString())
        .replace(
            "--executor-memory 2g",
            "--executor-memory 1g --conf spark.driver.host=127.0.0.1"
                + " --conf spark.driver.bindAddress=127.0.0.1")
        .replace("Europe/Berlin", "UTC");
  }

  private static String script(String name) throws IOException {
    return Files.readString(Built.root().resolve("docs/cluster").resolve(name));
  }

  /** What bin/spark-submit of a Spark distribution comes down to. */
  private Path sparkHome() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("spark/bin"));
    Path submit = bin.resolve("spark-submit");
    Files.writeString(
        submit,
        "#!/bin/sh\nexec '%s' '@%s' -cp '%s/*' org.apache.spark.deploy.SparkSubmit \"$@\"\n"
            .formatted(
                Built.java(),
                Built.root().resolve("conf/spark-java17.options"),
                Built.sparkHome().resolve("jars")));
    assertThat(submit.toFile().setExecutable(true)).isTrue();
    return folder.resolve("spark");
  }
}
