package org.crmperf.jobs.config;

import org.crmperf.jobs.metric.TargetRule;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after some endpoints.
 *
 * @param endpoint an endpoint's name as the report shows it, in which '*' stands for any text
 * @param method null for any
 * @param owner empty if nobody is named
 * @param note empty if there is none
 * @param watch whether it is to be shown even if it was never slow
 */
public record OwnerRule(
    String endpoint, @Nullable String method, String owner, String note, boolean watch) {

  /** Whether it is about an endpoint. */
  public boolean matches(String name, String itsMethod) {
    return new TargetRule(endpoint, method, 0, 0).matches(name, itsMethod);
  }
}
