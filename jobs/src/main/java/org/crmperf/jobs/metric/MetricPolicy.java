package org.crmperf.jobs.metric;

import java.io.Serializable;
import java.util.List;

/**
 * What counts as an error, as down and as slow: the choices that are fixed when a request is
 * counted, so that changing them means a rebuild of the rollups.
 */
public final class MetricPolicy implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The default response-time target of an endpoint. */
  public static final double DEFAULT_TARGET_MILLIS = 1000;

  /** The default Apdex threshold T. */
  public static final double DEFAULT_APDEX_MILLIS = 500;

  /** A minute is down when at least this share of its requests are errors. */
  public static final double DEFAULT_DOWN_SHARE = 0.5;

  /** The default of the latency that the objective is about. */
  public static final double DEFAULT_LATE_MILLIS = 1000;

  private static final int STATUSES = 1000;

  private final boolean[] errorStatus = new boolean[STATUSES];
  private final List<TargetRule> targets;
  private final double downShare;
  private final long lateMicros;

  /**
   * A policy.
   *
   * @param extraErrors statuses that are errors besides 500 and above and 0
   * @param targets the first that matches an endpoint holds; without one the defaults do
   */
  public MetricPolicy(List<Integer> extraErrors, List<TargetRule> targets, double downShare) {
    this(extraErrors, targets, downShare, DEFAULT_LATE_MILLIS);
  }

  /**
   * A policy.
   *
   * @param lateMillis a request that takes longer is late in the sense of the latency objective
   */
  public MetricPolicy(
      List<Integer> extraErrors, List<TargetRule> targets, double downShare, double lateMillis) {
    for (int status = 0; status < STATUSES; status++) {
      errorStatus[status] = status >= 500 || status == 0;
    }
    for (int status : extraErrors) {
      errorStatus[status] = true;
    }
    this.targets = List.copyOf(targets);
    this.downShare = downShare;
    this.lateMicros = Math.round(lateMillis * 1000);
  }

  /** A request that takes longer than this is late: the objective's latency, microseconds. */
  public long lateMicros() {
    return lateMicros;
  }

  /** The policy without a configuration file. */
  public static MetricPolicy defaults() {
    return new MetricPolicy(List.of(), List.of(), DEFAULT_DOWN_SHARE);
  }

  /** Whether a status is an error; one that is unknown (negative, above 999) is. */
  public boolean isError(long status) {
    return status < 0 || status >= STATUSES || errorStatus[(int) status];
  }

  /**
   * Whether a request is an error: by the verdict of whoever sent it, or by its status if there is
   * none.
   *
   * @param success 1, 0, or negative for no verdict
   */
  public boolean isError(long status, long success) {
    return success < 0 ? isError(status) : success == 0;
  }

  /** The share of errors that makes a minute down. */
  public double downShare() {
    return downShare;
  }

  /** The response time above which a request of an endpoint is over target, microseconds. */
  public long targetMicros(String endpoint, String method) {
    return Math.round(targetMillis(endpoint, method) * 1000);
  }

  /** The Apdex threshold T of an endpoint, microseconds. */
  public long apdexMicros(String endpoint, String method) {
    return Math.round(apdexMillis(endpoint, method) * 1000);
  }

  /** The target of an endpoint in milliseconds. */
  public double targetMillis(String endpoint, String method) {
    for (TargetRule rule : targets) {
      if (rule.matches(endpoint, method)) {
        return rule.targetMillis();
      }
    }
    return DEFAULT_TARGET_MILLIS;
  }

  /** The target of an endpoint that no rule names, in milliseconds. */
  public double defaultTargetMillis() {
    return targets.stream()
        .filter(TargetRule::matchesAll)
        .findFirst()
        .map(TargetRule::targetMillis)
        .orElse(DEFAULT_TARGET_MILLIS);
  }

  /** The Apdex threshold T of an endpoint in milliseconds. */
  public double apdexMillis(String endpoint, String method) {
    for (TargetRule rule : targets) {
      if (rule.matches(endpoint, method)) {
        return rule.apdexMillis();
      }
    }
    return DEFAULT_APDEX_MILLIS;
  }
}
