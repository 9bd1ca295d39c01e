package org.crmperf.jobs.advice.memory;

/**
 * Who looks after an endpoint, by the configuration.
 *
 * @param owner empty if nobody is named
 * @param note empty if there is none
 * @param watch whether its history is shown even if it was never slow
 */
public record Owner(String owner, String note, boolean watch) {
  /** Of an endpoint that the configuration does not name. */
  public static final Owner NOBODY = new Owner("", "", false);
}
