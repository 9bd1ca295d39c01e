package org.crmperf.jobs.keep;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment late on a day, as access logs write it. */
final class SyntheticStamp {
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  private SyntheticStamp() {}

  static String of(LocalDate day) {
    return day.atTime(23, 59, 58).atOffset(ZoneOffset.UTC).format(CLF);
  }
}
