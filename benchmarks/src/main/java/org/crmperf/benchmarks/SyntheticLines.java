package org.crmperf.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.jobs.synthetic.SyntheticExpectation;

/** A synthetic log in memory, and where its lines are. */
final class SyntheticLines {
  /** The log. */
  final byte[] bytes;

  /** The position of each line's end; the next line starts one after it. */
  final int[] ends;

  /** How many of the lines are requests. */
  final long requests;

  SyntheticLines(int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(size + 1024);
    SyntheticExpectation expected = SyntheticDay.ofSize(size).write(out);
    bytes = out.toByteArray();
    ends = new int[Math.toIntExact(expected.lines())];
    requests = expected.parsed();
    int line = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        ends[line++] = i;
      }
    }
  }
}
