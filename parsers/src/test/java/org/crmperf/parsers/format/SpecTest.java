package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The parsers against every {@code sample-logs/<format>/spec.yaml}. */
class SpecTest {
  @TestFactory
  Stream<DynamicContainer> everyCase() {
    return LineSpec.all().stream()
        .map(spec -> DynamicContainer.dynamicContainer(spec.format(), cases(spec)));
  }

  @Test
  void thereAreSpecsToRun() {
    assertThat(LineSpec.all().stream().mapToInt(spec -> spec.cases().size()).sum())
        .isGreaterThan(150);
  }

  private static List<DynamicTest> cases(LineSpec spec) {
    return spec.cases().stream()
        .map(item -> DynamicTest.dynamicTest(item.name(), () -> check(spec, item)))
        .toList();
  }

  private static void check(LineSpec spec, LineSpec.Case item) {
    FastLine fast = FastLine.of(spec.format());
    Map<AccessField, Object> row = fast.parse(item.line());
    if (!item.rejected()) {
      assertThat(fast.reason()).as("%s: %s", spec.format(), item.name()).isNull();
      assertThat(row).as("%s: %s", spec.format(), item.name()).isEqualTo(item.fields());
      return;
    }
    assertThat(row).as("%s: %s", spec.format(), item.name()).isNull();
    if (!item.reject().equals("any")) {
      assertThat(fast.reason().label())
          .as("%s: %s", spec.format(), item.name())
          .isEqualTo(item.reject());
    }
  }
}
