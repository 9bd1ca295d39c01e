package org.crmperf.parsers.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.crmperf.parsers.schema.AccessField;
import org.jspecify.annotations.Nullable;

/** What a value of a JSON object can be taken for; the lower-case name is what definitions say. */
enum JsonTarget {
  TIME(Kind.TIME, AccessField.TIME),
  /** When the request ended, for logs that write two stamps and no duration. */
  END(Kind.TIME, null),
  DURATION(Kind.DURATION, AccessField.DURATION),
  UPSTREAM(Kind.DURATION, AccessField.UPSTREAM),
  FIRST_BYTE(Kind.DURATION, AccessField.FIRST_BYTE),
  CONNECT(Kind.DURATION, AccessField.CONNECT),
  QUEUE(Kind.DURATION, AccessField.QUEUE),
  DATABASE(Kind.DURATION, AccessField.DATABASE),
  CPU(Kind.DURATION, AccessField.CPU),
  STATUS(Kind.STATUS, AccessField.STATUS),
  RESPONSE_BYTES(Kind.NUMBER, AccessField.RESPONSE_BYTES),
  REQUEST_BYTES(Kind.NUMBER, AccessField.REQUEST_BYTES),
  METHOD(Kind.TEXT, AccessField.METHOD),
  URL(Kind.TEXT, AccessField.URL),
  PROTOCOL(Kind.TEXT, AccessField.PROTOCOL),
  CLIENT(Kind.TEXT, AccessField.CLIENT),
  USER(Kind.TEXT, AccessField.USER),
  REFERER(Kind.TEXT, AccessField.REFERER),
  USER_AGENT(Kind.TEXT, AccessField.USER_AGENT),
  HOST(Kind.TEXT, AccessField.HOST),
  REQUEST_ID(Kind.TEXT, AccessField.REQUEST_ID),
  CACHE_STATUS(Kind.TEXT, AccessField.CACHE_STATUS),
  UPSTREAM_ADDRESS(Kind.TEXT, AccessField.UPSTREAM_ADDRESS),
  UPSTREAM_STATUS(Kind.TEXT, AccessField.UPSTREAM_STATUS),
  /** A whole request line, or what stands in its place. */
  REQUEST(Kind.SLICE, null),
  /** The query string of a URL that has none. */
  QUERY(Kind.SLICE, null),
  /** What a line must have to be one of the format's, and perhaps which value. */
  ONLY(Kind.ONLY, null);

  /** How its values are read. */
  enum Kind {
    TIME,
    DURATION,
    STATUS,
    NUMBER,
    TEXT,
    SLICE,
    ONLY
  }

  private final Kind kind;
  private final @Nullable AccessField field;

  JsonTarget(Kind kind, @Nullable AccessField field) {
    this.kind = kind;
    this.field = field;
  }

  Kind kind() {
    return kind;
  }

  /** The field that it fills, if it fills one by itself. */
  @Nullable AccessField field() {
    return field;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The target of a label, or null. */
  static @Nullable JsonTarget of(String label) {
    for (JsonTarget target : values()) {
      if (target.label().equals(label)) {
        return target;
      }
    }
    return null;
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(JsonTarget::label).toList();
  }
}
