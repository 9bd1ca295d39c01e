package org.crmperf.jobs.cli;

import org.crmperf.jobs.warehouse.RunRecord;
import org.crmperf.jobs.warehouse.Warehouse;

/** Notes in the warehouse what runs on it, and how it ended; {@code status} shows it. */
final class RecordedRun implements AutoCloseable {
  private static final int FAILED = -1;

  private final Warehouse warehouse;
  private final RunRecord begun;
  private int exitCode = FAILED;

  private RecordedRun(Warehouse warehouse, RunRecord begun) {
    this.warehouse = warehouse;
    this.begun = begun;
  }

  /** Notes that a command begins. */
  static RecordedRun begin(Warehouse warehouse, String command) {
    RunRecord begun = RunRecord.begin(command);
    begun.write(warehouse.store(), warehouse.layout());
    return new RecordedRun(warehouse, begun);
  }

  /** What the command is about to end with; returns it. */
  int exit(int code) {
    exitCode = code;
    return code;
  }

  @Override
  public void close() {
    begun.end(exitCode).write(warehouse.store(), warehouse.layout());
  }
}
