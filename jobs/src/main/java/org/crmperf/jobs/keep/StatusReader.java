package org.crmperf.jobs.keep;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.crmperf.jobs.keep.DayStatus.Area;
import org.crmperf.jobs.rollup.RollupTable;
import org.crmperf.jobs.rollup.StoredTables;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.LockState;
import org.crmperf.jobs.warehouse.RebuildMark;
import org.crmperf.jobs.warehouse.RunRecord;
import org.crmperf.jobs.warehouse.StoredFile;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.parquet.TableRows;
import org.jspecify.annotations.Nullable;

/**
 * Looks a warehouse over. Reads names, sizes and the ends of files, and writes nothing, so that it
 * can be asked for while a run is writing; a file that the run takes away meanwhile is not counted.
 */
public final class StatusReader {
  private static final long HOURS_A_DAY = 24;
  private static final String DATE = "date=";

  private final Warehouse warehouse;
  private final FileStore store;
  private final WarehouseLayout layout;
  private final StoredTables tables;
  private final SortedMap<LocalDate, DayStatus> days = new TreeMap<>();
  private final Map<String, Long> dayOfStem = new HashMap<>();
  private final AreaSize leftovers = new AreaSize();

  public StatusReader(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.store = warehouse.store();
    this.layout = warehouse.layout();
    this.tables = StoredTables.ofRequests(store);
  }

  /** Looks. */
  public WarehouseStatus read() {
    List<LedgerEntry> sources = new ArrayList<>(warehouse.ledger().entries());
    sources.sort(Comparator.comparing(LedgerEntry::lastPath).thenComparing(LedgerEntry::sourceId));
    for (LedgerEntry entry : sources) {
      long last = Long.MIN_VALUE;
      for (LedgerRange range : entry.ranges()) {
        last = range.hours().stream().mapToLong(Long::longValue).max().orElse(last);
        dayOfStem.put(range.stem(entry.sourceId()), Math.floorDiv(last, HOURS_A_DAY));
      }
    }
    try {
      requests();
      ranges(layout.rejects(), Area.REJECTS);
      ranges(layout.partials(), Area.PARTIALS);
      rollups(layout.hourly(), Area.HOURLY);
      rollups(layout.minutes(), Area.MINUTES);
      return new WarehouseStatus(
          layout.root(),
          sources,
          days,
          warehouse.retention(),
          RunRecord.read(store, layout),
          LockState.read(store, layout),
          warehouse.pendingHours().read().size(),
          leftovers,
          staging(),
          RebuildMark.read(store, layout) != null,
          warehouse.unfinishedRun().wasFound());
    } catch (IOException e) {
      throw Errors.storage(
          layout.root(),
          "cannot be listed: " + e.getMessage(),
          "check the permissions and the disk or store that holds the warehouse",
          e);
    }
  }

  private void requests() throws IOException {
    for (StoredFile date : list(layout.requests())) {
      DayStatus day = day(date.name());
      if (day == null) {
        continue;
      }
      List<StoredFile> counted = new ArrayList<>();
      for (StoredFile hour : list(date.path())) {
        for (StoredFile file : list(hour.path())) {
          if (dayOfStem.containsKey(stem(file.name()))) {
            counted.add(file);
          } else {
            leftovers.add(file.size());
          }
        }
      }
      counted.forEach(file -> day.size(Area.REQUESTS).add(file.size()));
      day.addRows(counted.parallelStream().mapToLong(this::rows).sum());
    }
  }

  private long rows(StoredFile file) {
    try {
      return tables.countRows(file);
    } catch (CrmPerfException e) {
      return 0; // gone meanwhile, or damaged: it is verify that says which
    }
  }

  private void ranges(String directory, Area area) throws IOException {
    for (StoredFile file : list(directory)) {
      Long day = dayOfStem.get(stem(file.name()));
      if (day == null) {
        leftovers.add(file.size());
      } else {
        LocalDate date =
            day < LocalDate.MIN.toEpochDay() || day > LocalDate.MAX.toEpochDay()
                ? LocalDate.EPOCH
                : LocalDate.ofEpochDay(day);
        days.computeIfAbsent(date, d -> new DayStatus()).size(area).add(file.size());
      }
    }
  }

  private void rollups(String directory, Area area) throws IOException {
    for (StoredFile date : list(directory)) {
      DayStatus day = day(date.name());
      if (day != null) {
        for (StoredFile file : list(date.path())) {
          day.size(area).add(file.size());
          if (area == Area.HOURLY) {
            day.addRequests(counted(file));
          }
        }
      }
    }
  }

  private long counted(StoredFile hourly) {
    TableRows rows = new TableRows(RollupTable.SCHEMA.select("requests"), 1 << 10);
    try {
      tables.read(hourly.path(), rows);
    } catch (CrmPerfException e) {
      return 0;
    }
    long requests = 0;
    for (int r = 0; r < rows.size; r++) {
      requests += rows.numbers[0][r];
    }
    return requests;
  }

  private AreaSize staging() throws IOException {
    AreaSize size = new AreaSize();
    list(layout.staging()).forEach(file -> size.add(file.size()));
    return size;
  }

  private List<StoredFile> list(String directory) throws IOException {
    StoredFile there = store.stat(directory);
    return there == null || there.kind() != StoredFile.Kind.DIRECTORY
        ? List.of()
        : store.list(directory);
  }

  private @Nullable DayStatus day(String name) {
    try {
      return name.startsWith(DATE)
          ? days.computeIfAbsent(
              LocalDate.parse(name.substring(DATE.length())), d -> new DayStatus())
          : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** The name without its extension; a source id may hold a dot of its own, before the dash. */
  private static String stem(String name) {
    int dot = name.indexOf('.', name.lastIndexOf('-') + 1);
    return dot < 0 ? name : name.substring(0, dot);
  }
}
