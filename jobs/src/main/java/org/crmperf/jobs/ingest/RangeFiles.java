package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.crmperf.jobs.rollup.RequestReplay;
import org.crmperf.jobs.rollup.RollupTable;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.parsers.format.LogFormat;
import org.crmperf.parsers.parquet.StreamOutputFile;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;
import org.crmperf.parsers.parquet.TableWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of one range: first all of them in staging, then all renamed; in an object store
 * at once under their final names, where each appears when it is whole. These names depend on the
 * source and the range alone, so that doing it again replaces and never adds.
 */
final class RangeFiles {
  private record Staged(String aside, String finalName) {}

  private final IngestSettings settings;
  private final FileStore store;
  private final String sourceId;
  private final long start;
  private final String attempt = UUID.randomUUID().toString();
  private final List<Staged> staged = new ArrayList<>();

  RangeFiles(IngestSettings settings, String sourceId, long start) {
    this.settings = settings;
    this.store = settings.stores().of(settings.layout().root());
    this.sourceId = sourceId;
    this.start = start;
  }

  void requests(
      TableRows rows, SortedMap<Long, int[]> hours, int grainMicros, LogFormat.Targets targets)
      throws IOException {
    Map<String, String> metadata =
        Map.of(
            RequestReplay.GRAIN_KEY,
            Integer.toString(grainMicros),
            RebuildTask.TARGETS_KEY,
            targets.name());
    try (TableWriter writer = new TableWriter(RequestSink.SCHEMA)) {
      for (Map.Entry<Long, int[]> hour : hours.entrySet()) {
        String name = settings.layout().requestsFile(hour.getKey(), sourceId, start);
        write(writer, rows, hour.getValue(), name, metadata);
      }
    }
  }

  void rejects(TableRows rows) throws IOException {
    if (rows.size > 0) {
      write(RejectLog.SCHEMA, rows, settings.layout().rejectsFile(sourceId, start));
    }
  }

  void partials(TableRows rows) throws IOException {
    if (rows.size > 0) {
      write(RollupTable.SCHEMA, rows, settings.layout().partialFile(sourceId, start));
    }
  }

  private void write(TableSchema schema, TableRows rows, String name) throws IOException {
    try (TableWriter writer = new TableWriter(schema)) {
      write(writer, rows, null, name, Map.of());
    }
  }

  private void write(
      TableWriter writer,
      TableRows rows,
      int @Nullable [] selection,
      String name,
      Map<String, String> metadata)
      throws IOException {
    String aside = settings.layout().stagingFile(sourceId, start, attempt + "." + staged.size());
    int count = selection == null ? rows.size : selection.length;
    String written =
        store.write(
            aside,
            name,
            out -> writer.write(new StreamOutputFile(out), rows, selection, count, metadata));
    staged.add(new Staged(written, name));
  }

  /** Gives the files their final names. */
  void publish() throws IOException {
    for (Staged file : staged) {
      store.rename(file.aside(), file.finalName());
    }
    for (Staged file : staged) {
      store.beginSync(file.finalName());
    }
  }
}
