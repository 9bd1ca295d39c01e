package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.api.java.function.Function;
import org.crmperf.jobs.warehouse.SourceRange;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.Detection;

/** The Spark task: reads one range, writes its files, returns its counts. */
final class RangeTask implements Function<RangeTask.Input, RangeResult> {
  private static final long serialVersionUID = 1L;

  /** A range and the formats of its source. */
  record Input(SourceRange range, Detection detection) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final IngestSettings settings;

  RangeTask(IngestSettings settings) {
    this.settings = settings;
  }

  @Override
  public RangeResult call(Input input) {
    try {
      return new RangeReader(settings, input.range(), input.detection()).read();
    } catch (IOException e) {
      throw Errors.storage(
          settings.layout().root(),
          "cannot be written: " + e.getMessage(),
          "free some space or fix the permissions, then run the same command again",
          e);
    }
  }
}
