package org.crmperf.jobs.nginx;

import java.nio.charset.StandardCharsets;

/**
 * A request of the test's client, with how the reports must know it.
 *
 * @param way how it is sent
 * @param method the method, {@code -} where the server sees none
 * @param target the request target
 * @param endpoint the name in the reports
 * @param status the status that it must be answered with
 * @param delayMillis what the application behind nginx takes, 0 if it is not asked
 * @param bodyBytes the size of the application's answer
 */
record CrmCall(
    Way way,
    String method,
    String target,
    String endpoint,
    int status,
    int delayMillis,
    int bodyBytes) {
  /** The header that tells the application what to do: status, delay and size. */
  static final String ORDER = "X-Order";

  /** The status of an order to answer only after the client has gone. */
  static final int CLIENT_CLOSED = 499;

  static final String QUOTED_AGENT = "CRM \"Sync\" 2.1 \\ (batch; \"nightly\")";
  private static final String FOREIGN_AGENT = "Kunden-App \"Größe\" 顧客管理/1.0";

  /** How a call is sent. */
  enum Way {
    /** By java.net.http. */
    CLIENT,
    /** Written to a socket by hand: bytes that a tidy client would not send. */
    BY_HAND,
    /** As {@link #BY_HAND}; the server may wait for the client to leave before it logs. */
    REFUSED,
    /** By hand, and the client leaves before the answer. */
    ABANDONED,
    /** The first bytes of TLS, sent to the plain port. */
    TLS
  }

  /** The value of {@link #ORDER}. */
  String order() {
    return status + " " + delayMillis + " " + bodyBytes;
  }

  /** As the reports group it. */
  String key() {
    return method + " " + endpoint;
  }

  /** The request as bytes, for the ways that need it. */
  byte[] text() {
    String text =
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: crm.example.test\r\nConnection: close\r\nUser-Agent: "
            + FOREIGN_AGENT
            + "\r\n"
            + ORDER
            + ": "
            + order()
            + "\r\n\r\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
