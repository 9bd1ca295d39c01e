package org.crmperf.stores.nights;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.jobs.synthetic.SyntheticExpectation;

/** Logs of three servers of one day: one plain, one compressed, one small. */
final class SampleLogs {
  /** Ranges of this size make a dozen tasks of them. */
  static final long RANGE_BYTES = 256 << 10;

  /** All lines of them, counted as they were written. */
  private final long lines;

  private SampleLogs(long lines) {
    this.lines = lines;
  }

  static SampleLogs write(Path folder) throws IOException {
    Files.createDirectories(folder);
    SyntheticExpectation plain =
        SyntheticDay.ofSize(3 << 20).withSeed(11).write(folder.resolve("web1.log"));
    SyntheticExpectation compressed;
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("web2.log.gz")))) {
      compressed = SyntheticDay.ofSize(1 << 20).withSeed(12).write(out);
    }
    SyntheticExpectation small =
        SyntheticDay.ofSize(100_000).withSeed(13).write(folder.resolve("web3.log"));
    return new SampleLogs(plain.lines() + compressed.lines() + small.lines());
  }

  long lines() {
    return lines;
  }
}
