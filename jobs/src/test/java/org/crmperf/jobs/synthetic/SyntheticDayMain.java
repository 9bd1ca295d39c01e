package org.crmperf.jobs.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** {@code SyntheticDayMain SIZE FILE [SEED]}: writes a log; SIZE is bytes, or 10M, 1G. */
public final class SyntheticDayMain {
  private SyntheticDayMain() {}

  /** Writes the log and prints what it holds. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2 || args.length > 3) {
      throw new IllegalArgumentException("usage: SyntheticDayMain SIZE FILE [SEED]");
    }
    long seed = args.length == 3 ? Long.parseLong(args[2]) : 1;
    SyntheticDay day = SyntheticDay.ofSize(bytes(args[0])).withSeed(seed);
    SyntheticExpectation expected = day.write(Path.of(args[1]));
    System.out.printf(
        Locale.ROOT,
        "%s: %d bytes, %d lines = %d requests + %d rejected + %d blank%n",
        args[1],
        expected.bytes(),
        expected.lines(),
        expected.parsed(),
        expected.rejected(),
        expected.blankLines());
  }

  private static long bytes(String size) {
    String number = size.substring(0, size.length() - 1);
    return switch (size.toUpperCase(Locale.ROOT).charAt(size.length() - 1)) {
      case 'M' -> Long.parseLong(number) << 20;
      case 'G' -> Long.parseLong(number) << 30;
      default -> Long.parseLong(size);
    };
  }
}
