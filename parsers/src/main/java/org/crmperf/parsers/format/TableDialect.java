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
  },
  /** W3C logs of IIS and others. */
  IIS_W3C(LogFormat.Records.LINES_AFTER_HEADER, LogFormat.Targets.URLS, w3cFields()) {
    @Override
    TableParser newParser(TableFormat format, ZoneId logZone) {
      return new W3cParser(format, W3cDialect.IIS, logZone);
    }
  },
  /** CloudFront's W3C logs. */
  CLOUDFRONT(LogFormat.Records.LINES_AFTER_HEADER, LogFormat.Targets.URLS, cloudFrontFields()) {
    @Override
    TableParser newParser(TableFormat format, ZoneId logZone) {
      return new W3cParser(format, W3cDialect.CLOUDFRONT, logZone);
    }
  },
  /** Labelled values between tabs. */
  LTSV(LogFormat.Records.LINES, LogFormat.Targets.URLS, ltsvFields()) {
    @Override
    TableParser newParser(TableFormat format, ZoneId logZone) {
      return new LtsvParser(format, logZone);
    }
  },
  /** Salesforce's Event Log Files. */
  SALESFORCE(
      LogFormat.Records.QUOTED_RECORDS,
      LogFormat.Targets.EVENTS,
      EnumSet.of(
          AccessField.TIME,
          AccessField.CLIENT,
          AccessField.USER,
          AccessField.METHOD,
          AccessField.URL,
          AccessField.STATUS,
          AccessField.RESPONSE_BYTES,
          AccessField.REQUEST_BYTES,
          AccessField.DURATION,
          AccessField.UPSTREAM,
          AccessField.DATABASE,
          AccessField.CPU,
          AccessField.REFERER,
          AccessField.USER_AGENT,
          AccessField.REQUEST_ID,
          AccessField.SUCCESS)) {
    @Override
    TableParser newParser(TableFormat format, ZoneId logZone) {
      return new CsvParser(format, new SalesforceElf(), logZone);
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

  private static EnumSet<AccessField> w3cFields() {
    return EnumSet.of(
        AccessField.TIME,
        AccessField.CLIENT,
        AccessField.USER,
        AccessField.METHOD,
        AccessField.URL,
        AccessField.PROTOCOL,
        AccessField.STATUS,
        AccessField.RESPONSE_BYTES,
        AccessField.REQUEST_BYTES,
        AccessField.DURATION,
        AccessField.REFERER,
        AccessField.USER_AGENT,
        AccessField.HOST,
        AccessField.REQUEST_ID);
  }

  private static EnumSet<AccessField> ltsvFields() {
    EnumSet<AccessField> fields = w3cFields();
    fields.add(AccessField.UPSTREAM);
    fields.add(AccessField.FIRST_BYTE);
    fields.add(AccessField.CONNECT);
    fields.add(AccessField.CACHE_STATUS);
    fields.add(AccessField.UPSTREAM_ADDRESS);
    fields.add(AccessField.UPSTREAM_STATUS);
    return fields;
  }

  private static EnumSet<AccessField> cloudFrontFields() {
    EnumSet<AccessField> fields = w3cFields();
    fields.remove(AccessField.USER);
    fields.add(AccessField.FIRST_BYTE);
    fields.add(AccessField.UPSTREAM);
    fields.add(AccessField.CACHE_STATUS);
    return fields;
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
