package org.crmperf.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where reports are kept: a root with a folder for each day. Names are relative to the root, with
 * '/' between folder and file, such as {@code 2026-11-21/index.html}.
 *
 * <p>Failures are {@link org.crmperf.parsers.error.CrmPerfException}s that name the file.
 */
public interface ReportStore {
  /** Writes the bytes of one file. */
  @FunctionalInterface
  interface Content {
    /** Writes everything to {@code out} and flushes or closes it; the store closes it anyway. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file and its folder, replacing an older file. It appears under its name only when
   * {@code content} has returned and all bytes are written; when that fails, whatever was there
   * before is still there. Several threads may write different files.
   */
  void write(String name, Content content);

  /** Makes what was written outlast a power cut; a store that does so at once does nothing. */
  default void finish() {}

  /** Deletes what an interrupted run was writing in a folder; "" is the root. */
  default void discardUnfinished(String folder) {}

  /** The names of the root's folders, in no order; empty if there is no root yet. */
  List<String> folders();

  /** Opens a file, or returns null if there is none of this name. The caller closes it. */
  @Nullable InputStream open(String name);
}
