package org.crmperf.stores.nights;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in front of an S3 and fails a share of the requests: some before they reach it, some after
 * it has done what was asked, some in the middle of the answer. Takes conditional writes one after
 * the other, as S3 does; the one behind looks first and writes then.
 */
final class FaultyS3 implements AutoCloseable {
  private static final Set<String> NOT_PASSED_ON =
      Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "upgrade");

  /** What happens to a request. */
  enum Fault {
    NONE,
    DROPPED,
    ANSWERED_500,
    ANSWERED_503,
    DONE_BUT_DROPPED,
    CUT_SHORT
  }

  private final URI behind;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Object> conditional = new ConcurrentHashMap<>();
  private final AtomicInteger faults = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final Random random;
  private volatile double share;
  private volatile int lastGood = Integer.MAX_VALUE;

  private FaultyS3(URI behind, HttpServer server, long seed) {
    this.behind = behind;
    this.server = server;
    this.random = new Random(seed);
  }

  /** Starts one that fails nothing yet. */
  static FaultyS3 before(String address, long seed) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    FaultyS3 faulty = new FaultyS3(URI.create(address), server, seed);
    server.createContext("/", faulty::handle);
    server.setExecutor(faulty.threads);
    server.start();
    return faulty;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on fails so large a share of the requests, 0 to 1. */
  void fail(double ofAll) {
    share = ofAll;
  }

  /** Answers so many requests more, then none until told otherwise. */
  void failAllAfter(int more) {
    lastGood = requests.get() + more;
  }

  /** Fails nothing from now on. */
  void heal() {
    share = 0;
    lastGood = Integer.MAX_VALUE;
  }

  /** How many requests it has failed. */
  int faults() {
    return faults.get();
  }

  /** How many requests there were. */
  int requests() {
    return requests.get();
  }

  private synchronized Fault next() {
    Fault[] all = Fault.values();
    boolean fine = requests.get() <= lastGood && random.nextDouble() >= share;
    return fine ? Fault.NONE : all[1 + random.nextInt(all.length - 1)];
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests.incrementAndGet();
      Fault fault = next();
      if (fault != Fault.NONE) {
        faults.incrementAndGet();
      }
      switch (fault) {
        case DROPPED -> {}
        case ANSWERED_500 -> answer(exchange, 500);
        case ANSWERED_503 -> answer(exchange, 503);
        case DONE_BUT_DROPPED -> {
          var unused = pass(exchange, body);
        }
        case CUT_SHORT, NONE -> deliver(exchange, pass(exchange, body), fault);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    Headers headers = exchange.getRequestHeaders();
    if (headers.getFirst("If-None-Match") == null && headers.getFirst("If-Match") == null) {
      return send(exchange, body);
    }
    String path = exchange.getRequestURI().getRawPath();
    synchronized (conditional.computeIfAbsent(path, key -> new Object())) {
      return send(exchange, body);
    }
  }

  private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    String target = exchange.getRequestURI().toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(behind + target))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 && !exchange.getRequestMethod().equals("PUT")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void deliver(HttpExchange exchange, HttpResponse<byte[]> answer, Fault fault)
      throws IOException {
    byte[] body = answer.body();
    boolean head = exchange.getRequestMethod().equals("HEAD");
    for (Map.Entry<String, List<String>> header : answer.headers().map().entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (head && name.equals("content-length") || !NOT_PASSED_ON.contains(name)) {
        exchange.getResponseHeaders().put(header.getKey(), header.getValue());
      }
    }
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(fault == Fault.CUT_SHORT ? Arrays.copyOf(body, body.length / 2) : body);
      out.flush();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
