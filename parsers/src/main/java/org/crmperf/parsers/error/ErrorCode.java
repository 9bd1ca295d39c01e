package org.crmperf.parsers.error;

/** Why a run stopped, and the process exit code that says so. */
public enum ErrorCode {
  /** A bug or a broken environment: nothing the user typed explains it. */
  INTERNAL(1),
  /** The warehouse or the reports could not be written (disk full, permissions, store failure). */
  STORAGE(1),
  /** A wrong option, argument or configuration key. Found before any work is done. */
  USAGE(2),
  /** An input cannot be read, or nothing in it parsed. */
  INPUT(4),
  /** Another run holds the warehouse. */
  IN_USE(5);

  private final int exitCode;

  ErrorCode(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The process exit code, as the command-line contract numbers them. */
  public int exitCode() {
    return exitCode;
  }
}
