package org.crmperf.jobs.keep;

/** Files and their bytes. */
public final class AreaSize {
  private long files;
  private long bytes;

  void add(long size) {
    files++;
    bytes += size;
  }

  void add(AreaSize other) {
    files += other.files;
    bytes += other.bytes;
  }

  /** How many. */
  public long files() {
    return files;
  }

  /** How large together. */
  public long bytes() {
    return bytes;
  }
}
