package org.crmperf.parsers.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.crmperf.parsers.schema.AccessField;
import org.jspecify.annotations.Nullable;

/**
 * The same mapping as {@link #DEFINITION}, read by Jackson. Lines are ISO 8859-1, one character a
 * byte; texts are normalized as {@link NaiveEscapes} does.
 */
final class JsonOracle {
  static final String DEFINITION =
      "json: time=t:epoch_s, duration=d:ms|timing.d:s, status=s, response_bytes=n, method=r.m, url=r.u,"
          + " user=u, user_agent=r.h.a";

  /** Stands for the text of a number, which Jackson writes in its own way. */
  static final String NUMBER = "#";

  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);

  private static final JsonMapper JACKSON =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(512)
                          .maxNumberLength(100_000)
                          .build())
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonOracle() {}

  /** Whether it is one JSON object, but for what we read more widely. */
  static boolean isObject(byte[] line) {
    try (JsonParser tokens = JACKSON.createParser(new String(line, StandardCharsets.ISO_8859_1))) {
      boolean object = tokens.nextToken() == JsonToken.START_OBJECT;
      tokens.skipChildren();
      return object && tokens.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable JsonNode tree(byte[] line) {
    try {
      JsonNode node = JACKSON.readTree(new String(line, StandardCharsets.ISO_8859_1));
      return node != null && node.isObject() ? node : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** The fields, or null if the line is rejected. */
  static @Nullable Map<AccessField, Object> parse(byte[] line) {
    JsonNode node = tree(line);
    if (node == null) {
      return null;
    }
    Map<AccessField, Object> row = new EnumMap<>(AccessField.class);
    try {
      put(row, AccessField.TIME, number(node.path("t"), 6));
      Long millis = number(node.path("d"), 3);
      Long micros = millis != null ? millis : number(node.at("/timing/d"), 6);
      if (micros != null && micros >= Bounds.DURATION) {
        return null;
      }
      put(row, AccessField.DURATION, micros);
      Long status = number(node.path("s"), 0);
      if (status != null && !first(node.path("s")).asText().matches("0|[1-9][0-9]{2}|000")) {
        return null;
      }
      put(row, AccessField.STATUS, status);
      Long size = number(node.path("n"), 0);
      if (size != null && size >= Bounds.SIZE) {
        return null;
      }
      put(row, AccessField.RESPONSE_BYTES, size);
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
    put(row, AccessField.METHOD, text(node.at("/r/m")));
    put(row, AccessField.URL, text(node.at("/r/u")));
    put(row, AccessField.USER, text(node.path("u")));
    put(row, AccessField.USER_AGENT, text(node.at("/r/h/a")));
    boolean request =
        List.of(AccessField.STATUS, AccessField.METHOD, AccessField.URL).stream()
            .anyMatch(row::containsKey);
    return request && row.containsKey(AccessField.TIME) ? row : null;
  }

  private static void put(Map<AccessField, Object> row, AccessField field, @Nullable Object value) {
    if (value != null) {
      row.put(field, value);
    }
  }

  private static JsonNode first(JsonNode value) {
    return value.isArray() ? value.path(0) : value;
  }

  private static @Nullable Long number(JsonNode value, int power) {
    JsonNode one = first(value);
    if (!one.isValueNode() || one.isNull() || one.isBoolean() || isNone(one.asText())) {
      return null;
    }
    BigDecimal scaled = new BigDecimal(one.asText()).movePointRight(power);
    if (scaled.compareTo(new BigDecimal(-1).movePointRight(power)) == 0) {
      return null;
    }
    if (scaled.signum() < 0 || scaled.compareTo(LARGEST.movePointRight(3)) > 0) {
      throw new ArithmeticException("beyond the bounds of the test's lines");
    }
    return scaled.setScale(0, RoundingMode.DOWN).longValueExact();
  }

  private static @Nullable String text(JsonNode value) {
    JsonNode one = first(value);
    if (!(one.isTextual() || one.isNumber()) || isNone(one.asText())) {
      return null;
    }
    return one.isTextual() ? NaiveText.stored(one.asText()) : NUMBER;
  }

  private static boolean isNone(String text) {
    return text.isEmpty() || text.equals("-");
  }
}
