package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;

/** Well-formed lines of a format, as its server could have written them. */
final class RandomLines {
  private static final String[] PATHS = {
    "/", "/index.php?module=Accounts&action=DetailView&record=1f2e", "/api/v1/Account/6a1b",
        "/a%20b",
    "/web/dataset/call_kw/res.partner/read", "/caf\\xC3\\xA9", "/x?q=\\x22y\\x22",
        "/r\u00c3\u00a9sum\u00c3\u00a9",
    "/;jsessionid=0A1B", "/q?a=b&c=%2525"
  };
  private static final String[] TEXTS = {
    "Mozilla/5.0 (X11; Linux x86_64)",
    "curl/8.5.0",
    "https://crm.example.com/a?b=c",
    "-",
    "a  b",
    "Agent \\x22\\xC3\\xA9\\x22",
    "tail \\\\",
    "\u00c5\u0081\u00c3\u00b3d\u00c5\u00ba",
    "\\xFF\\x00"
  };
  private static final String[] WORDS = {
    "crm.example.com", "d.okafor", "HIT", "a1b2c3", "-", "x_y"
  };
  private static final String[] HOSTS = {
    "crm.example.com", "crm.example.com:8443", "localhost", "_"
  };
  private static final String[] METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"};
  private static final String[] BROKEN = {"-", "", "hello", "\\x16\\x03\\x01", "GET /", "\\x00 x"};

  private final NaiveFormat format;
  private final SplittableRandom random;

  RandomLines(NaiveFormat format, SplittableRandom random) {
    this.format = format;
    this.random = random;
  }

  byte[] next() {
    OffsetDateTime time =
        Instant.EPOCH
            .plus(random.nextLong(4_000_000_000L * 1_000_000), ChronoUnit.MICROS)
            .atOffset(ZoneOffset.ofTotalSeconds(900 * random.nextInt(-44, 57)));
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < format.pieces().size(); i++) {
      NaiveFormat.Piece piece = format.pieces().get(i);
      boolean roomy = format.quoted(i) || i + 1 == format.pieces().size();
      line.append(piece.isLiteral() ? piece.literal() : value(piece, roomy, time));
    }
    return line.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private String value(NaiveFormat.Piece piece, boolean roomy, OffsetDateTime time) {
    return format.dialect() == NaiveFormat.Dialect.NGINX
        ? nginx(piece.variable(), roomy, time)
        : apache(piece, roomy, time);
  }

  private String nginx(String name, boolean roomy, OffsetDateTime time) {
    return switch (name) {
      case "time_local" -> clf(time);
      case "time_iso8601" ->
          time.truncatedTo(ChronoUnit.SECONDS)
              .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ENGLISH));
      case "msec" ->
          time.toEpochSecond() + String.format(Locale.ROOT, ".%03d", time.getNano() / 1_000_000);
      case "remote_addr" -> client();
      case "request" -> request();
      case "request_method" -> one(METHODS);
      case "server_protocol" -> "HTTP/1.1";
      case "request_uri" -> one(PATHS);
      case "uri" -> "/portal/a;b=c";
      case "is_args" -> "?";
      case "args" -> "a=b&c=%20";
      case "status" -> status();
      case "body_bytes_sent", "bytes_sent", "request_length" -> dashOr(number(12));
      case "request_time" -> dashOr(seconds());
      case "host", "server_name" -> one(HOSTS);
      case "pipe" -> random.nextBoolean() ? "p" : ".";
      case "upstream_response_length" -> dashOr(number(9));
      default -> name.startsWith("upstream_") ? upstream(name) : text(name, roomy);
    };
  }

  private String apache(NaiveFormat.Piece piece, boolean roomy, OffsetDateTime time) {
    return switch (piece.variable()) {
      case "t" -> stamp(piece.argument().replaceFirst("^(begin|end):", ""), time);
      case "h", "a" -> client();
      case "l" -> random.nextInt(9) == 0 ? "frank" : "-";
      case "v" -> "crm.example.com";
      case "V" -> one(HOSTS);
      case "r" -> request();
      case "m" -> one(METHODS);
      case "H" -> "HTTP/1.1";
      case "U" -> "/portal/a;b=c";
      case "q" -> random.nextBoolean() ? "" : "?a=b&c=%20";
      case "s" -> status();
      case "b", "B", "O", "I" -> dashOr(number(12));
      case "D", "F" -> dashOr(number(10));
      case "T" -> dashOr(format.dialect() == NaiveFormat.Dialect.TOMCAT_9 ? seconds() : number(5));
      default -> text(piece.variable(), roomy && piece.variable().equals("i"));
    };
  }

  private String stamp(String argument, OffsetDateTime time) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    return switch (argument) {
      case "" -> "[" + clf(time) + "]";
      case "sec", "%s" -> Long.toString(Math.floorDiv(micros, 1_000_000));
      case "msec" -> Long.toString(Math.floorDiv(micros, 1_000));
      case "usec" -> Long.toString(micros);
      case "msec_frac" -> String.format(Locale.ROOT, "%03d", time.getNano() / 1_000_000);
      case "usec_frac" -> String.format(Locale.ROOT, "%06d", time.getNano() / 1_000);
      default ->
          time.format(DateTimeFormatter.ofPattern(NaiveTime.javaPattern(argument), Locale.ENGLISH));
    };
  }

  private static String clf(OffsetDateTime time) {
    return time.format(DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH));
  }

  private String request() {
    return random.nextInt(12) == 0
        ? one(BROKEN)
        : one(METHODS) + " " + one(PATHS) + " HTTP/" + (random.nextBoolean() ? "1.1" : "2.0");
  }

  private String client() {
    return switch (random.nextInt(4)) {
      case 0 -> "2001:db8::" + Integer.toHexString(random.nextInt(1, 65536));
      case 1 -> "desk-" + random.nextInt(90) + ".example.com";
      default -> "10." + random.nextInt(256) + "." + random.nextInt(256) + ".7";
    };
  }

  private String text(String name, boolean roomy) {
    boolean free = name.startsWith("http_") || name.equals("i");
    return roomy && free ? one(TEXTS) : one(WORDS);
  }

  private String upstream(String name) {
    StringBuilder list = new StringBuilder();
    int tries = 1 + (random.nextInt(4) == 0 ? random.nextInt(3) : 0);
    for (int i = 0; i < tries; i++) {
      list.append(i == 0 ? "" : random.nextInt(3) == 0 ? " : " : ", ");
      list.append(
          switch (name) {
            case "upstream_addr" -> "10.30.0." + random.nextInt(9) + ":8069";
            case "upstream_status" -> status();
            case "upstream_cache_status" -> "MISS";
            default -> dashOr(seconds());
          });
      if (name.equals("upstream_cache_status")) {
        break;
      }
    }
    return list.toString();
  }

  private String status() {
    return random.nextInt(20) == 0 ? "000" : Integer.toString(random.nextInt(100, 600));
  }

  private String seconds() {
    return random.nextInt(random.nextInt(8) == 0 ? 90_000 : 3)
        + String.format(Locale.ROOT, ".%03d", random.nextInt(1000));
  }

  private String number(int digits) {
    long bound = 1;
    for (int i = random.nextInt(digits); i >= 0; i--) {
      bound *= 10;
    }
    return Long.toString(random.nextLong(bound));
  }

  private String dashOr(String value) {
    return random.nextInt(10) == 0 ? "-" : value;
  }

  private String one(String[] values) {
    return values[random.nextInt(values.length)];
  }
}
