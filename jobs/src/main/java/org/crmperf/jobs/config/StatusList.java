package org.crmperf.jobs.config;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Statuses as the configuration lists them: {@code 499}, {@code "420-429"}, {@code "4xx"}. */
final class StatusList {
  private static final int LEAST = 100;
  private static final int MOST = 599;

  private StatusList() {}

  static List<Integer> read(ConfigSection section, String key) {
    List<String> items = section.scalars(key);
    BitSet added = new BitSet();
    for (String item : items) {
      if (!add(item.strip().toLowerCase(Locale.ROOT), added)) {
        throw section.error(
            key,
            "'" + item + "' is no status",
            "write a code (499), a range (\"420-429\") or a class (\"4xx\") from 100 to 599");
      }
    }
    return added.stream().boxed().toList();
  }

  private static boolean add(String item, BitSet added) {
    if (item.length() == 3 && item.endsWith("xx")) {
      int first = (item.charAt(0) - '0') * 100;
      return addRange(first, first + 99, added);
    }
    int dash = item.indexOf('-');
    return dash < 0
        ? addRange(code(item), code(item), added)
        : addRange(code(item.substring(0, dash)), code(item.substring(dash + 1)), added);
  }

  private static boolean addRange(int from, int to, BitSet added) {
    if (from < LEAST || to > MOST || from > to) {
      return false;
    }
    added.set(from, to + 1);
    return true;
  }

  /** Three digits, or -1. */
  private static int code(String text) {
    String digits = text.strip();
    boolean plain = digits.length() == 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Integer.parseInt(digits) : -1;
  }
}
