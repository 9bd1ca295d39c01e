package org.crmperf.jobs.advice.cause;

import java.util.List;
import java.util.Locale;

/** Requests as lines of the formats that people have. */
enum LogText {
  /** nginx without anything of the upstream. */
  NGINX(
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\" $request_time"),
  NGINX_UPSTREAM(
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\" $request_time $upstream_response_time"
          + " $upstream_addr"),
  NGINX_HOST(
      "$host $remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\" $request_time"),
  NGINX_CACHE(
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\" $request_time $upstream_cache_status"),
  HAPROXY("haproxy_http"),
  ODOO("odoo");

  final String format;

  LogText(String format) {
    this.format = format;
  }

  /** The log, by time. */
  String of(List<Req> day) {
    day.sort((a, b) -> Double.compare(a.second, b.second));
    StringBuilder out = new StringBuilder(day.size() * 160);
    day.forEach(r -> line(r, out));
    return out.toString();
  }

  private void line(Req r, StringBuilder out) {
    int s = (int) r.second;
    String clock = String.format(Locale.ROOT, "%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    switch (this) {
      case HAPROXY -> {
        long millis = (long) (r.second * 1000) % 1000;
        long app = Math.round(r.millis - r.queue);
        out.append("Nov 20 ").append(clock).append(" lb1 haproxy[14]: ").append(r.client);
        out.append(":34590 [20/Nov/2026:").append(clock);
        out.append(String.format(Locale.ROOT, ".%03d] crm crm/app1 0/", millis));
        out.append(Math.round(r.queue)).append("/1/").append(app).append('/');
        out.append(Math.round(r.queue) + 1 + app).append(' ').append(r.status).append(' ');
        out.append(r.bytes).append(" - - ---- 12/12/3/1/0 0/0 \"");
        out.append(r.method).append(' ').append(r.target).append(" HTTP/1.1\"\n");
      }
      case ODOO -> {
        double db = r.database;
        out.append("2026-11-20 ").append(clock).append(",100 14 INFO crm werkzeug: ");
        out.append(r.client).append(" - - [20/Nov/2026 ").append(clock).append("] \"");
        out.append(r.method).append(' ').append(r.target).append(" HTTP/1.1\" ");
        out.append(r.status).append(" - 30 ");
        out.append(seconds(db)).append(' ').append(seconds(r.millis - db)).append('\n');
      }
      default -> {
        out.append(this == NGINX_HOST ? r.host + " " : "").append(r.client);
        out.append(" - - [20/Nov/2026:").append(clock).append(" +0000] \"").append(r.method);
        out.append(' ').append(r.target).append(" HTTP/1.1\" ").append(r.status).append(' ');
        out.append(r.bytes).append(" \"-\" \"").append(r.agent).append("\" ");
        out.append(seconds(r.millis));
        if (this == NGINX_UPSTREAM) {
          out.append(' ').append(r.upstream < 0 ? "-" : seconds(r.upstream));
          out.append(' ').append(r.server);
        } else if (this == NGINX_CACHE) {
          out.append(' ').append(r.cache);
        }
        out.append('\n');
      }
    }
  }

  private static String seconds(double millis) {
    return String.format(Locale.ROOT, "%.3f", Math.max(0, millis) / 1000);
  }
}
