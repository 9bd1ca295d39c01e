package org.crmperf.jobs.ingest;

import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.InputFile;
import org.crmperf.jobs.warehouse.SourceStream;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.format.FormatDetector;
import org.crmperf.parsers.format.LineEnds;
import org.crmperf.parsers.format.LogFormats;

/** Chooses the format of a source: the one given, or what its first bytes look like. */
public final class FormatChooser {
  /** The value of {@code --format} that asks for detection. */
  public static final String AUTO = "auto";

  private static final int SAMPLE_BYTES = 256 << 10;

  private final FileStores stores;
  private final String format;

  /**
   * {@code format} is {@link #AUTO}, a preset's name or a definition; USAGE error if it is none.
   */
  public FormatChooser(FileStores stores, String format) {
    this.stores = stores;
    this.format = format;
    if (!format.equals(AUTO)) {
      LogFormats.of(format);
    }
  }

  /** The formats of a file; INPUT error if nothing in its sample parses. */
  public Detection choose(InputFile file) {
    if (!format.equals(AUTO)) {
      return Detection.given(LogFormats.of(format));
    }
    byte[] sample = new byte[SAMPLE_BYTES];
    int size = 0;
    try (SourceStream in = SourceStream.open(stores, file.path(), file.compression(), 0)) {
      int n;
      while (size < sample.length && (n = in.read(sample, size, sample.length - size)) > 0) {
        size += n;
      }
    } catch (CrmPerfException e) {
      if (size == 0 || e.code() != ErrorCode.INPUT) {
        throw e;
      }
    }
    int start = LineEnds.byteOrderMark(sample, 0, size);
    return FormatDetector.detect(sample, start, size)
        .orElseThrow(
            () ->
                Errors.input(
                    file.path() + ": byte 0",
                    "no line of its beginning is in a known log format",
                    "give the format with --format (crm-perf inspect shows how lines parse), or"
                        + " leave the file out",
                    null));
  }
}
