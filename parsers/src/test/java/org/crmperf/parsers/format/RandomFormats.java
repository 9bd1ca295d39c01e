package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Format strings that nobody wrote: variables in any order, quoted or not, with any separators. */
final class RandomFormats {
  private static final List<String> NGINX_PLAIN =
      List.of(
          "$remote_addr",
          "$status",
          "$body_bytes_sent",
          "$request_length",
          "$request_time",
          "$upstream_response_time",
          "$upstream_connect_time",
          "$upstream_header_time",
          "$upstream_addr",
          "$upstream_status",
          "$upstream_cache_status",
          "$request_id",
          "$scheme");
  private static final List<String> NGINX_QUOTED =
      List.of("$request", "$http_referer", "$http_user_agent", "$http_x_forwarded_for", "$host");
  private static final List<String> NGINX_TIME = List.of("[$time_local]", "$time_iso8601", "$msec");
  private static final List<String> APACHE_PLAIN =
      List.of("%h", "%>s", "%b", "%I", "%D", "%v", "%L", "%p", "%k");
  private static final List<String> APACHE_QUOTED =
      List.of("%r", "%{Referer}i", "%{User-Agent}i", "%{X-Forwarded-For}i", "%{Cookie}i");
  private static final List<String> APACHE_TIME =
      List.of(
          "%t",
          "[%{%d/%b/%Y:%H:%M:%S %z}t]",
          "%{%Y-%m-%dT%H:%M:%S%z}t",
          "%{usec}t",
          "%{sec}t",
          "%{%s}t",
          "[%{%a, %d %b %Y %T %z}t]",
          "%{msec}t");
  private static final List<String> SEPARATORS =
      List.of(" ", " ", " ", "|", "\t", " - ", " x=", ";");

  private final Random random;

  RandomFormats(long seed) {
    random = new Random(seed);
  }

  String next() {
    return random.nextBoolean()
        ? build(NGINX_PLAIN, NGINX_QUOTED, NGINX_TIME)
        : build(APACHE_PLAIN, APACHE_QUOTED, APACHE_TIME);
  }

  private String build(List<String> plain, List<String> quoted, List<String> times) {
    List<String> parts = new ArrayList<>();
    parts.add(times.get(random.nextInt(times.size())));
    some(plain).forEach(parts::add);
    some(quoted).forEach(variable -> parts.add('"' + variable + '"'));
    Collections.shuffle(parts, random);
    StringBuilder format = new StringBuilder(parts.get(0));
    for (String part : parts.subList(1, parts.size())) {
      format.append(SEPARATORS.get(random.nextInt(SEPARATORS.size()))).append(part);
    }
    return format.toString();
  }

  private List<String> some(List<String> variables) {
    List<String> shuffled = new ArrayList<>(variables);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, 1 + random.nextInt(shuffled.size()));
  }
}
