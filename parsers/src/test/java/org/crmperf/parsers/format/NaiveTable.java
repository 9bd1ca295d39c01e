package org.crmperf.parsers.format;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.parsers.schema.AccessField;

/**
 * The slow way to read tables, written from what the servers document: a line is a map from the
 * names of columns to strings, and a field is what is in one of them.
 */
final class NaiveTable {
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSS");

  private final Map<String, String> cells;
  private final Map<AccessField, Object> row = new EnumMap<>(AccessField.class);

  private NaiveTable(Map<String, String> cells) {
    this.cells = cells;
  }

  /** A line of IIS under its #Fields. */
  static Map<AccessField, Object> iis(String fields, String line) {
    NaiveTable table = new NaiveTable(zip(fields.split(" ", -1), line.split(" ", -1)));
    table.stamp(
        LocalDate.parse(table.get("date"))
            .atTime(LocalTime.parse(table.get("time")))
            .toInstant(ZoneOffset.UTC));
    table.text(AccessField.CLIENT, "c-ip");
    table.text(AccessField.USER, "cs-username");
    table.text(AccessField.METHOD, "cs-method");
    table.target("cs-uri-stem", "cs-uri-query");
    table.text(AccessField.PROTOCOL, "cs-version");
    table.number(AccessField.STATUS, "sc-status", 0);
    table.number(AccessField.RESPONSE_BYTES, "sc-bytes", 0);
    table.number(AccessField.REQUEST_BYTES, "cs-bytes", 0);
    table.number(AccessField.DURATION, "time-taken", 3);
    table.text(AccessField.REFERER, "cs(Referer)");
    table.text(AccessField.USER_AGENT, "cs(User-Agent)");
    table.row.computeIfPresent(
        AccessField.USER_AGENT, (field, agent) -> agent.toString().replace('+', ' '));
    table.text(AccessField.HOST, "cs-host");
    return table.row;
  }

  /** A line of LTSV. */
  static Map<AccessField, Object> ltsv(String line) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (String field : line.split("\t", -1)) {
      int colon = field.indexOf(':');
      cells.put(field.substring(0, colon), field.substring(colon + 1));
    }
    NaiveTable table = new NaiveTable(cells);
    table.stamp(
        Instant.from(
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", java.util.Locale.ENGLISH)
                .parse(table.get("time"))));
    table.text(AccessField.CLIENT, "host");
    table.text(AccessField.USER, "user");
    List<String> request = List.of(table.get("req").split(" ", -1));
    table.row.put(AccessField.METHOD, request.get(0));
    table.row.put(AccessField.URL, request.get(1));
    table.row.put(AccessField.PROTOCOL, request.get(2));
    table.number(AccessField.STATUS, "status", 0);
    table.number(AccessField.RESPONSE_BYTES, "size", 0);
    table.number(AccessField.REQUEST_BYTES, "reqsize", 0);
    table.number(AccessField.DURATION, "reqtime", 6);
    table.number(AccessField.DURATION, "reqtime_microsec", 0);
    table.number(AccessField.UPSTREAM, "apptime", 6);
    table.text(AccessField.REFERER, "referer");
    table.text(AccessField.USER_AGENT, "ua");
    table.text(AccessField.HOST, "vhost");
    table.text(AccessField.CACHE_STATUS, "cache");
    if (!table.row.containsKey(AccessField.DURATION)
        && table.row.containsKey(AccessField.UPSTREAM)) {
      table.row.put(AccessField.DURATION, table.row.get(AccessField.UPSTREAM));
    }
    return table.row;
  }

  /** A row of JMeter. */
  static Map<AccessField, Object> jmeter(Map<String, String> cells) {
    NaiveTable table = new NaiveTable(cells);
    table.stamp(Instant.ofEpochMilli(Long.parseLong(table.get("timeStamp"))));
    table.text(AccessField.CLIENT, "Hostname");
    table.text(AccessField.URL, "label");
    if (table.get("responseCode").matches("\\d{3}")) {
      table.number(AccessField.STATUS, "responseCode", 0);
    }
    table.number(AccessField.RESPONSE_BYTES, "bytes", 0);
    table.number(AccessField.REQUEST_BYTES, "sentBytes", 0);
    table.number(AccessField.DURATION, "elapsed", 3);
    table.number(AccessField.FIRST_BYTE, "Latency", 3);
    table.number(AccessField.CONNECT, "Connect", 3);
    if (!table.get("success").isEmpty()) {
      table.row.put(AccessField.SUCCESS, table.get("success").equals("true") ? 1L : 0L);
    }
    return table.row;
  }

  /** A row of a Salesforce event log file. */
  static Map<AccessField, Object> salesforce(Map<String, String> cells) {
    NaiveTable table = new NaiveTable(cells);
    table.stamp(LocalDateTime.parse(table.get("TIMESTAMP"), COMPACT).toInstant(ZoneOffset.UTC));
    table.text(AccessField.CLIENT, "CLIENT_IP");
    table.text(AccessField.USER, "USER_NAME");
    table.text(AccessField.METHOD, "METHOD");
    String uri = table.get("URI");
    table.row.put(AccessField.URL, table.get("EVENT_TYPE") + (uri.isEmpty() ? "" : " " + uri));
    switch (table.get("REQUEST_STATUS")) {
      case "S" -> table.row.put(AccessField.STATUS, 200L);
      case "F" -> table.row.put(AccessField.STATUS, 500L);
      default -> table.row.put(AccessField.SUCCESS, 1L);
    }
    table.number(AccessField.DURATION, "RUN_TIME", 3);
    table.number(AccessField.CPU, "CPU_TIME", 3);
    boolean apex = table.get("EVENT_TYPE").equals("ApexExecution");
    table.number(AccessField.DATABASE, "DB_TOTAL_TIME", apex ? 3 : -3);
    table.text(AccessField.REQUEST_ID, "REQUEST_ID");
    return table.row;
  }

  private static Map<String, String> zip(String[] names, String[] values) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      cells.put(names[i], values[i]);
    }
    return cells;
  }

  private String get(String name) {
    String value = cells.getOrDefault(name, "");
    return value.equals("-") ? "" : value;
  }

  private void stamp(Instant time) {
    row.put(AccessField.TIME, time.toEpochMilli() * 1000);
  }

  private void text(AccessField field, String name) {
    if (!get(name).isEmpty()) {
      row.put(field, get(name));
    }
  }

  /** A number, its point moved to the right. */
  private void number(AccessField field, String name, int shift) {
    if (!get(name).isEmpty()) {
      row.put(field, new BigDecimal(get(name)).movePointRight(shift).longValue());
    }
  }

  private void target(String stem, String query) {
    if (!get(stem).isEmpty()) {
      row.put(AccessField.URL, get(stem) + (get(query).isEmpty() ? "" : "?" + get(query)));
    }
  }
}
