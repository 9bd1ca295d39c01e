package org.crmperf.parsers.format;

import java.time.ZoneId;
import org.crmperf.parsers.schema.AccessField;
import org.jspecify.annotations.Nullable;

/**
 * The labels of LTSV logs: those that ltsv.org recommends, the names of nginx's variables, and what
 * else is common. Of labels that say the same, the finer comes first.
 */
final class LtsvLabels {
  private static final String[] CLIENTS = {
    "remote_addr", "remote_host", "client_ip", "clientip", "client", "remote_ip", "ip"
  };

  private LtsvLabels() {}

  /** The layout of these labels; null if they are of no access log. */
  static @Nullable Layout layout(Header header, ZoneId logZone) {
    int[] time =
        header.find(
            "time",
            "time_iso8601",
            "time_local",
            "timestamp",
            "@timestamp",
            "datetime",
            "date",
            "msec",
            "epoch",
            "unixtime",
            "ts",
            "access_time");
    boolean requests =
        header.first("req", "request", "uri", "path", "request_uri", "url", "status", "code") >= 0;
    if (time.length == 0 || !requests) {
      return null;
    }
    Layout.Builder layout = new Layout.Builder(header);
    layout.add(new StampColumn(header.name(time[0]), logZone, time), AccessField.TIME);
    request(layout, header);
    people(layout, header);
    durations(layout, header);
    return layout
        .size(
            AccessField.RESPONSE_BYTES,
            "body_bytes_sent",
            "size",
            "body_bytes",
            "res_size",
            "response_size",
            "bytes",
            "bytes_sent")
        .size(AccessField.REQUEST_BYTES, "reqsize", "req_size", "request_length", "request_size")
        .text(AccessField.REFERER, Spelling.ESCAPED, "referer", "referrer", "http_referer")
        .text(AccessField.USER_AGENT, Spelling.ESCAPED, "ua", "user_agent", "http_user_agent")
        .text(
            AccessField.REQUEST_ID,
            Spelling.ESCAPED,
            "request_id",
            "req_id",
            "reqid",
            "x_request_id",
            "trace_id")
        .text(
            AccessField.CACHE_STATUS,
            Spelling.ESCAPED,
            "cache",
            "cache_status",
            "upstream_cache_status",
            "x_cache")
        .text(AccessField.UPSTREAM_ADDRESS, Spelling.ESCAPED, "upstream_addr", "upstream")
        .text(AccessField.UPSTREAM_STATUS, Spelling.ESCAPED, "upstream_status")
        .build(Layout.Width.EXACT);
  }

  private static void request(Layout.Builder layout, Header header) {
    int[] line = header.find("req", "request", "request_line");
    int target = header.first("request_uri", "uri", "path", "url", "uri_path");
    int method = header.first("method", "request_method", "req_method");
    if (line.length > 0 && (target < 0 || method < 0)) {
      layout.add(
          new PieceColumn(new RequestPiece(header.name(line[0])), line),
          AccessField.METHOD,
          AccessField.URL,
          AccessField.PROTOCOL);
    } else if (target >= 0) {
      int query = header.first("query", "query_string", "args", "uri_query");
      layout.text(AccessField.METHOD, Spelling.ESCAPED, "method", "request_method", "req_method");
      layout.text(AccessField.PROTOCOL, Spelling.ESCAPED, "protocol", "server_protocol", "proto");
      layout.add(
          query >= 0
              ? new JoinedTarget(header.name(target), target, query, Spelling.ESCAPED)
              : new TextColumn(header.name(target), AccessField.URL, Spelling.ESCAPED, target),
          AccessField.URL);
    }
    int[] status = header.find("status", "status_code", "code", "http_status", "response_code");
    if (status.length > 0) {
      layout.add(
          new PieceColumn(new StatusPiece(header.name(status[0])), status), AccessField.STATUS);
    }
  }

  /** {@code host} is the client, unless another label is; then it is the server's name. */
  private static void people(Layout.Builder layout, Header header) {
    boolean named = header.first(CLIENTS) >= 0;
    layout.text(
        AccessField.CLIENT,
        Spelling.ESCAPED,
        CLIENTS[0],
        CLIENTS[1],
        CLIENTS[2],
        CLIENTS[3],
        CLIENTS[4],
        CLIENTS[5],
        CLIENTS[6],
        named ? "forwardedfor" : "host",
        "forwardedfor",
        "forwarded_for",
        "x_forwarded_for",
        "http_x_forwarded_for",
        "xff");
    layout.text(
        AccessField.HOST,
        Spelling.ESCAPED,
        "vhost",
        "http_host",
        "server_name",
        "virtual_host",
        "domain",
        named ? "host" : "vhost");
    layout.text(AccessField.USER, Spelling.ESCAPED, "user", "remote_user", "username");
  }

  private static void durations(Layout.Builder layout, Header header) {
    int[] found =
        header.find(
            "reqtime_microsec",
            "request_time_microsec",
            "reqtime",
            "request_time",
            "reqtime_ms",
            "request_time_ms",
            "reqtime_msec",
            "taken_sec",
            "response_time",
            "responsetime",
            "response_time_ms",
            "duration",
            "duration_ms",
            "elapsed",
            "elapsed_ms",
            "latency",
            "latency_ms",
            "time_taken",
            "runtime",
            "apptime",
            "upstream_response_time");
    if (found.length > 0) {
      layout.add(new LtsvDuration(AccessField.DURATION, header, found), AccessField.DURATION);
    }
    upstream(layout, header, AccessField.UPSTREAM, "apptime", "upstream_response_time", "runtime");
    upstream(layout, header, AccessField.FIRST_BYTE, "upstream_header_time");
    upstream(layout, header, AccessField.CONNECT, "upstream_connect_time");
  }

  private static void upstream(
      Layout.Builder layout, Header header, AccessField field, String... names) {
    int[] found = header.find(names);
    if (found.length > 0) {
      layout.add(new LtsvDuration(field, header, found), field);
    }
  }
}
