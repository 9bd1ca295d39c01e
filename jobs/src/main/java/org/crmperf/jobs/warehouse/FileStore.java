package org.crmperf.jobs.warehouse;

import java.io.BufferedOutputStream;
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
  /** What a file is to hold. */
  @FunctionalInterface
  interface Content {
    /** Writes all of it; the store closes the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

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
   * Writes a file that is to become {@code finalName} by {@link #rename}. Where a name appears only
   * when its object is whole, and a rename is a copy, it is written under its final name at once.
   * When writing fails, nothing of it appears under that name.
   *
   * @param aside where to write it otherwise
   * @return where it is now
   */
  default String write(String aside, String finalName, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(create(aside), 1 << 16)) {
      content.writeTo(out);
    }
    return aside;
  }

  /**
   * Forces a file's bytes, or a directory's names, to the disk. Nothing to do where closing a file
   * already does so.
   */
  void sync(String path) throws IOException;

  /**
   * Begins to force a file's bytes to the disk and does not wait: what is written during a long run
   * need not all be written at its end. Promises nothing, and says nothing of a failure; {@link
   * #sync} does.
   */
  default void beginSync(String path) {}

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
