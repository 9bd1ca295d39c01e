package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.SplittableRandom;
import org.crmperf.parsers.schema.RequestBatch;
import org.junit.jupiter.api.Test;

/** A line whose marks rule a format out is taken by none of that format's tries. */
class MarksTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_130L);
  private static final String MARKS = "\"[]{";

  private final Collection<CandidateParser> parsers = KnownParsers.of(ZoneOffset.UTC).values();
  private final RequestBatch batch = new RequestBatch(1);
  private int ruledOut;
  private int taken;

  @Test
  void ofEverySpecLineAndOfEachWithoutSomeOfItsMarks() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (LineSpec spec : LineSpec.all()) {
      for (LineSpec.Case c : spec.cases()) {
        byte[] line = c.line();
        check(line);
        for (int i = 0; i < MARKS.length(); i++) {
          check(without(line, MARKS.charAt(i), ' '));
          check(without(line, MARKS.charAt(i), (char) ('a' + random.nextInt(26))));
        }
      }
    }
    assertThat(ruledOut).as("pairs of a line and a format that it cannot be of").isPositive();
    assertThat(taken).as("lines that a format took").isPositive();
  }

  @Test
  void anObjectNeedsABrace() {
    byte[] none = "2026-11-20 10:00:00 INFO started".getBytes(StandardCharsets.UTF_8);
    byte[] one = "app_1 | {\"time\":1}".getBytes(StandardCharsets.UTF_8);
    assertThat(Marks.mayHaveObject(Marks.in(none, 0, none.length))).isFalse();
    assertThat(Marks.mayHaveObject(Marks.in(one, 0, one.length))).isTrue();
    assertThat(Marks.mayHaveObject(Marks.in(one, 0, 8))).as("behind the end").isFalse();
  }

  private static byte[] without(byte[] line, char mark, char instead) {
    byte[] changed = line.clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] = changed[i] == mark ? (byte) instead : changed[i];
    }
    return changed;
  }

  private void check(byte[] line) {
    int marks = Marks.in(line, 0, line.length);
    assertThat(marks).isBetween(0, Marks.SETS - 1);
    for (CandidateParser parser : parsers) {
      boolean takes = takes(parser, line);
      taken += takes ? 1 : 0;
      if (!parser.mayHave(marks)) {
        ruledOut++;
        assertThat(takes)
            .as("seed %d, %s", SEED, new String(line, StandardCharsets.ISO_8859_1))
            .isFalse();
      }
    }
  }

  private boolean takes(CandidateParser parser, byte[] line) {
    batch.clear();
    boolean quickly = parser.parseQuickly(line, 0, line.length, batch, 0);
    batch.clear();
    return quickly || parser.parsePatiently(line, 0, line.length, batch, 0);
  }
}
