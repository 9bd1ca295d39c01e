package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.crmperf.parsers.error.Errors;

/**
 * A lock of the operating system, which ends with its process however that ends. The file says who
 * holds it; it stays, emptied, when the lock is let go, because deleting it would let a third run
 * lock a new file while a second one waits on the old.
 */
final class LocalLock implements WarehouseLock {
  /**
   * The locks of this process. POSIX drops all locks that a process has on a file when it closes
   * any descriptor of it, so that a second attempt must not even open the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final boolean followsDeadRun;

  private LocalLock(Path file, FileChannel channel, boolean followsDeadRun) {
    this.file = file;
    this.channel = channel;
    this.followsDeadRun = followsDeadRun;
  }

  /**
   * Takes the lock.
   *
   * @param directory of the warehouse; exists
   */
  static LocalLock acquire(Path directory, String name) throws IOException {
    Path file = directory.toRealPath().resolve(name);
    if (!HELD.add(file)) {
      throw Errors.inUse(directory.toString(), LockHolder.me().describe());
    }
    try {
      return lock(directory, file);
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static LocalLock lock(Path directory, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        LockHolder holder = LockHolder.decode(Files.readAllBytes(file));
        throw Errors.inUse(directory.toString(), holder.describe());
      }
      boolean leftover = channel.size() > 0;
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(LockHolder.me().encode()), 0);
      channel.force(true);
      return new LocalLock(file, channel, leftover);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public boolean followsDeadRun() {
    return followsDeadRun;
  }

  @Override
  public void close() {
    try (channel) {
      if (channel.isOpen()) {
        channel.truncate(0);
      }
    } catch (IOException e) {
      // the lock itself is gone with the channel; the next run will look for leftovers in vain
    } finally {
      HELD.remove(file);
    }
  }
}
