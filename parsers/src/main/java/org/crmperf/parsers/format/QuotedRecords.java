package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;

/** Finds records that hold newlines in quotes. */
final class QuotedRecords {
  private static final int LONGEST = 64 << 10;

  private QuotedRecords() {}

  /**
   * The newline that ends the record whose first line is [from, newline): the first after an even
   * number of quotes, or the end of everything, or {@code newline} itself if there is none near.
   */
  static int end(byte[] b, int from, int newline, int to) {
    int last = Math.min(to, from + LONGEST);
    int end = newline;
    int counted = from;
    boolean open = false;
    while (end >= 0) {
      for (int i = counted; i < end; i++) {
        open ^= b[i] == '"';
      }
      if (!open) {
        return end;
      }
      counted = end + 1;
      int next = ByteScan.indexOf(b, counted, last, (byte) '\n');
      end = next < 0 && end < to && last == to ? to : next;
    }
    return newline;
  }
}
