package org.crmperf.jobs.warehouse;

import java.io.IOException;

/**
 * The right to write to a warehouse, held by one run at a time. Who asks while another holds it
 * gets an IN_USE error at once.
 */
public interface WarehouseLock extends AutoCloseable {
  /**
   * Whether the run that held it before died without letting go, so that files may lie about that
   * no ledger entry counts.
   */
  boolean followsDeadRun();

  /**
   * IN_USE error if another run has taken over: where a lock can expire, a run that was stopped for
   * long may come to itself after that. To be asked before anything is committed.
   */
  default void ensureHeld() throws IOException {}

  /** Lets go. */
  @Override
  void close();
}
