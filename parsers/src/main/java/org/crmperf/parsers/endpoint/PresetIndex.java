package org.crmperf.parsers.endpoint;

import java.util.Arrays;

/**
 * Tells from the words of a path which presets could know it, so that the others need not be asked:
 * most targets are of no product or of one. Presets are numbered; a set of them is a bit mask.
 */
final class PresetIndex {
  /** A power of two, several times the number of words, so that most look-ups end at once. */
  private static final int SLOTS = 256;

  private static final byte[] FREE = {};

  /** A hash table of words, with the presets that a word suggests at each place. */
  private final byte[][] words = new byte[SLOTS][];

  private final int[] atFirst = new int[SLOTS];
  private final int[] atNear = new int[SLOTS];
  private final int[] atLast = new int[SLOTS];
  private int directory;
  private int single;

  PresetIndex(CrmPreset... presets) {
    Arrays.fill(words, FREE);
    for (int i = 0; i < presets.length; i++) {
      presets[i].announce(new Places(1 << i));
    }
  }

  /** What a preset says about itself: where it must be asked. */
  final class Places {
    private final int preset;

    private Places(int preset) {
      this.preset = preset;
    }

    /** When the first segment is one of the words. */
    Places first(String... names) {
      return add(atFirst, names);
    }

    /** When one of the first segments is one of the words, see {@link CrmPreset#anchor}. */
    Places near(String... names) {
      return add(atNear, names);
    }

    /** When the last segment is one of the words. */
    Places last(String... names) {
      return add(atLast, names);
    }

    /** When the path is the root or ends in a slash. */
    Places directory() {
      directory |= preset;
      return this;
    }

    /** When the path is a single segment. */
    Places single() {
      single |= preset;
      return this;
    }

    private Places add(int[] place, String... names) {
      for (String name : names) {
        byte[] word = Bytes.ascii(name);
        int slot = slot(word, 0, word.length);
        words[slot] = word;
        place[slot] |= preset;
      }
      return this;
    }
  }

  /** The presets that could know the target. */
  int candidates(Target target) {
    int count = target.count();
    if (count == 0) {
      return directory;
    }
    int found = target.trailingSlash() ? directory : 0;
    int slot = slot(target, 0);
    found |= atFirst[slot] | atNear[slot];
    if (count == 1) {
      return found | atLast[slot] | single;
    }
    int near = Math.min(count - 1, CrmWriter.MAX_PREFIX + 1);
    for (int i = 1; i < near; i++) {
      found |= atNear[slot(target, i)];
    }
    slot = slot(target, count - 1);
    return found | atLast[slot] | (count <= CrmWriter.MAX_PREFIX + 1 ? atNear[slot] : 0);
  }

  private int slot(Target target, int segment) {
    return slot(target.path(), target.start(segment), target.end(segment));
  }

  /** Where the word is in the table, or the free slot where it would be. */
  private int slot(byte[] b, int from, int to) {
    int slot = (to - from) * 47 + b[from] * 5 + b[to - 1] & SLOTS - 1;
    while (words[slot] != FREE && !Bytes.equal(b, from, to, words[slot])) {
      slot = slot + 1 & SLOTS - 1;
    }
    return slot;
  }
}
