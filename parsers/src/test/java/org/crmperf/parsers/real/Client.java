package org.crmperf.parsers.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends calls, some at a time, and keeps count. */
final class Client {
  private static final int AT_A_TIME = 4;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final int port;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  private Client(int port) {
    this.port = port;
  }

  /** Sends all calls to a port of this machine; each must be answered with its status. */
  static Traffic send(List<Call> calls, int port) throws InterruptedException, ExecutionException {
    Client client = new Client(port);
    Instant start = Instant.now();
    List<Sent> sent = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<Sent>> all =
          threads.invokeAll(
              calls.stream()
                  .map(call -> (java.util.concurrent.Callable<Sent>) () -> client.send(call))
                  .toList());
      for (Future<Sent> one : all) {
        sent.add(one.get());
      }
    } finally {
      threads.shutdownNow();
    }
    return new Traffic(List.copyOf(sent), start, Instant.now());
  }

  private Sent send(Call call) throws IOException, InterruptedException {
    return call.way() == Call.Way.CLIENT ? byClient(call) : byHand(call);
  }

  private Sent byClient(Call call) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + call.target()))
            .timeout(LIMIT)
            .header("User-Agent", Call.AGENT)
            .header(Call.ORDER, call.order())
            .method(
                call.method(),
                call.method().equals("POST")
                    ? BodyPublishers.ofString("{\"a\":1}")
                    : BodyPublishers.noBody())
            .build();
    long start = System.nanoTime();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    long end = System.nanoTime();
    assertThat(response.statusCode()).as(call.toString()).isEqualTo(call.status());
    return new Sent(call, response.body().length, (end - start) / 1000);
  }

  private Sent byHand(Call call) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    long start = System.nanoTime();
    try (Socket socket = new Socket(loopback, port)) {
      socket.setSoTimeout((int) LIMIT.toMillis());
      socket.getOutputStream().write(call.text());
      byte[] response = socket.getInputStream().readAllBytes();
      long end = System.nanoTime();
      String text = new String(response, StandardCharsets.ISO_8859_1);
      assertThat(text).as(call.toString()).contains(" " + call.status() + " ");
      int bytes = response.length - text.indexOf("\r\n\r\n") - 4;
      return new Sent(call, bytes, (end - start) / 1000);
    }
  }
}
