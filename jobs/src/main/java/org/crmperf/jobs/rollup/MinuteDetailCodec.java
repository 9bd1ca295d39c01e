package org.crmperf.jobs.rollup;

import java.util.Arrays;
import org.crmperf.jobs.metric.MinuteDetail;
import org.crmperf.jobs.metric.MinuteSlots;

/**
 * The rarer counts of an hour's minutes as bytes: the threshold of late requests plus one (LEB128;
 * 0 stands for unknown), then for each minute that has any its number in one byte, and late,
 * untimed, client closed and client closed microseconds as LEB128 varints. No bytes at all are a
 * row of before there were such counts.
 */
final class MinuteDetailCodec {
  private static final int MOST_BYTES_A_MINUTE = 1 + 5 + 5 + 5 + 10;
  private static final int MOST_HEADER = 10;

  private MinuteDetailCodec() {}

  static byte[] encode(MinuteSlots slots) {
    MinuteDetail detail = slots.detail();
    byte[] out =
        new byte[MOST_HEADER + (detail == null ? 0 : MinuteSlots.MINUTES * MOST_BYTES_A_MINUTE)];
    int at = MinuteCodec.put(out, 0, Math.max(MinuteSlots.UNKNOWN, slots.lateAboveMicros) + 1);
    if (detail != null) {
      for (int m = 0; m < MinuteSlots.MINUTES; m++) {
        if (!detail.isEmpty(m)) {
          out[at++] = (byte) m;
          at = MinuteCodec.put(out, at, detail.late[m]);
          at = MinuteCodec.put(out, at, detail.untimed[m]);
          at = MinuteCodec.put(out, at, detail.clientClosed[m]);
          at = MinuteCodec.put(out, at, detail.clientClosedMicros[m]);
        }
      }
    }
    return Arrays.copyOf(out, at);
  }

  /** Adds encoded counts to {@code slots}. */
  static void decodeInto(byte[] in, MinuteSlots slots) {
    if (in.length == 0) {
      slots.mergeThreshold(MinuteSlots.UNKNOWN);
      return;
    }
    slots.mergeThreshold(MinuteCodec.get(in, 0) - 1);
    int at = MinuteCodec.next(in, 0);
    while (at < in.length) {
      MinuteDetail detail = slots.detailed();
      int m = in[at++];
      detail.late[m] += (int) MinuteCodec.get(in, at);
      at = MinuteCodec.next(in, at);
      detail.untimed[m] += (int) MinuteCodec.get(in, at);
      at = MinuteCodec.next(in, at);
      detail.clientClosed[m] += (int) MinuteCodec.get(in, at);
      at = MinuteCodec.next(in, at);
      detail.clientClosedMicros[m] += MinuteCodec.get(in, at);
      at = MinuteCodec.next(in, at);
    }
  }
}
