package org.crmperf.parsers.endpoint;

import java.nio.charset.StandardCharsets;

/** What a variable part of a path is replaced by. */
enum Variable {
  ID("{id}"),
  UUID("{uuid}"),
  HEX("{hex}"),
  DATE("{date}"),
  TOKEN("{token}"),
  SFID("{sfid}");

  private final byte[] label;

  Variable(String label) {
    this.label = label.getBytes(StandardCharsets.US_ASCII);
  }

  void appendTo(TemplateBuffer out) {
    out.append(label);
  }
}
