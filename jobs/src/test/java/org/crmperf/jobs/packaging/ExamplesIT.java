package org.crmperf.jobs.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands of docs/examples as they stand, but for their folders: {@code /opt}, {@code
 * /var} and {@code hdfs:///} are put below a folder of the test's.
 */
class ExamplesIT {
  @TempDir static Path machine;
  @TempDir Path work;

  private static Path app;

  @BeforeAll
  static void install() throws Exception {
    app = Built.unpack(machine);
    Files.createDirectories(machine.resolve("opt"));
    Files.createSymbolicLink(machine.resolve("opt/crm-perf"), app);
    Files.createSymbolicLink(app.resolve("crm-perf-spark.jar"), Built.sparkJar());
  }

  /** A log as logrotate leaves it: the running file and yesterday's. */
  private void rotatedLogs(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : List.of("access.log", "access.log.1.gz")) {
      Files.copy(app.resolve("sample-logs/nginx").resolve(name), folder.resolve(name));
    }
  }

  private String relocated(String command) {
    return command
        .replace("/opt/crm-perf", machine + "/opt/crm-perf")
        .replace("/var/", work + "/var/")
        .replace("hdfs:///", "file://" + work + "/hdfs/");
  }

  @Test
  void cron() throws Exception {
    rotatedLogs(work.resolve("var/log/nginx"));
    String line =
        example("crm-perf.cron")
            .lines()
            .filter(l -> l.startsWith("15 2 * * *"))
            .findFirst()
            .orElseThrow();
    String[] fields = line.split("\\s+", 7);
    assertThat(fields[5]).as("the user field of /etc/cron.d").isEqualTo("crmperf");
    assertThat(fields[6]).as("% means a new line to cron").doesNotContain("%");

    Command.Result result =
        Command.of("/bin/sh", "-c", relocated(fields[6])).asCronDoes(work).in(work).run();
    Built.assertReported(result, work.resolve("var/lib/crm-perf/reports"));
    assertThat(result.out() + result.err()).as("cron mails what is printed").isEmpty();
  }

  @Test
  void systemd() throws Exception {
    rotatedLogs(work.resolve("var/log/nginx"));
    String unit = example("crm-perf.service").replace("\\\n", " ");
    String exec = setting(unit, "ExecStart");
    Command command = Command.of(List.of(relocated(exec).split("\\s+"))).asCronDoes(work).in(work);
    for (String line : unit.lines().filter(l -> l.startsWith("Environment=")).toList()) {
      String[] pair = line.substring("Environment=".length()).split("=", 2);
      command.with(pair[0], relocated(pair[1]));
    }
    Files.createDirectories(work.resolve("var/cache"));
    Command.Result result = command.run();
    // 3 is what --fail-on slo is for; either way the report is there
    assertThat(result.exitCode()).as(result.toString()).isIn(0, 3);
    assertThat(result.noise()).isEmpty();
    assertThat(work.resolve("var/lib/crm-perf/reports/index.html")).isNotEmptyFile();

    assertThat(setting(example("crm-perf.timer"), "Unit")).isEqualTo("crm-perf.service");
    assertThat(exec).startsWith("/opt/crm-perf/bin/crm-perf ");
  }

  @Test
  void systemdTakesTheUnits() throws Exception {
    for (String name : List.of("crm-perf.service", "crm-perf.timer")) {
      Files.writeString(work.resolve(name), relocated(example(name)));
    }
    Command.Result verify =
        Command.of("systemd-analyze", "verify", work.resolve("crm-perf.timer")).run();
    assertThat(verify.exitCode()).as(verify.toString()).isZero();
    assertThat(verify.out() + verify.err()).doesNotContain("crm-perf");
  }

  @Test
  void sparkSubmit() throws Exception {
    rotatedLogs(work.resolve("hdfs/logs/nginx"));
    // what bin/spark-submit of a Spark distribution comes down to
    Path home = Files.createDirectories(work.resolve("spark"));
    Path submit = Files.createDirectory(home.resolve("bin")).resolve("spark-submit");
    Files.writeString(
        submit,
        "#!/bin/sh\nexec '%s' '@%s' -cp '%s/*' org.apache.spark.deploy.SparkSubmit \"$@\"\n"
            .formatted(
                Built.java(),
                Built.root().resolve("conf/spark-java17.options"),
                Built.sparkHome().resolve("jars")));
    assertThat(submit.toFile().setExecutable(true)).isTrue();
    Path script = work.resolve("spark-submit.sh");
    Files.writeString(script, relocated(example("spark-submit.sh")));

    Command.Result result =
        Command.of("/bin/sh", script)
            .with("SPARK_HOME", home)
            .with("SPARK_LOCAL_IP", "127.0.0.1")
            .in(work)
            .run();
    Built.assertReported(result, work.resolve("hdfs/crm-perf/reports"));
  }

  private static String example(String name) throws IOException {
    return Files.readString(Built.root().resolve("docs/examples").resolve(name));
  }

  private static String setting(String unit, String key) {
    return unit.lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }
}
