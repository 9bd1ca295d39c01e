package org.crmperf.jobs.report;

import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.text.Text;
import org.crmperf.jobs.text.Words;

/**
 * How a metric is shown to people, as against written to files. The script holds the same rules, so
 * that a row it draws reads like one drawn here; a browser test compares the two.
 */
public enum Display {
  COUNT,
  RATE,
  RATIO,
  MILLIS,
  SCORE,
  BYTES;

  /** What is shown where a value is undefined. */
  public static final String NONE = "–";

  private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  public static Display of(MetricDefinition metric) {
    return switch (metric.unit()) {
      case "ms" -> MILLIS;
      case "ratio" -> RATIO;
      case "score" -> SCORE;
      case "bytes" -> BYTES;
      default -> metric.decimals() == 0 ? COUNT : RATE;
    };
  }

  /** A metric of a row, without its unit where the table's heading names it. */
  static String metric(MetricDefinition metric, MetricValues values, Words words) {
    double value = values.get(metric);
    // what the script gets is rounded, and rounding in two steps may differ from rounding in one
    return Double.isNaN(value)
        ? NONE
        : of(metric).text(Decimals.rounded(value, metric.decimals()), words);
  }

  /** A metric's name. */
  static String title(MetricDefinition metric, Words words) {
    return words.say("metric." + metric.column());
  }

  /** A metric's name with the unit that its column does not repeat. */
  static String heading(MetricDefinition metric, Words words) {
    String title = title(metric, words);
    return of(metric) == MILLIS ? words.say("page.heading.millis", title) : title;
  }

  /** {@code value} must be finite and not negative. */
  public String text(double value, Words words) {
    return switch (this) {
      case COUNT -> grouped(Decimals.fixed(value, 0));
      case RATE -> rate(value);
      case RATIO -> words.say(percent(value));
      case MILLIS -> millis(value);
      case SCORE -> Decimals.fixed(value, 2);
      case BYTES -> bytes(value);
    };
  }

  /** A quiet night has 0.0028 requests a second, which "0.00" would deny; a request a day less. */
  private static int rateDigits(double value) {
    if (value >= 10 || value == 0) {
      return value >= 100 || value == 0 ? 0 : 1;
    }
    if (value >= 0.1) {
      return 2;
    }
    return value >= 0.001 ? 4 : 6;
  }

  /** Requests a second, without the unit. */
  public static String rate(double value) {
    return grouped(Decimals.fixed(value, rateDigits(value)));
  }

  private static String millis(double value) {
    return grouped(Decimals.fixed(value, value >= 10 || value == 0 ? 0 : 1));
  }

  /** A duration with its unit, for prose and headline figures. */
  public static String duration(double millis) {
    if (Double.isNaN(millis)) {
      return NONE;
    }
    return millis >= 10_000
        ? grouped(Decimals.fixed(millis / 1000, 1)) + " s"
        : millis(millis) + " ms";
  }

  /** A long time: {@code 3 h 12 min}, {@code 4 min 10 s}, {@code 12 s}. */
  public static Text span(double seconds) {
    long whole = Math.round(seconds);
    if (whole >= 3600) {
      long minutes = Math.round(seconds / 60);
      return Text.of("page.span.hours", grouped(Long.toString(minutes / 60)), minutes % 60);
    }
    return whole >= 60
        ? Text.of("page.span.minutes", whole / 60, whole % 60)
        : Text.of("page.span.seconds", whole);
  }

  static String span(double seconds, Words words) {
    return words.say(span(seconds));
  }

  /** A ratio; never rounds to 0 % or 100 % what is neither: one bad minute must not hide. */
  public static Text percent(double ratio) {
    if (ratio == 0 || ratio == 1) {
      return Text.of("page.percent", ratio == 0 ? "0" : "100");
    }
    if (ratio < 0.0001) {
      return Text.of("page.percent.least");
    }
    if (ratio > 0.9999 && ratio < 1) {
      return Text.of("page.percent.most");
    }
    // rounded before it is scaled, which would take a tie to the one side or the other
    double percent = 100 * Decimals.rounded(ratio, 4);
    return Text.of("page.percent", grouped(Decimals.fixed(percent, 2)));
  }

  /** {@code +12 %}: by how much a ratio is above or below one, rounded. */
  static String change(double ratio, Words words) {
    return Double.isNaN(ratio) ? NONE : words.say("page.percent", signed(100 * (ratio - 1)));
  }

  /** {@code +12}, with a true minus sign below zero. */
  static String signed(double value) {
    String text = Decimals.fixed(Math.abs(value), 0);
    if (text.equals("0")) {
      return text;
    }
    return (value > 0 ? "+" : "−") + grouped(text);
  }

  /** {@code −12}, {@code 12}. */
  static String whole(double value) {
    String text = signed(value);
    return text.startsWith("+") ? text.substring(1) : text;
  }

  private static String bytes(double value) {
    double scaled = value;
    int unit = 0;
    while (scaled >= 999.5 && unit < BYTE_UNITS.length - 1) {
      scaled /= 1000;
      unit++;
    }
    return Decimals.fixed(scaled, unit == 0 || scaled >= 99.95 ? 0 : 1) + " " + BYTE_UNITS[unit];
  }

  /** Thousands separated by commas. */
  public static String grouped(String number) {
    int point = number.indexOf('.');
    int end = point < 0 ? number.length() : point;
    if (end <= 3) {
      return number;
    }
    StringBuilder out = new StringBuilder(number);
    for (int i = end - 3; i > 0; i -= 3) {
      out.insert(i, ',');
    }
    return out.toString();
  }
}
