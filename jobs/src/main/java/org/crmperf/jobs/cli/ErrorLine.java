package org.crmperf.jobs.cli;

import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/** One line for one failure, without control characters that a terminal would obey. */
final class ErrorLine {
  private ErrorLine() {}

  static String of(@Nullable String message) {
    String text = message == null ? "" : message;
    StringBuilder line = new StringBuilder(text.length());
    text.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return line.toString().strip();
  }

  static String of(Throwable e) {
    if (e instanceof CrmPerfException) {
      return of(e.getMessage());
    }
    String what = e.getMessage() == null ? e.getClass().getSimpleName() : firstLine(e.getMessage());
    String known = ofTask(e);
    return of(known.isEmpty() ? Errors.internal(what, e).getMessage() : known);
  }

  /** Spark hands over a task's failure as text: the exception's own line is in it. */
  private static String ofTask(Throwable e) {
    String marker = CrmPerfException.class.getName() + ": ";
    for (Throwable t = e; t != null; t = t.getCause()) {
      String message = t.getMessage();
      int at = message == null ? -1 : message.indexOf(marker);
      if (message != null && at >= 0) {
        return firstLine(message.substring(at + marker.length()));
      }
    }
    return "";
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
