package org.crmperf.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.crmperf.jobs.report.ReportStore;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.StoredFile;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/** Reports on a Hadoop file system: each file appears whole, or not at all. */
final class HadoopReportStore implements ReportStore {
  private final FileStore store;
  private final String root;

  HadoopReportStore(FileStore store, String root) {
    this.store = store;
    this.root = root;
  }

  @Override
  public void write(String name, Content content) {
    String target = root + "/" + name;
    int slash = target.lastIndexOf('/');
    String aside = target.substring(0, slash + 1) + "." + target.substring(slash + 1) + ".tmp";
    try {
      store.rename(store.write(aside, target, content::writeTo), target);
    } catch (IOException e) {
      throw Errors.storage(
          target,
          "the report cannot be written (" + e.getMessage() + ")",
          "make room there and allow writing, or choose another --reports folder",
          e);
    }
  }

  @Override
  public List<String> folders() {
    try {
      return store.exists(root)
          ? store.list(root).stream()
              .filter(entry -> entry.kind() == StoredFile.Kind.DIRECTORY)
              .map(StoredFile::name)
              .toList()
          : List.of();
    } catch (IOException e) {
      throw unreadable(root, e);
    }
  }

  @Override
  public @Nullable InputStream open(String name) {
    String path = root + "/" + name;
    try {
      return store.exists(path) ? store.open(path, 0) : null;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static RuntimeException unreadable(String path, IOException e) {
    return Errors.storage(
        path,
        "cannot be read (" + e.getMessage() + ")",
        "check the permissions and the store that holds the reports",
        e);
  }
}
