package org.crmperf.parsers.scan;

import java.util.Arrays;

/**
 * Byte slices to dense ids, in order of first appearance. Open addressing over one arena; no object
 * per entry. Look-ups run in batches, so that the memory reads of many rows overlap.
 */
public final class ByteDictionary {
  private static final int INITIAL_SLOTS = 1 << 10;

  /** Per slot: upper half of the hash in the high 32 bits, id + 1 in the low; 0 is free. */
  private long[] slots = new long[INITIAL_SLOTS];

  private int[] offsets = new int[INITIAL_SLOTS];
  private byte[] arena = new byte[1 << 14];
  private int size;
  private long[] hashes = new long[0];

  /** Distinct values. */
  public int size() {
    return size;
  }

  /** Bytes of all values. */
  public int byteSize() {
    return offsets[size];
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

  /** Forgets everything; keeps the memory. */
  public void clear() {
    Arrays.fill(slots, 0);
    size = 0;
    offsets[0] = 0;
  }

  /**
   * The ids of {@code rows} slices of {@code bytes}; -1 for those of negative length.
   *
   * @param ids receives the ids, from {@code idsFrom} on
   */
  public void encode(byte[] bytes, int[] starts, int[] lengths, int rows, int[] ids, int idsFrom) {
    if (hashes.length < rows) {
      hashes = new long[rows];
    }
    for (int r = 0; r < rows; r++) {
      int length = lengths[r];
      hashes[r] = length < 0 ? 0 : ByteScan.hash(bytes, starts[r], length);
    }
    // touch the slots first: their cache misses then overlap instead of queueing up
    int mask = slots.length - 1;
    for (int r = 0; r < rows; r++) {
      ids[idsFrom + r] = (int) slots[(int) hashes[r] & mask] - 1;
    }
    for (int r = 0; r < rows; r++) {
      int length = lengths[r];
      ids[idsFrom + r] = length < 0 ? -1 : idOf(bytes, starts[r], length, hashes[r]);
    }
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
    return idOf(bytes, start, length, ByteScan.hash(bytes, start, length));
  }

  /** The id of a slice, or -1 if it was never added. */
  public int find(byte[] bytes, int start, int length) {
    long hash = ByteScan.hash(bytes, start, length);
    return (int) slots[slotOf(bytes, start, length, hash)] - 1;
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
    slots[slot] = (hash & 0xffff_ffff_0000_0000L) | (id + 1);
    size = id + 1;
    if (size * 2 > slots.length) {
      grow();
    }
    return id;
  }

  private void grow() {
    long[] old = slots;
    long[] bigger = new long[old.length * 2];
    int mask = bigger.length - 1;
    for (int id = 0; id < size; id++) {
      long hash = ByteScan.hash(arena, offsets[id], offsets[id + 1] - offsets[id]);
      int slot = (int) hash & mask;
      while (bigger[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      bigger[slot] = (hash & 0xffff_ffff_0000_0000L) | (id + 1);
    }
    slots = bigger;
  }
}
