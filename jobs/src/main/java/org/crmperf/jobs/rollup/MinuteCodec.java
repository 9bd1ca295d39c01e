package org.crmperf.jobs.rollup;

import java.util.Arrays;
import org.crmperf.jobs.metric.MinuteSlots;

/**
 * Minute slots as bytes: for each minute with requests its number in one byte, then requests,
 * errors and busy microseconds as LEB128 varints.
 */
final class MinuteCodec {
  private static final int MOST_BYTES_A_MINUTE = 1 + 5 + 5 + 10;

  private MinuteCodec() {}

  static byte[] encode(MinuteSlots slots) {
    byte[] out = new byte[MinuteSlots.MINUTES * MOST_BYTES_A_MINUTE];
    int at = 0;
    for (int m = 0; m < MinuteSlots.MINUTES; m++) {
      if (slots.requests[m] != 0) {
        out[at++] = (byte) m;
        at = put(out, at, slots.requests[m]);
        at = put(out, at, slots.errors[m]);
        at = put(out, at, slots.busyMicros[m]);
      }
    }
    return Arrays.copyOf(out, at);
  }

  /** Adds encoded slots to {@code slots}. */
  static void decodeInto(byte[] in, MinuteSlots slots) {
    int at = 0;
    while (at < in.length) {
      int m = in[at++];
      slots.requests[m] += (int) get(in, at);
      at = next(in, at);
      slots.errors[m] += (int) get(in, at);
      at = next(in, at);
      slots.busyMicros[m] += get(in, at);
      at = next(in, at);
    }
  }

  static int put(byte[] out, int from, long value) {
    int at = from;
    long v = value;
    while ((v & ~0x7fL) != 0) {
      out[at++] = (byte) (v & 0x7f | 0x80);
      v >>>= 7;
    }
    out[at++] = (byte) v;
    return at;
  }

  static long get(byte[] in, int from) {
    long value = 0;
    int shift = 0;
    int at = from;
    while (in[at] < 0) {
      value |= (long) (in[at++] & 0x7f) << shift;
      shift += 7;
    }
    return value | (long) in[at] << shift;
  }

  static int next(byte[] in, int from) {
    int at = from;
    while (in[at] < 0) {
      at++;
    }
    return at + 1;
  }
}
