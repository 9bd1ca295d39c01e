package org.crmperf.parsers.error;

import org.jspecify.annotations.Nullable;

/**
 * Words every user-facing error. Each message is one line: what is wrong, where, what to do.
 *
 * <p>Add a method here rather than a message elsewhere, so that the wording stays in one place.
 */
public final class Errors {
  private static final int LONGEST = 500;

  private Errors() {}

  /** An option or argument that cannot be used. */
  public static CrmPerfException usage(String what, String whatToDo) {
    return usage(what, whatToDo, null);
  }

  /** An option or argument that cannot be used, as something else has found. */
  public static CrmPerfException usage(String what, String whatToDo, @Nullable Throwable cause) {
    return new CrmPerfException(ErrorCode.USAGE, oneLine(what + "; " + whatToDo), cause);
  }

  /** A configuration value that cannot be used. {@code key} is the dotted path in the file. */
  public static CrmPerfException config(String file, String key, String what, String whatToDo) {
    return new CrmPerfException(
        ErrorCode.USAGE, oneLine(file + ": " + key + ": " + what + "; " + whatToDo), null);
  }

  /**
   * An input that cannot be read. {@code where} names the file, with a byte offset if there is one.
   */
  public static CrmPerfException input(
      String where, String what, String whatToDo, @Nullable Throwable cause) {
    return new CrmPerfException(
        ErrorCode.INPUT, oneLine(where + ": " + firstLine(what) + "; " + whatToDo), cause);
  }

  /** A file of the warehouse or a report that cannot be written or read back. */
  public static CrmPerfException storage(
      String where, String what, String whatToDo, @Nullable Throwable cause) {
    return new CrmPerfException(
        ErrorCode.STORAGE, oneLine(where + ": " + firstLine(what) + "; " + whatToDo), cause);
  }

  /** Another run holds the warehouse. */
  public static CrmPerfException inUse(String warehouse, String holder) {
    return new CrmPerfException(
        ErrorCode.IN_USE,
        oneLine(
            warehouse
                + ": the warehouse is in use by "
                + holder
                + "; wait until that run has ended and start again"),
        null);
  }

  /** Spark ended before its job did: a signal, or a cluster that cannot be reached or gave up. */
  public static CrmPerfException sparkStopped(String master, Throwable cause) {
    return new CrmPerfException(
        ErrorCode.INTERNAL,
        oneLine(
            "Spark stopped before its job was done (master "
                + master
                + "), by a signal or because its master cannot be reached; run the same command again:"
                + " what is not counted yet is read again"),
        cause);
  }

  /** The work was done, and its words could not be written. */
  public static CrmPerfException unwrittenOutput(Exception cause) {
    return storage(
        "standard output",
        "cannot be written: " + cause.getMessage(),
        "make room where it goes; the work itself was done",
        cause);
  }

  /** A state that should be impossible. */
  public static CrmPerfException internal(String what, @Nullable Throwable cause) {
    return new CrmPerfException(
        ErrorCode.INTERNAL,
        oneLine("internal failure: " + what + "; run again with --verbose and report the trace"),
        cause);
  }

  /** Clients of stores say the same again for each of their layers, a line each. */
  private static String firstLine(String what) {
    String line = what.lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder(message.length());
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return line.toString();
  }
}
