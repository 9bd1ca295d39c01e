package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.parsers.scan.JsonSyntax;
import org.crmperf.parsers.scan.JsonText;

/** The values of an object as a map, to find out what an unknown log holds. Slow. */
final class JsonPeek {
  private static final int DEEPEST = 6;
  private static final int MOST = 400;

  private final byte[] b;
  private final int to;
  private final JsonSyntax syntax = new JsonSyntax();
  private final Map<List<String>, String> values = new LinkedHashMap<>();

  private JsonPeek(byte[] b, int to) {
    this.b = b;
    this.to = to;
  }

  /**
   * Texts, numbers and the first of each list by path, escapes undone; empty if the line in [from,
   * to) is no object.
   */
  static Map<List<String>, String> values(byte[] b, int from, int to) {
    int open = JsonPrefix.open(b, from, to);
    JsonPeek peek = new JsonPeek(b, to);
    if (open < 0) {
      return Map.of();
    }
    int end = peek.syntax.skip(b, open, to);
    if (end < 0 || JsonSyntax.space(b, end, to) < to) {
      return Map.of();
    }
    peek.object(open, List.of());
    return peek.values;
  }

  /** The syntax has been checked. */
  private void object(int open, List<String> path) {
    int at = JsonSyntax.space(b, open + 1, to);
    while (b[at] == '"' && values.size() < MOST) {
      int end = JsonSyntax.stringEnd(b, at + 1, to);
      List<String> place = new ArrayList<>(path);
      place.add(text(at + 1, end));
      at = JsonSyntax.space(b, end + 1, to);
      at = JsonSyntax.space(b, at + 1, to);
      at = b[at] == ',' || b[at] == '}' ? at : value(at, place);
      at = JsonSyntax.space(b, at, to);
      if (b[at] == '}') {
        return;
      }
      at = JsonSyntax.space(b, at + 1, to);
    }
  }

  private int value(int at, List<String> place) {
    int end = syntax.skip(b, at, to);
    int first = b[at] == '[' ? JsonSyntax.space(b, at + 1, to) : at;
    if (b[at] == '{') {
      if (place.size() < DEEPEST) {
        object(at, place);
      }
    } else if (b[first] == '"') {
      values.put(place, text(first + 1, JsonSyntax.stringEnd(b, first + 1, to)));
    } else if (b[first] == '-' || (b[first] >= '0' && b[first] <= '9')) {
      int numberEnd = JsonSyntax.numberEnd(b, first, to);
      values.put(place, new String(b, first, numberEnd - first, StandardCharsets.ISO_8859_1));
    }
    return end;
  }

  private String text(int from, int end) {
    byte[] out = new byte[end - from];
    return new String(out, 0, JsonText.decode(b, from, end, out), StandardCharsets.UTF_8);
  }
}
