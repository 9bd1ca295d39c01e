package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Says that a rebuild has begun and not ended: what it covers may be of the old configuration, the
 * new one, or some of each, until it is run again.
 *
 * @param fromMicros start of what is rebuilt, epoch microseconds
 * @param toMicros its end, exclusive
 */
public record RebuildMark(long fromMicros, long toMicros) {
  /** What covers this and, if there is one, the other. */
  public RebuildMark and(@Nullable RebuildMark other) {
    return other == null
        ? this
        : new RebuildMark(
            Math.min(fromMicros, other.fromMicros), Math.max(toMicros, other.toMicros));
  }

  /** The mark of a warehouse; null if no rebuild is unfinished. */
  public static @Nullable RebuildMark read(FileStore store, WarehouseLayout layout) {
    String path = layout.rebuild();
    try {
      if (!store.exists(path)) {
        return null;
      }
      try (InputStream in = store.open(path, 0)) {
        List<String> lines =
            new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        return new RebuildMark(Long.parseLong(lines.get(0)), Long.parseLong(lines.get(1)));
      }
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw failed(path, "cannot be read: ", e);
    }
  }

  /** Writes it, durably. */
  public void write(FileStore store, WarehouseLayout layout) {
    byte[] content = (fromMicros + "\n" + toMicros + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      store.writeWhole(List.of(new WholeFile(layout.rebuild(), content)));
    } catch (IOException e) {
      throw failed(layout.rebuild(), "cannot be written: ", e);
    }
  }

  /** Takes it away. */
  public static void clear(FileStore store, WarehouseLayout layout) {
    try {
      store.delete(layout.rebuild());
    } catch (IOException e) {
      throw failed(layout.rebuild(), "cannot be deleted: ", e);
    }
  }

  private static CrmPerfException failed(String path, String what, Exception e) {
    return Errors.storage(
        path,
        what + InputErrors.reason(e),
        "free some space or fix the permissions, then run crm-perf rollup --rebuild again",
        e);
  }
}
