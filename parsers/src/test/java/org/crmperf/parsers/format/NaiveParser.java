package org.crmperf.parsers.format;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmperf.parsers.schema.AccessField;
import org.jspecify.annotations.Nullable;

/**
 * The oracle: one java.util.regex pattern made from the format string, and a map of values. Slow
 * and plain. Lines are ISO 8859-1 text, one character a byte.
 */
final class NaiveParser {
  private static final String NUMBERS = "[-\\d.]+(?:(?:, *| : )[-\\d.]+)*";
  private static final Pattern REQUEST =
      Pattern.compile("([A-Z][A-Z_-]*) +(\\S.*?)(?: +(HTTP/\\d+(?:\\.\\d+)?))? *", Pattern.DOTALL);
  private static final Pattern BLANKS = Pattern.compile("(?<= )(?! )|(?<! )(?= )");
  private static final Pattern TRIES = Pattern.compile(" : |, *");
  private static final List<String> TARGETS = List.of("request_uri", "uri", "U");
  private static final Pattern SECONDS = Pattern.compile("\\d+(?:\\.\\d+)?");

  private final NaiveFormat format;
  private final Pattern strict;
  private final Pattern lenient;
  private final List<NaiveFormat.Piece> variables = new ArrayList<>();

  NaiveParser(NaiveFormat format) {
    this.format = format;
    this.strict = pattern(false);
    this.variables.clear();
    this.lenient = pattern(true);
  }

