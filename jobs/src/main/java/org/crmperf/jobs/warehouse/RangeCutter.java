package org.crmperf.jobs.warehouse;

import java.util.ArrayList;
import java.util.List;

/** Cuts a file into ranges at fixed multiples, wherever reading starts. */
final class RangeCutter {
  private final long rangeBytes;

  RangeCutter(long rangeBytes) {
    if (rangeBytes <= 0) {
      throw new IllegalArgumentException("range size " + rangeBytes);
    }
    this.rangeBytes = rangeBytes;
  }

  List<SourceRange> cut(
      InputFile file, String sourceId, String service, long from, String context) {
    if (file.compression() != Compression.NONE) {
      return List.of(range(file, sourceId, service, from, SourceRange.TO_THE_END, context));
    }
    List<SourceRange> ranges = new ArrayList<>();
    for (long start = from; start < file.size(); ) {
      long end = Math.min(file.size(), (start / rangeBytes + 1) * rangeBytes);
      ranges.add(range(file, sourceId, service, start, end, start == from ? context : ""));
      start = end;
    }
    return List.copyOf(ranges);
  }

  private static SourceRange range(
      InputFile file, String sourceId, String service, long start, long end, String context) {
    return new SourceRange(sourceId, file.path(), file.compression(), service, start, end, context);
  }
}
