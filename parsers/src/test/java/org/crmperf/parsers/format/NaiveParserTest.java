package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The oracle must itself agree with every spec, or its agreement proves nothing. */
class NaiveParserTest {
  @TestFactory
  Stream<DynamicContainer> everyCase() {
    return LineSpec.ofDefinitions().stream()
        .map(spec -> DynamicContainer.dynamicContainer(spec.format(), cases(spec)));
  }

  private static List<DynamicTest> cases(LineSpec spec) {
    NaiveParser oracle = new NaiveParser(NaiveFormat.of(spec.format()));
    return spec.cases().stream()
        .map(item -> DynamicTest.dynamicTest(item.name(), () -> check(oracle, item)))
        .toList();
  }

  private static void check(NaiveParser oracle, LineSpec.Case item) {
    if (item.rejected()) {
      assertThat(oracle.parse(item.line())).isNull();
    } else {
      assertThat(oracle.parse(item.line())).isEqualTo(item.fields());
    }
  }
}
