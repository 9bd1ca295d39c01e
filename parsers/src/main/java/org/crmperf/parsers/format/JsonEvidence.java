package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.scan.JsonNumber;

/** The values that a sample has at one place, and what they can be. */
final class JsonEvidence {
  private static final int SECONDS = 6;
  private static final double MANY_SECONDS = 5;
  private static final double MANY_MILLIS = 100_000;
  private static final double MANY_MICROS = 10_000_000;
  private static final int NGINX_DECIMALS = 3;

  /**
   * Added to the rank of a target whose name says a request line: any other name says it better.
   */
  private static final int LESS_TELLING = 1_000;

  private final JsonBinding binding;
  private final List<String> values = new ArrayList<>();
  private final JsonClock clock = new JsonClock(ZoneOffset.UTC);
  private int good;
  private int targets;
  private boolean requestLine;

  /** For a place whose name suggests this. */
  JsonEvidence(JsonBinding binding) {
    this.binding = binding;
  }

  /** Some call the target alone the request: then it is the URL. */
  JsonBinding binding() {
    return areTargets()
        ? new JsonBinding(JsonTarget.URL, binding.path(), "", binding.rank() + LESS_TELLING)
        : binding;
  }

  private boolean areTargets() {
    return targets * 2 > values.size();
  }

  void add(String value) {
    if (!value.isEmpty() && !value.equals("-")) {
      values.add(value);
      good += fits(value) ? 1 : 0;
      if (binding.target() == JsonTarget.REQUEST) {
        targets += isTarget(value) && !fits(value) ? 1 : 0;
        requestLine |= isRequestLine(value);
      }
    }
  }

  /**
   * Lines with a value that fits, if most values do; otherwise 0. Where one is a whole request line
   * the others stand in the place of one: port scanners may have sent most of a sample.
   */
  int support() {
    if (areTargets()) {
      return targets;
    }
    return requestLine ? values.size() : good * 2 > values.size() ? good : 0;
  }

  private boolean fits(String value) {
    byte[] b = value.getBytes(StandardCharsets.UTF_8);
    return switch (binding.target()) {
      case TIME -> clock.any(b, 0, b.length) != Decimal.BAD;
      case STATUS -> isStatus(value);
      case RESPONSE_BYTES, REQUEST_BYTES -> isNumber(b);
      case REQUEST -> RequestPiece.methodEnd(b, 0, b.length) > 0 || isBinary(value);
      case METHOD -> !value.isEmpty() && value.chars().allMatch(Character::isUpperCase);
      case URL -> isTarget(value);
      default ->
          binding.target().kind() != JsonTarget.Kind.DURATION
              || JsonDuration.micros(b, 0, b.length, SECONDS) != Decimal.BAD;
    };
  }

  private static boolean isTarget(String value) {
    return value.startsWith("/") || value.contains("://") || value.equals("*");
  }

  /** A TLS hello on a plain port, for one. */
  private static boolean isBinary(String value) {
    return value.charAt(0) < ' ' || value.startsWith("\\x");
  }

  private static boolean isRequestLine(String value) {
    byte[] b = value.getBytes(StandardCharsets.UTF_8);
    return RequestPiece.isWhole(b, 0, b.length);
  }

  private static boolean isStatus(String value) {
    boolean code =
        value.length() >= 3
            && value.charAt(0) != '0'
            && value.chars().limit(3).allMatch(Character::isDigit);
    return code
        ? value.length() == 3 || value.charAt(3) == ' '
        : value.chars().allMatch(c -> c == '0');
  }

  private static boolean isNumber(byte[] b) {
    return JsonNumber.scaled(b, 0, b.length, 0) != Decimal.BAD;
  }

  /** The binding, a duration with the unit that the name or else the values tell. */
  JsonBinding settled() {
    if (binding.target().kind() != JsonTarget.Kind.DURATION) {
      return new JsonBinding(binding().target(), binding.path(), "", 0);
    }
    String named = JsonNames.unit(binding.path().get(binding.path().size() - 1));
    return new JsonBinding(
        binding.target(), binding.path(), named.isEmpty() ? likelyUnit() : named, 0);
  }

  private String likelyUnit() {
    double median = median();
    if (decimals() > 0) {
      boolean seconds = binding.as().equals("s") || median < MANY_SECONDS;
      return seconds ? "s" : "ms";
    }
    return median < MANY_MILLIS ? "ms" : median < MANY_MICROS ? "us" : "ns";
  }

  /** Whether all values have the three decimals that nginx writes. */
  boolean isLikeNginx() {
    return !values.isEmpty() && values.stream().allMatch(v -> decimals(v) == NGINX_DECIMALS);
  }

  /** The steps in which values of this unit come, in microseconds. */
  int grainMicros(String unit) {
    int power = JsonUnits.power(unit) - decimals();
    int grain = 1;
    for (int i = 0; i < power; i++) {
      grain *= 10;
    }
    return Math.min(grain, 1_000_000);
  }

  private int decimals() {
    return values.stream().mapToInt(JsonEvidence::decimals).max().orElse(0);
  }

  private static int decimals(String value) {
    int point = value.indexOf('.');
    int end = point + 1;
    while (point >= 0 && end < value.length() && Character.isDigit(value.charAt(end))) {
      end++;
    }
    return point < 0 ? 0 : end - point - 1;
  }

  private double median() {
    List<Double> numbers = new ArrayList<>();
    for (String value : values) {
      byte[] b = value.getBytes(StandardCharsets.UTF_8);
      long micros = JsonDuration.micros(b, 0, b.length, SECONDS);
      if (micros > 0) {
        numbers.add(micros / 1e6);
      }
    }
    numbers.sort(null);
    return numbers.isEmpty() ? 0 : numbers.get(numbers.size() / 2);
  }
}
