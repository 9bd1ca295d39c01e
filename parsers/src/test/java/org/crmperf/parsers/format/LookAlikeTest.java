package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several layouts a line is of, when nobody says. */
class LookAlikeTest {
  private static final String LINE =
      "10.20.4.11 - - [20/Nov/2026:09:15:30 +0100] \"GET /a HTTP/1.1\" 200 5120 \"-\""
          + " \"Mozilla/5.0 (X11)\"";

  static Stream<Preset> detected() {
    return Presets.ALL.stream().filter(preset -> preset.detected() == Preset.Detected.BY_ITSELF);
  }

  @ParameterizedTest
  @MethodSource("detected")
  void aPresetsOwnLineIsOfThatPresetOrOfOneThatReadsTheSame(Preset preset) {
    byte[] line = PresetLine.of(preset.definition());
    assertThat(asDetected(line)).isEqualTo(FastLine.of(preset.name()).parse(line)).isNotNull();
  }

  /** nginx's times have three decimals, its compression ratio two, and a port and a size none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "300 0.215 0.210",
        "300 0.215",
        "443 0.215",
        "0.012 200",
        "0.300 502, 200",
        "0.012 0.010, 200",
        "\"200\" \"0.215\"",
        "2.31",
        "\"2.31\"",
        "\"1.2.3.4\" 2.31",
        "0.215 2.31",
        "- 2.31"
      })
  void whatIsNotWrittenLikeATimeIsNone(String end) {
    for (String host : new String[] {"", "crm.example.com ", "crm.example.com:443 "}) {
      Map<AccessField, Object> row = asDetected(host + LINE + " " + end);
      assertThat(row)
          .as(host + end)
          .containsEntry(AccessField.USER_AGENT, "Mozilla/5.0 (X11)")
          .doesNotContainKeys(AccessField.DURATION, AccessField.UPSTREAM);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "0.215                    | 215000 |",
        "0.215 0.210              | 215000 | 210000",
        "0.215 0.010, 0.200 : -   | 215000 | 210000",
        "0.215 0.210 p            | 215000 | 210000",
        "- 0.321                  | 321000 |",
        "12.000 -                 | 12000000 |",
        "0.215 0.001 0.200 0.210  | 215000 | 210000",
        "\"0.215\" \"0.210\"      | 215000 | 210000",
        "300                      | 300 |",
        "1/1234567                | 1234567 |",
        "\"1.2.3.4\" rt=0.215 uct=\"0.001\" uht=\"0.2\" urt=\"0.21\" | 215000 | 210000"
      })
  void whatIsWrittenLikeATimeIsOne(String end, Long duration, Long upstream) {
    Map<AccessField, Object> row = asDetected(LINE + " " + end.strip());
    assertThat(row).containsEntry(AccessField.USER_AGENT, "Mozilla/5.0 (X11)");
    assertThat(row.get(AccessField.DURATION)).isEqualTo(duration);
    assertThat(row.get(AccessField.UPSTREAM)).isEqualTo(upstream);
  }

  @Test
  void aFormatThatIsGivenSaysWhatItsNumbersAre() {
    byte[] line = bytes(LINE + " 2 1");
    assertThat(FastLine.of("nginx_combined_times").parse(line))
        .containsEntry(AccessField.DURATION, 2_000_000L)
        .containsEntry(AccessField.UPSTREAM, 1_000_000L);
  }

  @Test
  void ingressWithoutAnAlternative() {
    String line =
        "10.0.0.5 - - [20/Nov/2026:09:15:30 +0100] \"GET /api/v1 HTTP/2.0\" 200 512 \"-\" \"curl/8\""
            + " 300 0.215 [crm-web-80] 10.1.0.5:8080 512 0.005 200 5b3c0f6d";
    assertThat(asDetected(line))
        .containsEntry(AccessField.REQUEST_BYTES, 300L)
        .containsEntry(AccessField.DURATION, 215_000L)
        .containsEntry(AccessField.UPSTREAM, 5_000L)
        .containsEntry(AccessField.REQUEST_ID, "5b3c0f6d");
  }

  /** A newline was lost, or a line was cut off and the next one follows at once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 0.215",
        " 0.215 0.210",
        " \"1.2.3.4\"",
        " \"1.2.3.4\" 0.215",
        " \"0.215\"",
        " rt=0.215 uct=\"0.001\" uht=\"0.200\" urt=\"0.210\""
      })
  void gluedLinesAreNoRequest(String end) {
    for (String host : new String[] {"", "crm.example.com ", "crm.example.com:443 "}) {
      String line = host + LINE + end;
      FastLine detected = new FastLine(detect(line).newParser(ZoneOffset.UTC));
      for (int cut = line.indexOf('"'); cut <= line.length(); cut++) {
        String glued = line.substring(0, cut) + line;
        assertThat(detected.parse(bytes(glued))).as(glued).isNull();
      }
    }
  }

  private static Map<AccessField, Object> asDetected(String line) {
    return asDetected(bytes(line));
  }

  private static Map<AccessField, Object> asDetected(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    Map<AccessField, Object> row = new FastLine(detect(text).newParser(ZoneOffset.UTC)).parse(line);
    assertThat(row).as(text).isNotNull();
    return row;
  }

  private static Detection detect(String line) {
    byte[] log = bytes((line + "\n").repeat(5));
    return FormatDetector.detect(log, 0, log.length).orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
