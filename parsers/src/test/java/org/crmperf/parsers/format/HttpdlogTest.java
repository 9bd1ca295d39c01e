package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nl.basjes.parse.core.Field;
import nl.basjes.parse.core.Parser;
import nl.basjes.parse.core.exceptions.DissectionFailure;
import nl.basjes.parse.httpdlog.HttpdLoglineParser;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parsers against httpdlog-parser, which reads the same format strings. */
class HttpdlogTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final int LINES = 1_000;

  private static final Map<AccessField, String> PATHS =
      Map.of(
          AccessField.TIME, "TIME.EPOCH:request.receive.time.epoch",
          AccessField.CLIENT, "IP:connection.client.host",
          AccessField.USER, "STRING:connection.client.user",
          AccessField.METHOD, "HTTP.METHOD:request.firstline.method",
          AccessField.URL, "HTTP.URI:request.firstline.uri",
          AccessField.STATUS, "STRING:request.status.last",
          AccessField.RESPONSE_BYTES, "BYTESCLF:response.body.bytes",
          AccessField.DURATION, "MICROSECONDS:response.server.processing.time",
          AccessField.REFERER, "HTTP.URI:request.referer",
          AccessField.USER_AGENT, "HTTP.USERAGENT:request.user-agent");

  static List<String> formats() {
    String nginx =
        "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
            + " \"$http_referer\" \"$http_user_agent\"";
    return List.of(
        "%h %l %u %t \"%r\" %>s %b",
        "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\"",
        "%v %h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\" %D",
        nginx,
        nginx + " $request_time");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void agrees(String definition) throws Exception {
    Parser<Found> other = new HttpdLoglineParser<>(Found.class, definition);
    other.ignoreMissingDissectors();
    FastLine fast = FastLine.of(definition);
    RandomLines lines = new RandomLines(NaiveFormat.of(definition), new SplittableRandom(SEED + 1));
    int compared = 0;
    for (int i = 0; i < LINES; i++) {
      byte[] line = lines.next();
      String text = new String(line, StandardCharsets.UTF_8);
      if (text.contains("\\x")) {
        continue; // it reads \xC3 as U+FFC3
      }
      Map<AccessField, Object> row = fast.parse(line);
      Found found;
      try {
        found = other.parse(text);
      } catch (DissectionFailure e) {
        continue; // what it cannot read, the specs cover
      }
      assertThat(row).as("%s: %s", definition, text).isNotNull();
      assertThat(comparable(row)).as("%s: %s", definition, text).isEqualTo(found.row());
      compared++;
    }
    assertThat(compared).as("lines that both read").isGreaterThan(LINES / 10);
  }

  private static Map<AccessField, Object> comparable(Map<AccessField, Object> row) {
    Map<AccessField, Object> comparable = new EnumMap<>(row);
    comparable.keySet().retainAll(PATHS.keySet());
    if (!comparable.containsKey(AccessField.METHOD)) {
      comparable.remove(AccessField.URL); // it keeps nothing of a malformed request
    }
    return comparable;
  }

  /** What httpdlog-parser finds in a line. */
  public static final class Found {
    private final Map<String, String> values = new HashMap<>();

    /** Called by that parser, by reflection, for each value. */
    @Field({
      "TIME.EPOCH:request.receive.time.epoch",
      "IP:connection.client.host",
      "STRING:connection.client.user",
      "HTTP.METHOD:request.firstline.method",
      "HTTP.URI:request.firstline.uri",
      "STRING:request.status.last",
      "BYTESCLF:response.body.bytes",
      "MICROSECONDS:response.server.processing.time",
      "HTTP.URI:request.referer",
      "HTTP.USERAGENT:request.user-agent"
    })
    public void set(String path, String value) {
      values.put(path, value);
    }

    Map<AccessField, Object> row() {
      Map<AccessField, Object> row = new EnumMap<>(AccessField.class);
      PATHS.forEach(
          (field, path) -> {
            String value = values.get(path);
            if (value != null && !value.isEmpty() && !value.equals("-")) {
              row.put(field, value(field, value));
            }
          });
      return row;
    }

    private static Object value(AccessField field, String value) {
      return switch (field) {
        case TIME -> Long.parseLong(value) * 1_000;
        case STATUS, RESPONSE_BYTES, DURATION -> Long.parseLong(value);
        default ->
            NaiveEscapes.decode(
                new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
      };
    }
  }
}
