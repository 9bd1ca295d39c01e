package org.crmperf.jobs.nginx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What nginx stands in front of: does what {@link CrmCall#ORDER} says. */
final class CrmApplication implements AutoCloseable {
  private static final int THREADS = 16;
  private static final long LIMIT_SECONDS = 60;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Semaphore abandoned = new Semaphore(0);
  private final HttpServer server;

  CrmApplication() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Waits until a request has come in whose client is going to leave. */
  void awaitAbandoned() throws InterruptedException {
    if (!abandoned.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no request came through nginx");
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] order = exchange.getRequestHeaders().getFirst(CrmCall.ORDER).split(" ", -1);
      int status = Integer.parseInt(order[0]);
      int bytes = Integer.parseInt(order[2]);
      exchange.getRequestBody().readAllBytes();
      if (status == CrmCall.CLIENT_CLOSED) {
        abandoned.release();
        closing.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        return;
      }
      Thread.sleep(Integer.parseInt(order[1]));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      if (status == 302) {
        exchange.getResponseHeaders().set("Location", "/home");
      }
      boolean empty = bytes == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, empty ? -1 : bytes);
      if (!empty) {
        try (OutputStream body = exchange.getResponseBody()) {
          body.write(new byte[bytes]);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
