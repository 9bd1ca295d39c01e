package org.crmperf.jobs.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;

/** Days of a month as small reports: what a month's page reads of them, and nothing more. */
public final class SampleMonth {
  private SampleMonth() {}

  /** The figures of a day, a function of its date alone. */
  public static double p95(LocalDate day) {
    return 400 + new SplittableRandom(day.toEpochDay()).nextInt(900);
  }

  /** Requests of a day. */
  public static long requests(LocalDate day) {
    return 20_000L + new SplittableRandom(day.toEpochDay() + 7).nextInt(90_000);
  }

  /** Writes summary.json and outages.csv of a day. */
  public static void write(Path reports, LocalDate day, String endpoint) {
    try {
      Path folder = Files.createDirectories(reports.resolve(day.toString()));
      StringBuilder hours = new StringBuilder();
      SplittableRandom dice = new SplittableRandom(day.toEpochDay() + 13);
      for (int h = 6; h < 24; h++) {
        hours.append(
            String.format(
                Locale.ROOT,
                "%s{\"hour_start\":\"%sT%02d:00:00+01:00\",\"requests\":%d,\"errors\":0,"
                    + "\"p95_ms\":%d}",
                h == 6 ? "" : ",",
                day,
                h,
                100 + dice.nextInt(9000),
                100 + dice.nextInt(1900)));
      }
      boolean out = day.getDayOfMonth() % 9 == 4;
      String name = endpoint.replace("\\", "\\\\").replace("\"", "\\\"");
      String text =
          String.format(
              Locale.ROOT,
              "{\"schema_version\":1,\"zone\":\"Europe/Berlin\",\"from\":\"%s\",\"to\":\"%s\","
                  + "\"metrics\":{\"requests\":%d,\"p95_ms\":%.3f,\"error_rate\":%.6f,"
                  + "\"availability\":%.6f},\"outages\":%d,"
                  + "\"baseline\":{\"p95_shift\":{\"baseline_ms\":%.3f}},\"time_lost_hours\":%.4f,"
                  + "\"time_lost\":[{\"endpoint\":\"%s\",\"method\":\"GET\",\"lost_hours\":%.4f}],"
                  + "\"finding_details\":[%s],\"hours\":[%s]}",
              day,
              day,
              requests(day),
              p95(day),
              day.getDayOfMonth() * 0.0004,
              out ? 0.97 : 1.0,
              out ? 1 : 0,
              p95(day) / (0.8 + day.getDayOfMonth() % 8 * 0.2),
              day.getDayOfMonth() * 0.11,
              name,
              day.getDayOfMonth() * 0.1,
              day.getDayOfMonth() % 5 == 0
                  ? "{\"kind\":\"regressed\",\"endpoint\":\"" + name + "\",\"method\":\"GET\"}"
                  : "",
              hours);
      Files.writeString(folder.resolve("summary.json"), text, StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve("outages.csv"),
          "start,end,minutes,requests,errors,peak_error_rate\r\n"
              + (out ? day + "T09:10:00+01:00," + day + "T09:22:00+01:00,12,840,610,0.91\r\n" : ""),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
