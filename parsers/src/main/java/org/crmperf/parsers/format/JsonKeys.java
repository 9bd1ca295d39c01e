package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.crmperf.parsers.scan.ByteScan;

/**
 * The keys of the objects at one place: which of them are bound to something, and which one came
 * after which the last time. Lines of one log have their keys in one order, so that the guess is
 * nearly always right, and comparing eight bytes at a time is all there is to do for a key.
 */
final class JsonKeys {
  /** Before the first key of an object. */
  static final int START = 0;

  /** A key that is not remembered. */
  static final int UNKNOWN = -1;

  /** Nothing is bound. */
  static final int UNBOUND = -1;

  /** More keys than this, or longer ones, are not remembered: a log can hold any. */
  private static final int MOST = 512;

  private static final int LONGEST = 128;

  private byte[][] keys = new byte[64][];

  /** A key's bytes and its closing quote, eight at a time. */
  private long[][] words = new long[64][];

  private int[] next = new int[64];
  private int[] leaves = new int[64];
  private int[] children = new int[64];
  private int[] slots = new int[256];
  private int size = 1;

  JsonKeys() {
    keys[START] = new byte[0];
    words[START] = new long[0];
    leaves[START] = UNBOUND;
    children[START] = UNBOUND;
  }

  /** The key's id; it is added if need be. */
  int add(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    int id = find(bytes, 0, bytes.length);
    return id == UNKNOWN ? insert(bytes, 0, bytes.length) : id;
  }

  void bindLeaf(int id, int leaf) {
    leaves[id] = leaf;
  }

  void bindChild(int id, int child) {
    children[id] = child;
  }

  int leaf(int id) {
    return id < 0 ? UNBOUND : leaves[id];
  }

  int child(int id) {
    return id < 0 ? UNBOUND : children[id];
  }

  /** The key that came after this one; {@link #START} if that is not known. */
  int guess(int previous) {
    return next[previous];
  }

  /** Bytes of a key. */
  int length(int id) {
    return keys[id].length;
  }

  /** Whether this key and its closing quote stand at {@code at}. */
  boolean stands(int id, byte[] b, int at, int to) {
    if (id == START) {
      return false;
    }
    long[] w = words[id];
    int last = w.length - 1;
    if (at + 8 * w.length > to) {
      return standsNearTheEnd(keys[id], b, at, to);
    }
    for (int i = 0; i < last; i++) {
      if (ByteScan.longAt(b, at + 8 * i) != w[i]) {
        return false;
      }
    }
    int unused = 64 - 8 * (keys[id].length + 1 - 8 * last);
    return (ByteScan.longAt(b, at + 8 * last) ^ w[last]) << unused == 0;
  }

  private static boolean standsNearTheEnd(byte[] key, byte[] b, int at, int to) {
    return ByteScan.startsWith(b, at, to, key) && at + key.length < to && b[at + key.length] == '"';
  }

  /** The id of a key without escapes that came after {@code previous}. */
  int learn(int previous, byte[] b, int from, int to) {
    int id = find(b, from, to);
    if (id == UNKNOWN && size < MOST && to - from <= LONGEST) {
      id = insert(b, from, to);
    }
    if (id != UNKNOWN) {
      next[previous] = id;
    }
    return id;
  }

  /** The id of a key, or {@link #UNKNOWN}. */
  int find(byte[] b, int from, int to) {
    int length = to - from;
    int mask = slots.length - 1;
    int slot = (int) ByteScan.hash(b, from, length) & mask;
    while (slots[slot] != 0) {
      int id = slots[slot];
      if (keys[id].length == length && ByteScan.equal(keys[id], 0, b, from, length)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
    return UNKNOWN;
  }

  private int insert(byte[] b, int from, int to) {
    if (size == keys.length) {
      grow();
    }
    int id = size++;
    keys[id] = Arrays.copyOfRange(b, from, to);
    byte[] padded = Arrays.copyOf(keys[id], ((to - from) / 8 + 1) * 8);
    padded[to - from] = '"';
    words[id] = new long[padded.length / 8];
    for (int i = 0; i < words[id].length; i++) {
      words[id][i] = ByteScan.longAt(padded, 8 * i);
    }
    leaves[id] = UNBOUND;
    children[id] = UNBOUND;
    occupy(id);
    return id;
  }

  private void occupy(int id) {
    int mask = slots.length - 1;
    int slot = (int) ByteScan.hash(keys[id], 0, keys[id].length) & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = id;
  }

  private void grow() {
    int more = size * 2;
    keys = Arrays.copyOf(keys, more);
    words = Arrays.copyOf(words, more);
    next = Arrays.copyOf(next, more);
    leaves = Arrays.copyOf(leaves, more);
    children = Arrays.copyOf(children, more);
    slots = new int[more * 4];
    for (int id = 1; id < size; id++) {
      occupy(id);
    }
  }
}
