package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;

/** A plain line of an nginx or Apache definition, every variable with a value of its own. */
final class PresetLine {
  private static final String STAMP = "20/Nov/2026:09:15:30 +0100";

  private PresetLine() {}

  static byte[] of(String definition) {
    NaiveFormat format = NaiveFormat.of(definition);
    StringBuilder line = new StringBuilder();
    for (NaiveFormat.Piece piece : format.pieces()) {
      boolean nginx = format.dialect() == NaiveFormat.Dialect.NGINX;
      line.append(
          piece.isLiteral()
              ? piece.literal()
              : nginx ? nginx(piece.variable()) : httpd(piece.variable(), piece.argument()));
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String nginx(String variable) {
    return switch (variable) {
      case "time_local" -> STAMP;
      case "remote_addr" -> "10.20.4.11";
      case "remote_user" -> "d.okafor";
      case "request" -> "GET /a HTTP/1.1";
      case "request_method" -> "GET";
      case "request_uri" -> "/a";
      case "scheme" -> "https";
      case "status", "upstream_status" -> "200";
      case "body_bytes_sent", "upstream_response_length" -> "5120";
      case "request_length" -> "411";
      case "gzip_ratio" -> "2.31";
      case "request_time" -> "0.215";
      case "upstream_response_time" -> "0.210";
      case "upstream_header_time" -> "0.200";
      case "upstream_connect_time" -> "0.001";
      case "upstream_cache_status" -> "MISS";
      case "upstream_addr" -> "10.30.0.11:8069";
      case "server" -> "10.30.0.11";
      case "host", "server_name" -> "crm.example.com";
      case "pipe" -> ".";
      case "request_id", "http_x_request_id" -> "8f2c6d1e5b7a40c39d0e1f2a3b4c5d6e";
      case "http_referer" -> "https://crm.example.com/";
      case "http_user_agent" -> "Mozilla/5.0 (X11)";
      case "http_x_forwarded_for" -> "198.51.100.4, 10.20.0.1"; // one alone may be a host
      case "http_x_real_ip" -> "198.51.100.4";
      case "http_proxy_upstream_name" -> "crm-web-80";
      case "http_proxy_alternative_upstream_name" -> "";
      case "http_x_rb_user" -> "7";
      case "rest_of_line" -> "a=\"b\" 7 c";
      default -> throw new AssertionError("no value for $" + variable);
    };
  }

  private static String httpd(String directive, String argument) {
    return switch (directive) {
      case "t" -> "[" + STAMP + "]";
      case "h" -> "10.20.4.11";
      case "l" -> "-";
      case "u" -> "d.okafor";
      case "r" -> "GET /a HTTP/1.1";
      case "s" -> "200";
      case "b" -> "5120";
      case "O" -> "5400";
      case "I" -> "411";
      case "D" -> "215000";
      case "T" -> argument.equals("ms") ? "215" : "0";
      case "v" -> "crm.example.com";
      case "p" -> "443";
      case "i" ->
          switch (argument) {
            case "Referer" -> "https://crm.example.com/";
            case "User-Agent" -> "Mozilla/5.0 (X11)";
            default -> "198.51.100.4";
          };
      default -> throw new AssertionError("no value for %" + directive);
    };
  }
}
