package org.crmperf.jobs.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Progress of long work on standard error: bytes done of the total, rate and time left. One line
 * that rewrites itself, and only on a terminal; the launcher says whether there is one.
 */
final class Progress implements AutoCloseable {
  private static final long FIRST_MILLIS = 1_000;
  private static final long EVERY_MILLIS = 500;
  private static final double MIB = 1 << 20;

  private final PrintStream err;
  private final long total;
  private final LongSupplier done;
  private final long started = System.nanoTime();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile boolean shown;

  private Progress(PrintStream err, long total, LongSupplier done) {
    this.err = err;
    this.total = total;
    this.done = done;
    this.thread = new Thread(this::show, "progress");
    thread.setDaemon(true);
  }

  /** Whether standard error is a terminal. */
  static boolean isTerminal() {
    return "true".equals(System.getProperty("crmperf.stderr.terminal"));
  }

  /** Starts to show, if the mode is to. */
  static Progress start(PrintStream err, Mode mode, long total, LongSupplier done) {
    Progress progress = new Progress(err, total, done);
    if (mode == Mode.SHOWN) {
      progress.thread.start();
    }
    return progress;
  }

  /** Whether anything is shown. */
  enum Mode {
    SHOWN,
    HIDDEN;

    static Mode of(CommonOptions options) {
      return !options.quiet && isTerminal() ? SHOWN : HIDDEN;
    }
  }

  private void show() {
    try {
      Thread.sleep(FIRST_MILLIS);
      while (!stopped) {
        shown = true;
        err.print("\r" + line() + "\u001b[K");
        err.flush();
        Thread.sleep(EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String line() {
    long bytes = Math.min(total, done.getAsLong());
    double seconds = (System.nanoTime() - started) / 1e9;
    double rate = bytes / seconds;
    String left = rate > 0 ? String.format(Locale.ROOT, "%.0f s left", (total - bytes) / rate) : "";
    return String.format(
        Locale.ROOT,
        "reading %.0f of %.0f MiB (%.0f %%), %.0f MiB/s, %s",
        bytes / MIB,
        total / MIB,
        total == 0 ? 100.0 : 100.0 * bytes / total,
        rate / MIB,
        left);
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    try {
      thread.join(); // or it may write its line once more, after this has cleared it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (shown) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
