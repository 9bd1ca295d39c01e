package org.crmperf.jobs.warehouse;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A store that did not answer, or not with what is in it: nothing is known of the content, so that
 * what was read of a file so far must not be taken for all that can be read of it.
 */
public final class StoreFailure extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 300;

  StoreFailure(IOException cause) {
    super(words(cause), cause);
  }

  /** Whether it is at the bottom of an error. */
  public static boolean isBehind(@Nullable Throwable error) {
    for (Throwable t = error; t != null; t = t.getCause()) {
      if (t instanceof StoreFailure) {
        return true;
      }
    }
    return false;
  }

  /** The first line of what the store says: some say it all over again for each of its layers. */
  static String words(Exception e) {
    String message = e.getMessage();
    String line =
        message == null || message.isBlank()
            ? e.getClass().getSimpleName()
            : message.strip().lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
