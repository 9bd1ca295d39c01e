package org.crmperf.parsers.format;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys that people give to the values of an access log, the more telling first. */
final class JsonNames {
  private static final String TIMES =
      "time=time_iso8601|\"@timestamp\"|timestamp|time|time_local|datetime|date_time|ts|msec|date"
          + "|log_time|local_time|iso_time|access_time|event_time|start_time|started_at|created_at"
          + "|timestamp_ms|timestamp_ns|\"@t\"|eventTimestamp";
  private static final String TEXTS =
      ", status=status|status_code|response_code|response_status|http_status|http_status_code"
          + "|resp_status|http_code|code|sc_status"
          + ", response_bytes=body_bytes_sent|bytes_sent|body_bytes|response_size|response_bytes"
          + "|response_length|resp_size|bytes_written|bytes_out|sent_bytes|send_bytes|content_length|bytes|size"
          + "|length|body_sent"
          + ", request_bytes=request_length|request_size|request_bytes|bytes_received|bytes_in"
          + "|received_bytes|req_size|bytes_read"
          + ", request=request|request_line|http_request|req"
          + ", method=request_method|method|http_method|verb|req_method|request_verb"
          + ", url=request_uri|original_url|original_uri|request_url|url|uri|request_path|path"
          + "|http_url|http_path|url_path|uri_path|document_uri|target|endpoint|route"
          + ", query=args|query_string|query|request_query|uri_query"
          + ", protocol=server_protocol|protocol|http_version|request_protocol|proto"
          + ", client=remote_addr|client_ip|clientip|remote_ip|client_addr|client_address"
          + "|remote_address|remote_host|source_ip|src_ip|client|remote|real_ip|ip|source_address"
          + "|http_x_forwarded_for|x_forwarded_for"
          + ", user=remote_user|user|username|user_name|auth_user|user_id|client_user"
          + ", referer=http_referer|referer|referrer|http_referrer|request_referer"
          + ", user_agent=http_user_agent|user_agent|useragent|agent|ua|browser"
          + ", host=host|http_host|server_name|vhost|virtual_host|domain|request_host|authority"
          + "|hostname"
          + ", request_id=request_id|req_id|x_request_id|http_x_request_id|trace_id"
          + "|correlation_id|transaction_id"
          + ", cache_status=upstream_cache_status|cache_status|cache|x_cache"
          + ", upstream_address=upstream_addr|upstream_address|upstream_host|upstream|backend"
          + "|backend_addr"
          + ", upstream_status=upstream_status|backend_status";

  private static final Map<String, String> DEFINITIONS =
      Map.of(
          "json_nginx",
          "json: "
              + TIMES
              + ", duration=request_time:s|response_time:s|responsetime:s|req_time:s|rt:s|duration:s"
              + ", upstream=upstream_response_time:s|upstream_time:s|upstreamtime:s|urt:s"
              + ", first_byte=upstream_header_time:s|uht:s, connect=upstream_connect_time:s|uct:s"
              + ", queue=upstream_queue_time:s"
              + TEXTS,
          "json",
          "json: "
              + TIMES
              + ", duration=request_time:s|response_time:s|duration:ms|elapsed:ms|elapsed_time:ms"
              + "|latency:ms|took:ms|time_taken:ms|req_time:s|app_time:s|run_time:ms|total_time:ms"
              + "|time_total:ms|processing_time:ms|process_time:ms|request_duration:ms"
              + "|response_duration:ms|request_latency:ms|response_latency:ms|execution_time:ms"
              + "|exec_time:ms|serve_time:ms|time_elapsed:ms|ta:ms|tt:ms|rt:s|time_ms:ms|ms:ms"
              + ", upstream=upstream_response_time:s|upstream_time:s|upstream_latency:ms"
              + "|upstream_duration:ms|upstream_service_time:ms|backend_time:ms"
              + "|backend_response_time:ms|origin_duration:ms|backend_latency:ms|urt:s|tr:ms"
              + ", first_byte=upstream_header_time:s|time_to_first_byte:ms|ttfb:ms|uht:s"
              + ", connect=upstream_connect_time:s|connect_time:ms|uct:s|tc:ms"
              + ", queue=queue_time:ms|upstream_queue_time:s|queue_duration:ms|tw:ms"
              + ", database=db_time:ms|db:ms|db_duration:ms|db_runtime:ms|sql_time:ms"
              + "|database_time:ms, cpu=cpu_time:ms|cpu:ms"
              + TEXTS);

