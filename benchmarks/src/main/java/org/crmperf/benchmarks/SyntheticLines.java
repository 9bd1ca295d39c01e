package org.crmperf.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.jobs.synthetic.SyntheticExpectation;

/**
 * A synthetic log in memory, and where its lines are.
 *
 * @param bytes the log
 * @param ends the position of each line's end; the next line starts one after it
 * @param requests how many of the lines are requests
 */
record SyntheticLines(byte[] bytes, int[] ends, long requests) {
  static SyntheticLines ofSize(int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(size + 1024);
    SyntheticExpectation expected = SyntheticDay.ofSize(size).write(out);
    byte[] bytes = out.toByteArray();
    int[] ends = new int[Math.toIntExact(expected.lines())];
    int line = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        ends[line++] = i;
      }
    }
    return new SyntheticLines(bytes, Arrays.copyOf(ends, line), expected.parsed());
  }
}
