package org.crmperf.parsers.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds bytes in a slice, eight at a time. Every scan stops at {@code to}: a scan that ran past the
 * end of its line would glue two lines together and lose one without a trace.
 */
public final class ByteScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long QUOTES = LOW * '"';
  private static final long BACKSLASHES = LOW * '\\';

  static {
    // a client compiler that meets one of these before it has ever run makes a slow call of it for
    // good, in the hottest loops there are
    byte[] eight = new byte[Long.BYTES];
    putLong(eight, 0, longAt(eight, 0));
    putInt(eight, 0, intAt(eight, 0));
  }

  private ByteScan() {}

  /** Eight bytes, little endian. */
  public static long longAt(byte[] b, int at) {
    return (long) LONGS.get(b, at);
  }

  /** Four bytes, little endian. */
  public static int intAt(byte[] b, int at) {
    return (int) INTS.get(b, at);
  }

  /** Writes eight bytes, little endian. */
  public static void putLong(byte[] b, int at, long value) {
    LONGS.set(b, at, value);
  }

  /** Writes four bytes, little endian. */
  public static void putInt(byte[] b, int at, int value) {
    INTS.set(b, at, value);
  }

  /** The first position of {@code c} in [from, to), or -1. */
  public static int indexOf(byte[] b, int from, int to, byte c) {
    long pattern = LOW * (c & 0xff);
    int i = from;
    for (int last = to - 8; i <= last; i += 8) {
      long x = (long) LONGS.get(b, i) ^ pattern;
      long hit = (x - LOW) & ~x & HIGH;
      if (hit != 0) {
        return i + firstByte(hit);
      }
    }
    for (; i < to; i++) {
      if (b[i] == c) {
        return i;
      }
    }
    return -1;
  }

  /** The first position of a double quote or a backslash in [from, to), or -1. */
  public static int indexOfQuoteOrBackslash(byte[] b, int from, int to) {
    int i = from;
    for (int last = to - 8; i <= last; i += 8) {
      long word = (long) LONGS.get(b, i);
      long q = word ^ QUOTES;
      long s = word ^ BACKSLASHES;
      long hit = (((q - LOW) & ~q) | ((s - LOW) & ~s)) & HIGH;
      if (hit != 0) {
        return i + firstByte(hit);
      }
    }
    for (; i < to; i++) {
      if (b[i] == '"' || b[i] == '\\') {
        return i;
      }
    }
    return -1;
  }

  /**
   * The lowest byte of a mask of high bits: the bits below its own are counted byte by byte. Plain
   * arithmetic, for a client compiler makes a call of {@code numberOfTrailingZeros}.
   */
  private static int firstByte(long highBits) {
    return (int) (((highBits - 1) & LOW) * LOW >>> 56) - 1;
  }

  /** The first double quote in [from, to) that no backslash escapes, or -1. */
  public static int indexOfQuote(byte[] b, int from, int to) {
    int i = from;
    while (true) {
      i = indexOfQuoteOrBackslash(b, i, to);
      if (i < 0 || b[i] == '"') {
        return i;
      }
      i += 2;
      if (i >= to) {
        return -1;
      }
    }
  }

  /** The high bit of every byte of the word that is zero. */
  static long zeros(long word) {
    // no carry leaves its byte, unlike in the shorter test for the first zero
    return ~(((word & ~HIGH) + ~HIGH) | word | ~HIGH);
  }

  /**
   * The high bit of every byte of the word that is zero, and perhaps of ones that are 1 and stand
   * behind such a byte; none if there is no zero.
   */
  static long likelyZeros(long word) {
    return (word - LOW) & ~word & HIGH;
  }

  /** Whether all eight bytes are printable ASCII, and none a backslash. */
  static boolean isPlain(long word) {
    long control = word - LOW * 0x20;
    long delete = (word ^ LOW * 0x7f) - LOW;
    long backslash = (word ^ BACKSLASHES) - LOW;
    // a borrow can only come from a byte that is one of them
    return ((word | control | delete | backslash) & HIGH) == 0;
  }

  /** The high bits of the eight bytes as the lowest eight bits. */
  static long oneBitEach(long highBits) {
    return (highBits >>> 7) * 0x0102040810204080L >>> 56;
  }

  /** The fewer than eight bytes of [at, to), zeros above them; nothing before {@code from}. */
  static long lastBytes(byte[] b, int at, int from, int to) {
    if (to - from >= Long.BYTES) {
      return (long) LONGS.get(b, to - Long.BYTES) >>> Long.SIZE - (to - at) * Byte.SIZE;
    }
    long word = 0;
    for (int i = to - 1; i >= at; i--) {
      word = word << Byte.SIZE | (b[i] & 0xff);
    }
    return word;
  }

  /** Eight times the same byte. */
  static long eightTimes(byte c) {
    return LOW * (c & 0xff);
  }

  /** Copies [from, to) to {@code target}, every {@code old} replaced. */
  public static void copyReplacing(
      byte[] b, int from, int to, byte[] target, int at, byte old, byte replacement) {
    long pattern = eightTimes(old);
    long change = (old ^ replacement) & 0xff;
    int shift = at - from;
    int i = from;
    for (int last = to - 8; i <= last; i += 8) {
      long word = (long) LONGS.get(b, i);
      LONGS.set(target, i + shift, word ^ (zeros(word ^ pattern) >>> 7) * change);
    }
    for (; i < to; i++) {
      target[i + shift] = b[i] == old ? replacement : b[i];
    }
  }

  /** Whether {@code literal} stands at {@code at}, wholly before {@code to}. */
  public static boolean startsWith(byte[] b, int at, int to, byte[] literal) {
    int n = literal.length;
    if (to - at < n) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      if (b[at + i] != literal[i]) {
        return false;
      }
    }
    return true;
  }

  /** A 64-bit hash of [from, from + length). */
  public static long hash(byte[] b, int from, int length) {
    long h = length * 0x9E3779B97F4A7C15L;
    int i = from;
    int end = from + length;
    for (int last = end - 8; i <= last; i += 8) {
      h = (h ^ (long) LONGS.get(b, i)) * 0xD6E8FEB86659FD93L;
      h ^= h >>> 32;
    }
    if (i < end) {
      long tail = 0;
      if (length >= 8) {
        tail = (long) LONGS.get(b, end - 8);
      } else {
        for (; i < end; i++) {
          tail = tail << 8 | (b[i] & 0xff);
        }
      }
      h = (h ^ tail) * 0xD6E8FEB86659FD93L;
      h ^= h >>> 32;
    }
    h *= 0x9E3779B97F4A7C15L;
    return h ^ h >>> 29;
  }

  /** Whether two slices of the same length are equal. */
  public static boolean equal(byte[] a, int aFrom, byte[] b, int bFrom, int length) {
    if (length >= 8 && length <= 16) {
      int rest = length - 8;
      return (long) LONGS.get(a, aFrom) == (long) LONGS.get(b, bFrom)
          && (long) LONGS.get(a, aFrom + rest) == (long) LONGS.get(b, bFrom + rest);
    }
    return Arrays.equals(a, aFrom, aFrom + length, b, bFrom, bFrom + length);
  }
}
