package org.crmperf.parsers.format;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmperf.parsers.schema.AccessField;

/**
 * A format read the slow and obvious way: by a regular expression whose groups are named after
 * fields and units, written from the server's documentation.
 *
 * @param format the preset
 * @param template a line of it; words in braces stand for random values
 * @param regex the line; a group {@code duration_ms} is written {@code durationMs}
 * @param time the stamp's pattern
 */
record TextOracle(String format, String template, Pattern regex, String time) {
  private static final Map<String, Long> UNITS = Map.of("Ms", 1_000L, "S", 1_000_000L, "Us", 1L);
  private static final Pattern WORD = Pattern.compile("\\{\\{(\\w+)\\}\\}");
  private static final Pattern GROUP = Pattern.compile("\\(\\?<(\\w+)>");

  static TextOracle of(String format, String template, String regex, String time) {
    return new TextOracle(format, template, Pattern.compile(regex), time);
  }

  /** A random line. */
  String line(SplittableRandom random) {
    LocalDateTime at =
        LocalDateTime.of(2026, 1, 1, 0, 0)
            .plusSeconds(random.nextInt(40_000_000))
            .plusNanos(random.nextInt(1_000_000) * 1_000L);
    return WORD.matcher(template)
        .replaceAll(word -> Matcher.quoteReplacement(value(word.group(1), at, random)));
  }

  private String value(String word, LocalDateTime at, SplittableRandom random) {
    return switch (word) {
      case "time" -> stamp().format(at.atOffset(ZoneOffset.UTC));
      case "ip" -> one(random, "10.20.4.11", "2001:db8::1", "192.168.255.1");
      case "port" -> "" + (1 + random.nextInt(65_535));
      case "user" -> one(random, "-", "admin", "d.okafor");
      case "method" -> one(random, "GET", "POST", "PROPFIND", "VERSION-CONTROL");
      case "url" -> one(random, "/", "/a?b=c&d=%20", "/~x;y=1/[z]", "/" + random.nextLong());
      case "protocol" -> one(random, "HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/2.0");
      case "status" -> "" + (100 + random.nextInt(900));
      case "n" -> "" + random.nextLong(1L << random.nextInt(1, 35));
      case "timer" -> random.nextInt(4) == 0 ? "-1" : "" + random.nextInt(100_000);
      case "s" ->
          random.nextInt(300) + "." + String.format(Locale.ROOT, "%03d", random.nextInt(999));
      case "us" ->
          random.nextInt(9) + "." + String.format(Locale.ROOT, "%06d", random.nextInt(999_999));
      case "server" -> one(random, "-", "10.1.0.7:8080", "tcp://10.1.0.8:80");
      case "ha" -> one(random, "crm/app1", "crm/<NOSRV>", "stats/<STATS>");
      case "captures" -> one(random, "", "{} ", "{a|b c} ", "{a} {x \"y\"} ");
      case "agent" -> one(random, "-", "curl/8.5.0", "Mozilla/5.0 (X11; [x] Linux)");
      case "unit" -> one(random, "msecs", "micros");
      case "word" -> one(random, "-", "a", "b-c", "d_e.f");
      default -> throw new AssertionError(word);
    };
  }

  private static String one(SplittableRandom random, String... values) {
    return values[random.nextInt(values.length)];
  }

  /** The fields, or null. */
  Map<AccessField, Object> parse(String line) {
    Matcher matcher = regex.matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    Map<AccessField, Object> row = new EnumMap<>(AccessField.class);
    for (String group : GROUP.matcher(regex.pattern()).results().map(r -> r.group(1)).toList()) {
      String value = matcher.group(group);
      if (value != null && !List.of("", "-", "-1").contains(value)) {
        put(row, group, value, matcher);
      }
    }
    return row;
  }

  private void put(Map<AccessField, Object> row, String group, String value, Matcher matcher) {
    switch (group) {
      case "time" -> row.put(AccessField.TIME, micros(value));
      case "request", "response", "unit" -> {}
      case "varying" ->
          row.put(
              AccessField.DURATION,
              Long.parseLong(value) * (matcher.group("unit").equals("msecs") ? 1_000 : 1));
      case "rest" ->
          row.put(
              AccessField.DURATION,
              scaled(value, 1_000_000) + (Long) row.get(AccessField.DATABASE));
      case "target" -> {
        row.put(AccessField.UPSTREAM, scaled(value, 1_000_000));
        long sum = scaled(value, 1_000_000);
        for (String part : List.of("request", "response")) {
          sum += matcher.group(part).equals("-1") ? 0 : scaled(matcher.group(part), 1_000_000);
        }
        row.put(AccessField.DURATION, sum);
      }
      default -> field(row, group, value);
    }
  }

  private static void field(Map<AccessField, Object> row, String group, String value) {
    String unit = UNITS.keySet().stream().filter(group::endsWith).findFirst().orElse("");
    String name = group.substring(0, group.length() - unit.length());
    AccessField field =
        Arrays.stream(AccessField.values())
            .filter(f -> f.name().replace("_", "").equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError(group));
    if (field.isString()) {
      if (!value.endsWith(">")) {
        row.put(field, value);
      }
    } else {
      row.put(field, scaled(value, unit.isEmpty() ? 1 : UNITS.get(unit)));
    }
  }

  private static long scaled(String value, long scale) {
    return new BigDecimal(value).multiply(BigDecimal.valueOf(scale)).longValue();
  }

  private DateTimeFormatter stamp() {
    return DateTimeFormatter.ofPattern(time, Locale.ENGLISH);
  }

  private long micros(String value) {
    TemporalAccessor parsed = stamp().parseBest(value, OffsetDateTime::from, LocalDateTime::from);
    OffsetDateTime at =
        parsed instanceof OffsetDateTime offset
            ? offset
            : LocalDateTime.from(parsed).atOffset(ZoneOffset.UTC);
    return ChronoUnit.MICROS.between(OffsetDateTime.parse("1970-01-01T00:00:00Z"), at);
  }
}
