package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;

/**
 * Which of the bytes that most layouts are held together by a line has. A line without a quote is
 * no line of a format that writes one, whatever else it holds: that saves the tries of dozens of
 * formats on every line of another log.
 */
final class Marks {
  private static final byte[] BYTES = {'"', '[', ']', '{'};

  /** How many sets of marks there are; each is a number below. */
  static final int SETS = 1 << BYTES.length;

  private static final int BRACE = in(new byte[] {'{'}, 0, 1);

  private Marks() {}

  /** A bit for each mark that occurs in [from, to). */
  static int in(byte[] b, int from, int to) {
    int marks = 0;
    for (int i = 0; i < BYTES.length; i++) {
      if (ByteScan.indexOf(b, from, to, BYTES[i]) >= 0) {
        marks |= 1 << i;
      }
    }
    return marks;
  }

  /** Whether a line with these marks may hold an object. */
  static boolean mayHaveObject(int marks) {
    return (marks & BRACE) != 0;
  }

  /** Those that every line of a layout of this prefix and these pieces has. */
  static int of(byte[] prefix, Piece[] pieces) {
    int marks = in(prefix, 0, prefix.length);
    // a line cut off by its writer's limit may lack what the last piece ends with
    for (int i = 0; i < pieces.length - 1; i++) {
      byte[] literal = pieces[i].terminator();
      marks |= in(literal, 0, literal.length);
    }
    return marks;
  }
}
