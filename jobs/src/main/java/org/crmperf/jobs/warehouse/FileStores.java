package org.crmperf.jobs.warehouse;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the store of a path: plain paths and {@code file:} go to java.nio, any other scheme to
 * Hadoop. Local work therefore never loads Hadoop's classes, and leaves no {@code .crc} files.
 *
 * <p>Serializable, so that tasks on executors reach the same stores with the same settings.
 */
public final class FileStores implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<String, String> hadoopSettings;

  /** Made once: reading Hadoop's settings costs more than opening a file. */
  private transient volatile @Nullable HadoopFileStore hadoop;

  private FileStores(Map<String, String> hadoopSettings) {
    this.hadoopSettings = hadoopSettings;
  }

  /** Stores with Hadoop's settings as the classpath has them. */
  public static FileStores defaults() {
    return new FileStores(Map.of());
  }

  /**
   * Stores with Hadoop settings added to those of the classpath.
   *
   * @param hadoopSettings keys as in core-site.xml, without the prefix {@code spark.hadoop.}
   */
  public static FileStores withHadoopSettings(Map<String, String> hadoopSettings) {
    return new FileStores(Map.copyOf(hadoopSettings));
  }

  /** The store that holds this path. */
  public FileStore of(String path) {
    return isLocal(path) ? LocalFileStore.INSTANCE : hadoop();
  }

  private HadoopFileStore hadoop() {
    HadoopFileStore store = hadoop;
    if (store == null) {
      synchronized (this) {
        store = hadoop;
        if (store == null) {
          store = new HadoopFileStore(hadoopSettings);
          hadoop = store;
        }
      }
    }
    return store;
  }

  /** Whether a path is on the local disk: without a scheme, or with {@code file:}. */
  public static boolean isLocal(String path) {
    int colon = schemeEnd(path);
    return colon < 0 || path.substring(0, colon).equalsIgnoreCase("file");
  }

  /** The local path that a {@link #isLocal local} path names, {@code file:} or not. */
  public static Path localPath(String path) {
    return LocalFileStore.path(path);
  }

  /** The index of the colon of {@code scheme:/}, or -1. One letter is a drive, not a scheme. */
  private static int schemeEnd(String path) {
    int i = 0;
    while (i < path.length() && isSchemeChar(path.charAt(i))) {
      i++;
    }
    return i > 1 && path.startsWith(":/", i) ? i : -1;
  }

  private static boolean isSchemeChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '-'
        || c == '.';
  }
}
