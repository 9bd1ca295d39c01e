package org.crmperf.jobs.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.crmperf.jobs.synthetic.SyntheticDay;

/**
 * Small logs of three servers over three days, as two nights find them: plain and compressed,
 * grown, rotated, with half a last line that is whole in the second night, and with rejects.
 */
record FaultLogs(Path folder) {
  private static final LocalDate DAY = SyntheticDay.DAY;

  /** The day that both nights report; the second one restates it. */
  static final LocalDate REPORTED = DAY;

  /** The logs as the first night finds them. */
  void first() throws IOException {
    byte[] one = day(1, DAY, 150_000);
    put("one/access.log", Arrays.copyOf(one, one.length * 2 / 3)); // in the middle of a line
    put("two/access.log", day(2, DAY, 60_000));
    put("two/access.log.1.gz", gzip(day(3, DAY.minusDays(1), 90_000)));
    put("notes.txt", "no log at all\n".getBytes(StandardCharsets.UTF_8));
    stamp(1);
  }

  /** The logs as the second night finds them. */
  void second() throws IOException {
    put("one/access.log.1", concat(day(1, DAY, 150_000), day(4, DAY.plusDays(1), 20_000)));
    put("one/access.log", day(5, DAY.plusDays(1), 30_000));
    put("two/access.log", concat(day(2, DAY, 60_000), day(6, DAY.plusDays(1), 40_000)));
    put("three/access.log.1.gz", gzip(day(7, DAY, 50_000)));
    put("three/access.log", "no line of a log\n".repeat(50).getBytes(StandardCharsets.UTF_8));
    Files.write(
        folder.resolve("three/access.log"),
        day(8, DAY.plusDays(1), 20_000),
        java.nio.file.StandardOpenOption.APPEND);
    stamp(2);
  }

  private static byte[] day(long seed, LocalDate day, long bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SyntheticDay shape = SyntheticDay.ofSize(bytes).withSeed(seed);
    new SyntheticDay(shape.seed(), shape.bytes(), day, shape.offset()).write(out);
    return out.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private void put(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  /** The ledger remembers when a file was changed: the same time, so that ledgers compare. */
  private void stamp(int night) throws IOException {
    FileTime time = FileTime.fromMillis(1_760_000_000_000L + night);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, time);
      }
    }
  }
}
