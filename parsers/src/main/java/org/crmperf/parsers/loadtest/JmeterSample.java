package org.crmperf.parsers.loadtest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The attributes of one sample, by the column of JMeter's CSV results that they become. */
final class JmeterSample implements XmlScanner.Attributes {
  static final String COLUMNS =
      "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,bytes,"
          + "sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect";

  private static final int LABEL = 2;
  private static final int MESSAGE = 4;
  private static final int DATA_TYPE = 6;
  private static final int URL = 12;
  private static final int COUNT = 16;
  private static final int ABSENT = -1;

  /** An empty data type is a transaction's mark; one that was not saved is no mark. */
  private static final byte[] NOT_SAVED = "unknown".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] OF_TRANSACTION =
      "Number of samples in transaction".getBytes(StandardCharsets.US_ASCII);

  private final int[] starts = new int[COUNT];
  private final int[] ends = new int[COUNT];
  private byte[] texts = new byte[1024];
  private int size;

  void clear() {
    Arrays.fill(starts, ABSENT);
    size = 0;
  }

  @Override
  public void attribute(XmlText name, XmlText value) {
    int column = column(name);
    if (column != ABSENT) {
      put(column, value);
    }
  }

  /** The URL, which is no attribute. */
  void url(XmlText text) {
    put(URL, text);
  }

  private void put(int column, XmlText text) {
    int n = text.length();
    if (texts.length - size < n) {
      texts = Arrays.copyOf(texts, Math.max(texts.length * 2, size + n));
    }
    System.arraycopy(text.bytes(), 0, texts, size, n);
    starts[column] = size;
    size += n;
    ends[column] = size;
  }

  /** Today's names, and those of JMeter before 2.1. */
  private static int column(XmlText name) {
    return switch (new String(name.bytes(), 0, name.length(), StandardCharsets.US_ASCII)) {
      case "ts", "timeStamp" -> 0;
      case "t", "time" -> 1;
      case "lb", "label" -> LABEL;
      case "rc", "responseCode" -> 3;
      case "rm", "responseMessage" -> MESSAGE;
      case "tn", "threadName" -> 5;
      case "dt", "dataType" -> DATA_TYPE;
      case "s", "success" -> 7;
      case "by" -> 8;
      case "sby" -> 9;
      case "ng" -> 10;
      case "na" -> 11;
      case "lt" -> 13;
      case "it" -> 14;
      case "ct" -> 15;
      default -> ABSENT;
    };
  }

  /** Whether its message is that of a transaction. */
  boolean saysTransaction() {
    int at = starts[MESSAGE];
    int end = at + OF_TRANSACTION.length;
    return at != ABSENT
        && end <= ends[MESSAGE]
        && Arrays.equals(texts, at, end, OF_TRANSACTION, 0, OF_TRANSACTION.length);
  }

  void appendLabel(DecodingStream line) {
    if (starts[LABEL] != ABSENT) {
      line.append(texts, starts[LABEL], ends[LABEL]);
    }
  }

  /** Appends the row, quoted as RFC 4180 says. */
  void appendRow(DecodingStream line) {
    for (int column = 0; column < COUNT; column++) {
      if (column > 0) {
        line.append(',');
      }
      if (starts[column] != ABSENT) {
        appendCell(line, starts[column], ends[column]);
      } else if (column == DATA_TYPE) {
        line.append(NOT_SAVED);
      }
    }
  }

  private void appendCell(DecodingStream line, int from, int to) {
    boolean plain = true;
    for (int i = from; i < to && plain; i++) {
      plain = texts[i] != ',' && texts[i] != '"';
    }
    if (plain) {
      line.append(texts, from, to);
      return;
    }
    line.append('"');
    for (int i = from; i < to; i++) {
      if (texts[i] == '"') {
        line.append('"');
      }
      line.append(texts, i, i + 1);
    }
    line.append('"');
  }
}
