package org.crmperf.parsers.format;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Formats with a header or labels. */
final class TablePresets {
  static final List<LogFormat> ALL =
      List.of(
          preset("iis_w3c", TableDialect.IIS_W3C, "#Fields: " + W3cDefaults.IIS.get(0)),
          preset(
              "cloudfront", TableDialect.CLOUDFRONT, "#Fields: " + W3cDefaults.CLOUDFRONT.get(0)),
          preset(
              "jmeter_csv",
              TableDialect.JMETER,
              "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,"
                  + "failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,"
                  + "Connect"),
          preset(
              "salesforce_elf",
              TableDialect.SALESFORCE,
              "EVENT_TYPE,TIMESTAMP,REQUEST_ID,USER_ID,RUN_TIME,CPU_TIME,URI,REQUEST_STATUS,"
                  + "DB_TOTAL_TIME,CLIENT_IP"),
          preset(
              "ltsv",
              TableDialect.LTSV,
              "time:... TAB host:... TAB req:... TAB status:... TAB size:... TAB reqtime:..."));

  private TablePresets() {}

  /** The format of a header, given for files that lack theirs; null if the text is no header. */
  static @Nullable LogFormat ofHeader(String text) {
    for (TableDialect dialect : TableDialect.values()) {
      TableFormat format = new TableFormat("custom", text, dialect, text);
      TableParser parser = dialect.newParser(format, ZoneOffset.UTC);
      parser.resume(text);
      if (parser.isReady()) {
        return format;
      }
    }
    return null;
  }

  private static LogFormat preset(String name, TableDialect dialect, String definition) {
    return new TableFormat(name, definition, dialect, "");
  }
}
