package org.crmperf.parsers.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gatling's binary log against what was written into it. */
class GatlingBinaryTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final long START = 1_795_162_529_000L;
  private static final List<String> NAMES =
      List.of("Home", "Öffnen", "开始", "a, b", "tab\there", "two\nlines", "", "😀 smile", "x");

  /** A log, the lines it should give, and where each record ends. */
  private record Log(byte[] bytes, List<String> lines, List<Integer> ends) {}

  private static Log log(int records, SplittableRandom random) {
    try {
      return written(records, random);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Log written(int records, SplittableRandom random) throws IOException {
    GatlingWriter out = new GatlingWriter();
    List<String> lines = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    out.run("com.example.SalesDay", START, "", List.of("Sales day", "Überfall 日"));
    lines.add("RUN\tcom.example.SalesDay\tcom.example.SalesDay\t" + START + "\t \t3.14.9");
    ends.add(out.size());
    for (int i = 0; i < records; i++) {
      lines.add(record(out, random));
      ends.add(out.size());
    }
    return new Log(out.bytes(), lines, ends);
  }

  private static String record(GatlingWriter out, SplittableRandom random) throws IOException {
    int start = random.nextInt(1_000_000);
    int end = start + random.nextInt(5000);
    boolean ok = random.nextBoolean();
    String verdict = ok ? "OK" : "KO";
    String times = (START + start) + "\t" + (START + end);
    String name = any(NAMES, random);
    List<String> groups = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      groups.add(any(NAMES, random));
    }
    switch (random.nextInt(6)) {
      case 0 -> {
        out.user(start & 1, ok, end);
        String scenario = (start & 1) == 0 ? "Sales day" : "Überfall 日";
        return "USER\t" + scenario + (ok ? "\tSTART\t" : "\tEND\t") + (START + end);
      }
      case 1 -> {
        out.group(groups, start, end, 17, ok);
        String joined = clean(String.join(",", groups));
        String column = groups.isEmpty() ? "" : "\t" + joined;
        return "GROUP" + column + "\t" + times + "\t17\t" + verdict;
      }
      case 2 -> {
        out.error(name, end);
        return "ERROR\t" + clean(name) + "\t" + (START + end);
      }
      default -> {
        String message = ok ? "" : "status.find.is(200), found 50" + random.nextInt(10);
        out.request(groups, name, start, end, ok, message);
        groups.add(name);
        String full = clean(String.join(" / ", groups));
        return "REQUEST\t\t" + full + "\t" + times + "\t" + verdict + "\t" + message;
      }
    }
  }

  private static String any(List<String> names, SplittableRandom random) {
    return names.get(random.nextInt(names.size()));
  }

  private static String clean(String text) {
    return text.replace('\t', ' ').replace('\n', ' ');
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8192, 1 << 20})
  void givesEveryRecordAsALine(int piece) {
    Log log = log(3000, new SplittableRandom(SEED));
    InputStream in = new ByteArrayInputStream(log.bytes());
    Decoded decoded = Decoded.of(in, RecordKind.GATLING_BINARY, piece);
    assertThat(decoded.failure()).isNull();
    assertThat(decoded.lines()).isEqualTo(log.lines());
  }

  /**
   * Cut anywhere, it gives the whole records before the cut, and says where the half one starts.
   */
  @Test
  void givesWhatIsWholeOfACutLog() {
    Log log = log(40, new SplittableRandom(SEED));
    for (int cut = 10; cut < log.bytes().length; cut++) {
      Decoded decoded = Decoded.of(Arrays.copyOf(log.bytes(), cut));
      int whole = 0;
      while (whole < log.ends().size() && log.ends().get(whole) <= cut) {
        whole++;
      }
      assertThat(decoded.lines()).as("cut at %d", cut).isEqualTo(log.lines().subList(0, whole));
      int end = whole == 0 ? 0 : log.ends().get(whole - 1);
      if (end == cut) {
        assertThat(decoded.failure()).as("cut at %d", cut).isNull();
      } else {
        assertThat(decoded.failure())
            .as("cut at %d", cut)
            .hasMessage("the Gatling log ends within a record")
            .isInstanceOfSatisfying(
                DamagedRecordException.class, e -> assertThat(e.at()).isEqualTo(end));
      }
    }
  }

  /** Two runs in one file, as {@code cat} makes them. */
  @Test
  void aSecondRunHasTextsOfItsOwn() {
    Log first = log(50, new SplittableRandom(1));
    Log second = log(50, new SplittableRandom(2));
    byte[] both = Arrays.copyOf(first.bytes(), first.bytes().length + second.bytes().length);
    System.arraycopy(second.bytes(), 0, both, first.bytes().length, second.bytes().length);
    List<String> lines = new ArrayList<>(first.lines());
    lines.addAll(second.lines());
    assertThat(Decoded.of(both).lines()).isEqualTo(lines);
  }

  @Test
  void isToldByItsFirstBytes() {
    byte[] bytes = log(1, new SplittableRandom(SEED)).bytes();
    assertThat(RecordKind.of(bytes, bytes.length)).isEqualTo(RecordKind.GATLING_BINARY);
    assertThat(RecordKind.of(bytes, 5)).isEqualTo(RecordKind.LINES);
    assertThat(RecordKind.of(new byte[600], 600)).isEqualTo(RecordKind.LINES);
    byte[] other = bytes.clone();
    other[5] = 'x';
    assertThat(RecordKind.of(other, other.length)).isEqualTo(RecordKind.LINES);
  }

  /** What is damaged gives lines, an end or a failure, in the memory and time of a whole log. */
  @Test
  void survivesDamage() {
    SplittableRandom random = new SplittableRandom(SEED);
    byte[] whole = log(25, random).bytes();
    for (int i = 0; i < 100_000; i++) {
      byte[] damaged =
          random.nextInt(4) == 0
              ? Arrays.copyOf(whole, random.nextInt(whole.length))
              : whole.clone();
      for (int n = 1 + random.nextInt(3); n > 0 && damaged.length > 0; n--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Decoded decoded =
          Decoded.of(new ByteArrayInputStream(damaged), RecordKind.GATLING_BINARY, 4096);
      assertThat(decoded.lines()).as("seed %d, %d", SEED, i).hasSizeLessThan(damaged.length + 1);
      assertThat(decoded.failure() == null || decoded.failure() instanceof DamagedRecordException)
          .as("seed %d, %d", SEED, i)
          .isTrue();
    }
  }

  /** Lengths and counts are claims of whoever wrote the file. */
  @Test
  void believesNoLength() throws IOException {
    GatlingWriter out = new GatlingWriter();
    out.run("x", START, "", List.of("s"));
    int run = out.size();
    for (int claim : new int[] {Integer.MAX_VALUE, 1 << 24, -1, Integer.MIN_VALUE}) {
      byte[] bytes = Arrays.copyOf(out.bytes(), run + 9);
      bytes[run] = 4;
      bytes[run + 4] = 1;
      for (int i = 0; i < 4; i++) {
        bytes[run + 5 + i] = (byte) (claim >>> 24 - 8 * i);
      }
      assertThat(Decoded.of(bytes).failure()).isInstanceOf(DamagedRecordException.class);
    }
  }
}
