package org.crmperf.parsers.format;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmperf.parsers.schema.AccessField;

/** Gatling's lines the slow way: written by layout, read back by splitting, as Gatling does. */
final class NaiveGatling {
  private static final Pattern FOUND = Pattern.compile("status\\..*?found ([1-9]\\d\\d)(?!\\d)");
  private static final List<String> NAMES =
      List.of(
          "Open form",
          "OK",
          "https://crm.example.com/x?id=17",
          "Größe",
          "1795162530123",
          "a, b",
          "REQUEST",
          "\"quoted\"",
          "-");
  private static final List<String> MESSAGES =
      List.of(
          " ",
          "status.find.is(200), but actually found 500",
          "status.find.in(200,304), found 404",
          "jsonPath($.a).find.is(1), but actually found 500",
          "status.find.is(200), found nothing",
          "status.find.is(200), found 50000, found 502",
          "i.n.c.ConnectTimeoutException: timed out",
          "");

  private final SplittableRandom random;

  NaiveGatling(SplittableRandom random) {
    this.random = random;
  }

  /** The layouts that there are. */
  enum Layout {
    V2_0,
    V2_2_EARLY,
    V2_2,
    V3_0,
    V3_4
  }

  String line(Layout layout) {
    long start = 1_500_000_000_000L + random.nextInt(1_000_000_000);
    long end = start + random.nextInt(-2, 90_000);
    String times =
        switch (layout) {
          case V2_0, V2_2_EARLY -> start + "\t" + (start + 1) + "\t" + (end - 3) + "\t" + end;
          case V2_2, V3_0, V3_4 -> start + "\t" + end;
        };
    boolean ok = random.nextInt(3) > 0;
    String body =
        groups()
            + "\t"
            + any(NAMES)
            + "\t"
            + times
            + "\t"
            + (ok ? "OK" : "KO")
            + "\t"
            + any(MESSAGES);
    return switch (layout) {
      case V2_0 -> "Sales\t" + random.nextInt(99) + "\tREQUEST\t" + body;
      case V2_2_EARLY, V2_2 -> "REQUEST\tSales\t" + random.nextInt(99) + "\t" + body;
      case V3_0 -> "REQUEST\t" + random.nextInt(99) + "\t" + body;
      case V3_4 -> "REQUEST\t" + body;
    };
  }

  private String groups() {
    return switch (random.nextInt(4)) {
      case 0 -> "Login";
      case 1 -> "CRM,Accounts,Edit";
      case 2 -> "OK";
      default -> "";
    };
  }

  private String any(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  static Map<AccessField, Object> parse(Layout layout, String line) {
    String[] columns = line.split("\t", -1);
    int group =
        switch (layout) {
          case V2_0, V2_2_EARLY, V2_2 -> 3;
          case V3_0 -> 2;
          case V3_4 -> 1;
        };
    boolean four = layout == Layout.V2_0 || layout == Layout.V2_2_EARLY;
    int verdict = group + (four ? 6 : 4);
    long start = Long.parseLong(columns[group + 2]);
    long end = Long.parseLong(columns[verdict - 1]);
    String groups = columns[group].isEmpty() ? "" : columns[group].replace(",", " / ") + " / ";
    Map<AccessField, Object> row = new EnumMap<>(AccessField.class);
    row.put(AccessField.TIME, start * 1000);
    row.put(AccessField.URL, groups + columns[group + 1]);
    row.put(AccessField.SUCCESS, columns[verdict].equals("OK") ? 1L : 0L);
    if (end >= start) {
      row.put(AccessField.DURATION, (end - start) * 1000);
    }
    long firstByte = four ? Long.parseLong(columns[verdict - 2]) : 0;
    if (firstByte >= start) {
      row.put(AccessField.FIRST_BYTE, (firstByte - start) * 1000);
    }
    Matcher found = FOUND.matcher(columns[verdict + 1]);
    if (columns[verdict].equals("OK")) {
      row.put(AccessField.STATUS, 200L);
    } else if (found.find()) {
      row.put(AccessField.STATUS, Long.parseLong(found.group(1)));
    }
    return row;
  }
}
