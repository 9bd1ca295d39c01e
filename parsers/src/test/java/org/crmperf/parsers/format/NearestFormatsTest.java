package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which formats a log of no known format is told to be near to. */
class NearestFormatsTest {
  private static final String LINE =
      "10.20.4.11 - - [20/Nov/2026:08:15:30 +0000] \"GET / HTTP/1.1\" OK 1234 \"-\" \"curl\" 0.1\n";

  @Test
  void saysWhereTheFormatStops() {
    byte[] log = ("\n# comment\n" + LINE + LINE).getBytes(StandardCharsets.UTF_8);
    List<NearFormat> nearest = NearestFormats.of(log, 0, log.length, 3);
    assertThat(nearest).hasSize(3);
    NearFormat first = nearest.get(0);
    assertThat(first.field()).isEqualTo("$status");
    assertThat(first.format().name()).isEqualTo("nginx_combined_time");
    assertThat(first.value()).isEqualTo("OK 1234 \"-\" \"curl\" 0.1");
    assertThat(first.line()).isEqualTo(3);
    assertThat(first.offset()).isEqualTo(11);
    assertThat(first.failedOffset()).isEqualTo(11 + LINE.indexOf("OK"));
    assertThat(first.looked()).isEqualTo(2L * (LINE.length() - 1));
    assertThat(first.understood()).isEqualTo(2L * LINE.indexOf("OK"));
    assertThat(nearest.get(2).understood()).isLessThanOrEqualTo(first.understood());
  }

  @Test
  void saysWhereAGivenFormatStops() {
    byte[] log = LINE.replace("OK", "200").getBytes(StandardCharsets.UTF_8);
    List<NearFormat> near =
        NearestFormats.of(LogFormats.of("%h %t \"%r\" %>s"), log, 0, log.length);
    assertThat(near).hasSize(1);
    assertThat(near.get(0).field()).isEqualTo("%h");
    assertThat(near.get(0).failedOffset()).isZero();
  }

  @Test
  void looksBehindASyslogHead() {
    byte[] log = ("Nov 20 08:15:30 web1 nginx: " + LINE).getBytes(StandardCharsets.UTF_8);
    assertThat(NearestFormats.of(log, 0, log.length, 1).get(0).field()).isEqualTo("$status");
  }

  @Test
  void aFormatThatTakesEverythingIsNotNear() {
    byte[] log = LINE.replace("OK", "200").getBytes(StandardCharsets.UTF_8);
    assertThat(NearestFormats.of(LogFormats.named("nginx_combined_time"), log, 0, log.length))
        .isEmpty();
  }

  @Test
  void nothingIsNearToNonsense() {
    byte[] log = {0, 1, 2, '\n', '\n', (byte) 0xff};
    assertThat(NearestFormats.of(log, 0, log.length, 3)).isEmpty();
    assertThat(NearestFormats.of(log, 0, 0, 3)).isEmpty();
  }
}
