package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of megabytes: parsed when they are good, given up in linear time when they are not. */
class LongLineTest {
  private static final int MEGABYTES = 8 << 20;
  private static final String HEAD = "10.0.0.1 - - [20/Nov/2026:09:15:30 +0100] \"GET /";
  private static final String TAIL = " HTTP/1.1\" 200 12 \"-\" \"-\"";

  @Test
  void parsesATargetOfMegabytes() {
    String target = "/" + "a=b&".repeat(MEGABYTES / 4);
    Map<AccessField, Object> row = parse("nginx_combined", HEAD + target.substring(1) + TAIL);
    assertThat(row.get(AccessField.URL)).isEqualTo(target);
    assertThat(row).containsEntry(AccessField.STATUS, 200L);
  }

  @Test
  void parsesAnAgentOfMegabytes() {
    String agent = "x".repeat(MEGABYTES);
    String line = "10.0.0.1 - - [20/Nov/2026:09:15:30 +0100] \"GET / HTTP/1.1\" 200 12 \"-\" \"";
    assertThat(parse("nginx_combined", line + agent + "\"").get(AccessField.USER_AGENT))
        .isEqualTo(agent);
  }

  /** What made regular expressions slow: many places where a value could end, and no end. */
  @ParameterizedTest
  @ValueSource(
      strings = {" ", "\"", "\" \"", "\\", "\\\"", "] [", "-", ", ", " : ", "0.001, ", "1"})
  @Timeout(20)
  void givesUpInLinearTime(String filler) {
    String bad = filler.repeat((1 << 20) / filler.length());
    for (LogFormat format : LogFormats.presets()) {
      FastLine fast = FastLine.of(format.name());
      fast.parse((HEAD + bad).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The patient try goes back; on lines short enough for it, it must still end soon. */
  @ParameterizedTest
  @ValueSource(strings = {" ", "\"", "\" \"", "\" 200 1 ", "] [", "- ", ", ", " : ", "0.001, "})
  @Timeout(20)
  void givesUpSoonOnLinesMadeToBeSlow(String filler) {
    String bad = filler.repeat((60 << 10) / filler.length());
    byte[] line = (HEAD + bad).getBytes(StandardCharsets.UTF_8);
    new FastLine(mixed()).parse(line);
  }

  private static LineParser mixed() {
    byte[] sample = (HEAD + TAIL + "\n").getBytes(StandardCharsets.UTF_8);
    return FormatDetector.detect(sample, 0, sample.length)
        .orElseThrow()
        .newParser(java.time.ZoneOffset.UTC);
  }

  private static Map<AccessField, Object> parse(String format, String line) {
    FastLine fast = FastLine.of(format);
    Map<AccessField, Object> row = fast.parse(line.getBytes(StandardCharsets.UTF_8));
    assertThat(fast.reason()).isNull();
    return row == null ? Map.of() : row;
  }
}
