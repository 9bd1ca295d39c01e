package org.crmperf.parsers.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;

/**
 * What a client sent between two times, to compare logs with.
 *
 * @param sent all its calls
 * @param start before the first
 * @param end after the last
 */
record Traffic(List<Sent> sent, Instant start, Instant end) {
  /** What a log's size of a response is. */
  enum Bytes {
    BODY,
    /** Headers and body. */
    ALL
  }

  /** Servers stamp whole seconds, and end a request a little after its client has the answer. */
  private static final long SECOND = 1_000_000;

  private static final long MOST_HEADER_BYTES = 1_000;

  /** Of clocks that tick in milliseconds. */
  private static final long TICK = 1_000;

  /** The calls that were sent by the way. */
  List<Sent> sent(Call.Way way) {
    return sent.stream().filter(one -> one.call().way() == way).toList();
  }

  /**
   * A log must have exactly these calls.
   *
   * @param strangers how many of its lines may be of calls that the server could make nothing of
   * @return these lines
   */
  List<LogRow> check(ReadLog log, Bytes bytes, int strangers) {
    assertThat(log.rows()).as("requests").hasSameSizeAs(sent);
    Map<String, Sent> byTarget = new HashMap<>();
    sent.forEach(one -> byTarget.put(one.call().target(), one));
    List<LogRow> unknown = new ArrayList<>();
    List<LogRow> known = new ArrayList<>();
    for (LogRow row : log.rows()) {
      assertThat(row.known(AccessField.TIME))
          .as("time of %s", row)
          .isBetween(micros(start) - SECOND, micros(end) + SECOND);
      Sent one = byTarget.remove(String.valueOf(row.text(AccessField.URL)));
      if (one == null) {
        unknown.add(row);
      } else {
        known.add(row);
        checkRow(row, one, log, bytes);
      }
    }
    assertThat(unknown).as("lines of no call").hasSize(strangers);
    assertThat(counts(known.stream().map(Traffic::key)))
        .isEqualTo(
            counts(sent.stream().filter(one -> !byTarget.containsValue(one)).map(Traffic::key)));
    return unknown;
  }

  private static void checkRow(LogRow row, Sent one, ReadLog log, Bytes bytes) {
    assertThat(row.text(AccessField.METHOD)).as("method: %s", row).isEqualTo(one.call().method());
    assertThat(row.known(AccessField.STATUS)).as("status: %s", row).isEqualTo(one.call().status());
    assertThat(row.text(AccessField.PROTOCOL)).as("protocol: %s", row).isEqualTo("HTTP/1.1");
    assertThat(row.text(AccessField.CLIENT)).as("client: %s", row).isEqualTo("127.0.0.1");
    if (row.values().containsKey(AccessField.USER_AGENT)) {
      assertThat(row.text(AccessField.USER_AGENT)).as("agent: %s", row).isEqualTo(Call.AGENT);
    }
    Long logged = row.number(AccessField.RESPONSE_BYTES);
    if (bytes == Bytes.BODY) {
      assertThat(logged == null ? 0 : logged).as("bytes: %s", row).isEqualTo(one.bytes());
    } else {
      assertThat(logged)
          .as("bytes: %s", row)
          .isBetween(one.bytes() + 1, one.bytes() + MOST_HEADER_BYTES);
    }
    for (AccessField time : List.of(AccessField.DURATION, AccessField.UPSTREAM)) {
      Long micros = row.number(time);
      if (micros != null) {
        assertThat(micros)
            .as("%s of %s, client %s us", time, row, one.micros())
            .isBetween(
                Math.max(0, one.call().delayMillis() * 1_000L - log.grainMicros() - TICK),
                one.micros() + SECOND);
      }
    }
  }

  private static String key(LogRow row) {
    return row.text(AccessField.METHOD)
        + " "
        + row.text(AccessField.URL)
        + " "
        + row.number(AccessField.STATUS);
  }

  private static String key(Sent one) {
    return one.call().method() + " " + one.call().target() + " " + one.call().status();
  }

  private static Map<String, Long> counts(Stream<String> keys) {
    return keys.collect(Collectors.groupingBy(key -> key, TreeMap::new, Collectors.counting()));
  }

  private static long micros(Instant instant) {
    return instant.toEpochMilli() * 1_000;
  }
}
