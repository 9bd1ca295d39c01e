package org.crmperf.parsers.real;

import java.nio.charset.StandardCharsets;

/**
 * A request of the test's client. Its target is its own, so that its line in the log can be told.
 *
 * @param way how it is sent
 * @param method the method
 * @param target the request target
 * @param status the status that it must be answered with
 * @param delayMillis what the application takes, where it is the application that answers
 * @param bodyBytes the size of the application's answer
 */
record Call(Way way, String method, String target, int status, int delayMillis, int bodyBytes) {
  /** The header that tells an application what to do: status, delay and size. */
  static final String ORDER = "X-Order";

  static final String AGENT = "CRM \"Sync\" 2.1 (batch; \"nightly\")";

  /** How a call is sent. */
  enum Way {
    /** By java.net.http. */
    CLIENT,
    /** Written to a socket by hand, in UTF-8: a tidy client would escape the target. */
    BY_HAND
  }

  /** The value of {@link #ORDER}. */
  String order() {
    return status + " " + delayMillis + " " + bodyBytes;
  }

  /** The request as bytes, for the client that writes it by hand. */
  byte[] text() {
    String text =
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: crm.example.test\r\nConnection: close\r\nUser-Agent: "
            + AGENT
            + "\r\n"
            + ORDER
            + ": "
            + order()
            + "\r\n\r\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
