package org.crmperf.jobs.warehouse;

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

  /** Lets go. */
  @Override
  void close();
}
