package org.crmperf.jobs.rollup;

import java.util.List;
import org.crmperf.parsers.parquet.TableSchema;
import org.crmperf.parsers.parquet.TableSchema.Column;
import org.crmperf.parsers.parquet.TableSchema.Kind;

/** The columns of {@code minutes/}. */
public final class MinuteTable {
  public static final TableSchema SCHEMA =
      new TableSchema(
          "minute",
          List.of(
              new Column("minute", Kind.TIMESTAMP, false),
              new Column("service", Kind.STRING, false),
              new Column("requests", Kind.LONG, false),
              new Column("errors", Kind.LONG, false),
              new Column("busy_us", Kind.LONG, false),
              // files of before these columns lack them
              new Column("timed", Kind.LONG, true),
              new Column("late", Kind.LONG, true),
              new Column("late_above_us", Kind.LONG, true),
              new Column("client_closed", Kind.LONG, true)));

  private MinuteTable() {}
}
