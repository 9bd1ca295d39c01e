package org.crmperf.jobs.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.ChecksumException;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * A lock for stores without locks: a file that its holder writes anew while it lives. A file that
 * nobody has written for {@link #EXPIRY} belongs to a dead run.
 *
 * <p>Clocks are not compared: who finds the file watches whether it changes, unless its process is
 * known to run, or to have ended, on this machine. Two runs may find a dead one's file at the same
 * time, and the slower of them delete what the faster has just made: who takes over waits, and
 * looks whether the file is still its own. A holder that slept so long that another took over finds
 * that out before it commits anything.
 */
final class LeaseLock implements WarehouseLock {
  static final Duration BEAT = Duration.ofSeconds(10);
  static final Duration EXPIRY = Duration.ofSeconds(45);

  /** Longer than it takes from finding that a file is dead to deleting it. */
  private static final Duration SETTLE = Duration.ofSeconds(2);

  private final String warehouse;
  private final HadoopFileStore store;
  private final String path;
  private final Duration expiry;
  private final LockHolder holder;
  private final boolean followsDeadRun;
  private final ScheduledExecutorService heart;
  private long beats;
  private long lastBeatNanos = System.nanoTime();
  private boolean closed;
  private @Nullable LockHolder successor;

  private LeaseLock(
      String warehouse,
      HadoopFileStore store,
      String path,
      LockHolder holder,
      Duration expiry,
      boolean followsDeadRun) {
    this.warehouse = warehouse;
    this.expiry = expiry;
    this.store = store;
    this.path = path;
    this.holder = holder;
    this.followsDeadRun = followsDeadRun;
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "warehouse-lease");
              thread.setDaemon(true);
              return thread;
            });
  }

  static LeaseLock acquire(String warehouse, HadoopFileStore store, String path)
      throws IOException {
    return acquire(warehouse, store, path, BEAT, EXPIRY);
  }

  static LeaseLock acquire(
      String warehouse, HadoopFileStore store, String path, Duration beat, Duration expiry)
      throws IOException {
    LockHolder me = LockHolder.me();
    boolean leftover = false;
    while (!store.createNew(path, content(me, 0))) {
      byte[] found;
      try {
        found = read(store, path);
      } catch (FileNotFoundException e) {
        continue; // let go meanwhile
      }
      LockHolder other = LockHolder.decode(found);
      if (other.isAliveHere() || !other.isDeadHere() && changes(store, path, found, beat, expiry)) {
        throw Errors.inUse(warehouse, other.describe());
      }
      leftover = true;
      store.delete(path);
    }
    if (leftover || !store.createsAtomically(path)) {
      settle(beat);
      LockHolder now = holder(store, path);
      if (!me.equals(now)) {
        throw Errors.inUse(warehouse, now == null ? "another run" : now.describe());
      }
    }
    LeaseLock lock = new LeaseLock(warehouse, store, path, me, expiry, leftover);
    lock.start(beat);
    return lock;
  }

  private void start(Duration beat) {
    var unused =
        heart.scheduleWithFixedDelay(
            this::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void settle(Duration beat) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(Math.min(beat.toMillis(), SETTLE.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while taking the warehouse's lock");
    }
  }

  /** Who holds it now; null if nobody does. */
  private static @Nullable LockHolder holder(HadoopFileStore store, String path)
      throws IOException {
    try {
      return LockHolder.decode(read(store, path));
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  private static byte[] content(LockHolder holder, long beat) {
    String text = new String(holder.encode(), StandardCharsets.UTF_8) + beat + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(HadoopFileStore store, String path) throws IOException {
    try (InputStream in = store.open(path, 0)) {
      return in.readAllBytes();
    }
  }

  /** Waits for a sign of life; a file that is let go meanwhile is none. */
  private static boolean changes(
      HadoopFileStore store, String path, byte[] found, Duration beat, Duration expiry)
      throws IOException {
    long end = System.nanoTime() + expiry.toNanos();
    while (System.nanoTime() < end) {
      try {
        TimeUnit.MILLISECONDS.sleep(Math.max(1, beat.toMillis() / 4));
        if (!Arrays.equals(found, read(store, path))) {
          return true;
        }
      } catch (FileNotFoundException e) {
        return false;
      } catch (ChecksumException e) {
        return true; // read while it was being written
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
    return false;
  }

  private synchronized void beat() {
    if (closed || successor != null) {
      return; // it waited for the monitor while the lock was let go
    }
    try {
      lookForSuccessor();
      if (successor == null) {
        // written in place: a rename would make the file vanish for a moment in some stores
        try (OutputStream out = store.create(path)) {
          out.write(content(holder, ++beats));
        }
        lastBeatNanos = System.nanoTime();
      }
    } catch (IOException | RuntimeException e) {
      // a store that hiccups may answer the next beat; the expiry is several beats long
    }
  }

  private void lookForSuccessor() throws IOException {
    LockHolder now = holder(store, path);
    if (now != null && !now.isUnknown() && !now.equals(holder)) {
      successor = now;
    }
  }

  @Override
  public synchronized void ensureHeld() throws IOException {
    if (successor == null && System.nanoTime() - lastBeatNanos > expiry.toNanos() / 2) {
      lookForSuccessor();
    }
    LockHolder taker = successor;
    if (taker != null) {
      throw Errors.inUse(warehouse, taker.describe());
    }
  }

  @Override
  public boolean followsDeadRun() {
    return followsDeadRun;
  }

  @Override
  public synchronized void close() {
    closed = true;
    heart.shutdownNow();
    try {
      lookForSuccessor();
      if (successor == null) {
        store.delete(path);
      }
    } catch (IOException e) {
      // left behind, it expires like that of a dead run
    }
  }
}
