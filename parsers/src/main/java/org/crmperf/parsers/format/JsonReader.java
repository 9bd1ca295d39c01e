package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.JsonSyntax;
import org.crmperf.parsers.scan.JsonText;

/**
 * Walks a JSON object once and hands out the values at the places asked for. Nothing is built: what
 * is not asked for is passed over, what is is a slice. Not thread-safe.
 */
final class JsonReader {
  /** A string without escapes, its text the slice. */
  static final int STRING = 0;

  /** A string with escapes, which the slice still has. */
  static final int ESCAPED = 1;

  static final int NUMBER = 2;

  /** True, false, null, an object, nothing at all. */
  static final int OTHER = 3;

  /** Takes the values. */
  interface Sink {
    /** The value at place {@code leaf}, [from, to) of the bytes being read. */
    void value(int leaf, int kind, int from, int to);
  }

  private final Sink sink;
  private final List<JsonKeys> tables = new ArrayList<>();
  private final JsonKeys root;
  private final JsonSyntax syntax = new JsonSyntax();
  private byte[] b = new byte[0];
  private byte[] escapedKey = new byte[64];
  private int to;

  /** Places are numbered as in the list; the same place can stand in it once. */
  JsonReader(List<List<String>> places, Sink sink) {
    this.sink = sink;
    this.root = new JsonKeys();
    tables.add(root);
    for (int leaf = 0; leaf < places.size(); leaf++) {
      JsonKeys table = root;
      List<String> path = places.get(leaf);
      for (String key : path.subList(0, path.size() - 1)) {
        table = child(table, key);
      }
      table.bindLeaf(table.add(path.get(path.size() - 1)), leaf);
    }
  }

  private JsonKeys child(JsonKeys table, String key) {
    int id = table.add(key);
    if (table.child(id) == JsonKeys.UNBOUND) {
      table.bindChild(id, tables.size());
      tables.add(new JsonKeys());
    }
    return tables.get(table.child(id));
  }

  /** The position after the object that opens at {@code from}, or ~ of where it is none. */
  int read(byte[] bytes, int from, int end) {
    b = bytes;
    to = end;
    return object(root, from);
  }

  private int object(JsonKeys keys, int open) {
    int at = JsonSyntax.space(b, open + 1, to);
    if (at < to && b[at] == '}') {
      return at + 1;
    }
    int previous = JsonKeys.START;
    while (true) {
      if (at >= to) {
        return ~to;
      }
      if (b[at] != '"') {
        return ~at;
      }
      at++;
      int id = keys.guess(previous);
      if (keys.stands(id, b, at, to)) {
        previous = id;
        at += keys.length(id) + 1;
      } else {
        int end = JsonSyntax.stringEnd(b, at, to);
        if (end < 0) {
          return end;
        }
        id = key(keys, previous, at, end);
        previous = id < 0 ? previous : id;
        at = end + 1;
      }
      int value = afterColon(at);
      at = value < 0 ? value : member(keys, id, value);
      if (at < 0) {
        return at;
      }
      at = next(at);
      if (at < 0 && ~at < to) {
        at = afterList(keys.leaf(id), value, ~at);
      }
      if (at < 0) {
        return at;
      }
      if (b[at] == '}') {
        return at + 1;
      }
    }
  }

  /** The quote of the next key, or the brace that closes the object. */
  private int next(int from) {
    int at = from;
    if (at < to && b[at] <= ' ') {
      at = JsonSyntax.space(b, at, to);
    }
    if (at < to && b[at] == '}') {
      return at;
    }
    if (at < to && b[at] == ',') {
      at++;
      if (at < to && b[at] <= ' ') {
        at = JsonSyntax.space(b, at, to);
      }
      if (at < to && b[at] == '"') {
        return at;
      }
    }
    return ~at;
  }

