package org.crmperf.jobs.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.crmperf.parsers.format.NearFormat;
import org.crmperf.parsers.format.NearestFormats;

/** Chooses the format of a source: the one given, or what its first bytes look like. */
public final class FormatChooser {
  /** The value of {@code --format} that asks for detection. */
  public static final String AUTO = "auto";

  private static final int SAMPLE_BYTES = 256 << 10;
  private static final int MOST_NEAREST = 3;

  private final FileStores stores;
  private final String format;

  /**
   * {@code format} is {@link #AUTO}, the name of a preset or of a kind of aggregated results, or a
   * definition; USAGE error if it is none.
   */
  public FormatChooser(FileStores stores, String format) {
    this.stores = stores;
    this.format = format;
    if (!format.equals(AUTO) && AggregateKind.named(format).isEmpty()) {
      LogFormats.of(format);
    }
  }

  /** The kind of a file of aggregated results; empty for a log. */
  public Optional<AggregateKind> aggregated(InputFile file) {
    return format.equals(AUTO) ? AggregateKind.of(stores, file) : AggregateKind.named(format);
  }

  /** The formats of a file; INPUT error if nothing in its sample parses. */
  public Detection choose(InputFile file) {
    return detect(file).orElseThrow(() -> unknown(file));
  }

  /** The formats of a file; empty if nothing in its sample parses. */
  public Optional<Detection> detect(InputFile file) {
    if (!format.equals(AUTO)) {
      return Optional.of(Detection.given(LogFormats.of(format)));
    }
    Sample sample = sample(file);
    return FormatDetector.detect(sample.bytes, sample.start, sample.end);
  }

  /** What {@link #choose} throws for a file that {@link #detect} found nothing in. */
  public static CrmPerfException unknown(InputFile file) {
    return Errors.input(
        file.path() + ": byte 0",
        "no line of its beginning is in a known log format",
        "give the format with --format (crm-perf inspect shows the nearest formats), or leave the"
            + " file out",
        null);
  }

  /**
   * For a file of which nothing parses: where the format given stops making sense of it, and the
   * known formats that come nearest.
   */
  public List<NearFormat> nearest(InputFile file) {
    Sample sample = sample(file);
    List<NearFormat> nearest = new ArrayList<>();
    if (!format.equals(AUTO)) {
      nearest.addAll(
          NearestFormats.of(LogFormats.of(format), sample.bytes, sample.start, sample.end));
    }
    nearest.addAll(
        NearestFormats.of(sample.bytes, sample.start, sample.end, MOST_NEAREST).stream()
            .filter(near -> !near.format().name().equals(format))
            .toList());
    return nearest;
  }

  private Sample sample(InputFile file) {
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
    return new Sample(sample, LineEnds.byteOrderMark(sample, 0, size), size);
  }

  /** The first bytes of a file, without its byte order mark. */
  private static final class Sample {
    final byte[] bytes;
    final int start;
    final int end;

    Sample(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.start = start;
      this.end = end;
    }
  }
}
