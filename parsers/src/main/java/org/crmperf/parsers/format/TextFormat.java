package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.crmperf.parsers.schema.AccessField;

/** A format of variables and literals, such as nginx's and Apache's. */
final class TextFormat implements LogFormat {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String definition;
  private final byte[] prefix;
  private final Piece[] pieces;
  private final EnumSet<AccessField> fields;
  private final int durationGrainMicros;
  private final OtherLines others;

  TextFormat(
      String name,
      String definition,
      byte[] prefix,
      List<Piece> pieces,
      Set<AccessField> fields,
      int durationGrainMicros) {
    this.name = name;
    this.definition = definition;
    this.prefix = prefix;
    this.pieces = pieces.toArray(new Piece[0]);
    this.fields = EnumSet.copyOf(fields);
    this.durationGrainMicros = durationGrainMicros;
    this.others = OtherLines.NONE;
  }

  private TextFormat(TextFormat format, Piece[] pieces, OtherLines others) {
    this.name = format.name;
    this.definition = format.definition;
    this.prefix = format.prefix;
    this.pieces = pieces;
    this.fields = format.fields;
    this.durationGrainMicros = format.durationGrainMicros;
    this.others = others;
  }

  /** The same, knowing the lines that its server writes between requests. */
  TextFormat among(OtherLines lines) {
    return new TextFormat(this, pieces, lines);
  }

  /**
   * The same for detection, where a number is what it looks like: see {@link Piece#whenDetected}. A
   * label such as {@code rt=} says what its number is.
   */
  TextFormat whenDetected() {
    Piece[] own = new Piece[pieces.length];
    byte[] before = prefix;
    for (int i = 0; i < own.length; i++) {
      own[i] = isLabel(before) ? pieces[i] : pieces[i].whenDetected();
      before = pieces[i].terminator();
    }
    return new TextFormat(this, own, others);
  }

  private static boolean isLabel(byte[] literal) {
    int end = literal.length;
    end -= end > 0 && literal[end - 1] == '"' ? 1 : 0;
    return end > 0 && literal[end - 1] == '=';
  }

  /** The same as the only format of a log: values that would be odd in a look-alike are taken. */
  TextFormat given() {
    Piece[] all = new Piece[pieces.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = pieces[i].given();
    }
    return new TextFormat(this, all, others);
  }

  OtherLines others() {
    return others;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String definition() {
    return definition;
  }

  @Override
  public Set<AccessField> fields() {
    return Collections.unmodifiableSet(fields);
  }

  @Override
  public int durationGrainMicros() {
    return durationGrainMicros;
  }

  @Override
  public CandidateParser newParser(ZoneId logZone) {
    Piece[] own = new Piece[pieces.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = pieces[i].forParser(logZone);
    }
    boolean durationIsUpstream =
        !fields.contains(AccessField.DURATION) && fields.contains(AccessField.UPSTREAM);
    return new TextLineParser(this, prefix, own, durationIsUpstream);
  }

  @Override
  public String toString() {
    return name + " " + definition;
  }
}
