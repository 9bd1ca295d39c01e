package org.crmperf.parsers.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The application behind a proxy: does what {@link Call#ORDER} says. */
final class Backend implements AutoCloseable {
  /** What a server has at {@code /page.txt}. */
  static final String PAGE = "Opening hours: 9 to 5.\n".repeat(100);

  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final HttpServer server;

  Backend() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.setExecutor(threads);
    server.createContext("/", Backend::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] order = exchange.getRequestHeaders().getFirst(Call.ORDER).split(" ", -1);
      exchange.getRequestBody().readAllBytes();
      Thread.sleep(Integer.parseInt(order[1]));
      int bytes = Integer.parseInt(order[2]);
      boolean empty = bytes == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(Integer.parseInt(order[0]), empty ? -1 : bytes);
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
    server.stop(0);
    threads.shutdownNow();
  }
}
