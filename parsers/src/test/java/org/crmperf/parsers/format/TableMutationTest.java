package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A hundred thousand damaged lines of each table's or load test's format, under whole and damaged
 * headers: no exception, every line is exactly one of request, reject and aside, and cells keep to
 * their line.
 */
class TableMutationTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final int LINES = 100_000;
  private static final int LINES_A_HEADER = 500;
  private static final int TIME = AccessField.TIME.ordinal();

  private final RequestBatch batch = new RequestBatch(2);
  private int requests;
  private int rejects;
  private int asides;

  @ParameterizedTest
  @ValueSource(strings = {"iis", "cloudfront", "ltsv", "salesforce-elf", "jmeter", "gatling"})
  @Timeout(60)
  void survivesDamage(String folder) {
    List<LineSpec> specs = LineSpec.in(folder);
    SplittableRandom random = new SplittableRandom(SEED ^ folder.hashCode());
    LineParser parser = parser(specs.get(0), random, 0);
    List<LineSpec.Case> cases = specs.get(0).cases();
    byte[] other = cases.get(0).line();
    for (int i = 0; i < LINES; i++) {
      if (i % LINES_A_HEADER == 0) {
        LineSpec spec = specs.get(random.nextInt(specs.size()));
        cases = spec.cases();
        parser = parser(spec, random, i / LINES_A_HEADER % 3);
      }
      byte[] line = cases.get(random.nextInt(cases.size())).line();
      byte[] damaged = MutationTest.damage(line, other, random);
      try {
        check(parser, damaged);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + SEED + ", line " + MutationTest.show(damaged), e);
      }
      other = line;
    }
    assertThat(requests + rejects + asides).isEqualTo(LINES);
    assertThat(requests).as("damage that does no harm").isBetween(LINES / 100, LINES);
    assertThat(rejects).isGreaterThan(LINES / 10);
  }

  /** A parser that has seen the lines before; damage of 2 damages them too. */
  private static LineParser parser(LineSpec spec, SplittableRandom random, int damage) {
    LineParser parser = LogFormats.of(spec.format()).newParser(ZoneOffset.UTC);
    RequestBatch batch = new RequestBatch(1);
    for (String text : spec.before()) {
      byte[] line = text.getBytes(StandardCharsets.UTF_8);
      byte[] shown = damage == 2 ? MutationTest.damage(line, line, random) : line;
      if (LineEnds.isBlankOrComment(shown, 0, shown.length)) {
        parser.comment(shown, 0, shown.length);
      } else if (parser.parse(shown, 0, shown.length, batch, 0) != null) {
        parser.aside(shown, 0, shown.length);
      }
      batch.clear();
    }
    LineParser resumed = LogFormats.of(spec.format()).newParser(ZoneOffset.UTC);
    resumed.resume(parser.context());
    return resumed;
  }

  private void check(LineParser parser, byte[] line) {
    byte[] buffer = new byte[line.length + 40];
    Arrays.fill(buffer, (byte) '7');
    int from = 16;
    System.arraycopy(line, 0, buffer, from, line.length);
    int to = LineEnds.trim(buffer, from, from + line.length);
    batch.clear();
    batch.bytes = buffer;
    RejectReason reason = parser.parse(buffer, from, to, batch, 0);
    boolean filled = false;
    for (AccessField field : AccessField.values()) {
      int f = field.ordinal();
      if (field.isString()) {
        int length = batch.lengths[f][0];
        if (length != RequestBatch.NULL_LENGTH) {
          filled = true;
          int start = batch.starts[f][0];
          boolean within = start < 0 || (start >= from && start + length <= to);
          require(length > 0 && within, field + " keeps to its line");
        }
      } else {
        filled |= batch.longs[f][0] != RequestBatch.NULL;
      }
    }
    if (reason == null) {
      requests++;
      require(batch.longs[TIME][0] != RequestBatch.NULL, "a request has a time");
      return;
    }
    require(!filled, "a rejected line leaves nothing in its row");
    require(parser.failedAt() >= from && parser.failedAt() <= to, "failedAt is in the line");
    if (parser.aside(buffer, from, to) == LineParser.Aside.NONE) {
      rejects++;
    } else {
      asides++;
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
