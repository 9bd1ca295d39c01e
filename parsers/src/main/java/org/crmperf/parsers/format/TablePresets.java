package org.crmperf.parsers.format;

import java.util.List;

/** Formats with a header or labels. */
final class TablePresets {
  static final List<LogFormat> ALL =
      List.of(
          preset(
              "jmeter_csv",
              TableDialect.JMETER,
              "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,"
                  + "failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,"
                  + "Connect"));

  private TablePresets() {}

  private static LogFormat preset(String name, TableDialect dialect, String definition) {
    return new TableFormat(name, definition, dialect, "");
  }
}
