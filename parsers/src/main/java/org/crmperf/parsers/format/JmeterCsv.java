package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.parsers.schema.AccessField;

/** Columns of JMeter's results, in whatever order and selection its settings wrote them. */
final class JmeterCsv implements CsvDialect {
  private static final long MILLISECOND = 1000;

  private static final String HEAD =
      "timeStamp,elapsed,label,responseCode,responseMessage,threadName,";
  private static final String THREADS = ",grpThreads,allThreads";

  /** What files without a header have behind {@link #HEAD}: JMeter 5 to 2, then Taurus. */
  private static final List<String> TAILS =
      List.of(
          "dataType,success,failureMessage,bytes,sentBytes"
              + THREADS
              + ",URL,Latency,IdleTime,Connect",
          "dataType,success,failureMessage,bytes,sentBytes" + THREADS + ",Latency,IdleTime,Connect",
          "dataType,success,failureMessage,bytes,sentBytes" + THREADS + ",Latency,IdleTime",
          "dataType,success,failureMessage,bytes" + THREADS + ",Latency,IdleTime",
          "dataType,success,bytes" + THREADS + ",Latency",
          "dataType,success,bytes,URL,Latency",
          "dataType,success,bytes,Latency",
          "dataType,success,bytes",
          "success,bytes" + THREADS + ",Latency,Hostname,Connect",
          "success,bytes" + THREADS + ",Latency,Hostname",
          "success,bytes" + THREADS + ",Latency",
          "success,bytes,Latency",
          "success,bytes");

  /** As far as other selections can be told. */
  private static final List<String> OPEN_TAILS =
      List.of(
          "dataType,success,failureMessage,bytes",
          "dataType,success,bytes",
          "success,failureMessage,bytes",
          "success,bytes");

  @Override
  public String landmark() {
    return "elapsed";
  }

  @Override
  public boolean isHeader(Header header) {
    return header.has("timestamp") && header.has("elapsed");
  }

  @Override
  public Layout layout(Header header, ZoneId logZone) {
    return columns(header, logZone, List.of()).build(Layout.Width.EXACT);
  }

  private static Layout.Builder columns(Header header, ZoneId logZone, List<Column> checks) {
    int message = header.first("responsemessage");
    int dataType = header.first("datatype");
    int url = header.first("url");
    int label = header.first("label");
    Layout.Builder layout = new Layout.Builder(header);
    layout.add(new StampColumn("timeStamp", logZone, header.find("timestamp")), AccessField.TIME);
    checks.forEach(layout::add);
    if (message >= 0 || (dataType >= 0 && url >= 0)) {
      layout.add(new JmeterTransaction(message, dataType, url));
    }
    layout.duration(AccessField.DURATION, MILLISECOND, "elapsed");
    layout.duration(AccessField.FIRST_BYTE, MILLISECOND, "latency");
    layout.duration(AccessField.CONNECT, MILLISECOND, "connect");
    layout.size(AccessField.RESPONSE_BYTES, "bytes");
    layout.size(AccessField.REQUEST_BYTES, "sentbytes");
    layout.text(AccessField.CLIENT, "hostname");
    int success = header.first("success");
    int code = header.first("responsecode");
    if (success >= 0 || code >= 0) {
      layout.add(new JmeterStatus(success, code), AccessField.STATUS, AccessField.SUCCESS);
    }
    if (url >= 0 || label >= 0) {
      layout.add(new JmeterTarget(url, label), AccessField.URL, AccessField.HOST);
    }
    if (label >= 0) {
      layout.add(new JmeterPart(label, header.first("threadname")));
    }
    return layout;
  }

  @Override
  public List<Layout> guesses(ZoneId logZone) {
    List<Layout> guesses = new ArrayList<>();
    TAILS.forEach(tail -> guesses.add(guess(tail, logZone).build(Layout.Width.EXACT)));
    OPEN_TAILS.forEach(tail -> guesses.add(guess(tail, logZone).build(Layout.Width.OPEN)));
    return guesses;
  }

  private static Layout.Builder guess(String tail, ZoneId logZone) {
    Header header = Header.of(HEAD + tail);
    List<Column> checks = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      switch (header.name(i)) {
        case "success" -> checks.add(new CheckColumn("success", CheckColumn.Shape.TRUTH, i));
        case "dataType" -> checks.add(new CheckColumn("dataType", CheckColumn.Shape.WORD, i));
        case "URL" -> checks.add(new CheckColumn("URL", CheckColumn.Shape.URL, i));
        case "elapsed",
            "bytes",
            "sentBytes",
            "grpThreads",
            "allThreads",
            "Latency",
            "IdleTime",
            "Connect" ->
            checks.add(new CheckColumn(header.name(i), CheckColumn.Shape.NUMBER, i));
        default -> {}
      }
    }
    return columns(header, logZone, checks);
  }
}
