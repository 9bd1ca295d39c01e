package org.crmperf.jobs.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Spark master and one worker, on loopback, on ports that the system chose. */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Pattern MASTER_PORT =
      Pattern.compile("started service 'sparkMaster' on port (\\d+)");
  private static final Pattern REGISTERED =
      Pattern.compile("(Successfully registered with master)");
  private static final Pattern EXECUTOR = Pattern.compile("(Asked to launch executor)");

  private final Process master;
  private final Process worker;
  private final Path workerLog;
  private final String url;

  private StandaloneCluster(Process master, Process worker, Path workerLog, String url) {
    this.master = master;
    this.worker = worker;
    this.workerLog = workerLog;
    this.url = url;
  }

  static StandaloneCluster start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path masterLog = folder.resolve("master.log");
    Path workerLog = folder.resolve("worker.log");
    List<String> loopback = List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
    Process master =
        Built.spark("org.apache.spark.deploy.master.Master", loopback).in(folder).start(masterLog);
    try {
      String url = "spark://127.0.0.1:" + await(master, masterLog, MASTER_PORT);
      List<String> arguments =
          List.of(
              "--host",
              "127.0.0.1",
              "--port",
              "0",
              "--webui-port",
              "0",
              "-c",
              "1",
              "-m",
              "1500m",
              "-d",
              folder.resolve("work").toString(),
              url);
      Process worker =
          Built.spark("org.apache.spark.deploy.worker.Worker", arguments)
              .in(folder)
              .start(workerLog);
      StandaloneCluster cluster = new StandaloneCluster(master, worker, workerLog, url);
      try {
        await(worker, workerLog, REGISTERED);
      } catch (IOException | InterruptedException | AssertionError e) {
        cluster.close();
        throw e;
      }
      return cluster;
    } catch (IOException | InterruptedException | AssertionError e) {
      Command.stop(master);
      throw e;
    }
  }

  String url() {
    return url;
  }

  /** Checks that work was done by an executor of this cluster and not in the driver. */
  void assertRanAnApplication() throws IOException {
    assertThat(Files.readString(workerLog)).containsPattern(EXECUTOR);
  }

  @Override
  public void close() {
    Command.stop(worker);
    Command.stop(master);
  }

  private static String await(Process process, Path log, Pattern wanted)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(LIMIT);
    while (true) {
      String text = Files.readString(log);
      Matcher matcher = wanted.matcher(text);
      if (matcher.find()) {
        return matcher.group(1);
      }
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new AssertionError("no '" + wanted + "' in " + log + ":\n" + text);
      }
      Thread.sleep(100);
    }
  }
}
