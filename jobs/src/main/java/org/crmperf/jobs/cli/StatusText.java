package org.crmperf.jobs.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.crmperf.jobs.keep.AreaSize;
import org.crmperf.jobs.keep.DayStatus;
import org.crmperf.jobs.keep.DayStatus.Area;
import org.crmperf.jobs.keep.WarehouseStatus;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LockState;
import org.crmperf.jobs.warehouse.RunRecord;

/** The state of a warehouse in lines for people, and for tools that look for their beginnings. */
final class StatusText {
  private static final long MICROS = 1_000_000;

  private final List<String> lines = new ArrayList<>();

  private StatusText() {}

  static List<String> of(WarehouseStatus status) {
    StatusText text = new StatusText();
    text.add("warehouse: %s", status.root());
    text.add("sources: %d", status.sources().size());
    text.add(
        "lines: %d, requests %d, rejected %d", status.lines(), status.parsed(), status.rejected());
    status.sources().forEach(text::source);
    text.add("days: %d", status.days().size());
    status.days().forEach(text::day);
    text.total(status);
    if (!status.retention().requestsFrom().equals(LocalDate.EPOCH)) {
      text.add("requests kept from: %s", status.retention().requestsFrom());
    }
    if (!status.retention().rollupsFrom().equals(LocalDate.EPOCH)) {
      text.add("rollups kept from: %s", status.retention().rollupsFrom());
    }
    text.lastRun(status);
    text.unfinished(status);
    return text.lines;
  }

  private void source(LedgerEntry source) {
    boolean any = source.firstMicros() <= source.lastMicros();
    String service = source.identity().service();
    add(
        "source %s: %s%s, format %s, lines %d, requests %d, rejected %d, bytes %d, %s",
        source.sourceId(),
        ErrorLine.of(source.lastPath()),
        service.isEmpty() ? "" : ", service " + ErrorLine.of(service),
        source.format(),
        source.lines(),
        source.parsed(),
        source.rejected(),
        source.bytesDone(),
        any
            ? "from " + time(source.firstMicros()) + " to " + time(source.lastMicros())
            : "no requests");
  }

  static String time(long micros) {
    return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS)).toString();
  }

  private void day(LocalDate date, DayStatus day) {
    StringBuilder sizes = new StringBuilder();
    for (Area area : Area.values()) {
      sizes.append(", ").append(area.directory()).append(' ').append(text(day.size(area)));
    }
    add("day %s: requests %d, rows %d%s", date, day.requests(), day.rows(), sizes);
  }

  private static String text(AreaSize size) {
    return size.files() + " files " + bytes(size.bytes());
  }

  static String bytes(long bytes) {
    if (bytes < 10_000) {
      return bytes + " B";
    }
    double value = bytes / 1024.0;
    String[] units = {"KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }

  private void total(WarehouseStatus status) {
    for (Area area : Area.values()) {
      AreaSize size = status.size(area);
      add("%s: %s", area.directory(), text(size));
    }
  }

  private void lastRun(WarehouseStatus status) {
    RunRecord run = status.lastRun();
    if (run == null) {
      add("last run: unknown");
    } else if (!run.ended().isEmpty()) {
      add(
          "last run: %s, %s to %s, %s",
          run.command(),
          run.started(),
          run.ended(),
          run.exitCode() < 0 ? "failed" : "exit code " + run.exitCode());
    } else {
      boolean runs = status.lock().state() == LockState.State.HELD;
      add(
          "last run: %s, %s, %s, %s",
          run.command(), run.started(), run.holder(), runs ? "still running" : "did not end");
    }
  }

  private void unfinished(WarehouseStatus status) {
    switch (status.lock().state()) {
      case FREE -> add("lock: free");
      case HELD -> add("lock: held by %s", status.lock().holder());
      case DEAD -> add("lock: left by %s, which has ended", status.lock().holder());
    }
    if (status.pendingHours() > 0) {
      add("unfinished: %d hours not merged yet", status.pendingHours());
    }
    if (status.rebuildUnfinished()) {
      add("unfinished: a rebuild; run crm-perf rollup --rebuild again");
    }
    if (status.ingestUnfinished()) {
      add("unfinished: an ingest; the same command again goes on with it");
    }
    if (status.leftovers().files() > 0) {
      add("unfinished: %s that no source counts", text(status.leftovers()));
    }
    if (status.staging().files() > 0) {
      add("unfinished: %s in staging", text(status.staging()));
    }
    if (!status.isUnfinished()) {
      add("unfinished: nothing");
    }
  }

  private void add(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }
}
