package org.crmperf.jobs.packaging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spark-submit jar through Spark's own SparkSubmit class. */
class SparkSubmitIT {
  @TempDir Path work;

  @Test
  void runsInLocalMode() throws Exception {
    Command.Result result = submit(List.of("--master", "local[2]"));
    Built.assertReported(result, work.resolve("reports"));
  }

  @Test
  void runsOnAStandaloneCluster() throws Exception {
    try (StandaloneCluster cluster = StandaloneCluster.start(work.resolve("cluster"), 1)) {
      Command.Result result =
          submit(
              List.of(
                  "--master",
                  cluster.url(),
                  "--executor-memory",
                  "1g",
                  "--conf",
                  "spark.driver.host=127.0.0.1",
                  "--conf",
                  "spark.driver.bindAddress=127.0.0.1"));
      Built.assertReported(result, work.resolve("reports"));
      cluster.assertRanAnApplication();
    }
  }

  private Command.Result submit(List<String> options) throws Exception {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("--conf", "spark.ui.enabled=false"));
    arguments.addAll(List.of("--class", "org.crmperf.jobs.cli.Main"));
    arguments.add(Built.sparkJar().toString());
    arguments.addAll(Built.nightly(Built.root().resolve("sample-logs"), work));
    return Built.spark("org.apache.spark.deploy.SparkSubmit", arguments).in(work).run();
  }
}
