package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.SourceRange;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.Detection;

/** The Spark task: reads a few ranges, writes the files of each, returns their counts. */
final class RangeTask implements ListJob.Task<List<RangeTask.Input>, List<RangeResult>> {
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
  public List<RangeResult> call(List<Input> inputs) {
    List<RangeResult> results = new ArrayList<>(inputs.size());
    try {
      for (Input input : inputs) {
        results.add(new RangeReader(settings, input.range(), input.detection()).read());
      }
      return results;
    } catch (IOException e) {
      throw Errors.storage(
          settings.layout().root(),
          "cannot be written: " + e.getMessage(),
          "free some space or fix the permissions, then run the same command again",
          e);
    }
  }
}
