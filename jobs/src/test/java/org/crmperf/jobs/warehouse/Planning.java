package org.crmperf.jobs.warehouse;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** A warehouse whose ingest only counts lines: plans, reads what was planned, commits. */
final class Planning implements AutoCloseable {
  static final long RANGE = 100_000;

  private final Warehouse warehouse;
  private final FileStores stores = FileStores.defaults();

  Planning(Path directory) {
    warehouse =
        Warehouse.openForWriting(
            stores, directory.toString(), new WarehouseMeta(WarehouseMeta.SCHEMA, 0, RANGE));
  }

  Ledger ledger() {
    return warehouse.ledger();
  }

  Plan plan(Path... inputs) {
    return planFor("", inputs);
  }

  Plan planFor(String service, Path... inputs) {
    List<String> given = new ArrayList<>();
    for (Path input : inputs) {
      given.add(input.toString());
    }
    List<InputFile> files =
        new InputFiles(
                stores, InputStream.nullInputStream(), warehouse.layout().staging(), List.of())
            .expand(given);
    return new SourcePlanner(stores, Ledger.load(warehouse.store(), warehouse.layout()), RANGE)
        .plan(files, file -> service);
  }

  /** Plans and reads; returns the lines that were read now. */
  long ingest(Path... inputs) {
    return commit(plan(inputs));
  }

  long commit(Plan plan) {
    long lines = 0;
    for (PlannedSource source : plan.sources()) {
      if (!source.ranges().isEmpty()) {
        LedgerRange range = read(source);
        lines += range.lines();
        InputFile file = source.file();
        String tail;
        try (SourceStream in =
            SourceStream.open(stores, file.path(), file.compression(), range.end())) {
          tail =
              file.compression() == Compression.NONE
                  ? new SourcePlanner(stores, ledger(), RANGE).tailHash(file, range.end())
                  : in.tailHash();
        }
        ledger()
            .commit(
                source.committed(
                    "test",
                    range.end(),
                    tail,
                    Long.MAX_VALUE,
                    Long.MIN_VALUE,
                    content(source, range),
                    List.of(range)));
      }
    }
    ledger().rememberNames(plan);
    return lines;
  }

  private ContentSum content(PlannedSource source, LedgerRange range) {
    SourcePlanner planner = new SourcePlanner(stores, ledger(), RANGE);
    if (source.file().compression() != Compression.NONE) {
      return planner.sum(source.file(), 0, range.end());
    }
    LedgerEntry known = source.known();
    ContentSum before = known == null ? ContentSum.NONE : known.content();
    return range.open() || before.bytes() != source.from()
        ? before
        : before.then(planner.sum(source.file(), source.from(), range.end()));
  }

  private LedgerRange read(PlannedSource source) {
    InputFile file = source.file();
    long lines = 0;
    int last = '\n';
    try (SourceStream in =
        SourceStream.open(stores, file.path(), file.compression(), source.from())) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (last == '\n') {
          lines++;
        }
        last = b;
      }
      Assertions.assertEquals(
          source.from(), source.ranges().get(0).start(), "the ranges start where reading does");
      return new LedgerRange(
          source.from(), in.position(), lines, lines, 0, 0, List.of(), last != '\n', "");
    }
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
