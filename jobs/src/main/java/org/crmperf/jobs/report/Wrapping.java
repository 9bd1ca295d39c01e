package org.crmperf.jobs.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts as lines of so many columns of a terminal. Lines break at spaces and between ideographs,
 * but never before a closing mark such as {@code ，} or after an opening one such as {@code （}; a
 * word that is wider than a line is parted.
 */
final class Wrapping {
  private static final String CUT = "...";
  private static final String NOT_FIRST = "，。、；：！？）】》”’…～％,.;:!?)]%";
  private static final String NOT_LAST = "（【《“‘([";

  private final int columns;
  private final List<String> lines = new ArrayList<>();

  Wrapping(int columns) {
    this.columns = columns;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Adds a text; what does not fit into its lines is cut.
   *
   * @param most lines that it may have
   * @param indent of all of them but the first
   */
  void add(String text, int most, String indent) {
    String rest = text.strip();
    for (int n = 1; !rest.isEmpty(); n++) {
      String before = n == 1 ? "" : indent;
      int room = columns - before.length();
      if (width(rest, rest.length()) <= room) {
        lines.add(before.concat(rest));
        return;
      }
      boolean last = n == most;
      int end = fitting(rest, last ? room - CUT.length() : room);
      int cut = lastBreak(rest, end);
      String line = before.concat(rest.substring(0, cut).stripTrailing());
      lines.add(last ? line.concat(CUT) : line);
      if (last) {
        return;
      }
      rest = rest.substring(cut).strip();
    }
  }

  /** How many chars fit into so many columns, without parting a surrogate pair. */
  private static int fitting(String text, int columns) {
    int end = 0;
    while (end < text.length()) {
      int next = end + Character.charCount(text.codePointAt(end));
      if (width(text, next) > columns) {
        return end;
      }
      end = next;
    }
    return end;
  }

  /** The last place at or before {@code end} where a line may break; {@code end} if none is. */
  private static int lastBreak(String text, int end) {
    for (int at = end; at > 0; at--) {
      if (mayBreak(text, at)) {
        return at;
      }
    }
    return end;
  }

  private static boolean mayBreak(String text, int at) {
    char after = text.charAt(at);
    if (after == ' ') {
      return true;
    }
    char before = text.charAt(at - 1);
    return (isIdeograph(before) || isIdeograph(after))
        && NOT_FIRST.indexOf(after) < 0
        && NOT_LAST.indexOf(before) < 0;
  }

  /** Chinese characters and their punctuation; surrogates are left to be parted as words are. */
  private static boolean isIdeograph(char c) {
    return (c >= 0x3000 && c <= 0x9FFF) || (c >= 0xFF00 && c <= 0xFFEF);
  }

  /** Columns of the first chars; ideographs and what else is beyond U+1100 may take two. */
  private static int width(String text, int end) {
    return text.substring(0, end).codePoints().map(c -> c < 0x1100 || isNarrow(c) ? 1 : 2).sum();
  }

  private static boolean isNarrow(int c) {
    return c >= 0x2010 && c <= 0x2027;
  }
}
