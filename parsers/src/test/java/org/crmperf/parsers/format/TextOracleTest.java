package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The formats of {@link TextPresets} against regular expressions, on random lines. */
class TextOracleTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final int LINES = 3_000;
  private static final String REQUEST =
      "\"(?<method>[A-Z-]+) (?<url>\\S+) (?<protocol>HTTP/\\S+)\"";
  private static final String REQUEST_TEMPLATE = "\"{{method}} {{url}} {{protocol}}\"";
  private static final String ENVOY_END =
      " {{n}} {{n}} {{n}} {{timer}} \"{{word}}\" \"{{agent}}\" \"{{word}}\" \"{{word}}\" \"{{server}}\"";
  private static final String ENVOY_REGEX =
      " (?<requestBytes>\\d+) (?<responseBytes>\\d+) (?<durationMs>\\d+) (?<upstreamMs>\\S+)"
          + " \"(?<client>\\S+)\" \"(?<userAgent>[^\"]*)\" \"(?<requestId>\\S+)\" \"(?<host>\\S+)\""
          + " \"(?<upstreamAddress>\\S+)\"";
  private static final String ELB_TEMPLATE =
      "{{time}} crm {{ip}}:{{port}} {{server}} {{us}} {{us}} -1 {{status}} {{status}} {{n}} {{n}} \""
          + "{{method}} https://crm.example.com:443{{url}} {{protocol}}\" \"{{agent}}\" - -";
  private static final String ELB_REGEX =
      "(?<time>\\S+) \\S+ (?<client>\\S+):\\d+ (?<upstreamAddress>\\S+) (?<request>\\S+)"
          + " (?<target>\\S+) (?<response>\\S+) (?<status>\\d+) (?<upstreamStatus>\\d+)"
          + " (?<requestBytes>\\d+) (?<responseBytes>\\d+) \"(?<method>\\S+)"
          + " https://(?<host>[^/]+):443(?<url>\\S+) (?<protocol>\\S+)\" \"(?<userAgent>[^\"]*)\" .*";
  private static final String ISO = "uuuu-MM-dd'T'HH:mm:ss.SSSSSSX";
  private static final String CLF = "dd/MMM/uuuu:HH:mm:ss xx";

  static Stream<TextOracle> oracles() {
    return Stream.of(
        TextOracle.of(
            "haproxy_http",
            "{{ip}}:{{port}} [{{time}}] crm~ {{ha}} {{timer}}/{{timer}}/{{timer}}/{{timer}}/{{n}} "
                + "{{status}} {{n}} - - ---- 1/2/3/4/+5 0/0 {{captures}}"
                + REQUEST_TEMPLATE,
            "(?<client>\\S+):\\d+ \\[(?<time>[^]]+)\\] \\S+ (?<upstreamAddress>\\S+)"
                + " -?\\d+/(?<queueMs>-?\\d+)/(?<connectMs>-?\\d+)/(?<upstreamMs>-?\\d+)"
                + "/(?<durationMs>\\d+) (?<status>\\d+) (?<responseBytes>\\d+) .* "
                + REQUEST,
            "dd/MMM/uuuu:HH:mm:ss.SSS"),
        TextOracle.of("aws_elb", ELB_TEMPLATE, ELB_REGEX, ISO),
        TextOracle.of("aws_alb", "https " + ELB_TEMPLATE, "https " + ELB_REGEX, ISO),
        TextOracle.of(
            "traefik_clf",
            "{{ip}} - {{user}} [{{time}}] "
                + REQUEST_TEMPLATE
                + " {{status}} {{n}} \"{{word}}\" \"{{agent}}\" {{n}} \"{{word}}\" \"{{server}}\" {{n}}ms",
            "(?<client>\\S+) - (?<user>\\S+) \\[(?<time>[^]]+)\\] "
                + REQUEST
                + " (?<status>\\d+) (?<responseBytes>\\d+) \"(?<referer>[^\"]*)\""
                + " \"(?<userAgent>[^\"]*)\" \\d+ \"\\S+\" \"(?<upstreamAddress>\\S+)\""
                + " (?<durationMs>\\d+)ms",
            CLF),
        TextOracle.of(
            "envoy",
            "[{{time}}] " + REQUEST_TEMPLATE + " {{status}} -" + ENVOY_END,
            "\\[(?<time>\\S+)\\] " + REQUEST + " (?<status>\\d+) \\S+" + ENVOY_REGEX,
            "uuuu-MM-dd'T'HH:mm:ss.SSSX"),
        TextOracle.of(
            "istio",
            "[{{time}}] "
                + REQUEST_TEMPLATE
                + " {{status}} - via_upstream - \"-\""
                + ENVOY_END
                + " out|80||crm 10.1.0.5:1 10.1.0.6:2 - - default",
            "\\[(?<time>\\S+)\\] "
                + REQUEST
                + " (?<status>\\d+) \\S+ \\S+ \\S+ \"\\S+\""
                + ENVOY_REGEX
                + " .*",
            "uuuu-MM-dd'T'HH:mm:ss.SSSX"),
        TextOracle.of(
            "atlassian_access",
            "[{{time}}] {{user}} http-nio-8090-exec-6 {{ip}} {{method}} {{url}} {{protocol}}"
                + " {{status}} {{n}}ms {{n}} {{word}} {{agent}}",
            "\\[(?<time>[^]]+)\\] (?<user>\\S+) \\S+ (?<client>\\S+) (?<method>\\S+) (?<url>\\S+)"
                + " (?<protocol>\\S+) (?<status>\\d+) (?<durationMs>\\d+)ms (?<responseBytes>\\d+)"
                + " (?<referer>\\S+) (?<userAgent>.*)",
            CLF),
        TextOracle.of(
            "bitbucket_access",
            "{{ip}} | https | o@a1x2x0 | {{user}} | {{time}} | "
                + REQUEST_TEMPLATE
                + " | \"{{word}}\" \"{{agent}}\" | {{status}} | {{n}} | {{n}} | {{word}} | {{n}} | x |",
            "(?<client>\\S+) \\| \\S+ \\| o@(?<requestId>\\S+) \\| (?<user>\\S+) \\| (?<time>[^|]+) \\| "
                + REQUEST
                + " \\| \"(?<referer>[^\"]*)\" \"(?<userAgent>[^\"]*)\" \\| (?<status>\\d+)"
                + " \\| (?<requestBytes>\\d+) \\| (?<responseBytes>\\d+) \\| \\S+"
                + " \\| (?<durationMs>\\d+) \\| .*",
            "uuuu-MM-dd HH:mm:ss,SSS"),
        TextOracle.of(
            "uwsgi",
            "[pid: {{n}}|app: 0|req: 1/{{n}}] {{ip}} ({{word}}) {38 vars in 696 bytes} [{{time}}]"
                + " {{method}} {{url}} => generated {{n}} bytes in {{n}} {{unit}} ({{protocol}}"
                + " {{status}}) 9 headers in {{n}} bytes (1 switches on core 3)",
            "\\[pid: .*\\] (?<client>\\S+) \\((?<user>\\S*)\\) \\{.*\\} \\[(?<time>[^]]+)\\]"
                + " (?<method>[A-Z-]+) (?<url>\\S+) => generated (?<responseBytes>\\d+) bytes in"
                + " (?<varying>\\d+) (?<unit>\\w+) \\((?<protocol>\\S+) (?<status>\\d+)\\) .*",
            "EEE MMM d HH:mm:ss uuuu"),
        TextOracle.of(
            "odoo",
            "{{time}} 1 INFO crm werkzeug: {{ip}} - - [01/Jan/2026 00:00:00] "
                + REQUEST_TEMPLATE
                + " {{status}} - {{n}} {{s}} {{s}}",
            "(?<time>\\S+ \\S+) \\d+ \\w+ \\w+ werkzeug: (?<client>\\S+) - - \\[[^]]*\\] "
                + REQUEST
                + " (?<status>\\d+) - \\d+ (?<databaseS>\\S+) (?<rest>\\S+)",
            "uuuu-MM-dd HH:mm:ss,SSS"),
        TextOracle.of(
            "zoraxy",
            "2026/01/01 00:00:00 [{{time}}] [router:{{word}}] [origin:crm] [client: {{ip}}]"
                + " [useragent: curl] {{method}} {{url}} {{status}}",
            "\\S+ \\S+ \\[(?<time>[^]]+)\\] \\[\\S+\\] \\[origin:(?<host>\\S+)\\]"
                + " \\[client: (?<client>\\S+)\\] \\[useragent: (?<userAgent>\\S+)\\]"
                + " (?<method>\\S+) (?<url>\\S+) (?<status>\\d+)",
            "uuuu-MM-dd HH:mm:ss.SSSSSS"));
  }

  @ParameterizedTest
  @MethodSource("oracles")
  void agrees(TextOracle oracle) {
    SplittableRandom random = new SplittableRandom(SEED ^ oracle.format().hashCode());
    FastLine fast = FastLine.of(oracle.format());
    for (int i = 0; i < LINES; i++) {
      String line = oracle.line(random);
      String what = "seed " + SEED + ", " + oracle.format() + ", line " + line;
      Map<AccessField, Object> expected = oracle.parse(line);
      assertThat(expected).as("the oracle, %s", what).isNotNull();
      Map<AccessField, Object> actual = fast.parse(line.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(fast.reason()).as("%s", what).isNull();
      assertThat(actual).as("%s", what).isEqualTo(expected);
    }
  }
}
