package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;

/**
 * What the warehouse still keeps. The days before these are gone for good: their files do not
 * count, whether they are deleted yet or not, and their rollups are never merged again, for what
 * they were merged from is gone. Noted before anything is deleted; never goes back. Dates are UTC.
 *
 * @param requestsFrom the first day of which requests, rejects and partial rollups are kept
 * @param rollupsFrom the first day of which hourly and minute rollups are kept
 */
public record Retention(LocalDate requestsFrom, LocalDate rollupsFrom) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Everything is kept. */
  public static final Retention ALL = new Retention(LocalDate.EPOCH, LocalDate.EPOCH);

  private static final long HOURS_A_DAY = 24;

  /** The later of each; what is gone is gone. */
  public Retention and(Retention other) {
    return new Retention(
        later(requestsFrom, other.requestsFrom), later(rollupsFrom, other.rollupsFrom));
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /** Whether the requests of an epoch hour, UTC, are kept. */
  public boolean keepsRequests(long epochHour) {
    return requestsFrom.equals(LocalDate.EPOCH)
        || epochHour >= requestsFrom.toEpochDay() * HOURS_A_DAY;
  }

  /** Whether the rollups of a date are kept. */
  public boolean keepsRollups(LocalDate date) {
    return rollupsFrom.equals(LocalDate.EPOCH) || !date.isBefore(rollupsFrom);
  }

  /**
   * Whether the rollup hour that starts in this epoch hour, UTC, may be merged: all of what it is
   * made of is kept, and so is its day.
   */
  public boolean mayMerge(long startHour) {
    return keepsRequests(startHour)
        && keepsRollups(LocalDate.ofEpochDay(Math.floorDiv(startHour, HOURS_A_DAY)));
  }

  /**
   * Whether the rejects and the partial rollups of a range are kept: those with the requests of a
   * day that is. One without requests goes with the last ones of its source.
   */
  public boolean keepsRange(LedgerEntry entry, LedgerRange range) {
    OptionalLong last = range.hours().stream().mapToLong(Long::longValue).max();
    if (last.isPresent()) {
      return keepsRequests(last.getAsLong());
    }
    return entry.ranges().stream()
        .flatMap(r -> r.hours().stream())
        .mapToLong(Long::longValue)
        .max()
        .stream()
        .allMatch(this::keepsRequests);
  }

  /** Reads it; a warehouse without keeps everything. */
  public static Retention read(FileStore store, WarehouseLayout layout) {
    String path = layout.retention();
    try {
      if (!store.exists(path)) {
        return ALL;
      }
      try (InputStream in = store.open(path, 0)) {
        String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        List<String> lines = text.lines().toList();
        return new Retention(date(lines, 0, "requests"), date(lines, 1, "rollups"));
      }
    } catch (IOException | DateTimeParseException | IndexOutOfBoundsException e) {
      throw failed(path, "cannot be read: ", e);
    }
  }

  private static LocalDate date(List<String> lines, int line, String what) {
    return LocalDate.parse(lines.get(line).substring((what + " from ").length()));
  }

  /** Writes it, durably. */
  public void write(FileStore store, WarehouseLayout layout) {
    String text = "requests from " + requestsFrom + "\nrollups from " + rollupsFrom + "\n";
    byte[] content = text.getBytes(StandardCharsets.US_ASCII);
    try {
      store.writeWhole(List.of(new WholeFile(layout.retention(), content)));
    } catch (IOException e) {
      throw failed(layout.retention(), "cannot be written: ", e);
    }
  }

  private static CrmPerfException failed(String path, String what, Exception e) {
    return Errors.storage(
        path,
        what + InputErrors.reason(e),
        "free some space, fix the permissions or restore it from a backup, then run again",
        e);
  }
}
