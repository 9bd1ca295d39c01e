package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A format string cut into literals and variables, the slow and obvious way. Written from the
 * servers' documentation, so that the tests have something to disagree with.
 */
record NaiveFormat(Dialect dialect, List<Piece> pieces) {
  /** Whose words the format uses; Tomcat changed the unit of %D between 9 and 10. */
  enum Dialect {
    NGINX,
    APACHE,
    TOMCAT_9,
    TOMCAT_10
  }

  /** Either a literal, or a variable with its argument ({@code %{argument}variable}). */
  record Piece(String literal, String variable, String argument) {
    boolean isLiteral() {
      return variable.isEmpty();
    }
  }

  private static final Pattern NGINX =
      Pattern.compile("\\$(?:\\{([a-zA-Z0-9_]+)\\}|([a-zA-Z0-9_]+))");
  private static final Pattern APACHE =
      Pattern.compile("%[!0-9,]*[<>]?(?:\\{([^}]*)\\})?(\\^[a-zA-Z]{2}|[a-zA-Z%])");

  /** A definition, perhaps with a prefix that says whose it is, such as {@code tomcat9:}. */
  static NaiveFormat of(String definition) {
    if (definition.startsWith("tomcat9:")) {
      return apache(Dialect.TOMCAT_9, definition.substring(8));
    } else if (definition.startsWith("tomcat10:")) {
      return apache(Dialect.TOMCAT_10, definition.substring(9));
    }
    return definition.contains("$") ? nginx(definition) : apache(Dialect.APACHE, definition);
  }

  /** Whether it is a definition in nginx's or Apache's words. */
  static boolean isWritten(String definition) {
    return definition.matches(".*[$%].*") && !definition.startsWith("fields:");
  }

  private static NaiveFormat nginx(String definition) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = NGINX.matcher(definition);
    int end = 0;
    while (matcher.find()) {
      literal(pieces, definition.substring(end, matcher.start()));
      String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      pieces.add(new Piece("", name.toLowerCase(java.util.Locale.ROOT), ""));
      end = matcher.end();
    }
    literal(pieces, definition.substring(end));
    return new NaiveFormat(Dialect.NGINX, pieces);
  }

  private static NaiveFormat apache(Dialect dialect, String definition) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = APACHE.matcher(definition);
    int end = 0;
    while (matcher.find()) {
      literal(pieces, unescape(definition.substring(end, matcher.start())));
      String argument = matcher.group(1) == null ? "" : matcher.group(1);
      if (matcher.group(2).equals("%")) {
        literal(pieces, "%");
      } else {
        pieces.add(new Piece("", matcher.group(2), argument));
      }
      end = matcher.end();
    }
    literal(pieces, unescape(definition.substring(end)));
    return new NaiveFormat(dialect, pieces);
  }

  /** httpd.conf writes {@code \"} for a quote and {@code \t} for a tab. */
  private static String unescape(String text) {
    return text.replace("\\\"", "\"").replace("\\t", "\t").replace("\\\\", "\\");
  }

  private static void literal(List<Piece> pieces, String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, "", ""));
    }
  }

  boolean quoted(int index) {
    return index > 0
        && index + 1 < pieces.size()
        && pieces.get(index - 1).literal().endsWith("\"")
        && pieces.get(index + 1).literal().startsWith("\"");
  }
}