  /** What names of times end with. */
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("ms", "ms"),
          Map.entry("millis", "ms"),
          Map.entry("millisecond", "ms"),
          Map.entry("milliseconds", "ms"),
          Map.entry("msec", "ms"),
          Map.entry("msecs", "ms"),
          Map.entry("us", "us"),
          Map.entry("micros", "us"),
          Map.entry("microsecond", "us"),
          Map.entry("microseconds", "us"),
          Map.entry("usec", "us"),
          Map.entry("usecs", "us"),
          Map.entry("ns", "ns"),
          Map.entry("nanos", "ns"),
          Map.entry("nanosecond", "ns"),
          Map.entry("nanoseconds", "ns"),
          Map.entry("nsec", "ns"),
          Map.entry("s", "s"),
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"));

  /** What some put before every name. */
  private static final Set<String> SERVERS =
      Set.of("haproxy", "nginx", "apache", "httpd", "access", "proxy");

  private static final Map<String, JsonBinding> BY_NAME = byName();

  private JsonNames() {}

  /** The preset that knows these names and takes units for granted. */
  static JsonFormat byName(String preset) {
    return JsonFormat.compile(preset, DEFINITIONS.getOrDefault(preset, ""));
  }

  private static Map<String, JsonBinding> byName() {
    Map<String, JsonBinding> names = new HashMap<>();
    for (JsonBinding binding : JsonDefinition.read(DEFINITIONS.getOrDefault("json", ""))) {
      names.putIfAbsent(plain(binding.path().get(0)), binding);
    }
    return names;
  }

  /**
   * What the value at a path may be: by all of its keys, or else by the last; the binding's unit is
   * the usual one, or the one that the name ends with. Null for a name that says nothing.
   */
  static @Nullable JsonBinding find(List<String> path) {
    String whole = String.join("_", path);
    JsonBinding known = named(whole);
    if (known == null && path.size() > 1 && !isOfHeaders(path)) {
      known = named(path.get(path.size() - 1));
    }
    return known == null
        ? null
        : new JsonBinding(known.target(), List.copyOf(path), known.as(), known.rank());
  }

  private static @Nullable JsonBinding named(String name) {
    JsonBinding known = BY_NAME.get(plain(name));
    if (known != null) {
      return known;
    }
    String words = words(name);
    int first = words.indexOf('_');
    if (first > 0 && SERVERS.contains(words.substring(0, first))) {
      return named(words.substring(first + 1));
    }
    String unit = unit(name);
    if (unit.isEmpty()) {
      return null;
    }
    JsonBinding base = BY_NAME.get(plain(words.substring(0, words.lastIndexOf('_'))));
    return base == null || base.target().kind() != JsonTarget.Kind.DURATION
        ? null
        : new JsonBinding(base.target(), base.path(), unit, base.rank());
  }

  /**
   * The unit that a name ends with, as in {@code took_ms} and {@code latencyMicros}, or nothing.
   */
  static String unit(String name) {
    String words = words(name);
    String last = words.substring(words.lastIndexOf('_') + 1);
    return words.length() > last.length() ? UNITS.getOrDefault(last, "") : "";
  }

  private static boolean isOfHeaders(List<String> path) {
    return path.subList(0, path.size() - 1).stream()
        .map(JsonNames::plain)
        .anyMatch(
            key ->
                key.contains("header")
                    || key.contains("kubernetes")
                    || key.contains("container")
                    || key.contains("docker")
                    || key.contains("geo")
                    || key.contains("tls")
                    || key.equals("agent")
                    || key.equals("ecs"));
  }

  /** Words of a name joined by underscores, in lower case. */
  private static String words(String name) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean hump = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
      if (hump || !Character.isLetterOrDigit(c)) {
        words.append('_');
      }
      words.append(Character.isLetterOrDigit(c) ? String.valueOf(c) : "");
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }

  private static String plain(String name) {
    return words(name).replace("_", "");
  }
}
