package org.crmperf.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.jobs.warehouse.WarehouseMeta;

/** A warehouse and its reports that runs are tried on. */
record FaultSite(Path folder) {
  /** So small that the logs have several ranges each. */
  private static final long RANGE_BYTES = 40_009;

  /** Where a run was when it was stopped, by what it left. */
  enum Phase {
    BEFORE,
    INGEST,
    ROLLUP,
    REPORT
  }

  /** Makes the empty warehouse. */
  FaultSite make() {
    WarehouseMeta meta = new WarehouseMeta(WarehouseMeta.SCHEMA, 0, RANGE_BYTES);
    Warehouse.openForWriting(FileStores.defaults(), warehouse().toString(), meta).close();
    return this;
  }

  /** A copy of it somewhere else. */
  FaultSite copyTo(Path other) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Path target = other.resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return new FaultSite(other);
  }

  Path warehouse() {
    return folder.resolve("warehouse");
  }

  Path reports() {
    return folder.resolve("reports");
  }

  /** The words of a night over these logs. */
  Object[] night(FaultLogs logs, String... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "nightly",
                "--input",
                logs.folder().resolve("*/access.log*"),
                "--warehouse",
                warehouse(),
                "--reports",
                reports(),
                "--zone",
                "UTC",
                "--date",
                FaultLogs.REPORTED,
                "--baseline",
                "none"));
    words.addAll(List.of(more));
    return words.toArray();
  }

  /** Where the run is; it is told by what is on the disk alone. */
  Phase phase() throws IOException {
    if (!Files.exists(warehouse().resolve("unfinished-run.json"))) {
      return Phase.BEFORE;
    }
    if (Files.exists(warehouse().resolve("pending-hours.txt"))) {
      return Phase.ROLLUP;
    }
    String state;
    try {
      state = Files.readString(warehouse().resolve("unfinished-run.json"));
    } catch (java.nio.file.NoSuchFileException e) {
      return Phase.REPORT;
    }
    return state.contains("\"sources\":[{") ? Phase.REPORT : Phase.INGEST;
  }
}
