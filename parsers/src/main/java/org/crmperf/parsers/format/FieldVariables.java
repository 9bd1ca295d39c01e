package org.crmperf.parsers.format;

import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.crmperf.parsers.format.FormatToken.Variable;
import org.crmperf.parsers.scan.PatternTime;
import org.crmperf.parsers.schema.AccessField;
import org.jspecify.annotations.Nullable;

/** The variables of {@link FieldDefinition}, each with its unit in its name. */
final class FieldVariables {
  private static final String PATTERN = "time:";
  private static final int MILLISECOND = 1_000;
  private static final int SECOND = 1_000_000;
  private static final Map<String, Variable> ALL = new LinkedHashMap<>();

  static {
    time("time_iso", (shown, stored) -> new TimePiece.Iso(shown, stored, ZoneOffset.UTC));
    time("time_clf", TimePiece.Clf::new);
    time(
        "time_clf_local", (shown, stored) -> new TimePiece.ClfLocal(shown, stored, ZoneOffset.UTC));
    add(
        "client",
        AccessField.CLIENT,
        s -> new NamePiece(s, NamePiece.Shape.CLIENT, AccessField.CLIENT));
    add("client_text", AccessField.CLIENT, s -> new StringPiece(s, AccessField.CLIENT));
    add("client_port", AccessField.CLIENT, s -> address(s, AddressPiece.Kind.WITH_PORT));
    add("forwarded_for", AccessField.CLIENT, s -> address(s, AddressPiece.Kind.FORWARDED));
    add("peer", null, s -> address(s, AddressPiece.Kind.PEER));
    add("user", AccessField.USER, s -> new StringPiece(s, AccessField.USER));
    text("method", AccessField.METHOD);
    text("url", AccessField.URL);
    text("protocol", AccessField.PROTOCOL);
    add("request", AccessField.URL, ProxiedRequestPiece::whole);
    add("request_at_end", AccessField.URL, ProxiedRequestPiece::perhapsCutOff);
    add("bare_request", AccessField.URL, BareRequestPiece::new);
    add("status", AccessField.STATUS, StatusPiece::orMinusOne);
    add("bytes", AccessField.RESPONSE_BYTES, s -> size(s, AccessField.RESPONSE_BYTES));
    add("request_bytes", AccessField.REQUEST_BYTES, s -> size(s, AccessField.REQUEST_BYTES));
    text("referer", AccessField.REFERER);
    text("user_agent", AccessField.USER_AGENT);
    text("host", AccessField.HOST);
    text("request_id", AccessField.REQUEST_ID);
    text("cache_status", AccessField.CACHE_STATUS);
    add("server", AccessField.UPSTREAM_ADDRESS, ServerPiece::new);
    text("upstream_status", AccessField.UPSTREAM_STATUS);
    times("duration", AccessField.DURATION);
    times("upstream", AccessField.UPSTREAM);
    times("first_byte", AccessField.FIRST_BYTE);
    times("connect", AccessField.CONNECT);
    times("queue", AccessField.QUEUE);
    times("database", AccessField.DATABASE);
    times("cpu", AccessField.CPU);
    grained(
        "duration_fraction",
        AccessField.DURATION,
        MILLISECOND,
        s -> DurationPiece.fractionalSeconds(s, AccessField.DURATION));
    add("skip", null, s -> new WordPiece(s, null));
    add("skip_words", null, s -> new StringPiece(s, null));
    add("skip_number", null, s -> size(s, null));
    add("skip_ms", null, s -> MeasurePiece.time(s, null, MILLISECOND));
    add("haproxy_states", null, s -> new WordsPiece(s, 5));
    add("haproxy_captures", null, CapturesPiece::new);
    add("elb_listener", null, s -> new IdPiece(s, IdPiece.Shape.LISTENER));
    grained("elb_times", AccessField.DURATION, 1, ElbTimesPiece::new);
    add("elb_tail", AccessField.USER_AGENT, ElbTailPiece::new);
    add("jira_id", AccessField.REQUEST_ID, s -> new IdPiece(s, IdPiece.Shape.JIRA));
    add("bitbucket_id", AccessField.REQUEST_ID, s -> new IdPiece(s, IdPiece.Shape.BITBUCKET_END));
    add("uwsgi_head", AccessField.HOST, UwsgiHeadPiece::new);
    grained("uwsgi_duration", AccessField.DURATION, 1, UwsgiDurationPiece::new);
    grained("odoo_times", AccessField.DURATION, MILLISECOND, OdooTimesPiece::new);
  }

  private FieldVariables() {}

  /** The variable of this name, or null. {@code time:} and a strftime pattern is a stamp. */
  static @Nullable Variable find(String name) {
    if (!name.startsWith(PATTERN)) {
      return ALL.get(name);
    }
    String pattern = name.substring(PATTERN.length());
    if (!PatternTime.problem(pattern).isEmpty()) {
      return null;
    }
    return new Variable(
        shown(name),
        AccessField.TIME,
        1,
        1,
        field -> new TimePiece.Pattern(shown(name), field != null, pattern, ZoneOffset.UTC));
  }

  /** All names but the stamps with a pattern. */
  static Set<String> names() {
    return Collections.unmodifiableSet(ALL.keySet());
  }

  private static String shown(String name) {
    return "<" + name + ">";
  }

  private static AddressPiece address(String shown, AddressPiece.Kind kind) {
    return new AddressPiece(shown, kind);
  }

  private static MeasurePiece size(String shown, @Nullable AccessField field) {
    return MeasurePiece.size(shown, field);
  }

  private static void text(String name, AccessField field) {
    String shown = shown(name);
    ALL.put(name, new Variable(shown, field, 1, 1, owned -> new WordPiece(shown, owned)));
  }

  /** A time in seconds, milliseconds and microseconds: {@code duration_s} and so on. */
  private static void times(String name, AccessField field) {
    unit(name + "_s", field, SECOND, 1);
    unit(name + "_ms", field, MILLISECOND, MILLISECOND);
    unit(name + "_us", field, 1, 1);
  }

  private static void unit(String name, AccessField field, long unitMicros, int grain) {
    String shown = shown(name);
    ALL.put(
        name,
        new Variable(shown, field, 1, grain, owned -> MeasurePiece.time(shown, owned, unitMicros)));
  }

  private static void time(String name, Stamp stamp) {
    String shown = shown(name);
    ALL.put(
        name,
        new Variable(shown, AccessField.TIME, 1, 1, owned -> stamp.piece(shown, owned != null)));
  }

  private static void add(String name, @Nullable AccessField field, Function<String, Piece> piece) {
    grained(name, field, 1, piece);
  }

  private static void grained(
      String name, @Nullable AccessField field, int grain, Function<String, Piece> piece) {
    String shown = shown(name);
    ALL.put(
        name,
        new Variable(
            shown,
            field,
            1,
            grain,
            owned ->
                field != null && owned == null
                    ? new StringPiece(shown, null)
                    : piece.apply(shown)));
  }

  /** Makes the piece of a stamp. */
  private interface Stamp {
    Piece piece(String shown, boolean stored);
  }
}
