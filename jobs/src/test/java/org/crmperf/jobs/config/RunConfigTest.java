package org.crmperf.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.crmperf.jobs.metric.ChangePolicy;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.parsers.endpoint.EndpointRule;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.format.LogFormats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunConfigTest {
  @TempDir Path dir;

  private static RunConfig read(String yaml) {
    return RunConfigLoader.read("c.yaml", yaml);
  }

  private static Path docs(String name) {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("docs").resolve(name))) {
      at = at.getParent();
    }
    return at.resolve("docs").resolve(name);
  }

  @Test
  void theDefaultTargetIsTheConfiguredOne() {
    assertThat(
            read("targets:\n  target_ms: 800\n  overrides:\n    - endpoint: /a\n      target_ms: 5\n")
                .policy()
                .defaultTargetMillis())
        .isEqualTo(800);
  }

  @Test
  void exampleLoads() {
    RunConfig config = RunConfig.load(docs("examples/crm-perf.yaml"));
    assertThat(config.endpoints().userRules())
        .hasSize(3)
        .startsWith(new EndpointRule("/portal/tickets/{id}/print", "Print a ticket"));
    assertThat(config.endpoints().userRules().get(1).params()).containsExactly("category");
    MetricPolicy policy = config.policy();
    assertThat(policy.targetMillis("/api/v1/Account/{id}", "GET")).isEqualTo(300);
    assertThat(policy.apdexMillis("/api/v1/Account/{id}", "GET")).isEqualTo(150);
    assertThat(policy.targetMillis("/api/v1/Account/{id}", "POST")).isEqualTo(1000);
    assertThat(policy.targetMillis("/reports/x", "POST")).isEqualTo(10_000);
    assertThat(policy.apdexMillis("/reports/x", "POST")).isEqualTo(500);
    assertThat(policy.isError(429)).isTrue();
    assertThat(policy.isError(499)).isTrue();
    assertThat(policy.isError(404)).isFalse();
    assertThat(config.changes()).isEqualTo(new ChangePolicy(300, 0.15, 5, 0.005, 0.5, 0.3, 0.05));
    assertThat(config.minOutageMinutes()).isEqualTo(2);
    assertThat(config.slo()).isEqualTo(new Objectives(0.999, 0.95, 800));
    assertThat(config.formatDefinition("crm_timed")).startsWith("$remote_addr");
    assertThat(config.formatDefinition("nginx_combined")).isEqualTo("nginx_combined");
    assertThat(config.inputRule("/srv/crm/a/b/access.log.1").orElseThrow().service())
        .isEqualTo("crm");
    assertThat(config.inputRule("/srv/crm/access.log").isPresent()).isTrue();
    assertThat(config.inputRule("/var/log/portal/x.log").orElseThrow().service())
        .isEqualTo("portal");
    assertThat(config.inputRule("/var/log/portal/x/y.log")).isEmpty();
  }

  @Test
  void emptyFileIsTheDefaults() {
    for (String yaml : new String[] {"", "# nothing\n", "---\n", "endpoints:\ntargets:\n"}) {
      RunConfig config = read(yaml);
      RunConfig defaults = RunConfig.defaults();
      assertThat(config.endpointLimit()).isEqualTo(defaults.endpointLimit()).isEqualTo(2000);
      assertThat(config.slo()).isEqualTo(defaults.slo());
      assertThat(config.maxRejectRate()).isEqualTo(0.01);
      assertThat(config.maxLineBytes()).isEqualTo(16 << 20);
      assertThat(config.minOutageMinutes()).isEqualTo(1);
      assertThat(config.policy().targetMillis("/x", "GET")).isEqualTo(1000);
      assertThat(config.policy().defaultTargetMillis()).isEqualTo(1000);
      assertThat(config.policy().apdexMillis("/x", "GET")).isEqualTo(500);
      assertThat(config.policy().downShare()).isEqualTo(0.5);
      assertThat(config.endpoints().userRules()).isEmpty();
      assertThat(config.inputs()).isEmpty();
    }
  }

  @Test
  void statusesAreCodesRangesAndClasses() {
    MetricPolicy policy = read("errors: {statuses: [4xx, \"300-302\", 199]}").policy();
    assertThat(policy.isError(400)).isTrue();
    assertThat(policy.isError(499)).isTrue();
    assertThat(policy.isError(303)).isFalse();
    assertThat(policy.isError(302)).isTrue();
    assertThat(policy.isError(199)).isTrue();
    assertThat(policy.isError(200)).isFalse();
  }

  @Test
  void everyKeyIsInTheDocumentation() throws IOException {
    String page = Files.readString(docs("configuration.md"));
    for (String key :
        new String[] {
          "endpoints[].match",
          "endpoints[].name",
          "endpoints[].params",
          "endpoint_limit",
          "targets.target_ms",
          "targets.apdex_t_ms",
          "targets.overrides[].endpoint",
          "targets.overrides[].method",
          "errors.statuses",
          "availability.down_share",
          "availability.min_outage_minutes",
          "slo.availability",
          "slo.latency_ms",
          "slo.latency_share",
          "max_reject_rate",
          "max_line_bytes",
          "implausible_time_days",
          "formats",
          "formats.*.json",
          "inputs[].path",
          "inputs[].format",
          "inputs[].service"
        }) {
      assertThat(page).contains("`" + key + "`");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          target: {}              | c.yaml:1: target: unknown key; did you mean 'targets'? Or remove it
          "targets:\\n  apdex_ms: 3" | c.yaml:2: targets.apdex_ms: unknown key; did you mean 'apdex_t_ms'? Or remove it
          slo: {zzzzzz: 1}        | c.yaml:1: slo.zzzzzz: unknown key; known keys here: availability, latency_share, latency_ms, services
          endpoint_limit: many    | c.yaml:1: endpoint_limit: must be a number, but is the text 'many'; correct it
          endpoint_limit: 0       | c.yaml:1: endpoint_limit: must be from 1 to 100000, but is 0; correct it
          endpoint_limit: 1.5     | c.yaml:1: endpoint_limit: must be a whole number; give one from 1 to 100000
          max_reject_rate: 2      | c.yaml:1: max_reject_rate: must be from 0 to 1, but is 2; correct it
          implausible_time_days: never | c.yaml:1: implausible_time_days: must be a number, but is the text 'never'; correct it
          max_reject_rate: .nan   | c.yaml:1: max_reject_rate: must be
          targets: 7              | c.yaml:1: targets: must be a mapping of keys, but is the number 7; write 'key: value' lines
          [1]                     | c.yaml:1: (whole file): must be a mapping of keys, but is a list; write 'key: value' lines
          endpoints: {a: b}       | c.yaml:1: endpoints: must be a list, but is a mapping; correct it
          "endpoints: [{name: x}]"  | c.yaml:1: endpoints[0].match: is missing; add it
          "endpoints: [{match: x}]" | c.yaml:1: endpoints[0].match: a pattern starts with '/'
          "endpoints: [{match: [x]}]" | c.yaml:1: endpoints[0].match: must be text, but is a list; correct it
          "errors: {statuses: [999]}" | c.yaml:1: errors.statuses: '999' is no status; write a code (499), a range
          "errors: {statuses: [5x]}" | c.yaml:1: errors.statuses: '5x' is no status
          "errors: {statuses: 499}" | c.yaml:1: errors.statuses: must be a list, but is the number 499; correct it
          "formats: {f: '$no_such_variable'}" | c.yaml:1: formats: 'f': unknown
          "formats: {auto: '$x'}" | c.yaml:1: formats: 'auto' is the name of a format already; choose another name
          "formats: {f: {xml: {}}}" | c.yaml:1: formats.f.xml: unknown key; known keys here: json
          "formats: {f: {json: {}}}" | c.yaml:1: formats.f.json: is empty; say where to find time
          "formats:\\n  f:\\n    json:\\n      tme: ts" | c.yaml:4: formats.f.json.tme: unknown key; did you mean 'time'? Or remove it
          "formats: {f: {json: {time: []}}}" | c.yaml:1: formats.f.json.time: is an empty list; name the key of the value
          "formats: {f: {json: {time: {fild: x}}}}" | c.yaml:1: formats.f.json.time.fild: unknown key; did you mean 'field'? Or remove it
          "formats: {f: {json: {time: {unit: s}}}}" | c.yaml:1: formats.f.json.time.field: is missing; add it
          "formats: {f: {json: {time: }}}" | c.yaml:1: formats.f.json.time.field: is missing; add it
          "formats:\\n  f:\\n    json: {status: code}" | c.yaml:3: formats.f.json: the JSON mapping has no time; add time=KEY
          "formats: {f: {json: {time: ts}}}" | c.yaml:1: formats.f.json: the JSON mapping has neither status nor url, method or request; add one
          "formats: {f: {json: {time: ts, status: s, duration: took}}}" | c.yaml:1: formats.f.json: the JSON mapping does not say the unit of duration=took; write s, ms, us or ns
          "formats: {f: {json: {time: ts, status: s, duration: {field: took, unit: min}}}}" | c.yaml:1: formats.f.json: the JSON mapping has an unknown unit 'min' for duration=took; write s, ms, us or ns
          "formats: {f: {json: {time: {field: ts, format: '%Q'}, status: s}}}" | c.yaml:1: formats.f.json: the JSON mapping's time pattern '%Q' has the unknown %Q; use strftime
          "formats: {f: [1]}" | c.yaml:1: formats.f: must be text, but is a list; correct it
          "inputs: [{path: a, format: nope}]" | c.yaml:1: inputs[0].format: unknown format nope
          "a: &x 1\\nb: *x"       | c.yaml:2: not valid YAML: aliases (*name) are not supported; correct this line
          "slo: {}\\nslo: {}"     | c.yaml:2: not valid YAML: the key 'slo' is given twice; correct this line
          "slo: {}\\n---\\nslo: {}" | c.yaml:3: not valid YAML: a second document; correct this line
          "slo:\\n\\tx: 1"        | c.yaml:2: not valid YAML:
          "slo: [1"               | c.yaml:1: not valid YAML:
          """)
  void whatIsWrongIsNamed(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml.replace("\\n", "\n").replace("\\t", "\t")))
        .isInstanceOfSatisfying(
            CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageStartingWith(message);
  }

  @Test
  void aMappingOfJsonKeysIsADefinition() {
    RunConfig config =
        read(
            """
            formats:
              our_app:
                json:
                  only: {field: type, value: access}
                  time: {field: ts, format: "%d.%m.%Y %H:%M:%S"}
                  duration: [{field: took, unit: ms}, {field: timing.total, unit: us}]
                  status: code
                  host: ":authority"
                  url: req.url
            """);
    String definition = config.formatDefinition("our_app");
    assertThat(LogFormats.of(definition).definition())
        .isEqualTo(
            "json: only=type:access, time=ts:\"%d.%m.%Y %H:%M:%S\","
                + " duration=took:ms|timing.total:us, status=code, host=\":authority\","
                + " url=req.url");
  }

  @Test
  void fileThatCannotBeReadIsNamed() throws IOException {
    Path none = dir.resolve("none.yaml");
    assertThatThrownBy(() -> RunConfig.load(none))
        .hasMessage(none + ": no such file; check --config");
    Path latin =
        Files.write(dir.resolve("l.yaml"), "# \u00e4".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> RunConfig.load(latin))
        .hasMessage(latin + ": not UTF-8 text; save the configuration as UTF-8");
    assertThatThrownBy(() -> RunConfig.load(dir))
        .hasMessageStartingWith(dir + ": cannot be read: ");
  }

  @Test
  void hostileGlobEnds() {
    assertThat(Glob.matches("**a".repeat(200) + "b", "a".repeat(5000))).isFalse();
    assertThat(Glob.matches("a*c", "abc")).isTrue();
    assertThat(Glob.matches("a*c", "a/c")).isFalse();
    assertThat(Glob.matches("a**c", "a/b/c")).isTrue();
    assertThat(Glob.matches("a/**/c", "a/c")).isTrue();
    assertThat(Glob.matches("a/**/c", "ac")).isFalse();
    assertThat(Glob.matches("", "")).isTrue();
  }
}
