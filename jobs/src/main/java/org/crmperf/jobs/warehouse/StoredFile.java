package org.crmperf.jobs.warehouse;

/**
 * A file or directory of a {@link FileStore}.
 *
 * @param path absolute; opens with the store that returned it
 * @param name its last segment
 * @param kind what it is
 * @param size bytes; 0 for a directory
 * @param modified when its content was changed last, in milliseconds since 1970; 0 if unknown
 */
public record StoredFile(String path, String name, Kind kind, long size, long modified) {
  /** What a path names. */
  public enum Kind {
    FILE,
    DIRECTORY,
    /** A pipe, socket or device: its bytes can be read once, its size is unknown. */
    STREAM
  }

  /** Whether directories hide it from inputs: a name with a leading '.' or '_'. */
  boolean isHidden() {
    return name.startsWith(".") || name.startsWith("_");
  }
}
