package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parsers of load tests' results against their {@code spec.yaml}. */
class LoadTestSpecTest {
  @TestFactory
  Stream<DynamicTest> everyCase() {
    return Stream.of("gatling")
        .flatMap(folder -> LineSpec.in(folder).stream())
        .flatMap(
            spec ->
                spec.cases().stream()
                    .map(
                        item ->
                            DynamicTest.dynamicTest(
                                spec.format() + ": " + item.name(), () -> check(spec, item))));
  }

  private static void check(LineSpec spec, LineSpec.Case item) {
    FastLine fast = FastLine.of(spec.format());
    Map<AccessField, Object> row = fast.parse(item.line());
    if (!item.rejected()) {
      assertThat(fast.reason()).isNull();
      assertThat(row).isEqualTo(item.fields());
      return;
    }
    assertThat(row).isNull();
    if (!item.reject().equals("any")) {
      assertThat(fast.reason().label()).isEqualTo(item.reject());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUN", "USER", "GROUP", "ERROR", "ASSERTION"})
  void otherRecordsAreNoRequests(String kind) {
    assertThat(aside(kind + "\tx\ty\t1795162530123\t1795162530540\tOK"))
        .isEqualTo(LineParser.Aside.COMMENT);
    assertThat(aside("REQUEST\t" + kind + "\t" + kind)).isEqualTo(LineParser.Aside.NONE);
    assertThat(aside(kind)).isEqualTo(LineParser.Aside.NONE);
  }

  private static LineParser.Aside aside(String text) {
    byte[] line = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return LogFormats.of("gatling").newParser(ZoneOffset.UTC).aside(line, 0, line.length);
  }
}
