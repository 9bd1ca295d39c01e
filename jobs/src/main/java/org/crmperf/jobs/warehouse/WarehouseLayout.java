package org.crmperf.jobs.warehouse;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The names of everything in a warehouse. A range's files are named by its source and its start
 * alone, so that doing it again overwrites, never adds.
 *
 * @param root the warehouse directory: a local path or a Hadoop URI, without a final slash
 */
public record WarehouseLayout(String root) implements Serializable {
  private static final long serialVersionUID = 1L;
  static final String LOCK_NAME = "_lock";

  private static final long HOURS_A_DAY = 24;

  /** The layout of a warehouse at this path; a relative local path is made absolute. */
  public static WarehouseLayout at(String directory) {
    String root =
        FileStores.isLocal(directory) ? LocalFileStore.path(directory).toString() : directory;
    while (root.length() > 1 && root.endsWith("/")) {
      root = root.substring(0, root.length() - 1);
    }
    return new WarehouseLayout(root);
  }

  /** The warehouse's own description. */
  public String meta() {
    return root + "/warehouse.json";
  }

  /** Held by the run that writes. */
  public String lock() {
    return root + "/" + LOCK_NAME;
  }

  /** Files being written, and spooled input. Nothing in it counts. */
  public String staging() {
    return root + "/_staging";
  }

  /** The hours that are still to be merged into the rollups. */
  public String pendingHours() {
    return root + "/pending-hours.txt";
  }

  /** What a run that has not come to its end was doing. */
  public String unfinishedRun() {
    return root + "/unfinished-run.json";
  }

  /** What is no longer kept; see {@link Retention}. */
  public String retention() {
    return root + "/retention.txt";
  }

  /** What ran last; see {@link RunRecord}. */
  public String lastRun() {
    return root + "/last-run.json";
  }

  /** There while a rebuild has begun and not ended. */
  public String rebuild() {
    return root + "/rebuild-unfinished.txt";
  }

  /** One JSON file a source. */
  public String ledger() {
    return root + "/ledger";
  }

  /** Every request, by UTC date and hour. */
  public String requests() {
    return root + "/requests";
  }

  /** Every rejected line. */
  public String rejects() {
    return root + "/rejects";
  }

  /** Partial rollups, one file a range. */
  public String partials() {
    return root + "/partials";
  }

  /** Load tests that their tools have aggregated. */
  public String loadTests() {
    return root + "/loadtests";
  }

  /** The load test of a source. */
  public String loadTestFile(String sourceId) {
    return loadTests() + "/" + sourceId + ".json";
  }

  /** Merged rollups by hour and endpoint. */
  public String hourly() {
    return root + "/hourly";
  }

  /** Merged minute slots. */
  public String minutes() {
    return root + "/minutes";
  }

  /** {@code date=YYYY-MM-DD/hour=HH} of an epoch hour, UTC. */
  public static String hourPartition(long epochHour) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(epochHour, HOURS_A_DAY));
    int hour = (int) Math.floorMod(epochHour, HOURS_A_DAY);
    return datePartition(date) + String.format(Locale.ROOT, "/hour=%02d", hour);
  }

  /** {@code date=YYYY-MM-DD}. */
  public static String datePartition(LocalDate date) {
    return "date=" + date;
  }

  /** The requests of a range in one epoch hour. */
  public String requestsFile(long epochHour, String sourceId, long rangeStart) {
    return requests()
        + "/"
        + hourPartition(epochHour)
        + "/"
        + rangeName(sourceId, rangeStart)
        + ".parquet";
  }

  /** The rejected lines of a range. */
  public String rejectsFile(String sourceId, long rangeStart) {
    return rejects() + "/" + rangeName(sourceId, rangeStart) + ".parquet";
  }

  /** The partial rollups of a range. */
  public String partialFile(String sourceId, long rangeStart) {
    return partials() + "/" + rangeName(sourceId, rangeStart) + ".partial";
  }

  /** All files of a range that the ledger counts. */
  public List<String> rangeFiles(String sourceId, LedgerRange range) {
    List<String> files = new ArrayList<>();
    range.hours().forEach(hour -> files.add(requestsFile(hour, sourceId, range)));
    if (range.rejected() > 0) {
      files.add(rejectsFile(sourceId, range));
    }
    if (range.parsed() > 0) {
      files.add(partialFile(sourceId, range));
    }
    return files;
  }

  /** The requests of a range that the ledger counts, in one epoch hour. */
  public String requestsFile(long epochHour, String sourceId, LedgerRange range) {
    return requests() + "/" + hourPartition(epochHour) + "/" + range.stem(sourceId) + ".parquet";
  }

  /** The rejected lines of a range that the ledger counts. */
  public String rejectsFile(String sourceId, LedgerRange range) {
    return rejects() + "/" + range.stem(sourceId) + ".parquet";
  }

  /** The partial rollups of a range that the ledger counts. */
  public String partialFile(String sourceId, LedgerRange range) {
    return partials() + "/" + range.stem(sourceId) + ".partial";
  }

  /** The merged rollups of a UTC date. */
  public String hourlyFile(LocalDate date) {
    return hourly() + "/" + datePartition(date) + "/rollup.parquet";
  }

  /** The merged minute slots of a UTC date. */
  public String minutesFile(LocalDate date) {
    return minutes() + "/" + datePartition(date) + "/minutes.parquet";
  }

  /** Where a file is written before it gets its final name. */
  public String stagingFile(String sourceId, long rangeStart, String attempt) {
    return staging() + "/" + rangeName(sourceId, rangeStart) + "." + attempt;
  }

  /** The directory that holds a file or directory; "/" for what lies at the top. */
  static String parent(String path) {
    return path.substring(0, Math.max(1, path.lastIndexOf('/')));
  }

  /** The stem of all files of a range. */
  public static String rangeName(String sourceId, long rangeStart) {
    return sourceId + "-" + rangeStart;
  }
}
