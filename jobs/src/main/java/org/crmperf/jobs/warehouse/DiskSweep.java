package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Forces files that are under their final names to the disk, and then the directories that name
 * them, so that what is written next may rely on them whatever happens to the power. Many wait side
 * by side: one commit of the file system's journal then serves all that wait for it.
 */
final class DiskSweep {
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
    for (Collection<String> paths : List.of(files, directories)) {
      var unused = SideBySide.map(List.copyOf(paths), this::sync);
    }
  }

  private String sync(String path) throws IOException {
    store.sync(path);
    return path;
  }
}
