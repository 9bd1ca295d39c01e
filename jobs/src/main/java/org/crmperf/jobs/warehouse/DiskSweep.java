package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Forces files that are under their final names to the disk, and then the directories that name
 * them, so that what is written next may rely on them whatever happens to the power. Many wait side
 * by side: one commit of the file system's journal then serves all that wait for it.
 */
final class DiskSweep {
  private static final int SIDE_BY_SIDE = 16;

  private final FileStore store;
  private final String root;

  /** A sweep below a directory, which has been forced into its own parent. */
  DiskSweep(FileStore store, String root) {
    this.store = store;
    this.root = root;
  }

  void force(Collection<String> files) throws IOException {
    if (files.isEmpty() || !(store instanceof LocalFileStore)) {
      return; // elsewhere closing a file is all that can be done
    }
    Set<String> directories = new LinkedHashSet<>();
    for (String file : files) {
      String dir = WarehouseLayout.parent(file);
      while (directories.add(dir) && !dir.equals(root)) {
        dir = WarehouseLayout.parent(dir);
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(SIDE_BY_SIDE, files.size()));
    try {
      forceAll(threads, files);
      forceAll(threads, directories);
    } finally {
      threads.shutdownNow();
    }
  }

  private void forceAll(ExecutorService threads, Collection<String> paths) throws IOException {
    List<Future<?>> waiting =
        paths.stream()
            .<Future<?>>map(
                path ->
                    threads.submit(
                        () -> {
                          store.sync(path);
                          return null;
                        }))
            .toList();
    for (Future<?> done : waiting) {
      try {
        done.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failure) {
          throw failure;
        }
        throw new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while files were forced to the disk", e);
      }
    }
  }
}
