package org.crmperf.parsers.endpoint;

import java.util.Arrays;
import org.crmperf.parsers.scan.ByteScan;

/**
 * Where the known parameters of a query string have their values. The string is read once, however
 * many presets ask for however many parameters.
 */
final class QueryParams {
  /** The parameters whose names start with a byte. */
  private static final Param[][] BY_FIRST_BYTE = byFirstByte();

  private static final long LOW = 0x0101010101010101L;
  private static final long HIGH = LOW << 7;
  private static final long AMPERSANDS = LOW * '&';
  private static final long HASHES = LOW * '#';

  private final int[] from = new int[Param.values().length];
  private final int[] to = new int[Param.values().length];
  private int found;

  /** Reads {@code b[from,to)} up to a fragment; returns where the query string ends. */
  int read(byte[] b, int start, int end) {
    found = 0;
    int i = start;
    while (i < end) {
      int next = partEnd(b, i, end);
      take(b, i, next);
      if (next < end && b[next] == '#') {
        return next;
      }
      i = next + 1;
    }
    return end;
  }

  boolean has(Param param) {
    return (found & 1 << param.ordinal()) != 0;
  }

  int valueFrom(Param param) {
    return from[param.ordinal()];
  }

  int valueTo(Param param) {
    return to[param.ordinal()];
  }

  private static int partEnd(byte[] b, int from, int to) {
    int i = from;
    for (int last = to - 8; i <= last; i += 8) {
      long word = ByteScan.longAt(b, i);
      long ampersand = word ^ AMPERSANDS;
      long hash = word ^ HASHES;
      long hit = ((ampersand - LOW) & ~ampersand | (hash - LOW) & ~hash) & HIGH;
      if (hit != 0) {
        return i + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
    }
    while (i < to && b[i] != '&' && b[i] != '#') {
      i++;
    }
    return i;
  }

  /** Notes {@code name=value} when the name is known; of several values the first counts. */
  private void take(byte[] b, int start, int end) {
    if (start >= end || b[start] < 0) {
      return;
    }
    for (Param param : BY_FIRST_BYTE[b[start]]) {
      byte[] label = param.label();
      int equals = start + label.length;
      if (equals + 1 < end && b[equals] == '=' && Bytes.startsWith(b, start, equals, label)) {
        put(param.ordinal(), equals + 1, end);
        return;
      }
    }
  }

  private void put(int param, int start, int end) {
    if ((found & 1 << param) == 0) {
      found |= 1 << param;
      from[param] = start;
      to[param] = end;
    }
  }

  private static Param[][] byFirstByte() {
    Param[][] table = new Param[128][];
    for (int i = 0; i < table.length; i++) {
      int first = i;
      table[i] =
          Arrays.stream(Param.values()).filter(p -> p.label()[0] == first).toArray(Param[]::new);
    }
    return table;
  }
}
