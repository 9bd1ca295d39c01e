package org.crmperf.jobs.nginx;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real nginx in a folder of its own, in front of an application; writes two logs at once. */
final class Nginx implements AutoCloseable {
  /** The custom one of the two, as the configuration has it. */
  static final String CUSTOM_FORMAT =
      "$msec $request_id $host $remote_addr \"$request\" $status $body_bytes_sent $request_time"
          + " $upstream_addr $upstream_status $upstream_response_time \"$http_user_agent\"";

  private static final int ATTEMPTS = 3;
  private static final long STOP_SECONDS = 10;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Path prefix;
  private final Socket nobody;
  private final List<InetAddress> addresses;
  private final int port;
  private final Process process;
  private final Thread onExit;

  /** Starts it; returns when it accepts connections. */
  static Nginx start(Path prefix, int applicationPort) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return new Nginx(prefix.resolve("nginx" + attempt), applicationPort);
      } catch (IllegalStateException e) {
        // another program may have taken the port since it was found free
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Nginx(Path prefix, int applicationPort) throws IOException, InterruptedException {
    this.prefix = prefix;
    addresses = loopback();
    port = freePort();
    // a bound socket that does not listen: connections are refused as long as it is open
    nobody = new Socket();
    nobody.bind(new InetSocketAddress(addresses.get(0), 0));
    Files.createDirectories(prefix.resolve("logs"));
    Files.writeString(prefix.resolve("nginx.conf"), configuration(applicationPort));
    ProcessBuilder builder =
        new ProcessBuilder(
                program().toString(),
                "-p",
                prefix.toString(),
                "-c",
                prefix.resolve("nginx.conf").toString(),
                "-e",
                prefix.resolve("logs/error.log").toString())
            .redirectErrorStream(true)
            .redirectOutput(prefix.resolve("logs/out.txt").toFile());
    // the stamps' zone is not the report's
    builder.environment().put("TZ", "IST-5:30");
    process = builder.start();
    onExit = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      awaitStart();
    } catch (IllegalStateException | IOException | InterruptedException e) {
      close();
      throw e;
    }
  }

  /** Its addresses: IPv4 loopback, and IPv6 loopback where the machine has one. */
  List<InetAddress> addresses() {
    return addresses;
  }

  int port() {
    return port;
  }

  /** The combined log with {@code $request_time $upstream_response_time}. */
  Path combinedLog() {
    return prefix.resolve("logs/combined.log");
  }

  /** The log in {@link #CUSTOM_FORMAT}. */
  Path customLog() {
    return prefix.resolve("logs/custom.log");
  }

  /** Waits until both logs have this many lines. */
  void awaitLines(int lines) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (lines(combinedLog()) < lines || lines(customLog()) < lines) {
      if (System.nanoTime() - start > LIMIT_NANOS) {
        throw new IllegalStateException(
            "%d and %d lines instead of %d"
                .formatted(lines(combinedLog()), lines(customLog()), lines));
      }
      Thread.sleep(5);
    }
  }

  private static long lines(Path log) throws IOException {
    int lines = 0;
    for (byte b : Files.readAllBytes(log)) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  private void awaitStart() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Path pid = prefix.resolve("nginx.pid");
    // written once the ports are open
    while (!Files.exists(pid) || Files.size(pid) == 0) {
      if (!process.isAlive() || System.nanoTime() - start > LIMIT_NANOS) {
        throw new IllegalStateException(
            "nginx did not start: " + Files.readString(prefix.resolve("logs/out.txt")));
      }
      Thread.sleep(10);
    }
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> workers = process.descendants().toList();
    process.destroy();
    process.onExit().completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS).join();
    if (process.isAlive()) {
      workers.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
    }
    Runtime.getRuntime().removeShutdownHook(onExit);
    nobody.close();
  }

  private String configuration(int applicationPort) {
    StringBuilder listen = new StringBuilder();
    for (InetAddress address : addresses) {
      listen.append("    listen ").append(inUrl(address)).append(':').append(port).append(";\n");
    }
    return """
        daemon off;
        %s
        worker_processes 1;
        pid nginx.pid;
        error_log logs/error.log notice;
        events { worker_connections 256; }
        http {
          log_format times '$remote_addr - $remote_user [$time_local] "$request" '
                           '$status $body_bytes_sent "$http_referer" "$http_user_agent" '
                           '$request_time $upstream_response_time';
          log_format custom '%s';
          access_log logs/combined.log times;
          access_log logs/custom.log custom;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          # a request on a kept connection may be stamped with the time of the one before it
          keepalive_timeout 0;
          upstream application { server 127.0.0.1:%d max_fails=0; }
          upstream nobody { server 127.0.0.1:%d; }
          upstream either {
            server 127.0.0.1:%d max_fails=0;
            server 127.0.0.1:%d max_fails=0;
          }
          server {
        %s    # no server_name: the host of a request without one is logged as nothing at all
            location / { proxy_pass http://application; }
            location /api/v1/Invoice { proxy_pass http://either; }
            location /api/v1/Integration/ { proxy_pass http://nobody; }
            location = /api/v1/Contact {
              # the application would refuse what clients put into this query
              set $args "";
              proxy_pass http://application;
            }
            location = /favicon.ico { return 204; }
          }
        }
        """
        .formatted(
            System.getProperty("user.name").equals("root") ? "user root;" : "",
            CUSTOM_FORMAT,
            applicationPort,
            nobody.getLocalPort(),
            nobody.getLocalPort(),
            applicationPort,
            listen);
  }

  /** The address as it stands before a colon and a port. */
  static String inUrl(InetAddress address) {
    String text = address.getHostAddress();
    return text.indexOf(':') < 0 ? text : "[::1]";
  }

  private static List<InetAddress> loopback() throws IOException {
    InetAddress four = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    byte[] one = new byte[16];
    one[15] = 1;
    InetAddress six = InetAddress.getByAddress(one);
    try (ServerSocket socket = new ServerSocket(0, 1, six)) {
      return socket.isBound() ? List.of(four, six) : List.of(four);
    } catch (IOException noIpv6) {
      return List.of(four);
    }
  }

  private int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, addresses.get(0))) {
      return socket.getLocalPort();
    }
  }

  private static Path program() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nginx is missing; bin/verify installs nginx-light"));
  }
}
