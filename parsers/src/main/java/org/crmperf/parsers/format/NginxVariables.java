package org.crmperf.parsers.format;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.crmperf.parsers.format.FormatToken.Variable;
import org.crmperf.parsers.schema.AccessField;
import org.jspecify.annotations.Nullable;

/**
 * What nginx's variables mean and in which unit they are written. Source: nginx documentation,
 * "Alphabetical index of variables", ngx_http_log_module, ngx_http_upstream_module.
 */
final class NginxVariables {
  private static final int MILLISECOND = 1_000;

  private static final Map<String, AccessField> TEXT_FIELDS =
      Map.of(
          "http_referer", AccessField.REFERER,
          "http_user_agent", AccessField.USER_AGENT,
          "upstream_cache_status", AccessField.CACHE_STATUS,
          "http_x_request_id", AccessField.REQUEST_ID);

  /** Known variables that say nothing that the canonical request keeps. */
  private static final Set<String> OTHERS =
      Set.of(
          ("ancient_browser args binary_remote_addr connection "
                  + "connection_requests connection_time connections_active "
                  + "connections_reading connections_waiting connections_writing "
                  + "content_length content_type date_gmt date_local document_root "
                  + "document_uri fastcgi_path_info fastcgi_script_name geoip_area_code "
                  + "geoip_city geoip_city_continent_code geoip_city_country_code "
                  + "geoip_city_country_code3 geoip_city_country_name geoip_country_code "
                  + "geoip_country_code3 geoip_country_name geoip_dma_code geoip_latitude "
                  + "geoip_longitude geoip_org geoip_postal_code geoip_region "
                  + "geoip_region_name gzip_ratio hostname http2 http3 https "
                  + "invalid_referer is_args is_request_port limit_conn_status limit_rate "
                  + "limit_req_status memcached_key modern_browser msie nginx_version pid "
                  + "proxy_add_x_forwarded_for proxy_host proxy_port "
                  + "proxy_protocol_addr proxy_protocol_port proxy_protocol_server_addr "
                  + "proxy_protocol_server_port query_string quic realip_remote_addr "
                  + "realip_remote_port realpath_root remote_port request_body "
                  + "request_body_file request_completion request_filename request_port "
                  + "scheme secure_link secure_link_expires sent_http server server_addr "
                  + "server_port session_log_binary_id session_log_id session_time "
                  + "slice_range spdy spdy_request_priority tcpinfo_rcv_space tcpinfo_rtt "
                  + "tcpinfo_rttvar tcpinfo_snd_cwnd uid_got uid_reset uid_set "
                  + "upstream_bytes_received upstream_bytes_sent upstream_cache_age "
                  + "upstream_cache_key upstream_first_byte_time upstream_http "
                  + "upstream_last_server_name upstream_queue_time "
                  + "upstream_response_length upstream_session_time upstream_trailer "
                  + "uri_path")
              .split(" "));

  private static final String[] PREFIXES = {
    "http_",
    "sent_http_",
    "sent_trailer_",
    "upstream_http_",
    "upstream_trailer_",
    "upstream_cookie_",
    "cookie_",
    "arg_",
    "ssl_",
    "jwt_",
    "proxy_protocol_tlv_",
    "otel_",
    "geoip2_",
    "opentracing_",
    "apdcache_",
    "brotli_",
    "zstd_"
  };

  private NginxVariables() {}

