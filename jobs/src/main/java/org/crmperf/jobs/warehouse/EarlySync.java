package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Forces files to the disk one after the other, behind the tasks that write them. What cannot be
 * forced is left to the sweep before the commit, which waits and tells. Ends with the process.
 */
final class EarlySync {
  /** Small files are forced faster side by side, by one commit of the file system's journal. */
  private static final long SMALLEST = 1 << 20;

  private static final ThreadPoolExecutor THREAD =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> {
            Thread thread = new Thread(task, "crm-perf early sync");
            thread.setDaemon(true);
            return thread;
          });

  static {
    THREAD.allowCoreThreadTimeOut(true);
  }

  private EarlySync() {}

  static void add(Path file) {
    THREAD.execute(() -> force(file));
  }

  /** Whether it was forced: it is large enough, and nothing failed. */
  static boolean force(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      boolean worthIt = channel.size() >= SMALLEST;
      if (worthIt) {
        channel.force(false);
      }
      return worthIt;
    } catch (IOException e) {
      return false; // perhaps deleted already, or on a disk that fails: the sweep will say so
    }
  }
}
