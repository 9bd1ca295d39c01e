package org.crmperf.jobs.apart;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Writes hits as an access log. */
enum LogFile {
  /** nginx with the usual additions. */
  NGINX(
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\" rt=$request_time urt=$upstream_response_time"
          + " ua=$upstream_addr us=$upstream_status host=$host cs=$upstream_cache_status"),
  /** nginx, combined and request time. */
  SHORT(
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\" $request_time"),
  /** A JSON log of the application. */
  JSON(
      "json: time=ts, duration=took:ms, upstream=app:ms, database=db:ms, queue=wait:ms,"
          + " status=code, method=method, url=uri, client=ip, user=user, user_agent=agent,"
          + " host=host, response_bytes=bytes, cache_status=cache, upstream_address=server");

  final String definition;

  LogFile(String definition) {
    this.definition = definition;
  }

  Path write(Path file, LocalDate date, List<Hit> hits) {
    hits.sort(Comparator.comparingLong(h -> h.at));
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder(400);
      for (Hit hit : hits) {
        line.setLength(0);
        if (hit.at < 0 || hit.at >= 86400000L) {
          continue;
        }
        append(line, date, hit);
        out.append(line.append('\n'));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static void two(StringBuilder to, long n) {
    to.append((char) ('0' + n / 10)).append((char) ('0' + n % 10));
  }

  private static void clock(StringBuilder to, long at) {
    two(to, at / 3600000);
    to.append(':');
    two(to, at / 60000 % 60);
    to.append(':');
    two(to, at / 1000 % 60);
  }

  private static void millis(StringBuilder to, double ms, boolean seconds) {
    long n = Math.round(ms);
    if (!seconds) {
      to.append(n);
      return;
    }
    to.append(n / 1000).append('.');
    long f = n % 1000;
    to.append(f / 100).append(f / 10 % 10).append(f % 10);
  }

  private void append(StringBuilder to, LocalDate date, Hit hit) {
    if (this == JSON) {
      to.append("{\"ts\":\"").append(date).append('T');
      clock(to, hit.at);
      to.append('.').append(hit.at % 1000 / 100).append(hit.at % 100 / 10).append(hit.at % 10);
      to.append("Z\",\"ip\":\"").append(hit.person.address());
      to.append("\",\"user\":\"").append(hit.person.name());
      to.append("\",\"method\":\"").append(hit.method);
      to.append("\",\"uri\":\"").append(hit.url);
      to.append("\",\"code\":").append(hit.status);
      to.append(",\"bytes\":").append(hit.bytes);
      to.append(",\"took\":");
      millis(to, hit.total(), false);
      to.append(",\"app\":");
      millis(to, hit.upstream, false);
      to.append(",\"db\":");
      millis(to, hit.database, false);
      to.append(",\"wait\":");
      millis(to, hit.queue, false);
      to.append(",\"cache\":\"").append(hit.cache);
      to.append("\",\"server\":\"").append(hit.server);
      to.append("\",\"host\":\"").append(hit.host);
      to.append("\",\"agent\":\"").append(hit.person.agent()).append("\"}");
      return;
    }
    to.append(hit.person.address()).append(" - ").append(hit.person.name()).append(" [");
    two(to, date.getDayOfMonth());
    to.append('/').append(date.getMonth().toString().charAt(0));
    to.append(date.getMonth().toString().substring(1, 3).toLowerCase(java.util.Locale.ROOT));
    to.append('/').append(date.getYear()).append(':');
    clock(to, hit.at);
    to.append(" +0000] \"").append(hit.method).append(' ').append(hit.url).append(" HTTP/1.1\" ");
    to.append(hit.status).append(' ').append(hit.bytes).append(" \"-\" \"");
    to.append(hit.person.agent()).append("\" ");
    if (this == SHORT) {
      millis(to, hit.total(), true);
      return;
    }
    to.append("rt=");
    millis(to, hit.total(), true);
    to.append(" urt=");
    boolean none = hit.server.equals("-");
    if (none) {
      to.append('-');
    } else {
      millis(to, hit.upstream, true);
    }
    to.append(" ua=").append(hit.server).append(" us=");
    if (none) {
      to.append('-');
    } else if (hit.serverStatus.isEmpty()) {
      to.append(hit.status);
    } else {
      to.append(hit.serverStatus);
    }
    to.append(" host=").append(hit.host).append(" cs=").append(hit.cache);
  }
}
