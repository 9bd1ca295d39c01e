package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and their absence, which a spec of single lines cannot show. */
class JmeterCsvTest {
  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|", "^"})
  void theHeaderTellsTheDelimiter(String delimiter) {
    FastLine fast = FastLine.of("jmeter_csv");
    String header = "timeStamp,elapsed,label,responseCode,success,bytes";
    String row = "1795162530417,193,Home,200,true,610";
    assertThat(fast.show(bytes(header.replace(",", delimiter)))).isEqualTo(LineParser.Aside.HEADER);
    assertThat(fast.parse(bytes(row.replace(",", delimiter))))
        .containsEntry(AccessField.TIME, 1_795_162_530_417_000L)
        .containsEntry(AccessField.DURATION, 193_000L)
        .containsEntry(AccessField.URL, "Home");
  }

  @Test
  void aLaterHeaderIsLearned() {
    FastLine fast = FastLine.of("jmeter_csv");
    fast.show(bytes("timeStamp,elapsed,label,responseCode,success"));
    assertThat(fast.parse(bytes("1795162530417,193,Home,200,true"))).isNotNull();
    assertThat(fast.show(bytes("label,success,elapsed,timeStamp")))
        .isEqualTo(LineParser.Aside.HEADER);
    assertThat(fast.parse(bytes("Home,false,12,1795162530417")))
        .containsEntry(AccessField.DURATION, 12_000L)
        .doesNotContainKey(AccessField.STATUS);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
