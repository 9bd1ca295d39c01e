package org.crmperf.parsers.scan;

import java.util.Arrays;

/**
 * Byte slices to dense ids, in order of first appearance. Open addressing over one arena; no object
 * per entry. Look-ups run in batches, so that the memory reads of many rows overlap.
 */
public final class ByteDictionary {
  private static final int INITIAL_SLOTS = 1 << 10;
  private static final int RECENT_BITS = 10;
  private static final int RECENT = 1 << RECENT_BITS;

  /**
   * Before the end of a user agent, where its version stands: {@code Chrome/113.0.0.0
   * Safari/537.36} ends as all of them do.
   */
  private static final int VERSION = 24;

  /** The most values of which a repeated one is looked for among the recent ones first. */
  private static final int FEW = 4 * RECENT;

  /** Per slot: upper half of the hash in the high 32 bits, id + 1 in the low; 0 is free. */
  private long[] slots = new long[INITIAL_SLOTS];

  private int[] offsets = new int[INITIAL_SLOTS];
  private byte[] arena = new byte[1 << 14];

  /**
   * A bit for each id: whether its value is its own text. Found once, while its bytes are at hand.
   */
  private long[] plain = new long[INITIAL_SLOTS >> 6];

  private int size;
  private long[] hashes = new long[0];

  /** The last id that was found by its ends; any id is a guess to be checked. */
  private final int[] recent = new int[RECENT];

  private long looked;

  /** Keeps the reads that only warm the cache from being optimised away. */
  @SuppressWarnings("UnusedVariable")
  private int touched;

  /** Distinct values. */
  public int size() {
    return size;
  }

  /** The bytes of all values, one after the other. */
  public byte[] arena() {
    return arena;
  }

  /** Where value {@code id} starts in the arena. */
  public int start(int id) {
    return offsets[id];
  }

  /** Where value {@code id} ends in the arena. */
  public int end(int id) {
    return offsets[id + 1];
  }

  /** Whether the first so many bytes of value {@code id} are {@link LogText#isPlain plain text}. */
  public boolean isPlain(int id, int mostBytes) {
    if ((plain[id >> 6] >>> id & 1) != 0) {
      return true;
    }
    int from = offsets[id];
    return offsets[id + 1] - from > mostBytes && LogText.isPlain(arena, from, from + mostBytes);
  }

  /** Forgets everything; keeps the memory. */
  public void clear() {
    Arrays.fill(slots, 0);
    size = 0;
    looked = 0;
    offsets[0] = 0;
  }

  /**
   * The ids of {@code rows} slices of {@code bytes}; -1 for those of negative length.
   *
   * @param ids receives the ids, from {@code idsFrom} on
   */
  public void encode(byte[] bytes, int[] starts, int[] lengths, int rows, int[] ids, int idsFrom) {
    looked += rows;
    if (size < FEW && size * 16L < looked) {
      encodeRepeated(bytes, starts, lengths, rows, ids, idsFrom);
    } else {
      encodeVaried(bytes, starts, lengths, rows, ids, idsFrom);
    }
  }

  /** A column of few values, such as user agents: most are found without hashing all of them. */
  private void encodeRepeated(
      byte[] bytes, int[] starts, int[] lengths, int rows, int[] ids, int idsFrom) {
    for (int r = 0; r < rows; r++) {
      int length = lengths[r];
      ids[idsFrom + r] = length < 0 ? -1 : repeated(bytes, starts[r], length);
    }
  }

  private int repeated(byte[] bytes, int start, int length) {
    int key = length >= 8 ? endsKey(bytes, start, length) : shortKey(bytes, start, length);
    int id = recent[key];
    if (isValue(id, bytes, start, length)) {
      return id;
    }
    id = idOf(bytes, start, length, hash(bytes, start, length));
    recent[key] = id;
    return id;
  }

  private static int endsKey(byte[] bytes, int start, int length) {
    long ends = ByteScan.longAt(bytes, start) * 31 + ByteScan.longAt(bytes, start + length - 8);
    if (length >= VERSION) {
      ends = ends * 31 + ByteScan.longAt(bytes, start + length - VERSION);
    }
    return (int) ((ends + length) * 0x9E3779B97F4A7C15L >>> 64 - RECENT_BITS);
  }

  private static int shortKey(byte[] bytes, int start, int length) {
    int key = length;
    for (int i = start; i < start + length; i++) {
      key = key * 31 + bytes[i];
    }
    return key & RECENT - 1;
  }

  private boolean isValue(int id, byte[] bytes, int start, int length) {
    if (id >= size) {
      return false;
    }
    int at = offsets[id];
    return offsets[id + 1] - at == length && ByteScan.equal(arena, at, bytes, start, length);
  }

  /** A column of many values: look-ups go in steps, so that memory reads of many rows overlap. */
  private void encodeVaried(
      byte[] bytes, int[] starts, int[] lengths, int rows, int[] ids, int idsFrom) {
    if (hashes.length < rows) {
      hashes = new long[rows];
    }
    for (int r = 0; r < rows; r++) {
      int length = lengths[r];
      hashes[r] = length < 0 ? 0 : hash(bytes, starts[r], length);
    }
    touch(rows, ids, idsFrom);
    for (int r = 0; r < rows; r++) {
      int length = lengths[r];
      ids[idsFrom + r] = length < 0 ? -1 : idOf(bytes, starts[r], length, hashes[r]);
    }
  }

