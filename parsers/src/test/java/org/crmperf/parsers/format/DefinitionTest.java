package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions as they stand in the configuration of nginx and Apache. */
class DefinitionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "log_format tsv '$remote_addr\\t$time_iso8601\\t\"$request\"\\t$status';",
        "log_format tsv \"$remote_addr\\t$time_iso8601\\t\\\"$request\\\"\\t$status\";",
        "log_format tsv escape=default '$remote_addr\\t'\n  '$time_iso8601\\t\"$request\"\\t$status';",
        "log_format tsv '$remote_addr\\t' # the client's\n'$time_iso8601\\t\"$request\"\\t$status';",
        "$remote_addr\\t$time_iso8601\\t\\\"$request\\\"\\t$status",
        "$remote_addr\t$time_iso8601\t\"$request\"\t$status"
      })
  void nginxEscapes(String definition) {
    assertThat(parse(definition, "10.20.4.11\t2026-11-20T08:15:30Z\t\"GET / HTTP/1.1\"\t200"))
        .containsEntry(AccessField.CLIENT, "10.20.4.11")
        .containsEntry(AccessField.URL, "/")
        .containsEntry(AccessField.STATUS, 200L);
  }

  @Test
  void otherBackslashesStandForThemselves() {
    assertThat(parse("log_format x '$time_iso8601\\.\\\\$status';", "2026-11-20T08:15:30Z\\.\\200"))
        .containsEntry(AccessField.STATUS, 200L);
  }

  @ParameterizedTest
  @CsvSource({
    "%{begin:msec}t %{end:msec}t, 1795162530417 1795162531417, 2026-11-20T08:15:30.417Z",
    "%{sec}t %{usec}t, 1795162530 1795162530417123, 2026-11-20T08:15:30.417123Z",
    "%{usec}t %{%F %T}t, 1795162530417123 2026-11-20 08:15:30, 2026-11-20T08:15:30.417123Z",
    "%{sec}t.%{usec_frac}t, 1795162530.417123, 2026-11-20T08:15:30.417123Z"
  })
  void stampsSideBySide(String definition, String stamps, Instant time) {
    assertThat(
            parse("%h " + definition + " \"%r\" %>s", "::1 " + stamps + " \"GET / HTTP/1.1\" 200"))
        .containsEntry(AccessField.TIME, ChronoUnit.MICROS.between(Instant.EPOCH, time))
        .containsEntry(AccessField.URL, "/");
  }

  @ParameterizedTest
  @CsvSource({"%>s %s,500 200", "%s %>s,200 500", "%<s %>s,- 500", "%s,500", "%>s,500"})
  void theFinalStatusCounts(String definition, String statuses) {
    assertThat(parse("%h %t " + definition, "::1 [20/Nov/2026:09:15:30 +0100] " + statuses))
        .containsEntry(AccessField.STATUS, 500L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LogFormat \"%h %t \\\"%r\\\" %>s\" \"nick name\"",
        "LogFormat \"%h %t \\\"%r\\\" %>s\" nick",
        "LogFormat \"%h %t \\\"%r\\\" %>s\""
      })
  void apacheStatements(String definition) {
    assertThat(parse(definition, "::1 [20/Nov/2026:09:15:30 +0100] \"GET / HTTP/1.1\" 200"))
        .containsEntry(AccessField.STATUS, 200L);
  }

  private static Map<AccessField, Object> parse(String definition, String line) {
    FastLine fast = FastLine.of(definition);
    Map<AccessField, Object> row = fast.parse(line.getBytes(StandardCharsets.UTF_8));
    assertThat(row).as("%s by %s: %s", line, definition, fast.reason()).isNotNull();
    return row == null ? Map.of() : row;
  }
}
