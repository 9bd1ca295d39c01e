package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.parsers.schema.AccessField;
import org.jspecify.annotations.Nullable;

/** W3C logs by what wrote them. */
enum W3cDialect {
  /** IIS, and every server that calls its columns as IIS does. */
  IIS(Spelling.PLUS, Spelling.PLAIN, W3cDefaults.IIS),
  /** Amazon CloudFront. */
  CLOUDFRONT(Spelling.PERCENT, Spelling.TARGET, W3cDefaults.CLOUDFRONT);

  private static final long SECOND = 1_000_000;
  private static final long MILLISECOND = 1000;

  private final Spelling agents;
  private final Spelling targets;
  private final List<String> defaults;

  W3cDialect(Spelling agents, Spelling targets, List<String> defaults) {
    this.agents = agents;
    this.targets = targets;
    this.defaults = defaults;
  }

  /** The dialect of a header. */
  private static W3cDialect of(Header header) {
    return header.hasPrefix("x-edge-") || header.hasPrefix("x-cf-") ? CLOUDFRONT : IIS;
  }

  /** The layout of a header of this dialect; null for another's and for one of no access log. */
  @Nullable Layout layout(Header header, W3cDirectives directives, ZoneId logZone) {
    boolean requests = header.first("sc-status", "cs-method", "cs-uri-stem", "cs-uri") >= 0;
    if (of(header) != this || !requests) {
      return null;
    }
    Column stamp = stamp(header, directives, logZone);
    return stamp == null ? null : layout(header, directives, stamp, List.of());
  }

  private static @Nullable Column stamp(Header header, W3cDirectives directives, ZoneId logZone) {
    int time = header.first("time");
    int date = header.first("date");
    if (time >= 0 && (date >= 0 || directives.hasDate())) {
      return new W3cStamp(directives, date, time, ZoneOffset.UTC);
    }
    int localTime = header.first("time-local");
    int localDate = header.first("date-local");
    if (localTime >= 0 && localDate >= 0) {
      return new W3cStamp(directives, localDate, localTime, logZone);
    }
    int[] one =
        header.find(
            "date-time",
            "datetime",
            "timestamp(ms)",
            "timestamp",
            "endrequest-utc",
            "beginrequest-utc");
    return one.length == 0 ? null : new StampColumn(header.name(one[0]), ZoneOffset.UTC, one);
  }

  private Layout layout(
      Header header, W3cDirectives directives, Column stamp, List<Column> checks) {
    Layout.Builder layout = new Layout.Builder(header).add(stamp, AccessField.TIME);
    checks.forEach(layout::add);
    int stem = header.first("cs-uri-stem", "cs-uri-path");
    int query = header.first("cs-uri-query");
    int whole = stem >= 0 ? stem : header.first("cs-uri", "cs-url");
    int[] status = header.find("sc-status");
    int[] asked = header.find("cs-method");
    boolean kernel = header.has("s-reason");
    if (kernel && status.length > 0 && asked.length > 0 && whole >= 0) {
      layout.add(new W3cConnection(asked[0], whole, status[0]));
    }
    layout.text(AccessField.METHOD, "cs-method");
    if (stem >= 0 && query >= 0) {
      layout.add(new JoinedTarget(header.name(stem), stem, query, targets), AccessField.URL);
    } else {
      layout.text(AccessField.URL, targets, "cs-uri-stem", "cs-uri-path", "cs-uri", "cs-url");
    }
    if (status.length > 0) {
      layout.add(new PieceColumn(new StatusPiece("sc-status"), status), AccessField.STATUS);
    }
    boolean direct = header.has("c-ip");
    layout.text(
        AccessField.CLIENT,
        direct ? Spelling.PLAIN : Spelling.PLUS,
        "c-ip",
        "x-forwarded-for",
        "cs(x-forwarded-for)",
        "x_forwarded_for",
        "originalip",
        "c-dns");
    layout.text(AccessField.USER, "cs-username", "cs-user");
    layout.text(AccessField.PROTOCOL, "cs-version", "cs-protocol-version");
    layout.text(AccessField.USER_AGENT, agents, "cs(user-agent)", "cs-user-agent", "c-user-agent");
    layout.text(AccessField.REFERER, targets, "cs(referer)", "cs(referrer)", "c-referrer");
    layout.text(AccessField.HOST, "x-host-header", "cs-host", "cs(host)");
    layout.text(AccessField.CACHE_STATUS, "x-edge-result-type", "x-edge-response-result-type");
    layout.text(
        AccessField.REQUEST_ID,
        "x-edge-request-id",
        "cs(x-request-id)",
        "sc(x-request-id)",
        "x-request-id",
        "cs(request-id)");
    layout.size(AccessField.RESPONSE_BYTES, "sc-bytes", "bytes");
    layout.size(AccessField.REQUEST_BYTES, "cs-bytes");
    return durations(layout, header, directives).build(Layout.Width.EXACT);
  }

  private Layout.Builder durations(Layout.Builder layout, Header header, W3cDirectives directives) {
    int[] taken = header.find("time-taken");
    if (taken.length == 0) {
      layout.duration(AccessField.DURATION, MILLISECOND, "timetakenms", "time-taken-ms");
    } else if (this == CLOUDFRONT) {
      layout.duration(AccessField.DURATION, SECOND, "time-taken");
    } else {
      layout.add(new W3cDuration(directives, "time-taken", taken), AccessField.DURATION);
    }
    return layout
        .duration(AccessField.FIRST_BYTE, SECOND, "time-to-first-byte")
        .duration(AccessField.UPSTREAM, SECOND, "origin-lbl");
  }

  /** The layouts of the columns that are written by default, for files without #Fields. */
  List<Layout> guesses(W3cDirectives directives) {
    List<Layout> guesses = new ArrayList<>();
    for (String names : defaults) {
      Header header = new Header(List.of(names.split(" ")));
      Column stamp =
          new W3cStamp(directives, header.first("date"), header.first("time"), ZoneOffset.UTC);
      guesses.add(layout(header, directives, stamp, W3cDefaults.checks(header)));
    }
    return guesses;
  }
}