  /** The variable of this name without its dollar sign, or null if nginx has none. */
  static @Nullable Variable find(String name) {
    String shown = "$" + name;
    AccessField text = TEXT_FIELDS.get(name);
    if (text != null) {
      int preference = name.equals("http_x_request_id") ? 1 : 2;
      return new Variable(shown, text, preference, 1, field -> new StringPiece(shown, field));
    }
    return switch (name) {
      case "remote_addr" -> name(shown, NamePiece.Shape.CLIENT, AccessField.CLIENT, 1);
      case "http_x_forwarded_for" -> name(shown, NamePiece.Shape.FORWARDED, null, 0);
      case "rest_of_line" ->
          new Variable(shown, AccessField.DURATION, 0, MILLISECOND, field -> new RestPiece(shown));
      case "remote_user" -> name(shown, NamePiece.Shape.USER, AccessField.USER, 1);
      case "host" -> name(shown, NamePiece.Shape.HOST, AccessField.HOST, 3);
      case "http_host" -> text(shown, AccessField.HOST, 2);
      case "server_name" -> name(shown, NamePiece.Shape.HOST, AccessField.HOST, 1);
      case "time_local" ->
          new Variable(
              shown, AccessField.TIME, 1, 1, field -> new TimePiece.Clf(shown, field != null));
      case "time_iso8601" ->
          new Variable(
              shown,
              AccessField.TIME,
              2,
              1,
              field -> new TimePiece.Iso(shown, field != null, ZoneOffset.UTC));
      case "msec" ->
          new Variable(
              shown,
              AccessField.TIME,
              3,
              1,
              field -> new TimePiece.Epoch(shown, field != null, 1_000_000));
      case "request" -> new Variable(shown, AccessField.URL, 3, 1, field -> request(shown, field));
      case "request_uri" -> text(shown, AccessField.URL, 2);
      case "uri", "document_uri" -> text(shown, AccessField.URL, 1);
      case "server_protocol" ->
          new Variable(shown, AccessField.PROTOCOL, 2, 1, field -> new ProtocolPiece(shown, field));
      case "request_method" -> text(shown, AccessField.METHOD, 1);
      case "status" ->
          new Variable(shown, AccessField.STATUS, 1, 1, field -> new StatusPiece(shown));
      case "body_bytes_sent" -> number(shown, AccessField.RESPONSE_BYTES, 2);
      case "bytes_sent" -> number(shown, AccessField.RESPONSE_BYTES, 1);
      case "request_id" ->
          new Variable(shown, AccessField.REQUEST_ID, 2, 1, f -> new WordPiece(shown, f));
      case "request_length" -> number(shown, AccessField.REQUEST_BYTES, 1);
      case "request_time" ->
          new Variable(
              shown,
              AccessField.DURATION,
              1,
              MILLISECOND,
              field -> DurationPiece.nginxSeconds(shown, field));
      case "pipe" -> new Variable(shown, null, 0, 1, field -> new PipePiece(shown));
      case "upstream_response_time" -> times(shown, AccessField.UPSTREAM);
      case "upstream_header_time" -> times(shown, AccessField.FIRST_BYTE);
      case "upstream_connect_time" -> times(shown, AccessField.CONNECT);
      case "upstream_queue_time" -> times(shown, AccessField.QUEUE);
      case "upstream_addr" -> texts(shown, AccessField.UPSTREAM_ADDRESS);
      case "upstream_status" -> texts(shown, AccessField.UPSTREAM_STATUS);
      case "upstream_bytes_received", "upstream_bytes_sent", "upstream_response_length" ->
          new Variable(shown, null, 0, 1, field -> UpstreamPiece.texts(shown, null));
      default -> isKnown(name) ? text(shown, null, 0) : null;
    };
  }

  /** Known names, for suggestions. */
  static boolean isKnown(String name) {
    if (OTHERS.contains(name)) {
      return true;
    }
    for (String prefix : PREFIXES) {
      if (name.startsWith(prefix) && name.length() > prefix.length()) {
        return true;
      }
    }
    return false;
  }

  private static Piece request(String shown, @Nullable AccessField field) {
    return field == null ? new StringPiece(shown, null) : new RequestPiece(shown);
  }

  private static Variable text(String shown, @Nullable AccessField field, int preference) {
    return new Variable(shown, field, preference, 1, f -> new StringPiece(shown, f));
  }

  private static Variable name(
      String shown, NamePiece.Shape shape, @Nullable AccessField field, int preference) {
    return new Variable(shown, field, preference, 1, f -> new NamePiece(shown, shape, f));
  }

  private static Variable number(String shown, AccessField field, int preference) {
    return new Variable(shown, field, preference, 1, f -> new NumberPiece(shown, f));
  }

  private static Variable times(String shown, AccessField field) {
    return new Variable(shown, field, 1, MILLISECOND, f -> UpstreamPiece.times(shown, f));
  }

  private static Variable texts(String shown, AccessField field) {
    return new Variable(shown, field, 1, 1, f -> UpstreamPiece.texts(shown, f));
  }
}
