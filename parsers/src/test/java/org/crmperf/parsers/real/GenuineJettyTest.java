package org.crmperf.parsers.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmperf.parsers.schema.AccessField;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.RequestLogWriter;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Request logs of an embedded Jetty. */
@Tag("slow")
class GenuineJettyTest {
  private static final long SEED = 20261126;
  private static final String EXTENDED = CustomRequestLog.EXTENDED_NCSA_FORMAT;

  @TempDir Path folder;

  @Test
  void logsHoldWhatTheClientSent() throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    Server server = new Server(new InetSocketAddress(loopback, 0));
    server.setHandler(new Answer());
    Map<String, String> formats =
        Map.of(
            "common", CustomRequestLog.NCSA_FORMAT,
            "common_ms", CustomRequestLog.NCSA_FORMAT + " %{ms}T",
            "extended", EXTENDED,
            "extended_ms", EXTENDED + " %{ms}T",
            "extended_us", EXTENDED + " %D");
    List<CustomRequestLog> logs = new ArrayList<>();
    formats.forEach((name, format) -> logs.add(log(name, format)));
    logs.forEach(server::addBean); // which starts them
    server.setRequestLog(new RequestLog.Collection(logs.toArray(RequestLog[]::new)));
    Traffic traffic;
    server.start();
    try {
      int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
      traffic = Client.send(Calls.shuffled(SEED, 200), port);
      for (String name : formats.keySet()) {
        Program.awaitLines(folder.resolve(name), traffic.sent().size());
      }
    } finally {
      server.stop();
    }
    check(traffic, ReadLog.detected(folder.resolve("common")));
    check(traffic, ReadLog.detected(folder.resolve("extended")));
    // these by name: a bare number at the end does not say what unit it is in
    check(
        traffic,
        ReadLog.as("jetty_common_latency", folder.resolve("common_ms"))
            .withAll(AccessField.DURATION));
    check(
        traffic,
        ReadLog.as("jetty_extended_latency", folder.resolve("extended_ms"))
            .withAll(AccessField.DURATION));
    ReadLog micros = ReadLog.detected(folder.resolve("extended_us")).withAll(AccessField.DURATION);
    check(traffic, micros);
  }

  private static void check(Traffic traffic, ReadLog log) {
    assertThat(traffic.check(log, Traffic.Bytes.BODY, 0)).isEmpty();
  }

  private CustomRequestLog log(String name, String format) {
    return new CustomRequestLog(new RequestLogWriter(folder.resolve(name).toString()), format);
  }

  /** Does what {@link Call#ORDER} says. */
  private static final class Answer extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException, InterruptedException {
      String[] order = request.getHeaders().get(Call.ORDER).split(" ", -1);
      Thread.sleep(Integer.parseInt(order[1]));
      response.setStatus(Integer.parseInt(order[0]));
      ByteBuffer body = ByteBuffer.allocate(Integer.parseInt(order[2]));
      response.write(true, body, callback);
      return true;
    }
  }
}
