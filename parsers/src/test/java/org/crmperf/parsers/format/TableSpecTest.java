package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The parsers of tables against their {@code spec.yaml}. */
class TableSpecTest {
  static Stream<LineSpec> specs() {
    return Stream.of("iis", "cloudfront", "ltsv", "salesforce-elf", "jmeter")
        .flatMap(folder -> LineSpec.in(folder).stream());
  }

  @TestFactory
  Stream<DynamicTest> everyCase() {
    return specs()
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
    for (String line : spec.before()) {
      fast.show(line.getBytes(StandardCharsets.UTF_8));
    }
    LineParser.Aside aside = fast.show(item.line());
    if (!item.rejected()) {
      assertThat(fast.reason()).isNull();
      assertThat(fast.row()).isEqualTo(item.fields());
      return;
    }
    assertThat(fast.row()).isNull();
    String got =
        aside == LineParser.Aside.NONE
            ? fast.reason().label()
            : aside.name().toLowerCase(Locale.ROOT);
    assertThat(got).isEqualTo(item.reject());
  }
}
