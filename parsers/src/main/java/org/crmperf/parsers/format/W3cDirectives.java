package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** What the directives of a W3C log have said so far, beside its columns. */
final class W3cDirectives {
  private static final int DATE_LENGTH = 10;

  private String software = "";
  private String date = "";
  private String fields = "";
  private byte[] dateBytes = {};

  /** Takes a line that starts with '#'; true if it names the columns. */
  boolean take(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    if (lower.startsWith("#software:")) {
      software = line;
    } else if (lower.startsWith("#date:")) {
      date = line;
      byte[] value = line.substring(6).strip().getBytes(StandardCharsets.ISO_8859_1);
      dateBytes = Arrays.copyOf(value, Math.min(value.length, DATE_LENGTH));
    } else if (lower.startsWith("#fields:")) {
      fields = line;
      return true;
    }
    return false;
  }

  /** The names of the columns. */
  String[] columns() {
    return fields.substring(8).strip().split("[ \t]+");
  }

  /** Whether #Fields has been seen. */
  boolean hasFields() {
    return !fields.isEmpty();
  }

  /** Whether #Date has been seen. */
  boolean hasDate() {
    return !date.isEmpty();
  }

  /** The day of #Date, for logs whose lines have a time only. */
  byte[] dateBytes() {
    return dateBytes;
  }

  /** Whether IIS wrote the log, whatever has become of its blanks since. */
  boolean isIis() {
    return software.contains("Internet Information S");
  }

  /** The directives that count, to be taken again by another parser. */
  String text() {
    return String.join("\n", software, date, fields).strip();
  }
}
