package org.crmperf.parsers.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four logs that Debian's Apache httpd wrote of the same traffic. */
@Tag("slow")
class GenuineApacheTest {
  private static final long SEED = 20261122;
  private static final String COMBINED =
      "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\"";
  private static final String VHOST_MS = "%v:%p " + COMBINED + " %{ms}T";

  @TempDir Path folder;

  @Test
  void logsHoldWhatTheClientSent() throws IOException, InterruptedException, ExecutionException {
    prepareFolder();
    Traffic traffic;
    try (Backend backend = new Backend();
        Program apache =
            Program.start(
                "apache2",
                "apache2-bin",
                folder.resolve("out.txt"),
                port -> {
                  Files.writeString(folder.resolve("conf"), configuration(port, backend.port()));
                  String root = folder.toString();
                  return List.of("-d", root, "-f", root + "/conf", "-DFOREGROUND");
                })) {
      traffic = Client.send(Calls.shuffled(SEED, 200), apache.port());
      for (String log : List.of("micros", "millis", "vhost", "combined")) {
        Program.awaitLines(folder.resolve(log), traffic.sent().size());
      }
    }
    assertThat(folder.resolve("micros")).content().contains("q=M\\xc3\\xbcller-\\xe9\\xa1\\xa7");

    ReadLog micros = ReadLog.detected(folder.resolve("micros")).withAll(AccessField.DURATION);
    assertThat(micros.format()).isEqualTo("apache_combined_d");
    traffic.check(micros, Traffic.Bytes.BODY, 0);

    // a number that may be microseconds: the format says that these are not
    ReadLog millis = ReadLog.as(VHOST_MS, folder.resolve("millis"));
    traffic.check(millis.withAll(AccessField.DURATION, AccessField.HOST), Traffic.Bytes.BODY, 0);

    ReadLog vhost = ReadLog.detected(folder.resolve("vhost")).withAll(AccessField.HOST);
    traffic.check(vhost, Traffic.Bytes.ALL, 0);
    traffic.check(ReadLog.detected(folder.resolve("combined")), Traffic.Bytes.BODY, 0);
  }

  /** Started by root, Apache reads its files as another user, who must get to them. */
  private void prepareFolder() throws IOException {
    Path docs = Files.createDirectory(folder.resolve("docs"));
    Files.writeString(docs.resolve("page.txt"), Backend.PAGE);
    for (Path open : List.of(folder, docs)) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.setPosixFilePermissions(
        docs.resolve("page.txt"), PosixFilePermissions.fromString("rw-r--r--"));
  }

  private String configuration(int port, int backendPort) {
    return """
        ServerRoot "%1$s"
        PidFile "%1$s/pid"
        DefaultRuntimeDir "%1$s"
        ServerName crm.example.test
        Listen 127.0.0.1:%2$d
        LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
        LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
        LoadModule alias_module /usr/lib/apache2/modules/mod_alias.so
        LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
        LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
        %4$s
        ErrorLog "%1$s/error.log"
        DocumentRoot "%1$s/docs"
        Redirect 302 /moved /home
        Redirect 503 /busy
        ProxyPass /api/ http://127.0.0.1:%3$d/api/
        LogFormat "%5$s %%D" micros
        LogFormat "%6$s" millis
        LogFormat "%%v:%%p %7$s" vhost
        LogFormat "%5$s" combined
        CustomLog "%1$s/micros" micros
        CustomLog "%1$s/millis" millis
        CustomLog "%1$s/vhost" vhost
        CustomLog "%1$s/combined" combined
        """
        .formatted(
            folder,
            port,
            backendPort,
            System.getProperty("user.name").equals("root") ? "User www-data\nGroup www-data" : "",
            quoted(COMBINED),
            quoted(VHOST_MS),
            quoted(COMBINED.replace("%b", "%O")));
  }

  private static String quoted(String format) {
    return format.replace("\"", "\\\"");
  }
}
