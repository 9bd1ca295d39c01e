package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;

/**
 * The hours whose requests are in the warehouse, or about to be, and not yet in its rollups: noted
 * before the ledger commits them, struck out when they are merged. A run that dies in between
 * leaves them to the next one, which finds nothing new to read. Hours are since 1970, UTC.
 */
public final class PendingHours {
  private final FileStore store;
  private final String path;

  PendingHours(FileStore store, WarehouseLayout layout) {
    this.store = store;
    this.path = layout.pendingHours();
  }

  /** The hours to merge. */
  public SortedSet<Long> read() {
    try {
      if (!store.exists(path)) {
        return new TreeSet<>();
      }
      try (InputStream in = store.open(path, 0)) {
        return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
            .lines()
            .map(Long::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
      }
    } catch (IOException | NumberFormatException e) {
      throw failed("cannot be read: ", e);
    }
  }

  /** Notes hours, before the ledger entries that count them are written. */
  public void add(SortedSet<Long> epochHours) {
    SortedSet<Long> all = read();
    if (!all.addAll(epochHours)) {
      return;
    }
    String text = all.stream().map(hour -> hour + "\n").collect(Collectors.joining());
    byte[] content = text.getBytes(StandardCharsets.US_ASCII);
    try {
      store.writeWhole(List.of(new WholeFile(path, content)));
    } catch (IOException e) {
      throw failed("cannot be written: ", e);
    }
  }

  /** Strikes all out, after their rollups are written. */
  public void clear() {
    try {
      store.delete(path);
    } catch (IOException e) {
      throw failed("cannot be deleted: ", e);
    }
  }

  private CrmPerfException failed(String what, Exception e) {
    return Errors.storage(
        path,
        what + InputErrors.reason(e),
        "free some space or fix the permissions, then run the same command again",
        e);
  }
}