  /** Reads the slots first, then what they point to: the cache misses overlap. */
  private void touch(int rows, int[] ids, int idsFrom) {
    int mask = slots.length - 1;
    for (int r = 0; r < rows; r++) {
      ids[idsFrom + r] = (int) slots[(int) hashes[r] & mask];
    }
    int read = 0;
    for (int r = 0; r < rows; r++) {
      int id = ids[idsFrom + r];
      read += id > 0 ? arena[offsets[id - 1]] : 0;
    }
    touched = read;
  }

  /**
   * As {@link #encode(byte[], int[], int[], int, int[], int)}, for slices of two arrays: one that
   * starts at a negative number is a slice of {@code own}, at that number's complement.
   */
  public void encode(
      byte[] bytes, byte[] own, int[] starts, int[] lengths, int rows, int[] ids, int idsFrom) {
    for (int r = 0; r < rows; r++) {
      int length = lengths[r];
      int start = starts[r];
      ids[idsFrom + r] =
          length < 0 ? -1 : start < 0 ? idOf(own, ~start, length) : idOf(bytes, start, length);
    }
  }

  /** The id of one slice, given its bytes. */
  public int idOf(byte[] bytes, int start, int length) {
    return idOf(bytes, start, length, hash(bytes, start, length));
  }

  /** The id of a slice, or -1 if it was never added. */
  public int find(byte[] bytes, int start, int length) {
    long hash = hash(bytes, start, length);
    return (int) slots[slotOf(bytes, start, length, hash)] - 1;
  }

  /**
   * Two halves side by side, so that no multiplication waits for the one before. Of this dictionary
   * alone: {@link ByteScan#hash} is stored, and may not change.
   */
  private static long hash(byte[] b, int from, int length) {
    if (length < 2 * Long.BYTES) {
      return ByteScan.hash(b, from, length);
    }
    long even = length * 0x9E3779B97F4A7C15L;
    long odd = 0;
    int end = from + length;
    int last = end - 2 * Long.BYTES;
    for (int i = from; i < last; i += 2 * Long.BYTES) {
      even = (even ^ ByteScan.longAt(b, i)) * 0xD6E8FEB86659FD93L;
      odd = (odd ^ ByteScan.longAt(b, i + Long.BYTES)) * 0x9E3779B97F4A7C15L;
      even ^= even >>> 32;
      odd ^= odd >>> 32;
    }
    // the last ones overlap with those before
    even = (even ^ ByteScan.longAt(b, last)) * 0xD6E8FEB86659FD93L;
    odd = (odd ^ ByteScan.longAt(b, last + Long.BYTES)) * 0x9E3779B97F4A7C15L;
    long h = (even ^ even >>> 32 ^ Long.rotateLeft(odd ^ odd >>> 32, 21)) * 0xD6E8FEB86659FD93L;
    return h ^ h >>> 29;
  }

  private int idOf(byte[] bytes, int start, int length, long hash) {
    int slot = slotOf(bytes, start, length, hash);
    int id = (int) slots[slot] - 1;
    return id >= 0 ? id : insert(bytes, start, length, hash, slot);
  }

  /** The slot of a slice, or the free one where it would go. */
  private int slotOf(byte[] bytes, int start, int length, long hash) {
    int mask = slots.length - 1;
    long tag = hash & 0xffff_ffff_0000_0000L;
    int slot = (int) hash & mask;
    while (true) {
      long entry = slots[slot];
      if (entry == 0) {
        return slot;
      }
      if ((entry & 0xffff_ffff_0000_0000L) == tag) {
        int id = (int) entry - 1;
        int at = offsets[id];
        if (offsets[id + 1] - at == length && ByteScan.equal(arena, at, bytes, start, length)) {
          return slot;
        }
      }
      slot = (slot + 1) & mask;
    }
  }

  private int insert(byte[] bytes, int start, int length, long hash, int slot) {
    int id = size;
    int at = offsets[id];
    if (arena.length - at < length) {
      arena = Arrays.copyOf(arena, Math.max(arena.length * 2, at + length));
    }
    System.arraycopy(bytes, start, arena, at, length);
    if (id + 2 > offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    offsets[id + 1] = at + length;
    notePlain(id, LogText.isPlain(bytes, start, start + length) ? 1 : 0);
    slots[slot] = (hash & 0xffff_ffff_0000_0000L) | (id + 1);
    size = id + 1;
    if (size * 2 > slots.length) {
      grow();
    }
    return id;
  }

  private void notePlain(int id, long bit) {
    int word = id >> 6;
    if (word == plain.length) {
      plain = Arrays.copyOf(plain, word * 2);
    }
    long before = (id & 63) == 0 ? 0 : plain[word]; // what a cleared dictionary left there
    plain[word] = before | bit << id;
  }

  private void grow() {
    long[] old = slots;
    long[] bigger = new long[old.length * 2];
    int mask = bigger.length - 1;
    for (int id = 0; id < size; id++) {
      long hash = hash(arena, offsets[id], offsets[id + 1] - offsets[id]);
      int slot = (int) hash & mask;
      while (bigger[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      bigger[slot] = (hash & 0xffff_ffff_0000_0000L) | (id + 1);
    }
    slots = bigger;
  }
}
