package org.crmperf.parsers.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two JSON logs, keys and types of an administrator's choice, that nginx wrote itself. */
@Tag("slow")
class GenuineNginxJsonTest {
  private static final long SEED = 20261124;

  @TempDir Path folder;

  @Test
  void logsHoldWhatTheClientSent() throws IOException, InterruptedException, ExecutionException {
    Path docs = Files.createDirectory(folder.resolve("docs"));
    Files.writeString(docs.resolve("page.txt"), Backend.PAGE);
    Path strings = folder.resolve("strings.json");
    Path numbers = folder.resolve("numbers.json");
    Traffic traffic;
    try (Backend backend = new Backend();
        Program nginx =
            Program.start(
                "nginx",
                "nginx-light",
                folder.resolve("out.txt"),
                port -> {
                  Path file = folder.resolve("nginx.conf");
                  Files.writeString(file, configuration(port, backend.port()));
                  String errors = folder.resolve("error.log").toString();
                  return List.of("-p", folder.toString(), "-c", file.toString(), "-e", errors);
                })) {
      traffic = Client.send(Calls.shuffled(SEED, 200), nginx.port());
      Program.awaitLines(strings, traffic.sent().size());
      Program.awaitLines(numbers, traffic.sent().size());
    }
    assertThat(strings).content().contains("CRM \\\"Sync\\\" 2.1", "q=Müller-顧客");

    for (Path log : List.of(strings, numbers)) {
      ReadLog read =
          ReadLog.detected(log)
              .withAll(AccessField.DURATION, AccessField.USER_AGENT, AccessField.HOST);
      traffic.check(read, Traffic.Bytes.BODY, 0);
      assertThat(read.rows().stream().filter(row -> row.number(AccessField.UPSTREAM) != null))
          .as("asked the application")
          .hasSize(
              (int)
                  traffic.sent().stream()
                      .filter(one -> one.call().target().startsWith("/api/"))
                      .count());
    }
  }

  private static String configuration(int port, int backendPort) {
    return """
        daemon off;
        %s
        worker_processes 1;
        pid nginx.pid;
        error_log error.log notice;
        events { worker_connections 256; }
        http {
          log_format strings escape=json '{'
            '"time_local":"$time_local","remote_addr":"$remote_addr","request":"$request",'
            '"status":"$status","body_bytes_sent":"$body_bytes_sent",'
            '"request_time":"$request_time","upstream_response_time":"$upstream_response_time",'
            '"http_referrer":"$http_referer","http_user_agent":"$http_user_agent",'
            '"http_host":"$http_host","request_id":"$request_id"}';
          log_format numbers escape=json '{"@timestamp": "$time_iso8601", "client": "$remote_addr", '
            '"method": "$request_method", "uri": "$request_uri", "protocol": "$server_protocol", '
            '"code": $status, "bytes": $body_bytes_sent, "duration": $request_time, '
            '"upstream_time": "$upstream_response_time", "host": "$host", '
            '"agent": "$http_user_agent"}';
          access_log strings.json strings;
          access_log numbers.json numbers;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          server {
            listen 127.0.0.1:%d;
            root docs;
            location /api/ { proxy_pass http://127.0.0.1:%d; }
            location /moved { return 302 /home; }
            location /busy { return 503; }
          }
        }
        """
        .formatted(
            System.getProperty("user.name").equals("root") ? "user root;" : "", port, backendPort);
  }
}
