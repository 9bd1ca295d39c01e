package org.crmperf.parsers.real;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of Debian's that runs in the foreground, as this test's child. */
final class Program implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long STOP_SECONDS = 10;

  /** Writes the configuration that listens at a port. */
  interface Setup {
    /** The arguments that the program is started with. */
    List<String> write(int port) throws IOException;
  }

  private final int port;
  private final Path output;
  private final Process process;
  private final Thread onExit;

  /**
   * Starts a program; returns when it accepts connections.
   *
   * @param debianPackage the package that has it, to be named where it is missing
   * @param output where its output goes
   */
  static Program start(String name, String debianPackage, Path output, Setup setup)
      throws IOException, InterruptedException {
    Path program = find(name, debianPackage);
    for (int attempt = 1; ; attempt++) {
      Program started = new Program(program, output, setup);
      if (started.accepts()) {
        return started;
      }
      // another program may have taken the port since it was found free
      started.close();
      if (attempt == ATTEMPTS) {
        throw new IllegalStateException(name + " did not start: " + Files.readString(output));
      }
    }
  }

  private Program(Path program, Path output, Setup setup) throws IOException {
    this.output = output;
    port = freePort();
    List<String> command =
        Stream.concat(Stream.of(program.toString()), setup.write(port).stream()).toList();
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    onExit = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  int port() {
    return port;
  }

  /** A port of this machine that nobody listens at. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until a log has this many lines. */
  static void awaitLines(Path log, int lines) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (lines(log) < lines) {
      if (System.nanoTime() - start > LIMIT_NANOS) {
        throw new IllegalStateException(
            "%d lines instead of %d in %s".formatted(lines(log), lines, log));
      }
      Thread.sleep(5);
    }
  }

  private static long lines(Path log) throws IOException {
    return Files.exists(log)
        ? Files.readString(log, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count()
        : 0;
  }

  private boolean accepts() throws InterruptedException {
    long start = System.nanoTime();
    while (process.isAlive() && System.nanoTime() - start < LIMIT_NANOS) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(loopback(), port), 1_000);
        return process.isAlive();
      } catch (IOException notYet) {
        Thread.sleep(10);
      }
    }
    return false;
  }

  @Override
  public void close() {
    List<ProcessHandle> workers = process.descendants().toList();
    process.destroy();
    process.onExit().completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS).join();
    if (process.isAlive()) {
      workers.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
    }
    Runtime.getRuntime().removeShutdownHook(onExit);
  }

  @Override
  public String toString() {
    return process.info().commandLine().orElse("a server") + ", see " + output;
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static Path find(String name, String debianPackage) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    name + " is missing; bin/verify installs Debian's " + debianPackage));
  }
}
