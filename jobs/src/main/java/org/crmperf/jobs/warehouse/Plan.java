package org.crmperf.jobs.warehouse;

import java.util.Comparator;
import java.util.List;

/**
 * What a run has to read.
 *
 * @param sources one for each input file, sorted by path
 */
public record Plan(List<PlannedSource> sources) {
  /** All ranges to read, largest first: the long ones must not start last. */
  public List<SourceRange> ranges() {
    return sources.stream()
        .flatMap(source -> source.ranges().stream())
        .sorted(
            Comparator.comparingLong((SourceRange range) -> range.end() - range.start()).reversed())
        .toList();
  }

  /** The sources in this state. */
  public List<PlannedSource> in(SourceState state) {
    return sources.stream().filter(source -> source.state() == state).toList();
  }

  /** Lines that earlier runs have counted. */
  public long alreadyIngestedLines() {
    return sources.stream().mapToLong(PlannedSource::alreadyIngestedLines).sum();
  }

  /** Whether there is nothing to read. */
  public boolean isIdle() {
    return sources.stream().allMatch(source -> source.ranges().isEmpty());
  }
}
