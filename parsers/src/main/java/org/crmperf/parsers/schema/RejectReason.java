package org.crmperf.parsers.schema;

import java.util.Locale;

/** Why a line is not a request. The lower-case name is what users see. */
public enum RejectReason {
  NOT_ACCESS_LOG("a line of another log, such as an error log or a banner"),
  LAYOUT("the line does not have the format's layout"),
  BAD_TIME("the time stamp cannot be read"),
  BAD_STATUS("the status is not a code of three digits"),
  BAD_NUMBER("a size or a number cannot be read, or is a pebibyte or more"),
  BAD_DURATION("a duration cannot be read, or is longer than 407 days"),
  BAD_ADDRESS("the client is not an address or a name"),
  TRUNCATED("the line ends before the format does"),
  TRAILING_DATA("the line goes on after the format's end"),
  BINARY("the line holds bytes that no log writes"),
  LINE_TOO_LONG("the line is longer than the limit"),
  IMPLAUSIBLE_TIME("the time stamp is far from its neighbours"),
  BAD_RECORD("the record cannot be read");

  private final String meaning;

  RejectReason(String meaning) {
    this.meaning = meaning;
  }

  /** One line for the documentation. */
  public String meaning() {
    return meaning;
  }

  /** The name users see: lower case with underscores. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
