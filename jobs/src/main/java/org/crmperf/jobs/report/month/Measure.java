package org.crmperf.jobs.report.month;

import java.util.Locale;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.report.Display;
import org.crmperf.jobs.text.Words;

/** What a day of the calendar may be coloured by. */
enum Measure {
  /** The p95 by that of the day's baseline: how it differs from what is usual. */
  USUAL {
    @Override
    double of(MonthDay day) {
      return day.p95() / day.baselineP95();
    }

    @Override
    String text(double value, Words words) {
      String change = Decimals.fixed(100 * Math.abs(value - 1), 0);
      if (change.equals("0")) {
        return "±0 %";
      }
      return (value > 1 ? "+" : "−") + change + " %";
    }

    @Override
    String level(double value, double most) {
      return value < 0.9 ? "good" : bad(value, 1.1, 1.2, 1.35, 1.5, 2);
    }
  },
  P95 {
    @Override
    double of(MonthDay day) {
      return day.p95();
    }

    @Override
    String text(double value, Words words) {
      return Display.duration(value);
    }
  },
  REQUESTS {
    @Override
    double of(MonthDay day) {
      return day.requests();
    }

    @Override
    String text(double value, Words words) {
      return Display.COUNT.text(value, words);
    }
  },
  ERRORS {
    @Override
    double of(MonthDay day) {
      return day.errorRate();
    }

    @Override
    String text(double value, Words words) {
      return Display.RATIO.text(value, words);
    }

    @Override
    String level(double value, double most) {
      return bad(value, 0.001, 0.005, 0.01, 0.02, 0.05);
    }
  },
  AVAILABILITY {
    @Override
    double of(MonthDay day) {
      return day.availability();
    }

    @Override
    String text(double value, Words words) {
      return Display.RATIO.text(value, words);
    }

    @Override
    String level(double value, double most) {
      return bad(1 - value, 0.0001, 0.001, 0.005, 0.01, 0.05);
    }
  },
  LOST {
    @Override
    double of(MonthDay day) {
      return day.lostHours();
    }

    @Override
    String text(double value, Words words) {
      return words.say(Display.span(value * 3600));
    }
  };

  private static final int LEVELS = 6;

  /** The day's figure; NaN if its report does not have it. */
  abstract double of(MonthDay day);

  /** As shown. */
  abstract String text(double value, Words words);

  /** The class of its colour: a sixth of the month's most, unless there are limits to speak of. */
  String level(double value, double most) {
    return heat(value, most);
  }

  static String heat(double value, double most) {
    int level = most <= 0 ? 1 : (int) Math.ceil(LEVELS * value / most);
    return "h" + Math.max(1, Math.min(LEVELS, level));
  }

  /** How many of the limits are reached: b0 for none. */
  private static String bad(double value, double... limits) {
    int level = 0;
    for (double limit : limits) {
      level += value >= limit ? 1 : 0;
    }
    return "b" + level;
  }

  /** The name in classes and keys. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
