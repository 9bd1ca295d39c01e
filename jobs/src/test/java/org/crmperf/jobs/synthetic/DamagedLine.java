package org.crmperf.jobs.synthetic;

import java.util.Locale;

/** Lines that no nginx writes whole, and that a reader must reject without losing its place. */
enum DamagedLine {
  /** The disk was full in the middle of the time. */
  TRUNCATED("198.51.100.7 - - [22/Nov/2026:10:1"),
  /** A line cut short with the next one glued to it. */
  TORN(
      "198.51.100.7 - - [22/Nov/2026:1198.51.100.8 - - [22/Nov/2026:10:11:12 +0000] "
          + "\"GET /login HTTP/1.1\" 200 5120 \"-\" \"curl/8.5.0\" 0.010 0.009"),
  /** The error log of the same server. */
  ERROR_LOG(
      "2026/11/22 10:11:12 [error] 1187#1187: *90210 upstream timed out (110: Connection timed out)"
          + " while reading response header from upstream, client: 198.51.100.7, server: crm"),
  /** Not a status. */
  BAD_STATUS(
      "198.51.100.7 - - [22/Nov/2026:10:11:12 +0000] \"GET /login HTTP/1.1\" OK 5120 \"-\" \"-\" "
          + "0.010 0.009"),
  /** Not a time. */
  BAD_TIME(
      "198.51.100.7 - - [99/Foo/2026:25:61:61 +0000] \"GET /login HTTP/1.1\" 200 5120 \"-\" \"-\" "
          + "0.010 0.009"),
  /** Not a duration. */
  BAD_DURATION(
      "198.51.100.7 - - [22/Nov/2026:10:11:12 +0000] \"GET /login HTTP/1.1\" 200 5120 \"-\" \"-\" "
          + "0.0x0 0.009"),
  /** Blocks that the file system never wrote. */
  ZEROS("\0".repeat(64)),
  /** Bytes that are no text in any encoding a log has. */
  BINARY("\u0016\u0003\u0001\u0002\u0000\u0001\u00fc\u0003\u0003\u00ff\u00fe\u0081\u00c0 \u0007"),
  /** A message of something that wrote into the same file. */
  BANNER("nginx: [notice] signal process started");

  private static final DamagedLine[] ALL = values();

  private final byte[] bytes;

  DamagedLine(String text) {
    this.bytes = LineBuffer.ascii(text);
  }

  /** The kinds come in turn. */
  static DamagedLine nth(long number) {
    return ALL[(int) (number % ALL.length)];
  }

  byte[] bytes() {
    return bytes;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
