package org.crmperf.parsers.format;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;

/** Headers in any order and rows to them. */
final class RandomTables {
  private final SplittableRandom random;

  RandomTables(SplittableRandom random) {
    this.random = random;
  }

  /** The columns that must be there and some of the others, shuffled. */
  List<String> columns(List<String> needed, List<String> others) {
    List<String> columns = new ArrayList<>(needed);
    others.stream().filter(name -> random.nextInt(4) > 0).forEach(columns::add);
    Collections.shuffle(columns, new Random(random.nextLong()));
    return columns;
  }

  /** A value for a column of any of the formats. */
  String value(String column) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(1_700_000_000L + number(), 0, ZoneOffset.UTC);
    return switch (column) {
      case "date" -> time.toLocalDate().toString();
      case "time" ->
          String.format(
              Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
      case "ltsv time" ->
          time.atOffset(ZoneOffset.ofHours(random.nextInt(-11, 12)))
              .format(DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH));
      case "timeStamp" ->
          Long.toString(
              Instant.parse("2026-11-20T00:00:00Z").toEpochMilli() + random.nextInt(86_400_000));
      case "TIMESTAMP" ->
          time.format(DateTimeFormatter.ofPattern("uuuuMMddHHmmss"))
              + String.format(Locale.ROOT, ".%03d", random.nextInt(1000));
      case "cs-method" -> pick("GET", "POST", "PATCH");
      case "cs-uri-stem" -> "/" + word() + "/" + number();
      case "cs-uri-query" -> pick("-", "a=b+c&d=%20", "x");
      case "cs(User-Agent)" -> pick("-", "Mozilla/5.0+(X11;+Linux)", "curl/7.81.0");
      case "req" -> pick("GET", "POST") + " /" + word() + "?" + number() + " HTTP/1.1";
      case "sc-status", "status" -> pick("200", "302", "404", "500");
      case "responseCode" -> pick("200", "404", "503", "Non HTTP response code: x", "");
      case "success" -> pick("true", "false");
      case "EVENT_TYPE" -> pick("Login", "URI", "ApexExecution");
      case "REQUEST_STATUS" -> pick("S", "F", "U", "");
      case "URI" -> pick("/001", "/services/data/v61.0/query", "");
      case "METHOD" -> pick("GET", "");
      case "reqtime", "apptime" -> pick("-", "0.012", "2", number() + "." + number());
      case "elapsed" -> Integer.toString(number());
      case "sc-bytes", "cs-bytes", "time-taken", "size", "reqsize", "reqtime_microsec" ->
          pick("-", Integer.toString(number()));
      case "Latency", "Connect", "bytes", "sentBytes", "RUN_TIME", "CPU_TIME", "DB_TOTAL_TIME" ->
          pick("", Integer.toString(number()));
      case "label", "responseMessage", "USER_NAME", "CLIENT_IP", "FREE" -> text();
      default -> pick("-", word());
    };
  }

  int number() {
    return random.nextInt(10_000_000) >>> random.nextInt(22);
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(9); i > 0; i--) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  /** Text with everything that CSV has to quote. */
  private String text() {
    StringBuilder text = new StringBuilder(word());
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(pick("\"", ",", ";", "\"\"", " ", "'", "|", "\\", "=")).append(word());
    }
    return text.toString();
  }
}
