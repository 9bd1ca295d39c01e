package org.crmperf.jobs.rollup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.parquet.StreamOutputFile;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;
import org.crmperf.parsers.parquet.TableWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows that were read from the warehouse back into it: all files in staging first, then,
 * whole and on the disk, each under its name. A store that renames nothing gets each under its name
 * at once.
 */
public final class StagedTables {
  private record Staged(String aside, String finalName) {}

  private final FileStore store;
  private final WarehouseLayout layout;
  private final String attempt = UUID.randomUUID().toString();
  private final List<Staged> staged = new ArrayList<>();

  public StagedTables(FileStore store, WarehouseLayout layout) {
    this.store = store;
    this.layout = layout;
  }

  /** Writes all rows; their texts are stored ones. */
  public void write(String name, TableSchema schema, TableRows rows) throws IOException {
    write(name, schema, rows, null, Map.of());
  }

  /** Writes the rows of a selection, or all; their texts are stored ones. */
  public void write(
      String name,
      TableSchema schema,
      TableRows rows,
      int @Nullable [] selection,
      Map<String, String> metadata)
      throws IOException {
    String aside = layout.staging() + "/" + attempt + "." + staged.size();
    int count = selection == null ? rows.size : selection.length;
    try (TableWriter writer = TableWriter.ofStored(schema)) {
      String written =
          store.write(
              aside,
              name,
              out -> writer.write(new StreamOutputFile(out), rows, selection, count, metadata));
      staged.add(new Staged(written, name));
    }
  }

  /** Gives the files their final names, and does not return before they would outlive a crash. */
  public void publish() throws IOException {
    for (Staged file : staged) {
      store.sync(file.aside());
    }
    Set<String> directories = new LinkedHashSet<>();
    for (Staged file : staged) {
      store.rename(file.aside(), file.finalName());
      directories.add(file.finalName().substring(0, file.finalName().lastIndexOf('/')));
    }
    for (String directory : directories) {
      store.sync(directory);
    }
    staged.clear();
  }
}
