package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;

/**
 * The hours that were merged since a folder of reports was last brought up to date, for each folder
 * and zone that this warehouse reports to: a small file each. Noted before {@link PendingHours}
 * strikes them out, and forgotten when the reports of their days are written anew, so that a run
 * that dies in between leaves them to the next. Hours are since 1970, UTC.
 */
public final class UnreportedHours {
  private static final String COMMENT = "#";

  private final FileStore store;
  private final String directory;

  /** Those of a warehouse. */
  public UnreportedHours(Warehouse warehouse) {
    this.store = warehouse.store();
    this.directory = warehouse.layout().root() + "/unreported";
  }

  /** A folder of reports in one zone. */
  public final class Target {
    private final String path;
    private final String heading;

    private Target(String reports, ZoneId zone) {
      this.heading = COMMENT + " " + reports + " " + zone.getId() + "\n";
      byte[] name = heading.getBytes(StandardCharsets.UTF_8);
      this.path = directory + "/" + Digests.of(name, name.length) + ".txt";
    }

    /** From now on merged hours are noted for it. */
    public void register() {
      try {
        if (!store.exists(path)) {
          write(path, heading);
        }
      } catch (IOException e) {
        throw failed(path, e);
      }
    }

    /** The hours whose days are to be reported anew. */
    public SortedSet<Long> read() {
      try {
        return store.exists(path) ? hoursIn(text(path)) : new TreeSet<>();
      } catch (IOException | NumberFormatException e) {
        throw failed(path, e);
      }
    }

    /** All of them are in the reports. */
    public void clear() {
      if (read().isEmpty()) {
        return;
      }
      try {
        write(path, heading);
      } catch (IOException e) {
        throw failed(path, e);
      }
    }
  }

  /** The reports in a folder, given by its path or URI, in a zone. */
  public Target target(String reports, ZoneId zone) {
    String folder = FileStores.isLocal(reports) ? LocalFileStore.path(reports).toString() : reports;
    return new Target(folder, zone);
  }

  /** Notes merged hours for every target. */
  public void add(SortedSet<Long> epochHours) {
    try {
      if (!store.exists(directory)) {
        return;
      }
      for (StoredFile file : store.list(directory)) {
        if (!file.isHidden()) {
          add(file.path(), epochHours);
        }
      }
    } catch (IOException | NumberFormatException e) {
      throw failed(directory, e);
    }
  }

  private void add(String path, SortedSet<Long> epochHours) throws IOException {
    String text = text(path);
    SortedSet<Long> hours = hoursIn(text);
    if (hours.addAll(epochHours)) {
      String heading =
          text.lines().filter(line -> line.startsWith(COMMENT)).findFirst().orElse(COMMENT);
      write(
          path,
          heading + "\n" + hours.stream().map(hour -> hour + "\n").collect(Collectors.joining()));
    }
  }

  private static SortedSet<Long> hoursIn(String text) {
    return text.lines()
        .filter(line -> !line.startsWith(COMMENT))
        .map(Long::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String text(String path) throws IOException {
    try (InputStream in = store.open(path, 0)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void write(String path, String text) throws IOException {
    store.writeWhole(List.of(new WholeFile(path, text.getBytes(StandardCharsets.UTF_8))));
  }

  private static CrmPerfException failed(String path, Exception e) {
    return Errors.storage(
        path,
        "cannot be read or written: " + InputErrors.reason(e),
        "free some space or fix the permissions, then run the same command again",
        e);
  }
}
