package org.crmperf.parsers.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs sample-logs/endpoints/spec.yaml. */
class EndpointSpecTest {
  private final EndpointMapper mapper = new EndpointMapper(EndpointRules.defaults());

  @ParameterizedTest
  @MethodSource("cases")
  void mapsAsSpecified(Map<String, String> spec) {
    byte[] url = bytes(spec);

    EndpointKind kind = mapper.map(url, 0, url.length);

    String template =
        new String(mapper.template(), 0, mapper.templateLength(), StandardCharsets.UTF_8);
    assertThat(template).isEqualTo(spec.get("endpoint"));
    assertThat(kind.name()).isEqualTo(spec.get("kind"));
    assertThat(mapper.presetName()).isEqualTo(spec.get("product"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsOnlyTheRangeItIsGiven(Map<String, String> spec) {
    byte[] url = bytes(spec);
    byte[] line = "GET /before/7?module=A&x= ".repeat(2).getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[line.length + url.length + line.length];
    System.arraycopy(line, 0, all, 0, line.length);
    System.arraycopy(url, 0, all, line.length, url.length);
    System.arraycopy(line, 0, all, line.length + url.length, line.length);

    mapper.map(all, line.length, line.length + url.length);

    String template =
        new String(mapper.template(), 0, mapper.templateLength(), StandardCharsets.UTF_8);
    assertThat(template).isEqualTo(spec.get("endpoint"));
  }

  @Test
  void specIsLarge() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(150);
  }

  static List<Map<String, String>> cases() throws IOException {
    Path spec = Path.of("..", "sample-logs", "endpoints", "spec.yaml");
    Path file = Files.exists(spec) ? spec : Path.of("sample-logs", "endpoints", "spec.yaml");
    return new YAMLMapper()
        .readValue(file.toFile(), new TypeReference<List<Map<String, String>>>() {});
  }

  private static byte[] bytes(Map<String, String> spec) {
    String hex = spec.get("hex");
    return hex == null
        ? spec.getOrDefault("url", "").getBytes(StandardCharsets.UTF_8)
        : HexFormat.of().parseHex(hex);
  }
}
