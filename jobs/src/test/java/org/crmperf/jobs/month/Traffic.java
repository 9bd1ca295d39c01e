package org.crmperf.jobs.month;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** The lines of one server over the month: seeded, in the order in which they are written. */
final class Traffic {
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  private static final String[] PATHS = {
    "/index.php?module=Accounts&action=DetailView&record=",
    "/index.php?module=Leads&action=ListView&page=",
    "/Api/V8/module/Contacts/",
    "/service/v4_1/rest.php?session=",
    "/themes/SuiteP/css/style.css?v=",
    "/web/dataset/call_kw?n="
  };
  private static final int[] STATUS = {200, 200, 200, 200, 200, 200, 304, 302, 404, 499, 500, 503};

  private final int server;
  private final ZoneId stampedIn;
  private final SplittableRandom random;

  Traffic(int server, ZoneId stampedIn, long seed) {
    this.server = server;
    this.stampedIn = stampedIn;
    this.random = new SplittableRandom(seed + 31L * server);
  }

  /** The lines stamped in [from, to), about so many a day, in days of {@code zone}. */
  List<LoggedLine> lines(Instant from, Instant to, int linesADay, ZoneId zone) {
    List<LoggedLine> lines = new ArrayList<>();
    for (LocalDate day = from.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
      long start = day.atStartOfDay(zone).toEpochSecond();
      long end = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
      if (start >= to.getEpochSecond()) {
        break;
      }
      int count = linesADay * (80 + random.nextInt(40)) / 100;
      for (int i = 0; i < count; i++) {
        Instant stamp = Instant.ofEpochSecond(random.nextLong(start, end));
        if (stamp.isBefore(to)) {
          lines.add(line(stamp));
        }
      }
    }
    lines.sort(Comparator.comparing(LoggedLine::written).thenComparing(LoggedLine::text));
    return lines;
  }

  private LoggedLine line(Instant stamp) {
    boolean late = random.nextInt(200) == 0;
    Instant written =
        stamp.plusSeconds(late ? 3600 + random.nextInt(30 * 3600) : random.nextInt(4));
    int status = STATUS[random.nextInt(STATUS.length)];
    long millis = (long) Math.exp(3 + 4 * random.nextDouble());
    long bytes = random.nextInt(50_000);
    String text =
        String.format(
            Locale.ROOT,
            "10.%d.0.%d - - [%s] \"GET %s%d HTTP/1.1\" %d %d \"-\" \"crm/1\" %d.%03d 0.001",
            server,
            random.nextInt(250),
            CLF.format(stamp.atZone(stampedIn)),
            PATHS[random.nextInt(PATHS.length)],
            random.nextInt(1_000_000),
            status,
            bytes,
            millis / 1000,
            millis % 1000);
    if (random.nextInt(400) == 0) {
      return new LoggedLine(written, text.substring(0, 20 + random.nextInt(20)), null);
    }
    return new LoggedLine(written, text, new LoggedLine.Request(stamp, status, millis, bytes));
  }
}
