package org.crmperf.tools.comparison;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that counts what it is asked for. */
final class CountingServer implements AutoCloseable {
  /** How long {@code /slow} takes. */
  static final long SLOW_MILLIS = 120;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final Map<String, Integer> counts = new TreeMap<>();

  CountingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Requests by path. */
  Map<String, Integer> counts() {
    synchronized (counts) {
      return new TreeMap<>(counts);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    synchronized (counts) {
      counts.merge(path, 1, Integer::sum);
    }
    if (path.equals("/slow")) {
      pause();
    } else if (path.equals("/hops")) {
      exchange.getResponseHeaders().add("Location", "/landed");
    }
    byte[] body = "a page".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/plain");
    exchange.sendResponseHeaders(status(path), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static int status(String path) {
    return switch (path) {
      case "/broken" -> 500;
      case "/missing", "/rightly-missing" -> 404;
      case "/hops" -> 302;
      default -> 200;
    };
  }

  private static void pause() {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
