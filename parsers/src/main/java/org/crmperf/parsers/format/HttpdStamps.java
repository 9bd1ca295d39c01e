package org.crmperf.parsers.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmperf.parsers.error.Errors;

/**
 * Time stamps of a definition, made one strftime pattern each. Apache writes a stamp with a
 * fraction as several directives, {@code %{%d/%b/%Y %T}t.%{msec_frac}t %{%z}t}, because it cannot
 * mix them in one; Tomcat's argument is a pattern of Java's SimpleDateFormat.
 */
final class HttpdStamps {
  private static final Pattern STAMP = Pattern.compile("%\\{([^}]*)\\}t");

  /** A stamp that is not the milliseconds or microseconds since 1970: these are whole alone. */
  private static final String PART = "%\\{(?!(?:begin:|end:)?[mu]sec\\})[^}]*\\}t";

  private static final Pattern RUN = Pattern.compile(PART + "(?:[^%]*" + PART + ")+");

  private HttpdStamps() {}

  /** The definition with every stamp in one directive, in strftime's words. */
  static String joined(String definition, HttpdDialect dialect) {
    String translated = dialect.isTomcat() ? translated(definition) : definition;
    return RUN.matcher(translated).replaceAll(run -> Matcher.quoteReplacement(join(run.group())));
  }

  private static String translated(String definition) {
    return STAMP
        .matcher(definition)
        .replaceAll(
            stamp -> Matcher.quoteReplacement("%{" + strftime(stamp.group(1), definition) + "}t"));
  }

  private static String join(String run) {
    StringBuilder pattern = new StringBuilder();
    Matcher stamp = STAMP.matcher(run);
    int end = 0;
    while (stamp.find()) {
      String between = run.substring(end, stamp.start());
      pattern.append(between).append(part(stamp.group(1)));
      end = stamp.end();
    }
    return "%{" + pattern + "}t";
  }

  private static String part(String argument) {
    String part = argument.replaceFirst("^(begin|end):", "");
    return switch (part) {
      case "" -> "[%d/%b/%Y:%H:%M:%S %z]";
      case "sec" -> "%s";
      case "msec_frac" -> "%L";
      case "usec_frac" -> "%f";
      default -> part;
    };
  }

  /** SimpleDateFormat to strftime; what is none of its patterns stays as it is. */
  private static String strftime(String argument, String definition) {
    String java = argument.replaceFirst("^(begin|end):", "");
    if (java.matches("|sec|msec|usec|msec_frac|usec_frac") || java.indexOf('%') >= 0) {
      return argument;
    }
    StringBuilder pattern = new StringBuilder();
    int i = 0;
    while (i < java.length()) {
      char c = java.charAt(i);
      int end = i + 1;
      if (c == '\'') {
        end = java.indexOf('\'', i + 1) < 0 ? java.length() : java.indexOf('\'', i + 1) + 1;
        pattern.append(end == i + 2 ? "'" : java.substring(i + 1, end - 1));
      } else if (Character.isLetter(c)) {
        while (end < java.length() && java.charAt(end) == c) {
          end++;
        }
        pattern.append(letters(c, end - i, definition));
      } else {
        pattern.append(c);
      }
      i = end;
    }
    return pattern.toString();
  }

  private static String letters(char letter, int count, String definition) {
    return switch (letter) {
      case 'y', 'u' -> count == 2 ? "%y" : "%Y";
      case 'M', 'L' -> count < 3 ? "%m" : "%b";
      case 'd' -> "%d";
      case 'D' -> "%j";
      case 'H' -> "%H";
      case 'h' -> "%I";
      case 'm' -> "%M";
      case 's' -> "%S";
      case 'S' -> count == 3 ? "%L" : "%f";
      case 'a' -> "%p";
      case 'E' -> "%a";
      case 'z' -> "%Z";
      case 'Z', 'X' -> "%z";
      default ->
          throw Errors.usage(
              "unknown letter " + letter + " in a date pattern of the format: " + definition,
              "write the time with yyyy MM MMM dd HH hh mm ss SSS a EEE Z or XXX");
    };
  }
}
