package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RequestBatch;

/** {@code https://crm.example.com:443/accounts?page=2}, taken apart. */
final class AbsoluteUrl {
  private static final int HOST = AccessField.HOST.ordinal();
  private static final byte[][] SCHEMES = {
    ascii("http://"), ascii("https://"), ascii("ws://"), ascii("wss://")
  };
  private static final byte[][] DEFAULT_PORTS = {
    ascii(":80"), ascii(":443"), ascii(":80"), ascii(":443")
  };

  private AbsoluteUrl() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Stores the host of the URL in [from, to), without the scheme's own port.
   *
   * @return where the path starts: {@code from} for what is no whole URL or has no path, {@code to}
   *     where a dash stands for the path
   */
  static int host(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (from < to && b[from] == '/') {
      return from;
    }
    for (int i = 0; i < SCHEMES.length; i++) {
      if (ByteScan.startsWith(b, from, to, SCHEMES[i])) {
        return afterScheme(b, from, to, i, batch, row);
      }
    }
    return from;
  }

  private static int afterScheme(
      byte[] b, int from, int to, int scheme, RequestBatch batch, int row) {
    int start = from + SCHEMES[scheme].length;
    int end = start;
    while (end < to && b[end] != '/' && b[end] != '?' && b[end] != ' ') {
      end++;
    }
    int path = end < to && b[end] == '/' ? end : from;
    if (end == to && end > start && b[end - 1] == '-') {
      end--;
      path = to;
    }
    byte[] port = DEFAULT_PORTS[scheme];
    if (end - port.length > start && ByteScan.startsWith(b, end - port.length, end, port)) {
      end -= port.length;
    }
    if (end > start) {
      batch.starts[HOST][row] = start;
      batch.lengths[HOST][row] = end - start;
    }
    return path;
  }
}
