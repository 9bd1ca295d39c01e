package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The columns that servers write unless told otherwise. */
final class W3cDefaults {
  private static final String HEAD = "date time s-ip cs-method cs-uri-stem cs-uri-query s-port";
  private static final String USER = " cs-username c-ip";
  private static final String AGENT = " cs(User-Agent)";
  private static final String STATUS = " sc-status sc-substatus sc-win32-status";

  /** IIS 8 and later, 7, both with sizes, every column, Azure's web apps, and IIS 6. */
  static final List<String> IIS =
      List.of(
          HEAD + USER + AGENT + " cs(Referer)" + STATUS + " time-taken",
          HEAD + USER + AGENT + STATUS + " time-taken",
          HEAD + USER + AGENT + " cs(Referer)" + STATUS + " sc-bytes cs-bytes time-taken",
          HEAD + USER + AGENT + " cs(Referer)" + STATUS,
          HEAD + USER + AGENT + STATUS,
          "date time s-sitename s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port"
              + USER
              + " cs-version cs(User-Agent) cs(Cookie) cs(Referer) cs-host"
              + STATUS
              + " sc-bytes cs-bytes time-taken",
          "date time s-sitename cs-method cs-uri-stem cs-uri-query s-port"
              + USER
              + " cs(User-Agent) cs(Cookie) cs(Referer) cs-host"
              + STATUS
              + " sc-bytes cs-bytes time-taken",
          "date time s-sitename s-ip cs-method cs-uri-stem cs-uri-query s-port"
              + USER
              + AGENT
              + STATUS);

  /** CloudFront's, which over the years have only grown at their end. */
  private static final String ALL_OF_CLOUDFRONT =
      "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status"
          + " cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type"
          + " x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for"
          + " ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status"
          + " fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type"
          + " sc-content-type sc-content-len sc-range-start sc-range-end";

  static final List<String> CLOUDFRONT =
      List.of(
          ALL_OF_CLOUDFRONT,
          firstOfCloudFront(26),
          firstOfCloudFront(24),
          firstOfCloudFront(23),
          firstOfCloudFront(20),
          firstOfCloudFront(19),
          firstOfCloudFront(18),
          firstOfCloudFront(15),
          firstOfCloudFront(12));

  private W3cDefaults() {}

  private static String firstOfCloudFront(int columns) {
    return String.join(" ", Arrays.asList(ALL_OF_CLOUDFRONT.split(" ")).subList(0, columns));
  }

  /** What tells these columns from others of the same number. */
  static List<Column> checks(Header header) {
    List<Column> checks = new ArrayList<>();
    check(checks, header, CheckColumn.Shape.METHOD, "cs-method");
    check(checks, header, CheckColumn.Shape.PATH, "cs-uri-stem");
    check(checks, header, CheckColumn.Shape.ADDRESS, "c-ip", "s-ip");
    check(
        checks,
        header,
        CheckColumn.Shape.NUMBER,
        "s-port",
        "sc-status",
        "sc-substatus",
        "sc-win32-status");
    return checks;
  }

  private static void check(
      List<Column> checks, Header header, CheckColumn.Shape shape, String... names) {
    for (int column : header.find(names)) {
      checks.add(new CheckColumn(header.name(column), shape, column));
    }
  }
}
