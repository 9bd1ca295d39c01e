package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a {@code json:} definition says, and what is wrong with one. */
class JsonDefinitionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          json:                                  | unknown field ''; take one of time,
          json: time                             | gives no key for 'time'; write time=KEY
          json: time=                            | gives no key for 'time'
          json: time=a..b, status=s              | gives no key for 'time'
          json: status=s                         | has no time; add time=KEY
          json: time=t                           | neither status nor url, method or request
          json: tme=t, status=s                  | unknown field 'tme'; take one of time, end, duration
          json: time=t, status=s, time=u         | gives 'time' twice; put a bar between alternatives
          json: time=t, status=s, duration=d     | does not say the unit of duration=d; write s, ms, us or ns after it: duration=d:ms
          json: time=t, status=s, duration=d:min | unknown unit 'min' for duration=d
          json: time=t, status=s, duration=d.e:x | unknown unit 'x' for duration=d.e
          json: time=t:rfc, status=s             | unknown 'rfc' after time=t; write iso, clf, epoch_s
          json: time=t:"%Q", status=s            | time pattern '%Q' has the unknown %Q; use strftime
          json: time=t, status=s:ms              | unknown 'ms' after status=s; leave it out
          json: time=t, status=s, client=c:host  | unknown 'host' after client=c; only 'address'
          json: time="t, status=s                | a quote that does not close
          json: time="t"x, status=s              | a quote that does not close, or text after it: "t"x
          """)
  void whatIsWrongIsNamed(String definition, String message) {
    assertThatThrownBy(() -> LogFormats.of(definition))
        .isInstanceOfSatisfying(
            CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "json: time=ts, status=code",
        "json: time=ts:iso|t:epoch_ms, duration=took:ms|a.b.c:ns, status=code",
        "json: only=msg:\"handled request\", time=ts:\"%d.%m.%Y %H:%M:%S\", url=\"a.b\".c",
        "json: time=\"@t\\\\\\\"x\", host=\":authority\", client=peer:address, status=s"
      })
  void aDefinitionIsWrittenAsItWasRead(String definition) {
    LogFormat format = LogFormats.of(definition);
    assertThat(LogFormats.of(format.definition()).definition()).isEqualTo(format.definition());
    assertThat(format.definition().replace("\"@t", "@t")).startsWith("json: ");
  }

  @Test
  void aColonMayStartAKey() {
    assertThat(LogFormats.of("json: time=t, status=s, host=:authority").definition())
        .isEqualTo("json: time=t, status=s, host=\":authority\"");
  }

  @Test
  void aPatternReadsTimes() {
    String definition = "json: time=t:\"%d.%m.%Y %H:%M:%S\", status=s";
    String line = "{\"t\":\"20.11.2026 08:15:30\",\"s\":200}";
    assertThat(FastLine.of(definition).parse(line.getBytes(StandardCharsets.UTF_8)))
        .containsEntry(
            AccessField.TIME, Instant.parse("2026-11-20T08:15:30Z").getEpochSecond() * 1_000_000);
  }

  @Test
  void everyPresetIsListedAndFound() {
    for (LogFormat format : JsonPresets.all()) {
      assertThat(LogFormats.presets()).contains(format);
      assertThat(LogFormats.of(format.name())).isSameAs(format);
      assertThat(format.fields()).contains(AccessField.TIME, AccessField.STATUS);
    }
    assertThat(LogFormats.of("json_docker:nginx_combined").name())
        .isEqualTo("json_docker:nginx_combined");
    assertThatThrownBy(() -> LogFormats.of("json_docker:nope"))
        .hasMessageContaining("unknown format nope");
  }
}