  /**
   * A value for each upstream, {@code 0.001, 0.002 : -}, that was printed without the quotes it
   * needs. Where the next key starts, or ~ of {@code broken} if this is no such list.
   */
  private int afterList(int leaf, int value, int broken) {
    int end = ~value;
    int elements = 0;
    for (int at = value; at >= 0; at = elementAfter(end)) {
      boolean number = b[at] == '-' || (b[at] >= '0' && b[at] <= '9');
      end = number ? JsonSyntax.numberEnd(b, at, to) : ~at;
      if (end < 0) {
        return ~broken;
      }
      elements++;
    }
    if (elements == 1) {
      return ~broken;
    }
    if (leaf != JsonKeys.UNBOUND) {
      sink.value(leaf, NUMBER, value, end);
    }
    return next(end);
  }

  private int elementAfter(int end) {
    int at = -1;
    if (end + 2 < to && b[end] == ',' && b[end + 1] == ' ') {
      at = end + 2;
    } else if (end + 3 < to && b[end] == ' ' && b[end + 1] == ':' && b[end + 2] == ' ') {
      at = end + 3;
    }
    return at > 0 && (b[at] == '-' || (b[at] >= '0' && b[at] <= '9')) ? at : -1;
  }

  private int key(JsonKeys keys, int previous, int from, int end) {
    for (int i = from; i < end; i++) {
      if (b[i] == '\\') {
        escapedKey = roomFor(escapedKey, end - from);
        return keys.find(escapedKey, 0, JsonText.decode(b, from, end, escapedKey));
      }
    }
    return keys.learn(previous, b, from, end);
  }

  private int afterColon(int from) {
    int at = from;
    if (at < to && b[at] != ':') {
      at = JsonSyntax.space(b, at, to);
    }
    if (at >= to) {
      return ~to;
    }
    if (b[at] != ':') {
      return ~at;
    }
    at++;
    if (at < to && b[at] <= ' ') {
      at = JsonSyntax.space(b, at, to);
    }
    return at < to ? at : ~to;
  }

  private int member(JsonKeys keys, int id, int at) {
    byte c = b[at];
    if (c == ',' || c == '}') {
      return at;
    }
    int leaf = keys.leaf(id);
    if (c == '{' && keys.child(id) != JsonKeys.UNBOUND) {
      return object(tables.get(keys.child(id)), at);
    }
    if (leaf == JsonKeys.UNBOUND) {
      return syntax.skip(b, at, to);
    }
    if (c != '[') {
      return leaf(leaf, at);
    }
    int first = JsonSyntax.space(b, at + 1, to);
    if (first < to && b[first] != ']' && b[first] != '[' && b[first] != '{') {
      int end = leaf(leaf, first);
      return end < 0 ? end : syntax.skip(b, at, to);
    }
    sink.value(leaf, OTHER, at, at + 1);
    return syntax.skip(b, at, to);
  }

  private int leaf(int leaf, int at) {
    byte c = b[at];
    if (c == '"') {
      int end = ByteScan.indexOfQuoteOrBackslash(b, at + 1, to);
      boolean escaped = end >= 0 && b[end] == '\\';
      end = end < 0 ? ~to : escaped ? JsonSyntax.stringEnd(b, end, to) : end;
      if (end < 0) {
        return end;
      }
      sink.value(leaf, escaped ? ESCAPED : STRING, at + 1, end);
      return end + 1;
    }
    if (c == '-' || (c >= '0' && c <= '9')) {
      int end = JsonSyntax.numberEnd(b, at, to);
      if (end >= 0) {
        sink.value(leaf, NUMBER, at, end);
      }
      return end;
    }
    int end = syntax.skip(b, at, to);
    if (end >= 0) {
      sink.value(leaf, OTHER, at, end);
    }
    return end;
  }

  /** An array of at least {@code length} bytes. */
  static byte[] roomFor(byte[] array, int length) {
    return array.length >= length ? array : new byte[Math.max(length, array.length * 2)];
  }
}
