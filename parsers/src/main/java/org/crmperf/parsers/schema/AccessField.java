package org.crmperf.parsers.schema;

import java.util.Locale;

/**
 * One column of the canonical request: what every format is parsed into, and the columns of {@code
 * requests/} in the warehouse. Times are microseconds, sizes are bytes, and null means that the log
 * did not say.
 */
public enum AccessField {
  TIME("time", Type.TIMESTAMP, "us since 1970 UTC", false, "when the log line was stamped"),
  CLIENT("client", Type.STRING, "", true, "address or name of the client (or list, as logged)"),
  USER("user", Type.STRING, "", true, "authenticated user"),
  METHOD("method", Type.STRING, "", true, "request method"),
  URL("url", Type.STRING, "", true, "request target as logged, escapes decoded"),
  PROTOCOL("protocol", Type.STRING, "", true, "protocol and version, such as HTTP/1.1"),
  STATUS("status", Type.INT, "", true, "response status code"),
  RESPONSE_BYTES("response_bytes", Type.LONG, "bytes", true, "size of the response"),
  REQUEST_BYTES("request_bytes", Type.LONG, "bytes", true, "size of the request"),
  DURATION("duration_us", Type.LONG, "us", true, "total response time"),
  UPSTREAM("upstream_us", Type.LONG, "us", true, "time in the application or upstream, all tries"),
  FIRST_BYTE("first_byte_us", Type.LONG, "us", true, "time to the first byte of the response"),
  CONNECT("connect_us", Type.LONG, "us", true, "time to connect to the upstream"),
  QUEUE("queue_us", Type.LONG, "us", true, "time waiting in a queue"),
  DATABASE("database_us", Type.LONG, "us", true, "time in the database"),
  CPU("cpu_us", Type.LONG, "us", true, "processor time"),
  REFERER("referer", Type.STRING, "", true, "Referer header"),
  USER_AGENT("user_agent", Type.STRING, "", true, "User-Agent header"),
  HOST("host", Type.STRING, "", true, "virtual host or Host header"),
  REQUEST_ID("request_id", Type.STRING, "", true, "request or trace identifier"),
  CACHE_STATUS("cache_status", Type.STRING, "", true, "what the cache did: HIT, MISS..."),
  UPSTREAM_ADDRESS("upstream_address", Type.STRING, "", true, "address of the upstream server"),
  UPSTREAM_STATUS("upstream_status", Type.STRING, "", true, "status of the upstream, as logged"),
  SUCCESS("success", Type.INT, "", true, "the log's own verdict, 1 or 0: wins over the status");

  /** How a column is held in memory and stored. */
  public enum Type {
    TIMESTAMP,
    INT,
    LONG,
    STRING
  }

  private final String column;
  private final Type type;
  private final String unit;
  private final boolean nullable;
  private final String meaning;

  AccessField(String column, Type type, String unit, boolean nullable, String meaning) {
    this.column = column;
    this.type = type;
    this.unit = unit;
    this.nullable = nullable;
    this.meaning = meaning;
  }

  /** The Parquet column's name. */
  public String column() {
    return column;
  }

  /** How the column is stored. */
  public Type type() {
    return type;
  }

  /** The unit, empty where there is none. */
  public String unit() {
    return unit;
  }

  /** Whether a request may lack it. */
  public boolean nullable() {
    return nullable;
  }

  /** One line for the documentation. */
  public String meaning() {
    return meaning;
  }

  /** True for columns that are byte slices of the line and are stored through a dictionary. */
  public boolean isString() {
    return type == Type.STRING;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
