package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.crmperf.parsers.schema.AccessField;

/** The kinds of tables. */
enum TableDialect {
  /** JMeter results as CSV. */
  JMETER(
      LogFormat.Records.QUOTED_RECORDS,
      LogFormat.Targets.NAMES,
      EnumSet.of(
          AccessField.TIME,
          AccessField.CLIENT,
          AccessField.URL,
          AccessField.STATUS,
          AccessField.RESPONSE_BYTES,
          AccessField.REQUEST_BYTES,
          AccessField.DURATION,
          AccessField.FIRST_BYTE,
          AccessField.CONNECT,
          AccessField.HOST,
          AccessField.SUCCESS)) {
    @Override
    TableParser newParser(TableFormat format, ZoneId logZone) {
      return new CsvParser(format, new JmeterCsv(), logZone);
    }
  };

  private final LogFormat.Records records;
  private final LogFormat.Targets targets;
  private final EnumSet<AccessField> fields;

  TableDialect(LogFormat.Records records, LogFormat.Targets targets, EnumSet<AccessField> fields) {
    this.records = records;
    this.targets = targets;
    this.fields = fields;
  }

  LogFormat.Records records() {
    return records;
  }

  LogFormat.Targets targets() {
    return targets;
  }

  /** The fields that a line can fill, whatever its header. */
  Set<AccessField> fields() {
    return EnumSet.copyOf(fields);
  }

  /** A new parser that has learned no header yet. */
  abstract TableParser newParser(TableFormat format, ZoneId logZone);
}
