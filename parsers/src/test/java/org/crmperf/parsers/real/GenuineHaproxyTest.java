package org.crmperf.parsers.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP log of Debian's HAProxy: bare, by syslog in both of its framings, and in CLF. */
@Tag("slow")
class GenuineHaproxyTest {
  private static final long SEED = 20261123;

  @TempDir Path folder;

  @Test
  void logsHoldWhatTheClientSent() throws IOException, InterruptedException, ExecutionException {
    Path raw = folder.resolve("raw");
    Path old = folder.resolve("rfc3164");
    Path recent = folder.resolve("rfc5424");
    Path common = folder.resolve("clf");
    int clfPort = Program.freePort();
    List<Call> calls = Calls.shuffled(SEED, 400);
    Traffic traffic;
    Traffic clfTraffic;
    try (Backend backend = new Backend();
        SyslogReceiver oldLog = new SyslogReceiver(old);
        SyslogReceiver recentLog = new SyslogReceiver(recent);
        SyslogReceiver commonLog = new SyslogReceiver(common);
        Program haproxy =
            Program.start(
                "haproxy",
                "haproxy",
                raw,
                port -> {
                  Path file = folder.resolve("haproxy.cfg");
                  String text =
                      configuration(
                          port,
                          clfPort,
                          backend.port(),
                          oldLog.port(),
                          recentLog.port(),
                          commonLog.port());
                  Files.writeString(file, text);
                  return List.of("-db", "-f", file.toString());
                })) {
      traffic = Client.send(calls, haproxy.port());
      clfTraffic = Client.send(calls, clfPort);
      for (Path log : List.of(raw, old, recent, common)) {
        Program.awaitLines(log, calls.size());
      }
    }
    theLogHoldsTheHardCases(raw);
    for (Path log : List.of(raw, old, recent)) {
      ReadLog read = ReadLog.detected(log);
      assertThat(read.format()).as(log.toString()).isEqualTo("haproxy_http");
      check(read, traffic);
    }
    ReadLog clf = ReadLog.detected(common);
    assertThat(clf.format()).isEqualTo("haproxy_clf");
    check(clf, clfTraffic);
  }

  private static void check(ReadLog log, Traffic traffic) {
    List<LogRow> strangers =
        traffic.check(log.withAll(AccessField.DURATION), Traffic.Bytes.ALL, Calls.BY_HAND);
    assertThat(strangers)
        .allSatisfy(row -> assertThat(row.known(AccessField.STATUS)).isEqualTo(400));
    assertThat(log.rows().stream().filter(row -> row.number(AccessField.UPSTREAM) != null))
        .as("asked the application")
        .hasSizeGreaterThan(log.rows().size() / 2)
        .hasSizeLessThan(log.rows().size());
  }

  /** Or the test would no longer try what it is there for. */
  private static void theLogHoldsTheHardCases(Path raw) throws IOException {
    assertThat(Files.readString(raw, StandardCharsets.US_ASCII))
        .contains("\"<BADREQ>\"", "/<NOSRV> ", " -1/-1/-1/-1/", "/-1/-1/-1/", "{CRM ", " LR-- ")
        .contains(" SC-- ", " PR-- ");
  }

  private String configuration(int port, int clfPort, int backendPort, Integer... syslogPorts) {
    List<String> logs = new ArrayList<>(List.of("log stdout format raw local0"));
    for (int i = 0; i < syslogPorts.length; i++) {
      String framing = List.of("rfc3164", "rfc5424", "raw").get(i);
      logs.add("log 127.0.0.1:%d format %s local0".formatted(syslogPorts[i], framing));
    }
    return """
        global
          maxconn 200
        defaults
          mode http
          option dontlognull
          timeout connect 10s
          timeout client 60s
          timeout server 60s
        frontend http-in
          bind 127.0.0.1:%d
          option httplog
          %s
          %s
          %s
          capture request header User-Agent len 20
          http-request redirect location /home code 302 if { path /moved }
          use_backend nobody if { path /busy }
          default_backend application
        frontend clf-in
          bind 127.0.0.1:%d
          option httplog clf
          %s
          http-request redirect location /home code 302 if { path /moved }
          use_backend nobody if { path /busy }
          default_backend application
        backend application
          server app1 127.0.0.1:%d
        backend nobody
        """
        .formatted(port, logs.get(0), logs.get(1), logs.get(2), clfPort, logs.get(3), backendPort);
  }
}
