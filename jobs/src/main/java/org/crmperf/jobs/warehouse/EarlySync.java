package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Forces files to the disk one after the other, behind the tasks that write them. What cannot be
 * forced is left to the sweep before the commit, which waits and tells. Ends with the process.
 */
final class EarlySync {
  /** Small files are forced faster side by side, by one commit of the file system's journal. */
  private static final long SMALLEST = 1 << 20;

  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "crm-perf early sync");
            thread.setDaemon(true);
            return thread;
          });

  private EarlySync() {}

  static void add(Path file) {
    THREAD.execute(() -> force(file));
  }

  /** Whether it was forced: it is large enough, and nothing failed. */
  static boolean force(Path file) {
    try {
      boolean worthIt = Files.size(file) >= SMALLEST;
      if (worthIt) {
        LocalFileStore.INSTANCE.sync(file.toString());
      }
      return worthIt;
    } catch (IOException e) {
      return false; // perhaps deleted already, or on a disk that fails: the sweep will say so
    }
  }
}
