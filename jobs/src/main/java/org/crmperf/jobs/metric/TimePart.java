package org.crmperf.jobs.metric;

import org.crmperf.parsers.schema.AccessField;

/**
 * A part of a response time that some formats log. Parts may overlap: nginx counts the connect time
 * within the upstream's, HAProxy beside it. A part's share is its sum over the total times of just
 * those requests that say both.
 */
public enum TimePart {
  QUEUE(AccessField.QUEUE),
  CONNECT(AccessField.CONNECT),
  UPSTREAM(AccessField.UPSTREAM),
  DATABASE(AccessField.DATABASE),
  CPU(AccessField.CPU);

  private static final TimePart[] ALL = values();

  /** How many there are. */
  public static final int COUNT = ALL.length;

  private final AccessField field;

  TimePart(AccessField field) {
    this.field = field;
  }

  /** The request's column. */
  public AccessField field() {
    return field;
  }

  /** The name in columns: {@code queue}. */
  public String column() {
    return field.column().substring(0, field.column().lastIndexOf("_us"));
  }

  /** The part of this ordinal. */
  public static TimePart of(int ordinal) {
    return ALL[ordinal];
  }
}
