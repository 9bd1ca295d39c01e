package org.crmperf.jobs.nginx;

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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Sends calls to nginx and notes what comes back. */
final class CrmClient {
  private static final int THREADS = 4;
  private static final int TIMEOUT_MILLIS = 60_000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Nginx nginx;
  private final CrmApplication application;

  CrmClient(Nginx nginx, CrmApplication application) {
    this.nginx = nginx;
    this.application = application;
  }

  /** Sends them all, a few at a time, and waits until both logs have them. */
  List<Seen> send(List<CrmCall> calls)
      throws IOException, InterruptedException, ExecutionException {
    List<Callable<Seen>> tasks = new ArrayList<>();
    for (CrmCall call : calls) {
      InetAddress server = nginx.addresses().get(tasks.size() % nginx.addresses().size());
      tasks.add(() -> send(call, server));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Seen> seen = new ArrayList<>();
    try {
      for (Future<Seen> done : threads.invokeAll(tasks)) {
        seen.add(done.get());
      }
    } finally {
      threads.shutdownNow();
    }
    nginx.awaitLines(calls.size());
    long end = System.nanoTime();
    seen.replaceAll(one -> one.orEndedAt(end));
    return seen;
  }

  private Seen send(CrmCall call, InetAddress server)
      throws IOException, InterruptedException, GeneralSecurityException {
    return switch (call.way()) {
      case CLIENT -> byClient(call, server);
      case BY_HAND, REFUSED -> byHand(call, server, call.text());
      case TLS -> byHand(call, server, clientHello());
      case ABANDONED -> abandon(call, server);
    };
  }

  private Seen byClient(CrmCall call, InetAddress server) throws IOException, InterruptedException {
    String url = "http://" + Nginx.inUrl(server) + ":" + nginx.port() + call.target();
    boolean sendsBody = call.method().startsWith("P");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofMillis(TIMEOUT_MILLIS))
            .header("User-Agent", CrmCall.QUOTED_AGENT)
            .header(CrmCall.ORDER, call.order())
            .method(
                call.method(),
                sendsBody ? BodyPublishers.ofString("{\"a\":1}") : BodyPublishers.noBody())
            .build();
    long start = System.nanoTime();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    long end = System.nanoTime();
    assertThat(response.statusCode()).as(call.toString()).isEqualTo(call.status());
    return new Seen(call, response.body().length, start, end);
  }

  private Seen byHand(CrmCall call, InetAddress server, byte[] request) throws IOException {
    long start = System.nanoTime();
    try (Socket socket = new Socket(server, nginx.port())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request);
      byte[] response = socket.getInputStream().readAllBytes();
      long end = call.way() == CrmCall.Way.BY_HAND ? System.nanoTime() : Seen.NOT_YET;
      String text = new String(response, StandardCharsets.ISO_8859_1);
      assertThat(text).as(call.toString()).startsWith("HTTP/1.1 " + call.status() + " ");
      return new Seen(call, response.length - text.indexOf("\r\n\r\n") - 4, start, end);
    }
  }

  /** Leaves when the application has had the request for a while, which it does not answer. */
  private Seen abandon(CrmCall call, InetAddress server) throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (Socket socket = new Socket(server, nginx.port())) {
      socket.getOutputStream().write(call.text());
      application.awaitAbandoned();
      Thread.sleep(call.delayMillis());
    }
    return new Seen(call, 0, start, Seen.NOT_YET);
  }

  private static byte[] clientHello() throws IOException, GeneralSecurityException {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine("crm.example.test", 443);
    engine.setUseClientMode(true);
    ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), hello);
    byte[] bytes = new byte[hello.flip().remaining()];
    hello.get(bytes);
    assertThat(bytes).as("a TLS handshake record").startsWith(0x16, 0x03);
    return bytes;
  }
}
