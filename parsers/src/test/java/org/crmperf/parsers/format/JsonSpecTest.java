package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The JSON formats against {@code sample-logs/json*}{@code /spec.yaml}. */
class JsonSpecTest {
  static final String[] FOLDERS = {
    "json",
    "json-nginx",
    "json-caddy",
    "json-traefik",
    "json-envoy",
    "json-cloud",
    "json-servers",
    "json-docker"
  };

  static Stream<LineSpec> specs() {
    return Stream.of(FOLDERS).flatMap(folder -> LineSpec.in(folder).stream());
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
                                spec.format().split(" ", 2)[0] + " " + item.name(),
                                () -> check(spec, item))));
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
    assertThat(fast.reason().label()).isEqualTo(item.reject());
  }
}
