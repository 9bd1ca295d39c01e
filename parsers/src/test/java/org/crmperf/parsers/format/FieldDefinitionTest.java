package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions in words of our own. */
class FieldDefinitionTest {
  @Test
  void everyUnitIsInItsName() {
    FastLine fast =
        FastLine.of(
            "fields:<time_iso> <duration_s> <upstream_ms> <queue_us> <cpu_ms> <bytes> <status>");
    Map<AccessField, Object> row =
        fast.parse("2026-11-20T08:15:30Z 1.25 250 7 0.5 +99 -1".getBytes(StandardCharsets.UTF_8));
    assertThat(row)
        .containsEntry(AccessField.DURATION, 1_250_000L)
        .containsEntry(AccessField.UPSTREAM, 250_000L)
        .containsEntry(AccessField.QUEUE, 7L)
        .containsEntry(AccessField.CPU, 500L)
        .containsEntry(AccessField.RESPONSE_BYTES, 99L)
        .doesNotContainKey(AccessField.STATUS);
  }

  @ParameterizedTest
  @CsvSource({
    "fields:<time_iso> <duration>, unknown variable <duration> at character 12",
    "fields:<time:%Q> <url>, unknown variable <time:%Q> at character 1",
    "fields:<url> <status>, no time stamp",
    "fields:<time_iso><status>, nothing separates <time_iso>"
  })
  void whatIsWrongIsSaid(String definition, String message) {
    assertThatThrownBy(() -> LogFormats.of(definition))
        .isInstanceOf(CrmPerfException.class)
        .hasMessageContaining(message);
  }
}
