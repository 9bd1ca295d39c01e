package org.crmperf.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.crmperf.jobs.metric.MinuteDetail;
import org.crmperf.jobs.metric.MinuteSlots;
import org.junit.jupiter.api.Test;

/** The rarer counts of minutes come back as they were, and old rows say that they know none. */
class MinuteDetailCodecTest {
  private static final long SEED = 20_261_122;

  @Test
  void countsComeBackAndAddUp() {
    Random random = new Random(SEED);
    MinuteSlots sum = new MinuteSlots();
    long[] late = new long[MinuteSlots.MINUTES];
    long[] untimed = new long[MinuteSlots.MINUTES];
    long[] closed = new long[MinuteSlots.MINUTES];
    long[] closedMicros = new long[MinuteSlots.MINUTES];
    for (int part = 0; part < 5; part++) {
      MinuteSlots slots = new MinuteSlots();
      slots.lateAboveMicros = 800_000;
      for (int i = 0; i < 40; i++) {
        int m = random.nextInt(MinuteSlots.MINUTES);
        MinuteDetail detail = slots.detailed();
        int many = random.nextInt(1 << random.nextInt(20));
        detail.late[m] += many;
        detail.untimed[m] += i;
        detail.clientClosed[m]++;
        detail.clientClosedMicros[m] += 1L << 40;
        late[m] += many;
        untimed[m] += i;
        closed[m]++;
        closedMicros[m] += 1L << 40;
      }
      MinuteDetailCodec.decodeInto(MinuteDetailCodec.encode(slots), sum);
    }
    assertThat(sum.lateAboveMicros).isEqualTo(800_000);
    for (int m = 0; m < MinuteSlots.MINUTES; m++) {
      assertThat((long) sum.late(m)).as("seed %d minute %d", SEED, m).isEqualTo(late[m]);
      assertThat((long) sum.detailed().untimed[m]).isEqualTo(untimed[m]);
      assertThat((long) sum.clientClosed(m)).isEqualTo(closed[m]);
      assertThat(sum.detailed().clientClosedMicros[m]).isEqualTo(closedMicros[m]);
    }
  }

  @Test
  void slotsWithoutAnyAreSmallAndKnown() {
    MinuteSlots slots = new MinuteSlots();
    slots.lateAboveMicros = 1_000_000;
    byte[] encoded = MinuteDetailCodec.encode(slots);
    assertThat(encoded).hasSizeLessThanOrEqualTo(3);
    MinuteSlots back = new MinuteSlots();
    MinuteDetailCodec.decodeInto(encoded, back);
    assertThat(back.lateAboveMicros).isEqualTo(1_000_000);
    assertThat(back.detail()).isNull();
  }

  @Test
  void oldRowsAndOtherThresholdsMakeLatenessUnknown() {
    MinuteSlots slots = new MinuteSlots();
    slots.lateAboveMicros = 1_000_000;
    byte[] known = MinuteDetailCodec.encode(slots);
    slots.lateAboveMicros = 2_000_000;
    for (byte[] other : new byte[][] {new byte[0], MinuteDetailCodec.encode(slots)}) {
      MinuteSlots sum = new MinuteSlots();
      MinuteDetailCodec.decodeInto(known, sum);
      MinuteDetailCodec.decodeInto(other, sum);
      assertThat(sum.lateAboveMicros).isEqualTo(MinuteSlots.UNKNOWN);
      MinuteSlots again = new MinuteSlots();
      MinuteDetailCodec.decodeInto(MinuteDetailCodec.encode(sum), again);
      assertThat(again.lateAboveMicros).isEqualTo(MinuteSlots.UNKNOWN);
    }
  }
}
