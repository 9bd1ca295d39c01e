package org.crmperf.jobs.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class ContentSumTest {
  private static ContentSum of(byte[] bytes, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, to - from);
    return new ContentSum(to - from, (int) crc.getValue());
  }

  @RepeatedTest(50)
  void partsComeToTheSumOfTheWhole(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] bytes = new byte[random.nextInt(100_000)];
    random.nextBytes(bytes);
    int a = random.nextInt(bytes.length + 1);
    int b = a + random.nextInt(bytes.length - a + 1);
    assertThat(of(bytes, 0, a).then(of(bytes, a, b)).then(of(bytes, b, bytes.length)))
        .isEqualTo(of(bytes, 0, bytes.length));
    assertThat(ContentSum.NONE.then(of(bytes, 0, a))).isEqualTo(of(bytes, 0, a));
  }

  @RepeatedTest(20)
  void onlyWhatLiesBetweenIsSummed(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] bytes = new byte[10_000];
    random.nextBytes(bytes);
    int from = random.nextInt(5_000);
    int to = from + random.nextInt(5_000);
    PassedSum sum = new PassedSum(from, to);
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(bytes.length - at, 1 + random.nextInt(999));
      sum.add(at, bytes, at, length);
      at += length;
    }
    assertThat(sum.sum()).isEqualTo(of(bytes, from, to));
  }
}
