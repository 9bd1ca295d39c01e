package org.crmperf.parsers.format;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.crmperf.parsers.format.FormatToken.Literal;
import org.crmperf.parsers.format.FormatToken.Variable;
import org.crmperf.parsers.scan.PatternTime;
import org.crmperf.parsers.schema.AccessField;
import org.jspecify.annotations.Nullable;

/** What the directives of Apache httpd and Tomcat mean and in which unit they are written. */
final class HttpdDirectives {
  private static final int SECOND = 1_000_000;

  private HttpdDirectives() {}

  /**
   * The tokens of one directive, empty if there is no such directive.
   *
   * @param letter the directive without percent sign, modifiers and argument
   * @param argument what stood in braces
   */
  static List<FormatToken> find(String letter, String argument, HttpdDialect dialect) {
    String shown = argument.isEmpty() ? "%" + letter : "%{" + argument + "}" + letter;
    if (letter.equals("t")) {
      return time(shown, argument);
    }
    Variable variable =
        argument.isEmpty() ? plain(shown, letter, dialect) : withArgument(shown, letter, argument);
    return variable == null ? List.of() : List.of(variable);
  }

  /** {@code %s}, the status before an internal redirect, and {@code %>s}, the one that was sent. */
  static Variable status(String modifiers) {
    String shown = "%" + modifiers + "s";
    return new Variable(
        shown,
        AccessField.STATUS,
        modifiers.indexOf('>') >= 0 ? 2 : 1,
        1,
        field -> field == null ? new StringPiece(shown, null) : new StatusPiece(shown));
  }

  private static @Nullable Variable plain(String shown, String letter, HttpdDialect dialect) {
    return switch (letter) {
      case "h" -> name(shown, NamePiece.Shape.CLIENT, AccessField.CLIENT, 2);
      case "a" -> name(shown, NamePiece.Shape.CLIENT, AccessField.CLIENT, 1);
      case "l" -> name(shown, NamePiece.Shape.IDENT, null, 0);
      case "u" -> name(shown, NamePiece.Shape.USER, AccessField.USER, 1);
      case "v" -> name(shown, NamePiece.Shape.HOST, AccessField.HOST, 1);
      case "V" -> name(shown, NamePiece.Shape.HOST, AccessField.HOST, 2);
      case "r" ->
          new Variable(
              shown,
              AccessField.URL,
              3,
              1,
              field -> field == null ? new StringPiece(shown, null) : new RequestPiece(shown));
      case "U" -> text(shown, AccessField.URL, 1);
      case "q" -> text(shown, null, 0);
      case "m" -> text(shown, AccessField.METHOD, 1);
      case "H" ->
          new Variable(shown, AccessField.PROTOCOL, 1, 1, field -> new ProtocolPiece(shown, field));
      case "b", "B" -> number(shown, AccessField.RESPONSE_BYTES, 2);
      case "O" -> number(shown, AccessField.RESPONSE_BYTES, 1);
      case "I" ->
          dialect.isTomcat() ? text(shown, null, 0) : number(shown, AccessField.REQUEST_BYTES, 1);
      case "D" -> duration(shown, AccessField.DURATION, 3, dialect.unitOfD());
      case "T" -> duration(shown, AccessField.DURATION, dialect.isTomcat() ? 2 : 1, SECOND);
      case "F" ->
          dialect.isTomcat()
              ? duration(shown, AccessField.FIRST_BYTE, 1, 1_000) // in every version, unlike %D
              : text(shown, null, 0);
      case "^FB" -> duration(shown, AccessField.FIRST_BYTE, 1, 1);
      case "^FU" -> duration(shown, null, 0, 1);
      case "L" -> text(shown, AccessField.REQUEST_ID, 1);
      case "p" -> new Variable(shown, null, 0, 1, field -> new WordPiece(shown, null));
      case "A", "f", "k", "P", "R", "S", "X" -> text(shown, null, 0);
      default -> null;
    };
  }

  private static @Nullable Variable withArgument(String shown, String letter, String argument) {
    return switch (letter) {
      case "i" -> header(shown, argument);
      case "T" ->
          switch (argument) {
            case "s" -> duration(shown, AccessField.DURATION, 1, SECOND);
            case "ms" -> duration(shown, AccessField.DURATION, 2, 1_000);
            case "us" -> duration(shown, AccessField.DURATION, 4, 1);
            default -> null;
          };
      case "a" -> name(shown, NamePiece.Shape.CLIENT, null, 0);
      case "h" -> name(shown, NamePiece.Shape.CLIENT, AccessField.CLIENT, 2);
      case "p", "P", "A" -> text(shown, null, 0);
      case "e", "n", "o", "C", "c", "r", "s", "x", "^ti", "^to" ->
          argument.equalsIgnoreCase("UNIQUE_ID")
              ? text(shown, AccessField.REQUEST_ID, 2)
              : text(shown, null, 0);
      default -> null;
    };
  }

  private static Variable header(String shown, String header) {
    return switch (header.toLowerCase(Locale.ROOT)) {
      case "referer" -> text(shown, AccessField.REFERER, 1);
      case "user-agent" -> text(shown, AccessField.USER_AGENT, 1);
      case "host" -> text(shown, AccessField.HOST, 0);
      case "x-request-id" -> text(shown, AccessField.REQUEST_ID, 1);
      default -> text(shown, null, 0);
    };
  }

  private static List<FormatToken> time(String shown, String argument) {
    if (argument.isEmpty()) {
      Variable clf =
          new Variable(
              shown, AccessField.TIME, 1, 1, field -> new TimePiece.Clf(shown, field != null));
      return List.of(new Literal("["), clf, new Literal("]"));
    }
    String format =
        argument.startsWith("begin:")
            ? argument.substring(6)
            : argument.startsWith("end:") ? argument.substring(4) : argument;
    return switch (format) {
      case "sec" -> List.of(epoch(shown, SECOND, 2));
      case "msec" -> List.of(epoch(shown, 1_000, 3));
      case "usec" -> List.of(epoch(shown, 1, 4));
      case "msec_frac", "usec_frac" -> List.of(text(shown, null, 0));
      default ->
          PatternTime.problem(format).isEmpty()
              ? List.of(
                  new Variable(
                      shown,
                      AccessField.TIME,
                      1,
                      1,
                      field -> new TimePiece.Pattern(shown, field != null, format, ZoneOffset.UTC)))
              : List.of();
    };
  }

  private static Variable epoch(String shown, long unitMicros, int preference) {
    return new Variable(
        shown,
        AccessField.TIME,
        preference,
        1,
        field -> new TimePiece.Epoch(shown, field != null, unitMicros));
  }

  private static Variable duration(
      String shown, @Nullable AccessField field, int preference, long unitMicros) {
    Function<@Nullable AccessField, Piece> piece = f -> DurationPiece.of(shown, f, unitMicros);
    return new Variable(shown, field, preference, (int) unitMicros, piece);
  }

  private static Variable text(String shown, @Nullable AccessField field, int preference) {
    return new Variable(shown, field, preference, 1, f -> new StringPiece(shown, f));
  }

  private static Variable name(
      String shown, NamePiece.Shape shape, @Nullable AccessField field, int preference) {
    return new Variable(shown, field, preference, 1, f -> new NamePiece(shown, shape, f));
  }

  private static Variable number(String shown, AccessField field, int preference) {
    return new Variable(shown, field, preference, 1, f -> new NumberPiece(shown, f));
  }
}
