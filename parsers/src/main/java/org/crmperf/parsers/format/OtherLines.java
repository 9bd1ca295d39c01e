package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.ByteScan;

/** The lines that a server writes into its request log without a request in them. */
enum OtherLines {
  NONE {
    @Override
    boolean isOther(byte[] b, int from, int to) {
      return false;
    }
  },
  /** Messages of the process, failed handshakes, connections of {@code option tcplog}. */
  HAPROXY {
    @Override
    boolean isOther(byte[] b, int from, int to) {
      int date = indexOf(b, from, to, Words.BRACKET);
      while (date >= 0 && !isDate(b, date + 2, to)) {
        date = indexOf(b, date + 1, to, Words.BRACKET);
      }
      if (date < 0) {
        return from < to && (isLetter(b[from]) || b[from] == '[');
      }
      int frontend = ByteScan.indexOf(b, date + 2, to, (byte) ' ') + 1;
      int server = frontend == 0 ? 0 : ByteScan.indexOf(b, frontend, to, (byte) ' ') + 1;
      if (server == 0) {
        return false;
      }
      if (b[server - 2] == ':') {
        return true;
      }
      int times = ByteScan.indexOf(b, server, to, (byte) ' ') + 1;
      int end = times == 0 ? -1 : ByteScan.indexOf(b, times, to, (byte) ' ');
      return end > 0 && count(b, times, end, (byte) '/') == 2;
    }
  },
  /** Connections of a TCP or TLS listener, and the test line of a new bucket. */
  ELB {
    @Override
    boolean isOther(byte[] b, int from, int to) {
      return ByteScan.startsWith(b, from, to, Words.TLS)
          || ByteScan.startsWith(b, from, to, Words.ENABLE)
          || indexOf(b, from, to, Words.NO_REQUEST) >= 0;
    }
  },
  /** Connections of a TCP proxy, and messages of Envoy and of Istio's agent. */
  ENVOY {
    @Override
    boolean isOther(byte[] b, int from, int to) {
      int head = Math.min(to, from + 40);
      return indexOf(b, from, to, Words.NO_REQUEST) >= 0
          || indexOf(b, from, head, Words.LEVEL) >= 0
          || ByteScan.indexOf(b, from, head, (byte) '\t') >= 0;
    }
  },
  /** Traefik's own messages, when both logs go to one stream. */
  TRAEFIK {
    @Override
    boolean isOther(byte[] b, int from, int to) {
      return ByteScan.startsWith(b, from, to, Words.TIME);
    }
  },
  /** The banner, and whatever the application prints. */
  UWSGI {
    @Override
    boolean isOther(byte[] b, int from, int to) {
      return indexOf(b, from, to, Words.PID) < 0 && indexOf(b, from, to, Words.GENERATED) < 0;
    }
  },
  /** Messages of Odoo's other loggers, and the lines of their stack traces. */
  ODOO {
    @Override
    boolean isOther(byte[] b, int from, int to) {
      return indexOf(b, from, to, Words.NO_USER) < 0;
    }
  },
  /** Messages of the process. */
  ZORAXY {
    @Override
    boolean isOther(byte[] b, int from, int to) {
      return indexOf(b, from, to, Words.ROUTER) < 0;
    }
  },
  /** A request is logged when it begins and when it ends; Git over SSH is no web request. */
  BITBUCKET {
    @Override
    boolean isOther(byte[] b, int from, int to) {
      return false;
    }

    @Override
    LineParser.Aside aside(byte[] b, int from, int to) {
      boolean none = indexOf(b, from, to, Words.BEGIN) >= 0 || indexOf(b, from, to, Words.SSH) >= 0;
      return none ? LineParser.Aside.COMMENT : LineParser.Aside.NONE;
    }
  };

  /** Whether a line that was refused is of another log. */
  abstract boolean isOther(byte[] b, int from, int to);

  /** What the line is, if it is no reject. */
  LineParser.Aside aside(byte[] b, int from, int to) {
    return LineParser.Aside.NONE;
  }

  private static boolean isDate(byte[] b, int at, int to) {
    return to - at > 20 && b[at + 2] == '/' && b[at + 6] == '/' && b[at + 11] == ':';
  }

  private static boolean isLetter(byte c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private static int count(byte[] b, int from, int to, byte c) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += b[i] == c ? 1 : 0;
    }
    return count;
  }

  private static int indexOf(byte[] b, int from, int to, byte[] word) {
    int at = ByteScan.indexOf(b, from, to, word[0]);
    while (at >= 0 && !ByteScan.startsWith(b, at, to, word)) {
      at = ByteScan.indexOf(b, at + 1, to, word[0]);
    }
    return at;
  }

  /** What the lines are known by. */
  private static final class Words {
    static final byte[] BRACKET = ascii(" [");
    static final byte[] TLS = ascii("tls ");
    static final byte[] ENABLE = ascii("Enable AccessLog");
    static final byte[] NO_REQUEST = ascii("\"- - -");
    static final byte[] LEVEL = ascii("][");
    static final byte[] TIME = ascii("time=\"");
    static final byte[] PID = ascii("[pid: ");
    static final byte[] GENERATED = ascii(" => generated ");
    static final byte[] NO_USER = ascii(" - - [");
    static final byte[] ROUTER = ascii("[router:");
    static final byte[] BEGIN = ascii(" | i");
    static final byte[] SSH = ascii(" | ssh | ");

    private Words() {}

    private static byte[] ascii(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }
}
