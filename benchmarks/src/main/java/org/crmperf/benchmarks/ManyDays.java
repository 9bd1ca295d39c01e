package org.crmperf.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * {@code ManyDays FOLDER DAYS ENDPOINTS LINES}: an nginx log for each of so many days, of so many
 * lines, in which so many endpoints take turns; the same bytes for the same arguments.
 */
public final class ManyDays {
  private static final LocalDate LAST = LocalDate.of(2026, 11, 20);
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss", Locale.ENGLISH);
  private static final int DAY_SECONDS = 86_400;

  private ManyDays() {}

  /** Writes the logs. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int days = Integer.parseInt(args[1]);
    int endpoints = Integer.parseInt(args[2]);
    int lines = Integer.parseInt(args[3]);
    for (int d = 0; d < days; d++) {
      write(folder, LAST.minusDays(days - 1 - d), endpoints, lines);
    }
  }

  private static void write(Path folder, LocalDate day, int endpoints, int lines)
      throws IOException {
    SplittableRandom random = new SplittableRandom(day.toEpochDay());
    Path file = folder.resolve("access-" + day + ".log");
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      LocalDateTime midnight = day.atStartOfDay();
      for (int i = 0; i < lines; i++) {
        long second = (long) i * DAY_SECONDS / lines;
        int status = random.nextInt(100) == 0 ? 500 : 200;
        double seconds = Math.exp(random.nextDouble() * 5 - 4);
        out.write(
            String.format(
                Locale.ROOT,
                "10.0.%d.%d - - [%s +0000] \"GET /crm/%s/list?page=%d HTTP/1.1\" %d %d \"-\""
                    + " \"crm/1\" %.3f 0.001%n",
                random.nextInt(4),
                random.nextInt(250),
                CLF.format(midnight.plusSeconds(second)),
                word(random.nextInt(endpoints)),
                random.nextInt(1000),
                status,
                random.nextInt(50_000),
                seconds));
      }
    }
  }

  /** A name without digits, which would be taken for an identifier. */
  private static String word(int number) {
    StringBuilder word = new StringBuilder("part-");
    for (int n = number; n >= 0; n = n / 20 - 1) {
      word.append("bcdfghjklmnpqrstvwxz".charAt(n % 20));
    }
    return word.toString();
  }
}
