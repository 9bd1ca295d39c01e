package org.crmperf.parsers.loadtest;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a stream holds: lines, or records of a tool, which are turned into lines of the same tool's
 * text format, so that all that reads logs reads them too. Told by the first bytes.
 */
public enum RecordKind {
  /** Lines of text, or nothing that is known. */
  LINES,
  /** Gatling's simulation.log since 3.13; becomes lines of the one before. */
  GATLING_BINARY,
  /** JMeter's XML results; become its CSV results, with a header. */
  JMETER_XML;

  /** As many bytes as {@link #of} looks at. */
  public static final int HEAD = 512;

  private static final byte[] JMETER_ROOT = "<testResults".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_VERSION = 40;
  private static final int VERSION_AT = 5;

  /** The kind of a stream that begins with these bytes. */
  public static RecordKind of(byte[] head, int length) {
    if (isGatling(head, length)) {
      return GATLING_BINARY;
    }
    return isJmeter(head, Math.min(length, HEAD)) ? JMETER_XML : LINES;
  }

  /** A run record: 0, the length of the version, the version. */
  private static boolean isGatling(byte[] head, int length) {
    return length > VERSION_AT + 2
        && head[0] == 0
        && head[1] == 0
        && head[2] == 0
        && head[3] == 0
        && head[4] >= 3
        && head[4] <= LONGEST_VERSION
        && isVersion(head[VERSION_AT])
        && isVersion(head[VERSION_AT + 1])
        && isVersion(head[VERSION_AT + 2]);
  }

  private static boolean isVersion(byte c) {
    return c >= '0' && c <= '9' || c == '.';
  }

  private static boolean isJmeter(byte[] head, int length) {
    int at = length >= 3 && (head[0] & 0xff) == 0xef && (head[1] & 0xff) == 0xbb ? 3 : 0;
    while (at < length && head[at] >= 0 && head[at] <= ' ') {
      at++;
    }
    if (at >= length || head[at] != '<') {
      return false;
    }
    for (int last = length - JMETER_ROOT.length; at <= last; at++) {
      if (Arrays.equals(head, at, at + JMETER_ROOT.length, JMETER_ROOT, 0, JMETER_ROOT.length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The lines of a stream of this kind. What a damaged stream still gives comes first, then its
   * failure: a {@link DamagedRecordException} if it is the records that are damaged.
   */
  public InputStream lines(InputStream in) {
    return switch (this) {
      case LINES -> in;
      case GATLING_BINARY -> new GatlingBinary(in);
      case JMETER_XML -> new JmeterXml(in);
    };
  }
}
