package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import org.crmperf.parsers.error.Errors;

/**
 * Who holds a warehouse, as far as it can be seen without asking for it.
 *
 * @param holder in words; empty if nobody does
 */
public record LockState(State state, String holder) {
  /** What is known of the holder. */
  public enum State {
    FREE,
    /** Its process lives, or may live on another machine. */
    HELD,
    /** Its process has ended without letting go: the next run takes over. */
    DEAD
  }

  /** Looks at the lock; takes and changes nothing. */
  public static LockState read(FileStore store, WarehouseLayout layout) {
    try {
      StoredFile lock = store.stat(layout.lock());
      if (lock == null || lock.size() == 0) {
        return new LockState(State.FREE, "");
      }
      try (InputStream in = store.open(layout.lock(), 0)) {
        LockHolder holder = LockHolder.decode(in.readAllBytes());
        return new LockState(holder.isDeadHere() ? State.DEAD : State.HELD, holder.describe());
      }
    } catch (IOException e) {
      throw Errors.storage(
          layout.lock(),
          "cannot be read: " + InputErrors.reason(e),
          "check the permissions and the disk or store that holds the warehouse",
          e);
    }
  }
}
