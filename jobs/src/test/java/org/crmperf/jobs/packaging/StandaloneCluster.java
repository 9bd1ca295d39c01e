package org.crmperf.jobs.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Spark master and its workers, on loopback, on ports that the system chose. */
public final class StandaloneCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Pattern MASTER_PORT =
      Pattern.compile("started service 'sparkMaster' on port (\\d+)");
  private static final Pattern REGISTERED =
      Pattern.compile("(Successfully registered with master)");
  private static final Pattern EXECUTOR = Pattern.compile("(Asked to launch executor)");

  private final Path folder;
  private final Process master;
  private final String url;
  private final List<Process> workers = new ArrayList<>();

  private StandaloneCluster(Path folder, Process master, String url) {
    this.folder = folder;
    this.master = master;
    this.url = url;
  }

  /** Starts one; each worker has one core. */
  public static StandaloneCluster start(Path folder, int workers)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path masterLog = folder.resolve("master.log");
    List<String> loopback = List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
    Process master =
        Built.spark("org.apache.spark.deploy.master.Master", loopback).in(folder).start(masterLog);
    try {
      String url = "spark://127.0.0.1:" + await(master, masterLog, MASTER_PORT);
      StandaloneCluster cluster = new StandaloneCluster(folder, master, url);
      try {
        for (int i = 0; i < workers; i++) {
          cluster.workers.add(cluster.startWorker(i));
        }
        for (int i = 0; i < workers; i++) {
          await(cluster.workers.get(i), cluster.workerLog(i), REGISTERED);
        }
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

  private Process startWorker(int number) throws IOException {
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
            folder.resolve("work" + number).toString(),
            url);
    return Built.spark("org.apache.spark.deploy.worker.Worker", arguments)
        .in(folder)
        .start(workerLog(number));
  }

  private Path workerLog(int number) {
    return folder.resolve("worker" + number + ".log");
  }

  /** The executors that run now, those of all workers. */
  public List<ProcessHandle> executors() {
    return workers.stream().flatMap(Process::children).toList();
  }

  /** What {@code --master} takes. */
  public String url() {
    return url;
  }

  /** Checks that work was done by an executor of each worker and not in the driver. */
  public void assertRanAnApplication() throws IOException {
    for (int i = 0; i < workers.size(); i++) {
      assertThat(Files.readString(workerLog(i))).containsPattern(EXECUTOR);
    }
  }

  @Override
  public void close() {
    workers.forEach(Command::stop);
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
