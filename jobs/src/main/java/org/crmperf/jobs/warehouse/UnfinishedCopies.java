package org.crmperf.jobs.warehouse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files that are being compressed while the run looks at them: {@code access.log.1.gz} breaks off,
 * and {@code access.log.1}, of which it is the beginning, is still there and has all of it.
 */
final class UnfinishedCopies {
  private final ContentProbe probe;
  private final Map<String, InputFile> plain = new HashMap<>();

  UnfinishedCopies(ContentProbe probe, List<InputFile> files) {
    this.probe = probe;
    for (InputFile file : files) {
      if (file.compression() == Compression.NONE) {
        plain.put(file.path(), file);
      }
    }
  }

  /** A duplicate in place of a failed source that is such a copy; any other as it is. */
  PlannedSource settled(PlannedSource source) {
    InputFile original = originalOf(source);
    if (original == null) {
      return source;
    }
    ContentSum readable = probe.readable(source.file());
    return probe.sum(original, 0, readable.bytes()).equals(readable)
        ? PlannedSource.without(
            source.file(),
            source.service(),
            SourceState.DUPLICATE,
            "being compressed from " + original.path() + ", counted there")
        : source;
  }

  private @Nullable InputFile originalOf(PlannedSource source) {
    String path = source.file().path();
    int dot = path.lastIndexOf('.');
    boolean candidate =
        source.state() == SourceState.FAILED
            && source.file().compression() != Compression.NONE
            && dot > path.lastIndexOf('/') + 1;
    return candidate ? plain.get(path.substring(0, dot)) : null;
  }
}
