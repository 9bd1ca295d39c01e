package org.crmperf.jobs.warehouse;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.loadtest.DamagedRecordException;

/** What a failed read of an input means: each cause with the advice that fits it. */
final class InputErrors {
  private InputErrors() {}

  static CrmPerfException missing(String input) {
    return Errors.input(
        input, "no such file or directory", "check the path, or leave this --input out", null);
  }

  /** {@code where} names the file, with a byte offset if there is one. */
  static CrmPerfException unreadable(String where, Exception e) {
    if (e instanceof AccessDeniedException
        || e instanceof org.apache.hadoop.security.AccessControlException) {
      return Errors.input(where, "permission denied", "let this user read it (chmod, setfacl)", e);
    }
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return Errors.input(
          where, "the file is gone", "run again; it was removed or renamed meanwhile", e);
    }
    return Errors.input(
        where, "cannot be read: " + reason(e), "check the disk or store that holds it", e);
  }

  static CrmPerfException damaged(String path, Compression compression, long at, Exception e) {
    if (e instanceof AccessDeniedException || e instanceof NoSuchFileException) {
      return unreadable(path, e);
    }
    boolean early =
        e instanceof EOFException
            || reason(e).toLowerCase(Locale.ROOT).contains("truncated")
            || reason(e).toLowerCase(Locale.ROOT).contains("unexpected end");
    String what =
        early
            ? "the " + compression.label() + " data ends too early"
            : "the " + compression.label() + " data is damaged (" + reason(e) + ")";
    return Errors.input(
        path + ": decompressed byte " + at,
        what,
        "copy the file again, or wait until it is written to its end",
        e);
  }

  static CrmPerfException damagedRecord(String path, DamagedRecordException e) {
    return Errors.input(
        path + ": byte " + e.at(),
        reason(e),
        "wait until the load test has ended, or copy the file again; what could be read counts",
        e);
  }

  /** The words of an exception, without the path that the message has already. */
  static String reason(Exception e) {
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** Why something cannot be written, in plain words. */
  static String writeReason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return e.getMessage() + " is a file";
    }
    if (e instanceof NoSuchFileException) {
      return "no such directory, and it cannot be made";
    }
    return reason(e);
  }
}
