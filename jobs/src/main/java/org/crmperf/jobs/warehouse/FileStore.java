package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file operations that crm-perf needs, over the local disk or a Hadoop file system. Methods
 * throw IOException with the store's own words; callers say what it means for the user.
 *
 * <p>Instances are thread-safe. Obtain them from {@link FileStores}.
 */
public interface FileStore {
  /** The file at this path, links followed; null if there is none. */
  @Nullable StoredFile stat(String path) throws IOException;

  /** The entries of a directory, sorted by name; not recursive. */
  List<StoredFile> list(String directory) throws IOException;

  /** The files and directories that a glob matches, sorted by path; empty if none does. */
  List<StoredFile> glob(String pattern) throws IOException;

  /** A path that is the same for all names of one file: links resolved where the store has them. */
  String canonical(String path) throws IOException;

  /** Opens a file at a byte offset; an offset beyond the end gives an empty stream. */
  InputStream open(String path, long offset) throws IOException;

  /** Creates or overwrites a file; makes its directories. */
  OutputStream create(String path) throws IOException;

  /**
   * Forces a file's bytes, or a directory's names, to the disk. Nothing to do where closing a file
   * already does so.
   */
  void sync(String path) throws IOException;

  /**
   * Moves a whole file to its final name, replacing what is there. Atomic where the store can; an
   * object store shows the new name only when the copy is whole.
   */
  void rename(String from, String to) throws IOException;

  /** Writes small files durably: each appears under its name whole, or not at all. */
  void writeWhole(List<WholeFile> files) throws IOException;

  /** Deletes a file, or a directory with all that is in it. Not an error if there is none. */
  void delete(String path) throws IOException;

  /** Makes a directory and its parents. */
  void makeDirectories(String directory) throws IOException;

  /** Whether there is a file or directory at this path. */
  default boolean exists(String path) throws IOException {
    return stat(path) != null;
  }
}