  private Pattern pattern(boolean lenientQuotes) {
    StringBuilder regex = new StringBuilder();
    List<NaiveFormat.Piece> pieces = format.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      NaiveFormat.Piece piece = pieces.get(i);
      if (piece.isLiteral()) {
        regex.append(literal(piece.literal()));
      } else {
        variables.add(piece);
        boolean last = i + 1 == pieces.size();
        regex.append('(').append(value(piece, i, last, lenientQuotes)).append(')');
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** Runs of blanks match runs of blanks. */
  private static String literal(String text) {
    StringBuilder regex = new StringBuilder();
    for (String part : BLANKS.split(text, -1)) {
      regex.append(part.isBlank() && part.startsWith(" ") ? " +" : Pattern.quote(part));
    }
    return regex.toString();
  }

  private String value(NaiveFormat.Piece piece, int index, boolean last, boolean lenientQuotes) {
    String name = piece.variable();
    if (name.equals("t") && piece.argument().isEmpty()) {
      return "\\[[^\\]]+\\]|[^\\]\\[]+?";
    } else if (name.equals("time_local")) {
      return "[^\\]\\[]+?";
    } else if (name.equals("t")) {
      return ".+?";
    } else if (format.quoted(index)) {
      return lenientQuotes ? rawQuotes(index) : "(?:[^\"\\\\]|\\\\.)*";
    } else if (name.equals("server_protocol") || name.equals("H")) {
      return "HTTP/[^\\s\"]*|-|";
    } else if (TARGETS.contains(name)) {
      boolean behindHost = index > 0 && !format.pieces().get(index - 1).isLiteral();
      return behindHost ? "/.*?|[-*]|" : "\\S.*?|";
    } else if (name.equals("q")) {
      return "\\?\\S*|";
    } else if (!last && TARGETS.contains(format.pieces().get(index + 1).variable())) {
      return "[^/ ]*?";
    } else if (name.startsWith("upstream_")) {
      return "(?>[^\\s,|;]+(?:(?:, | : )[^\\s,|;]+)*)";
    } else if (name.equals("pipe")) {
      return "[p.]";
    } else if (name.equals("request_time")) {
      return NUMBERS + "|- " + NUMBERS;
    } else if (name.equals("remote_addr") || name.equals("h") || name.equals("a")) {
      return "\\S+(?:, \\S+)*?";
    } else if (last) {
      return ".*";
    } else if (name.startsWith("http_") || List.of("i", "r", "request").contains(name)) {
      return ".*?";
    }
    return "\\S*";
  }

  /**
   * Anything up to the first quote that is followed by what the format wants next, but not into a
   * field that the format does not know, nor into another line's request.
   */
  private String rawQuotes(int index) {
    String closing = literal(format.pieces().get(index + 1).literal());
    boolean status =
        index + 2 < format.pieces().size()
            && List.of("status", "s").contains(format.pieces().get(index + 2).variable());
    return index + 2 == format.pieces().size()
        ? ".*?"
        : "(?:(?!" + closing + (status ? "\\d{3} " : "") + ")(?!\" \"|(?<=\\] )\").)*?";
  }

  /** The fields of a line, or null when the line does not fit the format. */
  @Nullable Map<AccessField, Object> parse(byte[] line) {
    String text = new String(line, StandardCharsets.ISO_8859_1).replaceAll("[\\r\\n]+$", "");
    text = text.replaceAll("^ +| +$", "");
    Matcher matcher = strict.matcher(text);
    if (!matcher.matches()) {
      matcher = lenient.matcher(text);
      if (!matcher.matches()) {
        return null;
      }
    }
    try {
      return fields(matcher);
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private @Nullable Map<AccessField, Object> fields(Matcher matcher) {
    Map<AccessField, Object> row = new EnumMap<>(AccessField.class);
    NaiveTime time = new NaiveTime();
    for (int i = 0; i < variables.size(); i++) {
      String value = matcher.group(i + 1);
      NaiveFormat.Piece piece = variables.get(i);
      if (format.dialect() == NaiveFormat.Dialect.NGINX) {
        nginx(piece.variable(), value, row, time);
      } else {
        apache(piece, value, row, time);
      }
    }
    Long micros = time.micros();
    if (micros == null) {
      return null;
    }
    row.put(AccessField.TIME, micros);
    boolean timed = variables.stream().anyMatch(v -> v.variable().equals("request_time"));
    if (!timed && row.containsKey(AccessField.UPSTREAM)) {
      row.put(AccessField.DURATION, row.get(AccessField.UPSTREAM));
    }
    return row;
  }

  private void nginx(String name, String value, Map<AccessField, Object> row, NaiveTime time) {
    switch (name) {
      case "remote_addr" -> text(row, AccessField.CLIENT, value);
      case "remote_user" -> text(row, AccessField.USER, value);
      case "time_local" -> time.clf(value);
      case "time_iso8601" -> time.iso(value);
      case "msec" -> time.epochSeconds(value);
      case "request" -> request(row, value);
      case "request_method" -> text(row, AccessField.METHOD, value);
      case "request_uri", "uri" -> text(row, AccessField.URL, value);
      case "is_args", "args" -> row.computeIfPresent(AccessField.URL, (f, url) -> url + value);
      case "server_protocol" -> text(row, AccessField.PROTOCOL, value);
      case "status" -> status(row, value);
      case "body_bytes_sent" -> number(row, AccessField.RESPONSE_BYTES, value, 0);
      case "bytes_sent" ->
          number(unless("body_bytes_sent", row), AccessField.RESPONSE_BYTES, value, 0);
      case "request_length" -> number(row, AccessField.REQUEST_BYTES, value, 0);
      case "request_time" -> seconds(row, AccessField.DURATION, value.replaceFirst("^- ", ""));
      case "upstream_response_time" -> list(row, AccessField.UPSTREAM, value);
      case "upstream_header_time" -> list(row, AccessField.FIRST_BYTE, value);
      case "upstream_connect_time" -> list(row, AccessField.CONNECT, value);
      case "http_referer" -> text(row, AccessField.REFERER, value);
      case "http_user_agent" -> text(row, AccessField.USER_AGENT, value);
      case "host", "http_host" -> text(row, AccessField.HOST, value);
      case "server_name" -> text(unless("host", row), AccessField.HOST, value);
      case "http_x_request_id" -> text(unless("request_id", row), AccessField.REQUEST_ID, value);
      case "request_id" -> text(row, AccessField.REQUEST_ID, value);
      case "upstream_cache_status" -> text(row, AccessField.CACHE_STATUS, value);
      case "upstream_addr" -> text(row, AccessField.UPSTREAM_ADDRESS, value);
      case "upstream_status" -> text(row, AccessField.UPSTREAM_STATUS, value);
      default -> {} // the canonical request has no place for it
    }
  }

  private void apache(
      NaiveFormat.Piece piece, String value, Map<AccessField, Object> row, NaiveTime time) {
    boolean tomcat = format.dialect().name().startsWith("TOMCAT");
    String argument = piece.argument().toLowerCase(java.util.Locale.ROOT);
    switch (piece.variable()) {
      case "h", "a" -> row.computeIfAbsent(AccessField.CLIENT, f -> orNull(value));
      case "u" -> text(row, AccessField.USER, value.equals("\"\"") ? "" : value);
      case "t" -> time.apache(piece.argument(), value);
      case "r" -> request(row, value);
      case "m" -> text(row, AccessField.METHOD, value);
      case "U" -> text(row, AccessField.URL, value);
      case "q" -> row.computeIfPresent(AccessField.URL, (f, url) -> url + value);
      case "H" -> text(row, AccessField.PROTOCOL, value);
      case "s" -> status(row, value);
      case "b", "B" -> number(row, AccessField.RESPONSE_BYTES, value, 0);
      case "O" -> number(unless("bB", row), AccessField.RESPONSE_BYTES, value, 0);
      case "I" -> {
        if (!tomcat) {
          number(row, AccessField.REQUEST_BYTES, value, 0);
        }
      }
      case "D" ->
          number(
              row,
              AccessField.DURATION,
              value,
              format.dialect() == NaiveFormat.Dialect.TOMCAT_9 ? 3 : 0);
      case "F" -> number(row, AccessField.FIRST_BYTE, value, 3);
      case "T" -> number(unless("D", row), AccessField.DURATION, value, scale(argument));
      case "v", "V" -> text(row, AccessField.HOST, value);
      case "L" -> text(row, AccessField.REQUEST_ID, value);
      case "i" -> header(argument, value, row);
      default -> {} // the canonical request has no place for it
    }
  }

  private static void header(String name, String value, Map<AccessField, Object> row) {
    switch (name) {
      case "referer" -> text(row, AccessField.REFERER, value);
      case "user-agent" -> text(row, AccessField.USER_AGENT, value);
      case "host" -> text(row, AccessField.HOST, value);
      case "x-request-id" -> text(row, AccessField.REQUEST_ID, value);
      default -> {} // the canonical request has no place for it
    }
  }

  private static int scale(String unit) {
    return unit.equals("us") ? 0 : unit.equals("ms") ? 3 : 6;
  }

  private void request(Map<AccessField, Object> row, String value) {
    Matcher matcher = REQUEST.matcher(value);
    if (!matcher.matches()) {
      if (!value.isEmpty() && !value.equals("-")) {
        row.put(AccessField.URL, NaiveEscapes.decode(value));
      }
      return;
    }
    row.put(AccessField.METHOD, matcher.group(1));
    text(row, AccessField.URL, matcher.group(2));
    if (matcher.group(3) != null) {
      row.put(AccessField.PROTOCOL, matcher.group(3));
    }
  }

  private static void text(Map<AccessField, Object> row, AccessField field, String value) {
    String text = orNull(value);
    if (text != null) {
      row.put(field, text);
    }
  }

  private static @Nullable String orNull(String value) {
    return value.isEmpty() || value.equals("-") ? null : NaiveEscapes.decode(value);
  }

  private static void status(Map<AccessField, Object> row, String value) {
    if (!value.equals("-")) {
      if (!value.matches("\\d{3}|0")) {
        throw new NumberFormatException(value);
      }
      row.put(AccessField.STATUS, Long.parseLong(value));
    }
  }

  /** The row, or one to throw away when the format has a variable that says the same better. */
  private Map<AccessField, Object> unless(String better, Map<AccessField, Object> row) {
    boolean has =
        variables.stream()
            .anyMatch(
                v ->
                    format.dialect() == NaiveFormat.Dialect.NGINX
                        ? v.variable().equals(better)
                        : better.contains(v.variable()));
    return has ? new EnumMap<>(AccessField.class) : row;
  }

  private static void number(
      Map<AccessField, Object> row, AccessField field, String value, int scale) {
    if (value.equals("-")) {
      return;
    }
    if (!SECONDS.matcher(value).matches()) {
      throw new NumberFormatException(value);
    }
    long number =
        new BigDecimal(value)
            .movePointRight(scale)
            .setScale(0, java.math.RoundingMode.HALF_UP)
            .longValueExact();
    row.put(field, Bounds.check(field, number));
  }

  private static void seconds(Map<AccessField, Object> row, AccessField field, String value) {
    number(row, field, value, 6);
  }

  /** Times of several tries are added up; a dash is a server that gave no answer. */
  private static void list(Map<AccessField, Object> row, AccessField field, String value) {
    for (String part : TRIES.split(value, -1)) {
      if (!part.isBlank() && !part.trim().equals("-")) {
        Map<AccessField, Object> one = new EnumMap<>(AccessField.class);
        number(one, field, part.trim(), 6);
        row.merge(field, one.get(field), (a, b) -> Bounds.check(field, (Long) a + (Long) b));
      }
    }
  }
}
