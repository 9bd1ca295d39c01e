package org.crmperf.jobs.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.ChecksumException;
import org.crmperf.parsers.error.Errors;

/**
 * A lock for stores without locks: a file that its holder writes anew while it lives. A file that
 * nobody has written for {@link #EXPIRY} belongs to a dead run.
 *
 * <p>Clocks are not compared: who finds the file watches whether it changes, unless its process is
 * known to have ended on this machine.
 */
final class LeaseLock implements WarehouseLock {
  static final Duration BEAT = Duration.ofSeconds(10);
  static final Duration EXPIRY = Duration.ofSeconds(45);

  private final HadoopFileStore store;
  private final String path;
  private final LockHolder holder;
  private final boolean followsDeadRun;
  private final ScheduledExecutorService heart;
  private long beats;
  private boolean closed;

  private LeaseLock(HadoopFileStore store, String path, LockHolder holder, boolean followsDeadRun) {
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
      byte[] found = read(store, path);
      LockHolder other = LockHolder.decode(found);
      if (!other.isDeadHere() && changes(store, path, found, beat, expiry)) {
        throw Errors.inUse(warehouse, other.describe());
      }
      leftover = true;
      store.delete(path);
    }
    LeaseLock lock = new LeaseLock(store, path, me, leftover);
    lock.start(beat);
    return lock;
  }

  private void start(Duration beat) {
    var unused =
        heart.scheduleWithFixedDelay(
            this::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
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
    if (closed) {
      return; // it waited for the monitor while the lock was let go
    }
    // written in place: a rename would make the file vanish for a moment in some stores
    try (OutputStream out = store.create(path)) {
      out.write(content(holder, ++beats));
    } catch (IOException | RuntimeException e) {
      // a store that hiccups may answer the next beat; the expiry is several beats long
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
      store.delete(path);
    } catch (IOException e) {
      // left behind, it expires like that of a dead run
    }
  }
}
