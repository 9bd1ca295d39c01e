package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.jobs.synthetic.SyntheticExpectation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a log comes, whole or in pieces, again or under another name: every line once. */
class OnceOnlyTest {
  @TempDir Path folder;

  private byte[] log;
  private SyntheticExpectation expected;
  private Nights whole;

  @BeforeEach
  void aNightOverTheWholeLog() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    expected = SyntheticDay.ofSize(600_000).withSeed(21).write(bytes);
    log = bytes.toByteArray();
    whole = new Nights(folder.resolve("whole"));
    assertThat(whole.night(file("whole.log", log)))
        .isEqualTo(
            new Nights.Counts(
                expected.lines(),
                expected.parsed(),
                expected.rejected(),
                expected.blankLines(),
                0));
  }

  @Test
  void theSameNightAgain() throws IOException {
    List<String> before = whole.tables();
    Nights.Counts again = whole.night(folder.resolve("whole.log"));
    assertThat(again).isEqualTo(new Nights.Counts(expected.lines(), 0, 0, 0, expected.lines()));
    assertThat(whole.tables()).isEqualTo(before);
  }

  @Test
  void theSameLogRotatedAndCompressed() throws IOException {
    List<String> before = whole.tables();
    Nights.Counts again = whole.night(file("whole.log.2.gz", Nights.gzip(log)));
    assertThat(again.parsed()).isZero();
    assertThat(again.already()).isEqualTo(expected.lines());
    Path both = folder.resolve("whole.log*");
    assertThat(whole.night(both).parsed()).isZero();
    assertThat(whole.tables()).isEqualTo(before);
    assertSame(nights("gz").withLogs(file("only.log.gz", Nights.gzip(log))));
  }

  @Test
  void theSameContentUnderTwoNamesInOneNight() throws IOException {
    assertSame(nights("twins").withLogs(file("a.log", log), file("b.log", log)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.5, 0.9})
  void aLogThatGrowsBetweenNights(double share) throws IOException {
    Path growing = file("growing.log", Arrays.copyOf(log, (int) (log.length * share)));
    Started nights = nights("growing");
    nights.withLogs(growing);
    Files.write(growing, log);
    assertSame(nights.withLogs(growing));
  }

  @Test
  void aLogThatGrowsByHalfALineAtATime() throws IOException {
    int newline = indexOfNewline(log.length / 2);
    Started nights = nights("slowly");
    Path growing = folder.resolve("slowly.log");
    for (int end : new int[] {newline - 40, newline, newline + 1, newline + 30, log.length}) {
      Files.write(growing, Arrays.copyOf(log, end));
      nights.withLogs(growing);
    }
    assertSame(nights);
  }

  @Test
  void aLogThatIsRotatedWhileItGrows() throws IOException {
    int half = indexOfNewline(log.length / 2) + 1;
    Started nights = nights("rotated");
    Path current = file("rotated/access.log", Arrays.copyOf(log, half / 2));
    nights.withLogs(current);
    file("rotated/access.log.1", Arrays.copyOf(log, half));
    Files.write(current, Arrays.copyOfRange(log, half, log.length));
    nights.withLogs(current.getParent());
    file("rotated/access.log.2.gz", Nights.gzip(Arrays.copyOf(log, half)));
    Files.move(
        current, current.resolveSibling("access.log.1"), StandardCopyOption.REPLACE_EXISTING);
    Files.createFile(current);
    assertSame(nights.withLogs(current.getParent()));
  }

  @Test
  void twoHalvesAsTwoFiles() throws IOException {
    int half = indexOfNewline(log.length / 3) + 1;
    assertSame(
        nights("halves")
            .withLogs(
                file("first.log", Arrays.copyOf(log, half)),
                file("second.log.gz", Nights.gzip(Arrays.copyOfRange(log, half, log.length)))));
  }

  @ParameterizedTest
  @ValueSource(longs = {4_099, 65_536, 300_000})
  void aLogCutIntoRanges(long rangeBytes) throws IOException {
    Nights plain = new Nights(folder.resolve("plain")).withRangesOf(rangeBytes);
    plain.night(file("plain.log", log));
    assertThat(plain.tables()).isEqualTo(whole.tables());
    Nights gz = new Nights(folder.resolve("gz")).withRangesOf(rangeBytes);
    gz.night(file("cut.log.gz", Nights.gzip(log)));
    assertThat(gz.tables()).isEqualTo(whole.tables());
    assertThat(gz.requestFiles())
        .as("cut at the same places")
        .isEqualTo(plain.requestFiles())
        .isGreaterThan(whole.requestFiles());
  }

  @Test
  void aLogCutIntoRangesThatGrows() throws IOException {
    Nights nights = new Nights(folder.resolve("plain")).withRangesOf(30_011);
    Path growing = folder.resolve("growing.log");
    for (int end = 100_000; end < log.length; end += 170_001) {
      Files.write(growing, Arrays.copyOf(log, end));
      nights.night(growing);
    }
    Files.write(growing, log);
    nights.night(growing);
    assertThat(nights.tables()).isEqualTo(whole.tables());
  }

  @Test
  void aByteOrderMarkAndWindowsLineEnds() throws IOException {
    String text = new String(log, StandardCharsets.ISO_8859_1);
    byte[] windows =
        ("\u00ef\u00bb\u00bf" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.ISO_8859_1);
    assertSame(nights("windows").withLogs(file("windows.log", windows)));
  }

  @Test
  void noNewlineAtTheEnd() throws IOException {
    assertThat(log[log.length - 2]).as("the last line is not blank").isNotEqualTo((byte) '\n');
    assertSame(nights("open").withLogs(file("open.log", Arrays.copyOf(log, log.length - 1))));
  }

  @ParameterizedTest
  @ValueSource(longs = {100_003, 64L << 20})
  void aLineOfMegabytesIsOneReject(long rangeBytes) throws IOException {
    int middle = indexOfNewline(log.length / 2) + 1;
    byte[] giant = new byte[5_000_001];
    Arrays.fill(giant, (byte) 'x');
    giant[giant.length - 1] = '\n';
    byte[] with = Arrays.copyOf(log, log.length + giant.length);
    System.arraycopy(giant, 0, with, middle, giant.length);
    System.arraycopy(log, middle, with, middle + giant.length, log.length - middle);
    for (String name : List.of("giant.log", "giant.log.gz")) {
      Nights nights = new Nights(folder.resolve(name + "-nights")).withRangesOf(rangeBytes);
      Nights.Counts counts =
          nights.night(file(name, name.endsWith(".gz") ? Nights.gzip(with) : with));
      assertThat(counts.lines()).isEqualTo(expected.lines() + 1);
      assertThat(counts.rejected()).isEqualTo(expected.rejected() + 1);
      assertThat(nights.tables()).isEqualTo(whole.tables());
    }
  }

  @Test
  void aLineBeyondTheLimitIsPassedOver() throws IOException {
    Path config = Files.writeString(folder.resolve("short.yaml"), "max_line_bytes: 65536\n");
    Path giant = file("giant.log", new byte[0]);
    Files.writeString(giant, "x".repeat(300_000) + "\n");
    Files.write(giant, log, StandardOpenOption.APPEND);
    CommandRun run =
        CommandRun.quietly(
            "ingest",
            "--input",
            giant,
            "--warehouse",
            folder.resolve("short"),
            "--config",
            config,
            "--format",
            SyntheticDay.LOG_FORMAT);
    assertThat(run.out())
        .contains("rejected line_too_long: 1\n", "parsed " + expected.parsed() + " + rejected");
  }

  /** Nights, and the lines that the last of them knew. */
  private record Started(Nights nights, long[] counted) {
    Started withLogs(Path... inputs) throws IOException {
      Nights.Counts counts = nights.night(inputs);
      counted[0] = counts.lines();
      return this;
    }
  }

  private Started nights(String name) {
    return new Started(new Nights(folder.resolve("nights-" + name)), new long[1]);
  }

  private void assertSame(Started started) throws IOException {
    assertThat(started.counted[0]).as("lines known at the end").isEqualTo(expected.lines());
    assertThat(started.nights.tables()).isEqualTo(whole.tables());
  }

  private Path file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private int indexOfNewline(int from) {
    int at = from;
    while (log[at] != '\n') {
      at++;
    }
    return at;
  }
}
