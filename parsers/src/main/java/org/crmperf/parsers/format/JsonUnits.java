package org.crmperf.parsers.format;

import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.scan.PatternTime;

/** The units and layouts that a JSON mapping may name after a colon. */
final class JsonUnits {
  /** No such unit. */
  static final int NONE = Integer.MIN_VALUE;

  private static final String EPOCH = "epoch_";

  private JsonUnits() {}

  /** The power of ten that makes microseconds of a unit, or {@link #NONE}. */
  static int power(String unit) {
    return switch (unit) {
      case "s" -> 6;
      case "ms" -> 3;
      case "us" -> 0;
      case "ns" -> -3;
      default -> NONE;
    };
  }

  /** The power of an epoch's unit, {@code epoch_ms} or {@code ms}, or {@link #NONE}. */
  static int epochPower(String as) {
    return power(as.startsWith(EPOCH) ? as.substring(EPOCH.length()) : as);
  }

  /** Throws a USAGE error if what stands after the colon does not fit the target. */
  static void check(JsonBinding binding) {
    String as = binding.as();
    switch (binding.target().kind()) {
      case TIME -> checkTime(binding);
      case DURATION -> {
        if (power(as) == NONE) {
          throw Errors.usage(
              as.isEmpty()
                  ? "the JSON mapping does not say the unit of " + named(binding)
                  : "the JSON mapping has an unknown unit '" + as + "' for " + named(binding),
              "write s, ms, us or ns after it: "
                  + binding.target().label()
                  + "="
                  + binding.place()
                  + ":ms");
        }
      }
      case TEXT -> {
        if (!as.isEmpty() && !as.equals(JsonBinding.ADDRESS)) {
          throw unexpected(binding, "only 'address', which takes a port off, can follow a text");
        }
      }
      case STATUS, NUMBER, SLICE -> {
        if (!as.isEmpty()) {
          throw unexpected(binding, "leave it out, or quote the key if it holds a colon");
        }
      }
      case ONLY -> {}
    }
  }

  private static void checkTime(JsonBinding binding) {
    String as = binding.as();
    if (as.indexOf('%') >= 0) {
      String problem = PatternTime.problem(as);
      if (!problem.isEmpty()) {
        throw Errors.usage(
            "the JSON mapping's time pattern '" + as + "' has the unknown " + problem,
            "use strftime directives such as %Y-%m-%d %H:%M:%S %z");
      }
    } else if (!as.isEmpty() && !as.equals("iso") && !as.equals("clf") && epochPower(as) == NONE) {
      throw unexpected(
          binding, "write iso, clf, epoch_s, epoch_ms, epoch_us, epoch_ns or a strftime pattern");
    }
  }

  private static CrmPerfException unexpected(JsonBinding binding, String whatToDo) {
    return Errors.usage(
        "the JSON mapping has an unknown '" + binding.as() + "' after " + named(binding), whatToDo);
  }

  private static String named(JsonBinding binding) {
    return binding.target().label() + "=" + binding.place();
  }
}
