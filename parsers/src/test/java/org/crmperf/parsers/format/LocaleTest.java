package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Month names and digits of a log are the server's, whatever the machine that reads it speaks. */
class LocaleTest {
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private final Locale before = Locale.getDefault();
  private final TimeZone zoneBefore = TimeZone.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
    TimeZone.setDefault(zoneBefore);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de-DE",
        "fr-FR",
        "tr-TR",
        "ar-EG",
        "fa-IR-u-nu-arabext",
        "th-TH-u-ca-buddhist",
        "ja-JP"
      })
  void monthsAreEnglish(String tag) {
    Locale.setDefault(Locale.forLanguageTag(tag));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    for (int month = 1; month <= 12; month++) {
      String day = MONTHS[month - 1];
      Instant time = Instant.parse("2026-" + (month < 10 ? "0" : "") + month + "-05T08:15:30Z");
      check("%h %t \"%r\" %>s", "[05/" + day + "/2026:09:15:30 +0100]", time);
      check("%h %{%d %b %Y %H:%M:%S %z}t \"%r\" %>s", "05 " + day + " 2026 09:15:30 +0100", time);
    }
  }

  /** In Turkish the lower case of I is not i: names must not be folded by the machine's rules. */
  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "az-AZ"})
  void namesAreFoldedByNoLocale(String tag) {
    Locale.setDefault(Locale.forLanguageTag(tag));
    assertThat(LogFormats.of("NGINX_COMBINED").name()).isEqualTo("nginx_combined");
    FastLine fast = FastLine.of("%h %t \"%r\" %>s \"%{REFERER}i\" %{SESSIONID}C");
    String line = "10.0.0.1 [05/Nov/2026:09:15:30 +0100] \"GET / HTTP/1.1\" 200 \"x\" y";
    assertThat(fast.parse(line.getBytes(StandardCharsets.UTF_8)))
        .containsEntry(AccessField.REFERER, "x");
  }

  private static void check(String format, String stamp, Instant time) {
    FastLine fast = FastLine.of(format);
    String line = "10.0.0.1 " + stamp + " \"GET / HTTP/1.1\" 200";
    Map<AccessField, Object> row = fast.parse(line.getBytes(StandardCharsets.UTF_8));
    assertThat(fast.reason()).as("%s", line).isNull();
    assertThat(row).containsEntry(AccessField.TIME, time.getEpochSecond() * 1_000_000);
  }
}
